/**
 * Every statement of a write transaction, as plain SQL for both engines. Kysely builds and compiles a query anew at
 * each call, which costs more than SQLite takes to run it: the hot path therefore has its text written out, here and
 * nowhere else. Rows go in by many to a statement, in few sizes, so that the engines keep their plans.
 */
import type { Body, Session, Value } from './session.ts'
import { type Tables, tableKeys } from './tables.ts'

export interface Head {
  readonly seq: number
  readonly hash: string
  readonly realm_version: number
}

/** The head of the journal; on PostgreSQL its lock makes other processes wait (SQLite took its lock at BEGIN). */
export async function lockHead(session: Session): Promise<Head> {
  const lock = session.engine === 'postgres' ? ' for update' : ''
  const [head] = await session.all<Head>(`select seq, hash, realm_version from journal_head where id = 1${lock}`, [])
  if (head === undefined) throw new Error('journal_head has no row')
  return head
}

export const saveHead = (session: Session, head: Head) =>
  session.add('update journal_head set seq = ?, hash = ?, realm_version = ? where id = 1', [
    head.seq,
    head.hash,
    head.realm_version,
  ])

export const allRows = <T extends 'accounts' | 'certificates' | 'settings'>(
  session: Session,
  world: string,
  table: T,
) => session.all<Tables[T]>(`select * from ${table} where world = ?`, [world])

/** Rows of every world; the hidden ones of snapshots (world-state.ts) are none. */
export const rowsOfWorlds = <T extends 'accounts' | 'certificates' | 'settings'>(session: Session, table: T) =>
  session.all<Tables[T]>(`select * from ${table} where world not like '%@%'`, [])

export const readSequences = (session: Session, world: string) =>
  session.all<{ name: string; last: number }>('select name, last from sequences where world = ?', [world])

export const readDeclaration = (session: Session, world: string, base: string) =>
  session.all<{ state: string }>('select state from declarations where world = ? and base = ?', [world, base])

/** Bytes that lie either in the row itself or in the journal; `codec` is null in the first case. */
interface Held {
  readonly codec: number | null
  readonly bytes: Uint8Array
}

/** Columns of `Held`, and where they come from. */
const held = (table: string) => `codec, coalesce(body, ${table}.bytes) as bytes`
const withBody = (table: string) => `${table} left join journal_body on seq = ${table}.body_seq`

export type RememberedRecord = Omit<
  Tables['remembered'],
  'world' | 'user_id' | 'carry' | 'content_hash' | 'body_seq' | 'bytes'
> &
  Held

export const readRemembered = (session: Session, world: string, user: string, carry: string, contentHash: string) =>
  session.all<RememberedRecord>(
    `select content_type, results, outputs, declaration_no, ${held('remembered')}
     from ${withBody('remembered')}
     where world = ? and user_id = ? and carry = ? and content_hash = ?`,
    [world, user, carry, contentHash],
  )

export type MailboxRecord = Omit<Tables['mailbox'], 'world' | 'body_seq' | 'bytes'> & Held

export const readWaiting = (session: Session, world: string, user: string, limit: number) =>
  session.all<MailboxRecord>(
    `select id, user_id, output, declaration_no, ${held('mailbox')}
     from ${withBody('mailbox')} where world = ? and user_id = ? order by id limit ?`,
    [world, user, limit],
  )

export type DeliveredRecord = Pick<Tables['journal'], 'user_id' | 'declaration_no'> & {
  readonly codec: number
  readonly body: Uint8Array
}

/** The last report of one output about a declaration, one under its very number first; reports are bodies of the journal. */
export const readLastReport = (session: Session, world: string, output: string, base: string, number: string) =>
  session.all<DeliveredRecord>(
    `select user_id, declaration_no, codec, body
     from journal join journal_body on journal_body.seq = journal.seq
     where declaration_no <> '' and declaration_no >= ? and declaration_no < ? and world = ? and kind = 'report'
       and outputs = ?
     order by case when declaration_no = ? then 0 else 1 end, journal.seq desc limit 1`,
    [base, `${base}:`, world, JSON.stringify([output]), number],
  )

/** Counts no further than `limit`: a mailbox that nobody empties must not slow every message down. */
export const countWaiting = (session: Session, world: string, user: string, limit: number) =>
  session.all<{ waiting: number }>(
    'select count(*) as waiting from (select id from mailbox where world = ? and user_id = ? limit ?) as waiting_ids',
    [world, user, limit],
  )

export const findWaiting = (session: Session, world: string, user: string, id: number) =>
  session.all<{ id: number }>('select id from mailbox where world = ? and user_id = ? and id = ?', [world, user, id])

