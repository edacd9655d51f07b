import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, normalize, sep } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Journal } from '../ports.ts'
import { type Cell, type Line, type Manifest, readLines } from './backup-file.ts'
import type { Database } from './database.ts'
import { migrate, migrations, refuseNewer, schemaVersion } from './migrate.ts'
import { StoreError, storeError } from './store-error.ts'
import { type Tables, tableKeys } from './tables.ts'

export interface RestoreOptions {
  readonly file: string
  /** Empty but for the database's own file. */
  readonly dataDir: string
  /** `openJournal(database).verify`: the restored chain is checked row by row. */
  readonly verify: Journal['verify']
}

/** Values that go into one statement (SQLite takes 32,766, PostgreSQL 65,535). */
const cellsAtOnce = 4000
const bytesAtOnce = 8 * 1024 * 1024

/**
 * Puts a backup into a database just opened (`openDatabase`, before `openStore`) and an empty `dataDir`. The whole file
 * is read and checked before anything is written; the tables are filled in one transaction; then the journal's chain
 * is recomputed and its head compared. StoreError with the reason, the database untouched unless that last check fails.
 */
export async function restore(database: Database, options: RestoreOptions): Promise<Manifest> {
  try {
    const manifest = await check(options.file)
    await refuseOccupied(database, options.dataDir)
    await fill(database, options, manifest)
    await compare(options, manifest)
    return manifest
  } catch (error) {
    throw storeError(error, database.where)
  }
}

/** Reads the file to its end: the checksum, the manifest, the paths. */
async function check(file: string): Promise<Manifest> {
  let manifest: Manifest | undefined
  for await (const line of readLines(file)) {
    if ('vnaccs-backup' in line) {
      manifest = line
      refuseNewer(line.schema, migrations.length)
    }
    if ('file' in line) refuseOutside(line.file)
    if ('table' in line && !Object.hasOwn(tableKeys, line.table)) throw unknownTable(line.table)
  }
  if (manifest === undefined) throw new Error('a backup without manifest was let through')
  return manifest
}

function refuseOutside(path: string): void {
  const clean = normalize(path)
  if (!isAbsolute(clean) && clean !== '..' && !clean.startsWith(`..${sep}`)) return
  throw new StoreError(
    'backup',
    `Bản sao lưu có tệp nằm ngoài DATA_DIR (${path}): không khôi phục; hãy dùng bản sao lưu đáng tin cậy.`,
    `The backup names a file outside DATA_DIR (${path}) and is refused: use a backup that you trust.`,
  )
}

const unknownTable = (table: string) =>
  new StoreError(
    'backup',
    `Bản sao lưu có bảng lạ (${table}): hãy cập nhật chương trình rồi thử lại.`,
    `The backup holds an unknown table (${table}): update the program and try again.`,
  )

async function refuseOccupied(database: Database, dataDir: string): Promise<void> {
  const own = database.engine === 'sqlite' ? basename(database.where) : ''
  const names = await readdir(dataDir).catch(() => [])
  const others = names.filter((name) => own === '' || !name.startsWith(own))
  if (others.length === 0 && (await schemaVersion(database.query)) === 0) return
  throw new StoreError(
    'backup',
    `Chỉ khôi phục vào DATA_DIR và cơ sở dữ liệu trống; ${others[0] ?? database.where} đã có dữ liệu: hãy chọn DATA_DIR hoặc cơ sở dữ liệu mới.`,
    `A backup is restored only into an empty DATA_DIR and database; ${others[0] ?? database.where} is in use: choose a new DATA_DIR or database.`,
  )
}

/** Tables at the backup's version, its rows, then the migrations that came since; files last. */
async function fill(database: Database, options: RestoreOptions, manifest: Manifest): Promise<void> {
  const { query, engine } = database
  await query.transaction().execute(async (transaction) => {
    await migrate(transaction, engine, migrations, manifest.schema)
    await sql`delete from journal_head`.execute(transaction)
    const files: Extract<Line, { file: string }>[] = []
    let table: Filling | undefined
    for await (const line of readLines(options.file)) {
      if (Array.isArray(line)) await table?.add(line)
      else if ('table' in line) {
        await table?.flush()
        table = new Filling(transaction, line.table, line.columns)
      } else if ('file' in line) files.push(line)
    }
    await table?.flush()
    await migrate(transaction, engine)
    for (const line of files) await putFile(options.dataDir, line)
  })
}

async function putFile(dataDir: string, line: Extract<Line, { file: string }>): Promise<void> {
  refuseOutside(line.file)
  const full = join(dataDir, line.file)
  await mkdir(dirname(full), { recursive: true, mode: 0o700 })
  await writeFile(full, Buffer.from(line.base64, 'base64'), { mode: line.mode & 0o700, flag: 'wx' })
}

const plain = (cell: Cell): string | number | null | Uint8Array =>
  typeof cell === 'object' && cell !== null ? Buffer.from(cell.base64, 'base64') : cell

/** Gathers the rows of one table into statements of some size. */
class Filling {
  readonly #query: Kysely<Tables>
  readonly #table: string
  readonly #columns: readonly string[]
  #rows: (readonly Cell[])[] = []
  #size = 0

  constructor(query: Kysely<Tables>, table: string, columns: readonly string[]) {
    this.#query = query
    this.#table = table
    this.#columns = columns
  }

  async add(row: readonly Cell[]): Promise<void> {
    this.#rows.push(row)
    for (const cell of row) if (typeof cell === 'object' && cell !== null) this.#size += cell.base64.length
    if (this.#rows.length * this.#columns.length >= cellsAtOnce || this.#size >= bytesAtOnce) await this.flush()
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return
    const names = sql.join(this.#columns.map((name) => sql.ref(name)))
    const rows = sql.join(this.#rows.map((row) => sql`(${sql.join(row.map(plain))})`))
    await sql`insert into ${sql.table(this.#table)} (${names}) values ${rows}`.execute(this.#query)
    this.#rows = []
    this.#size = 0
  }
}

async function compare(options: RestoreOptions, manifest: Manifest): Promise<void> {
  const found = await options.verify()
  if (found.ok && found.rows === manifest.head.seq && found.head === manifest.head.hash) return
  const at = found.brokenAt ?? found.rows
  throw new StoreError(
    'backup',
    `Đã khôi phục nhưng chuỗi băm của nhật ký sai ở dòng ${at}: không dùng dữ liệu này; hãy khôi phục bản sao lưu khác vào DATA_DIR mới.`,
    `Restored, but the journal's hash chain is wrong at row ${at}: do not use this data; restore another backup into a new DATA_DIR.`,
  )
}
