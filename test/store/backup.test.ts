import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { openJournal } from '../../simulator/journal/journal.ts'
import { journalWriter } from '../../simulator/journal/record.ts'
import { backup } from '../../simulator/store/backup.ts'
import { type Database, type DatabaseOptions, openDatabase } from '../../simulator/store/database.ts'
import { schemaVersion } from '../../simulator/store/migrate.ts'
import { restore } from '../../simulator/store/restore.ts'
import { openStore } from '../../simulator/store/store.ts'
import { type Bench, onBothEngines } from './engines.ts'
import { account, bytes, certificate, declaration, entry, report, runRecord } from './samples.ts'

const restoreInto = (database: Database, file: string, dataDir: string) =>
  restore(database, { file, dataDir, verify: openJournal(database).verify })

/** A used database with keys beside it, and its backup. */
async function used(bench: Bench) {
  const made = await bench.store()
  const dataDir = dirname(made.place.file)
  mkdirSync(join(dataDir, 'keys', 'ca'), { recursive: true })
  writeFileSync(join(dataDir, 'keys', 'ca', 'root.key'), 'khóa', { mode: 0o600 })
  writeFileSync(join(dataDir, 'admin.key'), 'admin', { mode: 0o600 })
  await made.store.commit(async (tx) => {
    for (let i = 0; i < 700; i++) await tx.append([entry({ body: bytes(`thân ${i}\0`) })])
    await tx.saveDeclaration(declaration('100000000010'))
    await tx.take('import', 1)
    await tx.deliver(report('02CI0001', 'chờ'))
    await tx.remember('02CI0001', '1', 'aa', {
      bytes: bytes('trả lời'),
      contentType: 'text/plain',
      results: [],
      outputs: [],
      declarationNo: '',
    })
    await tx.saveAccount(account('02CI0001'))
    await tx.saveCertificate(certificate('0a'))
    await tx.putSetting('clock', { now: null })
    await tx.saveRun(runRecord('RUN1'))
  })
  const file = join(dataDir, 'backups', 'một.vnbak')
  const manifest = await backup(made.database, { file, dataDir, paths: ['keys', 'admin.key', 'tokens'] })
  return { ...made, dataDir, file, manifest }
}

