import { sql } from 'kysely'
import type { JournalRow } from '#training/journal-row.ts'
import type { Journal, JournalQuery } from '../ports.ts'
import { type Database, type JournalBody, type JournalRecord, unpackBody } from '../store/database.ts'
import { bodyHash, firstHash, rowHash } from './chain.ts'
import { journalRow } from './record.ts'

type Query = Database['query']

/** Rows answered when a query names no limit, and at most. */
const defaultLimit = 100
const greatestLimit = 10_000

/** What verifying holds at a time: bounded memory, whatever the length of the journal and the size of its bodies. */
const verifyRows = 256
const verifyBytes = 8 * 1024 * 1024

/** The journal for reading. Rows of all worlds: there is one chain. */
export function openJournal(database: Database): Journal {
  return {
    rows: (query) => rows(database.query, query),
    raw: (seq) => raw(database.query, seq),
    head: () => headOf(database.query),
    verify: () => verify(database.query),
  }
}

const epoch = (name: string, time: string): number => {
  const value = Date.parse(time)
  if (Number.isNaN(value)) throw new RangeError(`journal: ${name} is no RFC 3339 time: ${time}`)
  return value
}

/**
 * Rows in order of `seq`. `declaration` is a number of 12 digits, or its first 11 for all its branches. RangeError
 * when `from` or `to` is no time.
 */
async function rows(db: Query, query: JournalQuery): Promise<readonly JournalRow[]> {
  const { after = 0, declaration, user, procedure, run, world, before, kind } = query
  const limit = Math.min(Math.max(1, Math.trunc(query.limit ?? defaultLimit)), greatestLimit)
  let select = db.selectFrom('journal').selectAll().where('seq', '>', after)
  // `<> ''` lets both engines use the indexes, which leave rows without declaration or run out.
  if (declaration !== undefined) {
    select = select.where('declaration_no', '<>', '')
    select =
      declaration.length === 11
        ? select.where('declaration_no', '>=', declaration).where('declaration_no', '<', `${declaration}:`)
        : select.where('declaration_no', '=', declaration)
  }
  if (world !== undefined) select = select.where('world', '=', world)
  if (before !== undefined) select = select.where('seq', '<', before)
  if (kind !== undefined) select = select.where('kind', '=', kind)
  if (run !== undefined) select = select.where('run', '<>', '').where('run', '=', run)
  if (user !== undefined) select = select.where('user_id', '=', user)
  if (procedure !== undefined) select = select.where('procedure', '=', procedure)
  if (query.from !== undefined) select = select.where('at_ms', '>=', epoch('from', query.from))
  if (query.to !== undefined) select = select.where('at_ms', '<', epoch('to', query.to))
  const found = await select
    .orderBy('seq', query.newestFirst ? 'desc' : 'asc')
    .limit(limit)
    .execute()
  return found.map(journalRow)
}

async function raw(db: Query, seq: number): Promise<{ body: Uint8Array; contentType: string } | undefined> {
  const row = await db
    .selectFrom('journal')
    .innerJoin('journal_body', 'journal_body.seq', 'journal.seq')
    .select(['journal_body.codec', 'journal_body.body', 'journal.content_type'])
    .where('journal.seq', '=', seq)
    .executeTakeFirst()
  return row && { body: unpackBody(row.codec, row.body), contentType: row.content_type }
}

type Verified = Awaited<ReturnType<Journal['verify']>>

/**
 * Recomputes the chain up to the head that stood when the call began. A row changed, missing, out of place or without
 * its body is named by `brokenAt`; so is the first row missing at the end, or lying beyond the head.
 */
async function verify(db: Query): Promise<Verified> {
  const head = await headOf(db)
  let hash = firstHash
  let checked = 0
  const broken = (at: number): Verified => ({ ok: false, rows: checked, head: hash, brokenAt: at })
  for await (const { row, body } of chained(db, head.seq)) {
    if (row.seq !== checked + 1 || !holds(row, body, hash)) return broken(checked + 1)
    hash = row.hash
    checked = row.seq
  }
  if (checked < head.seq || (await stray(db))) return broken(checked + 1)
  return hash === head.hash ? { ok: true, rows: checked, head: hash } : broken(checked)
}

/** True when a row is what its hash says, behind `prevHash`. */
const holds = (row: JournalRecord, body: Uint8Array | undefined, prevHash: string): boolean =>
  body !== undefined &&
  row.prev_hash === prevHash &&
  row.hash === rowHash(row, prevHash) &&
  row.at_ms === Date.parse(row.at) &&
  row.bytes === body.byteLength &&
  row.body_sha256 === bodyHash(body)

/** Rows 1 … last in order with their bodies; between two batches the event loop has its turn. */
async function* chained(db: Query, last: number): AsyncGenerator<{ row: JournalRecord; body: Uint8Array | undefined }> {
  for (let done = 0; done < last; ) {
    const batch = await db
      .selectFrom('journal')
      .selectAll()
      .where('seq', '>', done)
      .where('seq', '<=', last)
      .orderBy('seq')
      .limit(verifyRows)
      .execute()
    for (let from = 0; from < batch.length; ) {
      let to = from
      for (let size = 0; to < batch.length && (to === from || size < verifyBytes); to++) size += batch[to]?.bytes ?? 0
      const part = batch.slice(from, to)
      const bodies = await bodiesOf(db, part)
      for (const row of part) yield { row, body: bodies.get(row.seq) }
      from = to
    }
    const end = batch.at(-1)
    if (end === undefined) return
    done = end.seq
    await new Promise((turn) => setImmediate(turn))
  }
}

async function bodiesOf(db: Query, part: readonly JournalRecord[]): Promise<ReadonlyMap<number, Uint8Array>> {
  const [first, last] = [part[0]?.seq ?? 0, part.at(-1)?.seq ?? 0]
  const found = await db
    .selectFrom('journal_body')
    .selectAll()
    .where('seq', '>=', first)
    .where('seq', '<=', last)
    .execute()
  return new Map(found.flatMap(plainBody))
}

/** Nothing for a body that cannot be unpacked: it counts as missing. */
function plainBody({ seq, codec, body }: JournalBody): (readonly [number, Uint8Array])[] {
  try {
    return [[seq, unpackBody(codec, body)]]
  } catch {
    return []
  }
}

const headOf = (db: Query) =>
  db.selectFrom('journal_head').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow()

/** True when a row lies before the first or beyond the head; one statement, so that rows being appended do no harm. */
async function stray(db: Query): Promise<boolean> {
  const { rows: found } = await sql<{ seq: number }>`
    select seq from journal where seq < 1 or seq > (select seq from journal_head where id = 1) limit 1`.execute(db)
  return found.length > 0
}
