/**
 * The one database handle: SQLite in a file by default, PostgreSQL when a URL is given. Everything that reads or
 * writes goes through it; `journal` may import this file and nothing else of the room.
 */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import pg from 'pg'
import type { Entry } from '../ports.ts'
import { postgresWriter } from './postgres-writer.ts'
import type { Engine, Writer } from './session.ts'
import { sqliteWriter } from './sqlite-writer.ts'
import { storeError } from './store-error.ts'
import type { JournalRecord, Tables } from './tables.ts'

export { unpackBody } from './body-codec.mjs'
export type { JournalBody, JournalRecord } from './tables.ts'

export interface Database {
  readonly engine: Engine
  /** The file, or host and database name: for messages to people. */
  readonly where: string
  /** Folder for the backups that the program makes by itself. */
  readonly backups: string
  readonly query: Kysely<Tables>
  readonly writer: Writer
  /** Runs `read` on a connection of its own that sees one moment of the database, while writing goes on. */
  snapshot<T>(read: (query: Kysely<Tables>) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * Text as both engines can keep it: PostgreSQL has no U+0000, and half a surrogate pair has no UTF-8. Such a character
 * becomes U+FFFD, before a row is hashed; bodies keep the exact bytes.
 */
export const keepable = (text: string): string =>
  /[\0\ud800-\udfff]/.test(text) ? Buffer.from(text).toString().replaceAll('\0', '\ufffd') : text

/** How the journal room makes rows; bound to the store by `main.ts`, for edges do not import each other. */
export interface JournalWriter {
  /** The row of an entry, not yet in the chain. RangeError when a field cannot be kept (a time that is none). */
  record(entry: Entry, seq: number, cause: number, world: string): JournalRecord
  /** Puts the row behind `prevHash` and returns its hash. */
  seal(record: JournalRecord, prevHash: string): string
}

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/name`; absent: SQLite. */
  readonly url?: string
  /** SQLite file, its folder is made when missing; with a URL only the folder is used, for backups. */
  readonly file: string
}

/** Opens without looking at the tables; `openStore` prepares them. StoreError when it cannot be opened. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.url !== undefined) return openPostgres(options.url, backupsBeside(options.file))
  try {
    return openSqlite(options.file)
  } catch (error) {
    throw storeError(error, options.file)
  }
}

const backupsBeside = (file: string): string => join(dirname(file), 'backups')

/** Of the reading and of the writing connection. */
const pragmas = [
  'page_size = 4096',
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'recursive_triggers = ON',
  'cache_size = -65536',
  'wal_autocheckpoint = 8000',
]

function openSqlite(file: string): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // Made by hand so that it is closed to others from its first byte; SQLite gives -wal and -shm the same mode.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
  const handle = new Sqlite(file, { timeout: 5000 })
  try {
    for (const pragma of pragmas) handle.pragma(pragma)
    // Reads the first page: "not a database" and "read-only" are found here and not at the first message.
    handle.exec('begin immediate; rollback')
  } catch (error) {
    handle.close()
    throw error
  }
  const query = new Kysely<Tables>({ dialect: new SqliteDialect({ database: handle }) })
  const writer = sqliteWriter(file, handle, pragmas)
  return {
    engine: 'sqlite',
    where: file,
    backups: backupsBeside(file),
    query,
    writer,
    snapshot: async (read) => {
      const view = new Sqlite(file, { readonly: true, timeout: 5000 })
      const reader = new Kysely<Tables>({ dialect: new SqliteDialect({ database: view }) })
      try {
        return await reader.transaction().execute(read)
      } finally {
        await reader.destroy()
      }
    },
    close: async () => {
      await writer.close()
      await query.destroy()
    },
  }
}

/** int8 comes as text by default; every number of ours is a safe integer. */
const numbers = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === 20 ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

async function openPostgres(url: string, backups: string): Promise<Database> {
  const where = describeUrl(url)
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types: numbers,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    lock_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'vnaccs-sandbox',
  })
  // A connection that dies while idle is no concern: the next query opens another one, or says why it cannot.
  pool.on('error', () => undefined)
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    throw storeError(error, where)
  }
  const query = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    engine: 'postgres',
    where,
    backups,
    query,
    writer: postgresWriter(pool),
    snapshot: (read) =>
      query.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read),
    close: () => query.destroy(),
  }
}

/** Host and database name without user and password. */
function describeUrl(url: string): string {
  try {
    const { host, pathname } = new URL(url)
    return `${host}${pathname}`
  } catch {
    return 'DATABASE_URL'
  }
}
