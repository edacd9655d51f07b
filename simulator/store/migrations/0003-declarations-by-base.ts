import { type Kysely, sql } from 'kysely'
import type { Engine } from '../session.ts'

/**
 * A correction changes the last digit of a declaration's number (its amendment branch), so the key of a declaration is
 * what stays: the first 11 digits. Until now every number was of branch 0, so no two rows share them.
 */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  if (engine === 'postgres') {
    await run('alter table declarations drop constraint declarations_pkey')
    await run('drop index declarations_base')
    await run('alter table declarations add primary key (world, base)')
    return
  }
  const columns = 'world, number, base, direction, owner, phase, channel, office, run, edited_at, state'
  await run(`create table declarations_by_base (
    world text not null, number text not null, base text not null, direction text not null, owner text not null,
    phase text not null, channel integer not null, office text not null, run text not null, edited_at integer not null,
    state text not null, primary key (world, base))`)
  await run(`insert into declarations_by_base (${columns}) select ${columns} from declarations`)
  await run('drop table declarations')
  await run('alter table declarations_by_base rename to declarations')
  await run('create index declarations_owner on declarations (world, owner)')
  await run('create index declarations_office on declarations (world, office, phase)')
  await run('create index declarations_run on declarations (world, run)')
}
