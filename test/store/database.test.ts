import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { journalWriter } from '../../simulator/journal/record.ts'
import { openDatabase } from '../../simulator/store/database.ts'
import { type Migration, migrate, migrations, schemaVersion } from '../../simulator/store/migrate.ts'
import { prepare } from '../../simulator/store/prepare.ts'
import { declarationRow } from '../../simulator/store/rows.ts'
import { openStore } from '../../simulator/store/store.ts'
import { onBothEngines } from './engines.ts'
import { declaration, entry } from './samples.ts'

const later: Migration = {
  async up(db) {
    await sql`create table later (id integer primary key)`.execute(db)
  },
}

onBothEngines('the database', (bench) => {
  it('migrations: a new database comes to the version of the program; a second start changes nothing', async () => {
    const { database, place } = await bench.store()
    const versions = () => database.query.selectFrom('schema_version').selectAll().execute()
    const first = await versions()
    expect(first.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
    await bench.store(place)
    expect(await versions()).toEqual(first)
  })

  it('migrations: a database newer than the program is refused with the way out and left as it is', async () => {
    const { database, store, place } = await bench.store()
    await database.query.insertInto('schema_version').values({ version: 99, applied_at: 'x' }).execute()
    await store.close()
    const again = await bench.open(place)
    await expect(openStore(again, journalWriter)).rejects.toMatchObject({
      fault: 'newer',
      vi: expect.stringContaining('hãy cập nhật chương trình'),
      en: expect.stringContaining('99'),
    })
    expect(await schemaVersion(again.query)).toBe(99)
  })

  it('migrations: an older database is backed up, then brought forward', async () => {
    const { database, store } = await bench.store()
    await store.commit((tx) => tx.append([entry()]))
    await prepare(database, [...migrations, later])
    expect(await schemaVersion(database.query)).toBe(migrations.length + 1)
    const made = readdirSync(database.backups)
    expect(made).toEqual([expect.stringMatching(/^before-version-\d+-.*\.vnbak$/)])
    expect(statSync(join(database.backups, made[0] ?? '')).mode & 0o777).toBe(0o600)
  })

  it('migrations: one that fails leaves the database at the version before', async () => {
    const { database } = await bench.store()
    const failing: Migration = {
      async up(db, engine) {
        await later.up(db, engine)
        throw new Error('half way')
      },
    }
    await expect(prepare(database, [...migrations, failing])).rejects.toThrow('half way')
    expect(await schemaVersion(database.query)).toBe(migrations.length)
    const tables = await database.query.introspection.getTables()
    expect(tables.map(({ name }) => name)).not.toContain('later')
  })

  it('migrations: declarations kept under their whole number are found by every branch afterwards', async () => {
    const database = await bench.open(await bench.place())
    await migrate(database.query, database.engine, migrations, 2)
    const kept = declaration('100000000010')
    const row = { ...declarationRow('main', kept), number: kept.number }
    await database.query.insertInto('declarations').values(row).execute()
    const store = await openStore(database, journalWriter)
    expect(await store.declaration('100000000010')).toEqual(kept)
    await store.commit((tx) => tx.saveDeclaration({ ...kept, number: '100000000011' }))
    expect(await store.declarations({})).toHaveLength(1)
    expect((await store.declaration('100000000010'))?.number).toBe('100000000011')
  })

  it('migrations: several processes that start at once make the tables once', async () => {
    const place = await bench.place()
    const script = join(import.meta.dirname, 'start-once.ts')
    const start = async () => {
      const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(place)], { stdio: 'pipe' })
      let told = ''
      child.stderr.on('data', (chunk: Buffer) => {
        told += chunk
      })
      const [code] = await once(child, 'exit')
      return code === 0 ? 'started' : told
    }
    expect(await Promise.all([start(), start(), start()])).toEqual(['started', 'started', 'started'])
    const database = await bench.open(place)
    expect(await schemaVersion(database.query)).toBe(migrations.length)
  })
})

