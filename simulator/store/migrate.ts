import { type Kysely, sql } from 'kysely'
import * as foundation from './migrations/0001-foundation.ts'
import * as peopleAndWorlds from './migrations/0002-people-and-worlds.ts'
import * as declarationsByBase from './migrations/0003-declarations-by-base.ts'
import type { Engine } from './session.ts'
import { StoreError } from './store-error.ts'
import type { Tables } from './tables.ts'

export interface Migration {
  up(db: Kysely<unknown>, engine: Engine): Promise<void>
}

/** In order; the version of a database is how many of them it has seen. A published one is never edited. */
export const migrations: readonly Migration[] = [foundation, peopleAndWorlds, declarationsByBase]

/** Any number that no other program on the server is likely to lock. */
const migrationLock = 8_471_302

async function versionOf(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('schema_version')
    .select((e) => e.fn.max('version').as('version'))
    .executeTakeFirst()
  return Number(row?.version ?? 0)
}

/** Version of the database's tables, 0 when it has none of ours. */
export async function schemaVersion(db: Kysely<Tables>): Promise<number> {
  const tables = await db.introspection.getTables()
  return tables.some((table) => table.name === 'schema_version') ? versionOf(db) : 0
}

/** StoreError `newer` when the database was made by a later program. */
export function refuseNewer(version: number, known: number): void {
  if (version <= known) return
  throw new StoreError(
    'newer',
    `Cơ sở dữ liệu ở phiên bản ${version}, mới hơn chương trình này (${known}): hãy cập nhật chương trình, hoặc khôi phục bản sao lưu cũ vào DATA_DIR trống.`,
    `The database is at version ${version}, newer than this program (${known}): update the program, or restore an older backup into an empty DATA_DIR.`,
  )
}

/**
 * Brings the tables to `target` in one transaction (the given one, or its own); several processes starting at once
 * take turns.
 */
export async function migrate(
  db: Kysely<Tables>,
  engine: Engine,
  steps: readonly Migration[] = migrations,
  target = steps.length,
): Promise<void> {
  const run = async (transaction: Kysely<Tables>) => {
    if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(transaction)
    await sql
      .raw(`create table if not exists schema_version (version integer primary key, applied_at text not null)`)
      .execute(transaction)
    const found = await versionOf(transaction)
    refuseNewer(found, steps.length)
    for (let version = found + 1; version <= target; version++) {
      const step = steps[version - 1]
      if (step === undefined) throw new RangeError(`there is no migration ${version}`)
      await step.up(transaction as unknown as Kysely<unknown>, engine)
      const applied_at = new Date().toISOString()
      await transaction.insertInto('schema_version').values({ version, applied_at }).execute()
    }
  }
  if (db.isTransaction) await run(db)
  else if (engine === 'sqlite') await immediately(db, run)
  else await db.transaction().execute(run)
}

/** SQLite's write lock is taken at the beginning: one that began with reading could not be given it any more. */
const immediately = (db: Kysely<Tables>, run: (transaction: Kysely<Tables>) => Promise<void>): Promise<void> =>
  db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection)
    try {
      await run(connection)
      await sql`commit`.execute(connection)
    } catch (error) {
      await sql`rollback`.execute(connection).catch(() => undefined)
      throw error
    }
  })