onBothEngines('backup', (bench) => {
  const empty = async (place?: DatabaseOptions) => {
    const chosen = place ?? (await bench.place())
    return { database: await bench.open(chosen), dataDir: dirname(chosen.file), place: chosen }
  }

  it('backup: restored into an empty place everything is there, and work goes on behind it', async () => {
    const { file, manifest, database: source } = await used(bench)
    const { database, dataDir } = await empty()
    expect(await restoreInto(database, file, dataDir)).toEqual(manifest)
    const store = await openStore(database, journalWriter)
    expect(await store.declaration('100000000010')).toEqual(declaration('100000000010'))
    expect(await store.run('RUN1')).toEqual(runRecord('RUN1'))
    expect(store.realm().accounts.get('02CI0001')).toEqual(account('02CI0001'))
    expect(store.realm().certificates.get('0a')).toEqual(certificate('0a'))
    expect(store.realm().settings.get('clock')).toEqual({ now: null })
    await store.commit(async (tx) => {
      expect(await tx.peek('import')).toBe(2)
      expect(Buffer.from((await tx.oldestWaiting('02CI0001'))?.bytes ?? []).toString()).toBe('chờ')
      expect(Buffer.from((await tx.remembered('02CI0001', '1', 'aa'))?.bytes ?? []).toString()).toBe('trả lời')
      expect(await tx.append([entry()])).toEqual([701])
    })
    expect(await openJournal(database).verify()).toMatchObject({ ok: true, rows: 701 })
    expect(await openJournal(database).rows({ limit: 1000, after: 600 })).toEqual(
      expect.arrayContaining([...(await openJournal(source).rows({ limit: 1000, after: 600 }))]),
    )
    const key = join(dataDir, 'keys', 'ca', 'root.key')
    expect(readFileSync(key, 'utf8')).toBe('khóa')
    expect(statSync(key).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(dataDir, 'admin.key'), 'utf8')).toBe('admin')
  })

  it('backup: made on this engine it can be restored into SQLite, whatever the engine', async () => {
    const { file, manifest, dataDir } = await used(bench)
    const place = join(dataDir, 'elsewhere', 'vnaccs.db')
    const database = await openDatabase({ file: place })
    expect(await restoreInto(database, file, dirname(place))).toEqual(manifest)
    expect(await openJournal(database).verify()).toEqual({ ok: true, rows: 700, head: manifest.head.hash })
    await database.close()
  })

  it('backup: made on SQLite it can be restored into this engine', async () => {
    const { dataDir } = await used(bench)
    const source = await openDatabase({ file: join(dataDir, 'other', 'vnaccs.db') })
    const store = await openStore(source, journalWriter)
    await store.commit((tx) => tx.append([entry({ body: bytes('từ SQLite') })]))
    const file = join(dataDir, 'other.vnbak')
    const manifest = await backup(source, { file, dataDir, paths: [] })
    await source.close()
    const target = await empty()
    expect(await restoreInto(target.database, file, target.dataDir)).toEqual(manifest)
    const raw = await openJournal(target.database).raw(1)
    expect(Buffer.from(raw?.body ?? []).toString()).toBe('từ SQLite')
  })

  it('backup: it is one moment of the database while commits go on', async () => {
    const { store, database, dataDir } = await used(bench)
    let going = true
    const writing = (async () => {
      while (going) await store.commit((tx) => tx.append([entry()]))
    })()
    const file = join(dataDir, 'hai.vnbak')
    const manifest = await backup(database, { file, dataDir, paths: [] })
    going = false
    await writing
    const target = await empty()
    await restoreInto(target.database, file, target.dataDir)
    expect(await openJournal(target.database).verify()).toMatchObject({ ok: true, rows: manifest.head.seq })
  })

  it('backup: the file is closed to others, has no half-made companion, and is never overwritten', async () => {
    const { database, dataDir, file } = await used(bench)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(dirname(file))).toEqual(['một.vnbak'])
    await expect(backup(database, { file, dataDir, paths: [] })).rejects.toMatchObject({ fault: 'backup' })
  })

  it('restore: a file cut off, changed, without its end or no backup at all is refused and nothing is touched', async () => {
    const { file } = await used(bench)
    const whole = readFileSync(file)
    const lines = gunzipSync(whole).toString().trimEnd().split('\n')
    const spoilt: Record<string, () => void> = {
      'cut off': () => truncateSync(file, whole.length - 100),
      'a flipped bit': () => {
        const changed = Buffer.from(whole)
        changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1
        writeFileSync(file, changed)
      },
      'a changed line': () => writeFileSync(file, gzipSync(`${lines.join('\n').replace('02CI0001', '02CI0009')}\n`)),
      'no end line': () => writeFileSync(file, gzipSync(`${lines.slice(0, -1).join('\n')}\n`)),
      'no backup': () => writeFileSync(file, 'không phải bản sao lưu'),
      empty: () => writeFileSync(file, ''),
    }
    for (const [name, spoil] of Object.entries(spoilt)) {
      spoil()
      const { database, dataDir } = await empty()
      await expect(restoreInto(database, file, dataDir), name).rejects.toMatchObject({ fault: 'backup' })
      expect(await schemaVersion(database.query), name).toBe(0)
    }
  })

  it('restore: a database or DATA_DIR in use is refused', async () => {
    const { file, database, dataDir } = await used(bench)
    await expect(restoreInto(database, file, dataDir)).rejects.toMatchObject({ fault: 'backup' })
    const other = await bench.store()
    const elsewhere = dirname(other.place.file)
    await expect(restoreInto(other.database, file, elsewhere)).rejects.toMatchObject({ fault: 'backup' })
    const occupied = await empty()
    writeFileSync(join(occupied.dataDir, 'admin.key'), 'x')
    await expect(restoreInto(occupied.database, file, occupied.dataDir)).rejects.toMatchObject({
      en: expect.stringContaining('admin.key'),
    })
  })

  it('restore: a backup of a newer program, and one that names files outside DATA_DIR, are refused', async () => {
    const { file } = await used(bench)
    const target = await empty()
    await rewrite(file, (lines) => lines.map((line) => line.replace(/"schema":\d+,/, '"schema":99,')))
    await expect(restoreInto(target.database, file, target.dataDir)).rejects.toMatchObject({ fault: 'newer' })
    await rewrite(file, (lines) =>
      lines.map((line) =>
        line.replace('"schema":99,', '"schema":2,').replace('"file":"admin.key"', '"file":"../admin.key"'),
      ),
    )
    await expect(restoreInto(target.database, file, target.dataDir)).rejects.toMatchObject({ fault: 'backup' })
    expect(await schemaVersion(target.database.query)).toBe(0)
  })

  it('restore: a journal whose chain does not hold is told with the row', async () => {
    const { file } = await used(bench)
    await rewrite(file, (lines) =>
      lines.map((line) => line.replace(/^\[500,"2026-05-20T08:30/, '[500,"2026-05-20T09:30')),
    )
    const { database, dataDir } = await empty()
    await expect(restoreInto(database, file, dataDir)).rejects.toMatchObject({
      fault: 'backup',
      en: expect.stringContaining('row 500'),
    })
  })
})

/** A file changed by someone who also knows how to make the checksum right. */
async function rewrite(file: string, change: (lines: string[]) => string[]): Promise<void> {
  const { createHash } = await import('node:crypto')
  const lines = change(gunzipSync(readFileSync(file)).toString().trimEnd().split('\n').slice(0, -1))
  const text = lines.map((line) => `${line}\n`).join('')
  const sha256 = createHash('sha256').update(text).digest('hex')
  writeFileSync(file, gzipSync(`${text}${JSON.stringify({ end: { lines: lines.length, sha256 } })}\n`))
}