describe('SQLite: opening', () => {
  const folders: string[] = []
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'vnaccs-db-'))
    folders.push(made)
    return made
  }
  afterEach(() => {
    for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true })
  })

  it('quality.md reliability: a file that is no database is told as one, and not touched', async () => {
    const file = join(folder(), 'vnaccs.db')
    const text = 'đây không phải cơ sở dữ liệu '.repeat(300)
    writeFileSync(file, text)
    await expect(openDatabase({ file })).rejects.toMatchObject({
      name: 'StoreError',
      fault: 'damaged',
      vi: expect.stringContaining(file),
      en: expect.stringContaining('restore a backup'),
    })
    expect(statSync(file).size).toBe(Buffer.byteLength(text))
  })

  it('quality.md reliability: a database with damaged pages is told as damaged', async () => {
    const file = join(folder(), 'vnaccs.db')
    const database = await openDatabase({ file })
    await openStore(database, journalWriter)
    await database.close()
    const size = statSync(file).size
    const handle = new Sqlite(file)
    handle.pragma('journal_mode = DELETE')
    handle.close()
    // The header stays, the pages behind it are overwritten.
    execFileSync('dd', ['if=/dev/urandom', `of=${file}`, 'bs=1', 'seek=100', `count=${size - 100}`, 'conv=notrunc'], {
      stdio: 'ignore',
    })
    const opened = openDatabase({ file }).then((damaged) => openStore(damaged, journalWriter))
    await expect(opened).rejects.toMatchObject({ fault: 'damaged' })
  })

  it('quality.md reliability: a folder that cannot be is told with the way out', async () => {
    const file = join(folder(), 'file')
    writeFileSync(file, '')
    await expect(openDatabase({ file: join(file, 'vnaccs.db') })).rejects.toMatchObject({
      fault: 'unopenable',
      en: expect.stringContaining('DATA_DIR'),
    })
  })

  it.skipIf(process.getuid?.() === 0)(
    'quality.md reliability: a folder without the right to write is told',
    async () => {
      const closed = join(folder(), 'closed')
      mkdirSync(closed, { mode: 0o500 })
      await expect(openDatabase({ file: join(closed, 'vnaccs.db') })).rejects.toMatchObject({ fault: 'readOnly' })
    },
  )

  it('quality.md security: the database files are closed to others', async () => {
    const file = join(folder(), 'data', 'vnaccs.db')
    const database = await openDatabase({ file })
    const store = await openStore(database, journalWriter)
    await store.commit((tx) => tx.append([entry()]))
    for (const name of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(name).mode & 0o777).toBe(0o600)
    await database.close()
  })

  it('stack.md: WAL with synchronous=FULL, so that an answered commit survives a power cut', async () => {
    const database = await openDatabase({ file: join(folder(), 'vnaccs.db') })
    const pragma = async (name: string) => (await sql.raw(`pragma ${name}`).execute(database.query)).rows[0]
    expect(await pragma('journal_mode')).toEqual({ journal_mode: 'wal' })
    expect(await pragma('synchronous')).toEqual({ synchronous: 2 })
    await database.close()
  })

  it('quality.md reliability: a full disk fails the commit with its sentence, keeps nothing half, and heals', async (test) => {
    const disk = folder()
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' })
    } catch {
      test.skip('SKIPPED: a small disk cannot be mounted without the rights of root')
    }
    try {
      const database = await openDatabase({ file: join(disk, 'vnaccs.db') })
      const store = await openStore(database, journalWriter)
      await store.commit((tx) => tx.append([entry()]))
      const large = entry({ body: new Uint8Array(4_000_000) })
      await expect(store.commit((tx) => tx.append([large]))).rejects.toMatchObject({ fault: 'full' })
      execFileSync('mount', ['-o', 'remount,size=40m', disk])
      expect(await store.commit((tx) => tx.append([large]))).toEqual([2])
      await store.close()
      await database.close()
    } finally {
      execFileSync('umount', [disk])
    }
  })
})

describe('PostgreSQL: opening', () => {
  it('quality.md reliability: a server that cannot be reached is told without the password', async () => {
    const url = 'postgres://user:geheim@127.0.0.1:1/vnaccs'
    const failed = openDatabase({ url, file: '/nonexistent/vnaccs.db' })
    await expect(failed).rejects.toMatchObject({
      fault: 'unreachable',
      vi: expect.stringContaining('127.0.0.1:1/vnaccs'),
    })
    await expect(failed).rejects.not.toMatchObject({ message: expect.stringContaining('geheim') })
  })
})
