/** Messages of one's own account, newest first (bản tin đã gửi và đã nhận). */
import { baseNumber } from '#customs/declaration/numbering.ts'
import type { JournalRow } from '#training/journal-row.ts'
import type { MessagePage, MessageRow } from '../api/terminal.ts'
import { type MessageRoom, oversees, ownAccount, type Reader } from './message-rights.ts'
import { isAccepted, messageRow } from './message-row.ts'
import { type Done, done, forbidden } from './problem.ts'

export interface MessageWish {
  /** Rows with a lower number: the next page. */
  readonly before?: number | undefined
  readonly limit: number
  readonly kind?: 'request' | 'answer' | 'report' | undefined
  readonly procedure?: string | undefined
  readonly declaration?: string | undefined
  readonly run?: string | undefined
  /** `ok`, `refused`, or the beginning of a result code. */
  readonly result?: string | undefined
  /** With the exchanges that only fetch mail. */
  readonly pulls?: boolean | undefined
  /** Another account's: for those who oversee the world. */
  readonly user?: string | undefined
}

/** Mail is fetched every few seconds: in a list of what was declared it would be all that one sees. */
const PULLS: readonly string[] = ['#REP1', '?A2', '?A3']

const SHOWN: readonly JournalRow['kind'][] = ['request', 'answer', 'report']
/** Rows looked through for one page, so that a rare code does not read the whole journal. */
const LOOKED_THROUGH = 5_000
const BATCH = 250

export async function listMessages(room: MessageRoom, reader: Reader, wish: MessageWish): Promise<Done<MessagePage>> {
  const overseer = oversees(reader)
  const own = await ownAccount(room, reader)
  if (wish.user !== undefined && wish.user !== own && !overseer)
    return forbidden(
      'Bạn chỉ xem được bản tin của tài khoản mình.',
      'You may see the messages of your own account only.',
    )
  const user = wish.user ?? own
  if (user === '' && !overseer) return done({ rows: [], next: null })
  const { kind, procedure, run, limit } = wish
  // Every branch of a declaration, whichever is named.
  const declaration = wish.declaration && baseNumber(wish.declaration)
  const filter = Object.fromEntries(
    Object.entries({ kind, procedure, declaration, run, user: user || undefined }).filter(([, value]) => value),
  )
  const rows: MessageRow[] = []
  let before = wish.before
  for (let seen = 0; seen < LOOKED_THROUGH; ) {
    const batch = await room.journal.rows({
      ...filter,
      world: room.world,
      newestFirst: true,
      limit: BATCH,
      ...(before === undefined ? {} : { before }),
    })
    for (const row of batch) {
      if (rows.length === limit) return done({ rows, next: before ?? null })
      before = row.seq
      if (isWanted(row, wish)) rows.push(messageRow(room.catalogue, row))
    }
    if (batch.length < BATCH) return done({ rows, next: null })
    seen += batch.length
  }
  return done({ rows, next: before ?? null })
}

const isWanted = (row: JournalRow, { pulls, procedure, result }: MessageWish): boolean =>
  SHOWN.includes(row.kind) && (pulls || Boolean(procedure) || !PULLS.includes(row.procedure)) && hasResult(row, result)

function hasResult({ resultCodes }: JournalRow, result: string | undefined): boolean {
  if (!result) return true
  if (result === 'ok') return resultCodes.length > 0 && isAccepted(resultCodes)
  if (result === 'refused') return !isAccepted(resultCodes)
  return resultCodes.some((code) => code.startsWith(result.toUpperCase()))
}
