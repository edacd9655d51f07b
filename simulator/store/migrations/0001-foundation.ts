import { type Kysely, sql } from 'kysely'
import type { Engine } from '../session.ts'

const hex64 = '0'.repeat(64)

/** Tables of the first version: world, declarations, mailbox, resend memory, runs, and the append-only journal. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const postgres = engine === 'postgres'
  // Byte order on both engines: number ranges and keyset pages rely on it.
  const text = postgres ? 'text collate "C" not null' : 'text not null'
  const int = postgres ? 'bigint not null' : 'integer not null'
  const blob = postgres ? 'bytea not null' : 'blob not null'
  // SQLite keeps the row id at the end of every index by itself.
  const seq = postgres ? ', seq' : ''
  const run = (statement: string) => sql.raw(statement).execute(db)

  await run(
    `create table journal_head (id ${int} primary key check (id = 1), seq ${int}, hash ${text}, realm_version ${int})`,
  )
  await run(`insert into journal_head (id, seq, hash, realm_version) values (1, 0, '${hex64}', 1)`)
  await run(`create table journal (
    seq ${int} primary key, at ${text}, received_at ${text}, world ${text}, run ${text}, kind ${text}, cause ${int},
    user_id ${text}, procedure ${text}, declaration_no ${text}, result_codes ${text}, outputs ${text}, verdict ${text},
    bytes ${int}, content_type ${text}, duration_tenths ${int}, detail ${text}, body_sha256 ${text}, at_ms ${int},
    prev_hash ${text}, hash ${text})`)
  await run(`create table journal_body (seq ${int} primary key, codec ${int}, body ${blob})`)
  await run(`create index journal_declaration on journal (declaration_no${seq}) where declaration_no <> ''`)
  await run(`create index journal_run on journal (run${seq}) where run <> ''`)
  await run(`create index journal_user on journal (user_id${seq})`)
  await run(`create index journal_procedure on journal (procedure${seq})`)
  await run(`create index journal_at on journal (at_ms)`)

  await run(`create table sequences (world ${text}, name ${text}, last ${int}, primary key (world, name))`)
  await run(`create table settings (world ${text}, name ${text}, value ${text}, primary key (world, name))`)
  await run(
    `create table accounts (world ${text}, user_id ${text}, unit ${text}, state ${text}, primary key (world, user_id))`,
  )
  await run(`create table certificates (
    world ${text}, serial ${text}, user_id ${text}, pem ${text}, not_before ${int}, not_after ${int},
    revoked_at ${int}, revoke_reason ${text}, primary key (world, serial))`)
  await run(`create table declarations (
    world ${text}, number ${text}, base ${text}, direction ${text}, owner ${text}, phase ${text}, channel ${int},
    office ${text}, run ${text}, edited_at ${int}, state ${text}, primary key (world, number))`)
  await run(`create index declarations_owner on declarations (world, owner)`)
  await run(`create index declarations_base on declarations (world, base)`)
  await run(`create table mailbox (
    world ${text}, id ${int}, user_id ${text}, output ${text}, declaration_no ${text}, body_seq ${int},
    bytes ${blob}, primary key (world, id))`)
  await run(`create index mailbox_waiting on mailbox (world, user_id, id)`)
  await run(`create table remembered (
    world ${text}, user_id ${text}, carry ${text}, content_hash ${text}, content_type ${text}, results ${text},
    outputs ${text}, declaration_no ${text}, body_seq ${int}, bytes ${blob},
    primary key (world, user_id, carry, content_hash))`)
  await run(`create table runs (
    world ${text}, id ${text}, scenario ${text}, unit ${text}, seed ${int}, official ${int}, opened_at ${int},
    closed_at ${int}, status ${text}, judgement ${text}, primary key (world, id))`)
  await run(`create index runs_opened on runs (world, opened_at)`)

  await (postgres ? appendOnlyPostgres(run) : appendOnlySqlite(run))
}

type Run = (statement: string) => Promise<unknown>

async function appendOnlySqlite(run: Run): Promise<void> {
  for (const table of ['journal', 'journal_body']) {
    const refuse = `begin select raise(abort, '${table} is append-only'); end`
    await run(`create trigger ${table}_no_update before update on ${table} ${refuse}`)
    await run(`create trigger ${table}_no_delete before delete on ${table} ${refuse}`)
    // INSERT OR REPLACE deletes without firing a delete trigger unless recursive triggers are on: refuse it by itself.
    await run(
      `create trigger ${table}_no_replace before insert on ${table}
       when exists (select 1 from ${table} where seq = new.seq) ${refuse}`,
    )
  }
}

async function appendOnlyPostgres(run: Run): Promise<void> {
  await run(`create function journal_append_only() returns trigger language plpgsql as $$
    begin raise exception '% is append-only', tg_table_name; end $$`)
  for (const table of ['journal', 'journal_body']) {
    await run(
      `create trigger ${table}_append_only before update or delete or truncate on ${table}
       for each statement execute function journal_append_only()`,
    )
    // Replication roles skip ordinary triggers; ALWAYS does not.
    await run(`alter table ${table} enable always trigger ${table}_append_only`)
  }
}
