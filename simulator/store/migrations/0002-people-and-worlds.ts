import { type Kysely, sql } from 'kysely'
import type { Engine } from '../session.ts'

/** People, sessions, drafts, worlds: one table of records by kind; and how a run is played. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const postgres = engine === 'postgres'
  const text = postgres ? 'text collate "C" not null' : 'text not null'
  const run = (statement: string) => sql.raw(statement).execute(db)
  await run(`create table records (
    kind ${text}, key ${text}, world ${text}, login ${text}, state ${text}, primary key (kind, key))`)
  await run(`create index records_world on records (kind, world)`)
  await run(`create index records_login on records (kind, login)`)
  await run(`alter table runs add column play ${text} default '{}'`)
  await run(`create index declarations_office on declarations (world, office, phase)`)
  await run(`create index declarations_run on declarations (world, run)`)
}
