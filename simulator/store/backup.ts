import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import { type Cell, closedLines, type Line, type Manifest } from './backup-file.ts'
import type { Database } from './database.ts'
import { schemaVersion } from './migrate.ts'
import { StoreError, storeError } from './store-error.ts'
import { type Tables, tableKeys } from './tables.ts'

export interface BackupOptions {
  /** The file to be made, `….vnbak`; one that exists is refused. */
  readonly file: string
  readonly dataDir: string
  /** Files and folders of `dataDir` to be taken along (keys, tokens, admin.key), relative; missing ones are passed over. */
  readonly paths: readonly string[]
}

/** Rows read at a time; few where a row may hold a whole message with attachments. */
const pageRows = 500
const pageBodies = 16
const withBodies: readonly string[] = ['journal_body', 'mailbox', 'remembered'] satisfies (keyof Tables)[]

/**
 * Writes one moment of the database and the named files into one file of mode 0600, while the sandbox goes on.
 * StoreError when the database fails, the disk is full, or the file exists.
 */
export async function backup(database: Database, options: BackupOptions): Promise<Manifest> {
  const { file } = options
  const part = `${file}.part`
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await refuseExisting(file)
    const manifest = await database.snapshot(async (query) => {
      const made = await manifestOf(query, database)
      const lines = closedLines(linesOf(query, made, options))
      await pipeline(lines, createGzip({ level: 4 }), createWriteStream(part, { mode: 0o600 }))
      return made
    })
    await settle(part, file)
    return manifest
  } catch (error) {
    await rm(part, { force: true })
    throw storeError(error, database.where)
  }
}

async function refuseExisting(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (found === undefined) return
  throw new StoreError(
    'backup',
    `Tệp ${file} đã tồn tại: hãy chọn tên khác cho bản sao lưu.`,
    `The file ${file} exists already: choose another name for the backup.`,
  )
}

/** The bytes are on the disk before the file has its name. */
async function settle(part: string, file: string): Promise<void> {
  const handle = await open(part, 'r+')
  await handle.sync()
  await handle.close()
  await rename(part, file)
}

async function manifestOf(query: Kysely<Tables>, database: Database): Promise<Manifest> {
  const schema = await schemaVersion(query)
  if (schema === 0) {
    throw new StoreError(
      'backup',
      `Cơ sở dữ liệu ${database.where} chưa có dữ liệu để sao lưu: hãy khởi động chương trình trước.`,
      `The database ${database.where} holds nothing to back up yet: start the program first.`,
    )
  }
  const head = await query.selectFrom('journal_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
  return { 'vnaccs-backup': 1, schema, made: new Date().toISOString(), engine: database.engine, head }
}

async function* linesOf(query: Kysely<Tables>, manifest: Manifest, options: BackupOptions): AsyncGenerator<Line> {
  yield manifest
  const present = new Set((await query.introspection.getTables()).map(({ name }) => name))
  for (const [table, key] of Object.entries(tableKeys))
    if (table !== 'schema_version' && present.has(table)) yield* tableLines(query, table, key)
  for (const path of options.paths) yield* fileLines(options.dataDir, path)
}

type AnyRow = Readonly<Record<string, string | number | null | Uint8Array>>

const cellOf = (value: AnyRow[string] | undefined): Cell =>
  value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : (value ?? null)

/** A table page by page in the order of its key: each page begins behind the last row of the one before. */
async function* tableLines(query: Kysely<Tables>, table: string, key: readonly string[]): AsyncGenerator<Line> {
  const limit = withBodies.includes(table) ? pageBodies : pageRows
  const names = sql.join(key.map((name) => sql.ref(name)))
  let columns: string[] | undefined
  let last: AnyRow | undefined
  while (true) {
    const end: AnyRow | undefined = last
    const behind = end === undefined ? sql`` : sql`where (${names}) > (${sql.join(key.map((name) => end[name]))})`
    const page =
      await sql<AnyRow>`select * from ${sql.table(table)} ${behind} order by ${names} limit ${limit}`.execute(query)
    for (const row of page.rows) {
      if (columns === undefined) {
        columns = Object.keys(row)
        yield { table, columns }
      }
      yield columns.map((name) => cellOf(row[name]))
    }
    last = page.rows.at(-1)
    if (page.rows.length < limit) return
  }
}

/** A file, or all regular files below a folder. */
async function* fileLines(dataDir: string, path: string): AsyncGenerator<Line> {
  const full = join(dataDir, path)
  const found = await stat(full).catch(() => undefined)
  if (found === undefined) return
  if (found.isDirectory()) {
    const names = await readdir(full)
    for (const name of names.sort()) yield* fileLines(dataDir, join(path, name))
  } else if (found.isFile()) {
    const bytes = await readFile(full)
    yield { file: path, mode: found.mode & 0o777, base64: bytes.toString('base64') }
  }
}
