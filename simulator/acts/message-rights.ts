/** Who may look into a message: its own account; the office of its declaration; players of its run; who runs the world. */
import type { JournalRow } from '#training/journal-row.ts'
import type { Person, PersonRole } from '../ports/records.ts'
import type { Journal, WaitingLists } from '../ports.ts'
import type { Office } from './office.ts'

export interface MessageRoom extends Office {
  readonly journal: Journal
  readonly waiting: WaitingLists
}

/** A person, or a script with the admin key, who looks at messages of the room's world. */
export interface Reader {
  readonly person?: Person
}

/** Roles that see every message of the world that they work in. */
const OVERSEERS: readonly PersonRole[] = ['trainer', 'board', 'it']

export const oversees = ({ person }: Reader): boolean =>
  person === undefined || person.roles.some((role) => OVERSEERS.includes(role))

/** Cục that an office is under, '' when the list does not know it. */
export const departmentOf = ({ reference }: Pick<Office, 'reference'>, unit: string): string =>
  reference.anyCode('offices', unit)?.extra.department ?? ''

/** The files of this office are the person's to see: an officer's of their own office, a Cục's of its offices. */
export function isOfficeOf(room: Pick<Office, 'reference'>, { roles, unit }: Person, office: string): boolean {
  if (roles.includes('customs') && unit === office) return true
  const department = departmentOf(room, office)
  return roles.includes('department') && department !== '' && department === departmentOf(room, unit)
}

/** Wire account that the person's terminal works with in this world, '' when none. */
export async function ownAccount(room: Pick<Office, 'store' | 'world'>, { person }: Reader): Promise<string> {
  if (person === undefined) return ''
  return (await room.store.records.find('terminals', `${room.world}/${person.login}`))?.userId ?? ''
}

export type Sight = 'free' | 'notFetched' | 'none'

/**
 * `notFetched`: a report of the person's own account that no pull has brought yet. Its content comes by the mailbox,
 * as on the real terminal.
 */
export async function sightOf(room: MessageRoom, reader: Reader, row: JournalRow): Promise<Sight> {
  if (row.world !== room.world) return reader.person === undefined ? 'free' : 'none'
  if (oversees(reader) || (await isOfficersRow(room, reader, row))) return 'free'
  const own = await ownAccount(room, reader)
  const mine = own !== '' && row.userId === own && row.kind !== 'admin' && row.kind !== 'action'
  if (!mine) return (await playsRun(room, reader, row)) ? 'free' : 'none'
  if (row.kind !== 'report') return 'free'
  const waiting = await room.waiting.of(room.world, own)
  return waiting.some(({ seq }) => seq === row.seq) ? 'notFetched' : 'free'
}

/** On a declaration of the officer's office, or of an office of the Cục. */
async function isOfficersRow(room: MessageRoom, { person }: Reader, row: JournalRow): Promise<boolean> {
  if (person === undefined || row.declarationNo === '' || row.kind === 'admin') return false
  if (!person.roles.some((role) => role === 'customs' || role === 'department')) return false
  const office = (await room.store.declaration(row.declarationNo))?.form.head.CH ?? ''
  return office !== '' && isOfficeOf(room, person, office)
}

async function playsRun(room: MessageRoom, { person }: Reader, row: JournalRow): Promise<boolean> {
  if (person === undefined || row.run === '' || row.kind === 'admin') return false
  const play = (await room.store.run(row.run))?.play
  return play !== undefined && (play.business === person.login || play.customs === person.login)
}