export const readRun = (session: Session, world: string, id: string) =>
  session.all<Tables['runs']>('select * from runs where world = ? and id = ?', [world, id])

export const readRecord = (session: Session, kind: string, key: string) =>
  session.all<{ state: string }>('select state from records where kind = ? and key = ?', [kind, key])

export const removeRecord = (session: Session, kind: string, key: string) =>
  session.add('delete from records where kind = ? and key = ?', [kind, key])

const sizes = [32, 8, 1] as const

/** Cuts rows into pieces of 32, 8 and 1. */
function* pieces<T>(rows: readonly T[]): Generator<readonly T[]> {
  let from = 0
  for (const size of sizes) for (; rows.length - from >= size; from += size) yield rows.slice(from, from + size)
}

const marks = (count: number) => new Array<string>(count).fill('?').join(', ')

type Written = Exclude<keyof Tables, 'schema_version' | 'journal_head'>

export const columns: { readonly [T in Written]: readonly (keyof Tables[T] & string)[] } = {
  journal: [
    ...([
      'seq',
      'at',
      'received_at',
      'world',
      'run',
      'kind',
      'cause',
      'user_id',
      'procedure',
      'declaration_no',
    ] as const),
    ...(['result_codes', 'outputs', 'verdict', 'bytes', 'content_type', 'duration_tenths', 'detail'] as const),
    ...(['body_sha256', 'at_ms', 'prev_hash', 'hash'] as const),
  ],
  journal_body: ['seq', 'codec', 'body'],
  sequences: ['world', 'name', 'last'],
  settings: ['world', 'name', 'value'],
  accounts: ['world', 'user_id', 'unit', 'state'],
  certificates: ['world', 'serial', 'user_id', 'pem', 'not_before', 'not_after', 'revoked_at', 'revoke_reason'],
  declarations: [
    ...(['world', 'number', 'base', 'direction', 'owner', 'phase', 'channel', 'office', 'run', 'edited_at'] as const),
    'state',
  ],
  mailbox: ['world', 'id', 'user_id', 'output', 'declaration_no', 'body_seq', 'bytes'],
  remembered: [
    ...(['world', 'user_id', 'carry', 'content_hash', 'content_type', 'results', 'outputs', 'declaration_no'] as const),
    ...(['body_seq', 'bytes'] as const),
  ],
  runs: [
    ...(['world', 'id', 'scenario', 'unit', 'seed', 'official', 'opened_at', 'closed_at', 'status'] as const),
    'judgement',
    'play',
  ],
  records: ['kind', 'key', 'world', 'login', 'state'],
}

/** Tables whose rows are only ever added. */
const added: ReadonlySet<Written> = new Set<Written>(['journal', 'journal_body', 'mailbox'])

const texts = new Map<string, string>()

/** `insert … values (…), (…)`, and `on conflict` over the key where a row may be there already. */
function insertText(table: Written, rows: number): string {
  const name = `${table} ${rows}`
  const known = texts.get(name)
  if (known !== undefined) return known
  const list = columns[table] as readonly string[]
  const key = tableKeys[table] as readonly string[]
  const changed = list.filter((column) => !key.includes(column)).map((column) => `${column} = excluded.${column}`)
  const conflict = added.has(table) ? '' : ` on conflict (${key.join(', ')}) do update set ${changed.join(', ')}`
  const values = new Array<string>(rows).fill(`(${marks(list.length)})`).join(', ')
  const text = `insert into ${table} (${list.join(', ')}) values ${values}${conflict}`
  texts.set(name, text)
  return text
}

/** Inserts rows, replacing those with the same key in every table but the ones that only grow. */
export function write<T extends Exclude<Written, 'journal_body'>>(
  session: Session,
  table: T,
  rows: readonly Tables[T][],
): void {
  const list = columns[table]
  for (const piece of pieces(rows)) {
    const values: Value[] = []
    for (const row of piece) for (const column of list) values.push(row[column] as Value)
    session.add(insertText(table, piece.length), values)
  }
}

/** Bodies of the journal rows from `first` on. */
export function writeBodies(session: Session, first: number, bodies: readonly Uint8Array[]): void {
  let seq = first
  for (const piece of pieces(bodies)) {
    const values: (Value | Body)[] = []
    for (const body of piece) values.push(seq++, { body })
    session.add(insertText('journal_body', piece.length), values)
  }
}

export function removeWaiting(session: Session, world: string, ids: readonly number[]): void {
  for (const piece of pieces(ids))
    session.add(`delete from mailbox where world = ? and id in (${marks(piece.length)})`, [world, ...piece])
}
