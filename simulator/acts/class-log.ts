/** The message log of a class with search (nhật ký lớp): by declaration, account, result code, and any text in them. */
import { baseNumber } from '#customs/declaration/numbering.ts'
import { readableText } from '#protocol/edi/readable-text.ts'
import type { JournalRow } from '#training/journal-row.ts'
import type { LogPage, LogRow } from '../api/classroom.ts'
import { type Actor, type Classroom, seatsOf, standingIn } from './classroom.ts'
import { messageRow } from './message-row.ts'
import { type Done, done, forbidden } from './problem.ts'
import { readWire } from './read-wire.ts'

export interface LogWish {
  readonly declaration?: string | undefined
  /** Wire account or login. */
  readonly user?: string | undefined
  /** Beginning of a result code, `R10`. */
  readonly code?: string | undefined
  readonly run?: string | undefined
  /** Any text: of the row, of a person's name, of the message itself; without diacritics too. */
  readonly text?: string | undefined
  readonly before?: number | undefined
  readonly limit: number
}

/** Looked through for one page: opening messages takes time, so that a text is sought in parts. */
const MOST_ROWS = 4_000
const MOST_OPENED = 1_000
const BATCH = 200
/** Characters shown around a text that was found. */
const AROUND = 40

export async function searchLog(room: Classroom, actor: Actor, wish: LogWish): Promise<Done<LogPage>> {
  const standing = await standingIn(room, actor, 'look')
  if (!standing.ok) return standing
  if (!standing.value.leads)
    return forbidden('Chỉ giảng viên của lớp xem được nhật ký.', 'Only the trainers of the class see its log.')
  const names = await namesOf(room)
  const users = await usersOf(room, wish.user)
  const rows: LogRow[] = []
  let before = wish.before
  for (let [seen, opened] = [0, 0]; seen < MOST_ROWS && opened < MOST_OPENED; ) {
    const batch = await room.journal.rows({
      ...filterOf(room, wish),
      // Of one name the journal looks by itself.
      ...(users?.size === 1 ? { user: [...users].join() } : {}),
      ...(before === undefined ? {} : { before }),
    })
    for (const row of batch) {
      if (rows.length === wish.limit || opened >= MOST_OPENED) return done({ rows, next: before ?? null })
      before = row.seq
      seen++
      if (!hasCode(row, wish.code) || (users && !users.has(row.userId))) continue
      const name = names.get(row.userId) ?? ''
      const found = wish.text ? await find(room, row, name, plain(wish.text.trim()), () => opened++) : ''
      if (found !== undefined) rows.push({ ...messageRow(room.catalogue, row), name, faults: faultsIn(row), found })
    }
    if (batch.length < BATCH) return done({ rows, next: null })
  }
  return done({ rows, next: before ?? null })
}

/**
 * What a person is known by: the account of their seat, and the log-in under which they act as customs or open runs.
 * Undefined when nobody in particular is asked for.
 */
async function usersOf(room: Classroom, asked: string | undefined): Promise<ReadonlySet<string> | undefined> {
  const user = asked?.trim()
  if (!user) return undefined
  const seat = [...(await seatsOf(room))].find(
    ([userId, login]) => login === user.toLowerCase() || userId === user.toUpperCase(),
  )
  const account = user.toUpperCase()
  return new Set(seat ?? [room.store.realm().accounts.has(account) ? account : user.toLowerCase()])
}

const filterOf = (room: Classroom, { declaration, run }: LogWish) => ({
  world: room.world,
  newestFirst: true,
  limit: BATCH,
  // Every branch of a declaration, whichever is named.
  ...(declaration ? { declaration: baseNumber(declaration) } : {}),
  ...(run ? { run } : {}),
})

/** Names by wire account and by login. */
async function namesOf(room: Classroom): Promise<ReadonlyMap<string, string>> {
  const people = (await room.store.records.list('people')).map(({ login, name }) => [login, name] as const)
  const byLogin = new Map(people)
  const seats = [...(await seatsOf(room))].map(([userId, login]) => [userId, byLogin.get(login) ?? login] as const)
  return new Map([...people, ...seats])
}

const hasCode = ({ resultCodes }: JournalRow, code: string | undefined): boolean =>
  !code || resultCodes.some((one) => one.startsWith(code.trim().toUpperCase()))

const faultsIn = ({ detail }: JournalRow): readonly string[] =>
  Array.isArray(detail.faults) ? detail.faults.map(({ kind }: { kind: unknown }) => String(kind)) : []

/** `Đường biển` → `duong bien`, so that people need not type diacritics. */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase()

/** '' when the row itself has the text, what stands around it when the message has it, undefined when neither. */
async function find(
  room: Classroom,
  row: JournalRow,
  name: string,
  wanted: string,
  opening: () => void,
): Promise<string | undefined> {
  const { userId, procedure, declarationNo, run, resultCodes, outputs, detail } = row
  const fields = [userId, name, procedure, declarationNo, run, ...resultCodes, ...outputs, JSON.stringify(detail)]
  if (plain(fields.join(' ')).includes(wanted)) return ''
  if (row.bytes === 0) return undefined
  opening()
  const raw = await room.journal.raw(row.seq)
  if (raw === undefined) return undefined
  const { accounts } = room.store.realm()
  const wire = readWire(room.catalogue, raw, row.kind === 'request' ? 'input' : 'output', (id) => accounts.has(id))
  const text = readableText(wire.bytes)
  const at = plain(text).indexOf(wanted)
  if (at < 0) return undefined
  // Taking diacritics off leaves the length: letters are composed on the wire (NFC).
  return text
    .slice(Math.max(0, at - AROUND), at + wanted.length + AROUND)
    .replaceAll(/\s+/g, ' ')
    .trim()
}
