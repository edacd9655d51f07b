/**
 * The automatic round robin of assignment (phân công tự động xoay vòng, from 1/7/2025; customs.md, Assignment): yellow
 * files over the registered officers of the sub-section, red ones excluded, absent officers passed over. Whoever's last
 * turn lies furthest back is next, so that nobody gets two while another waits, and who comes back from an absence or
 * is registered later gets one file, not all that were missed. By hand it can be changed at any time; that takes no turn.
 */
import type { Declaration } from '../declaration/declaration.ts'
import type { Day } from '../reference/reference.ts'

/** An officer who gets no file by turns (vắng mặt). */
export interface Absence {
  /** Last day of it, Vietnam day. */
  readonly until: Day
  readonly reason: string
  /** Who marked it. */
  readonly by: string
}

/** How one office gives out its yellow files. */
export interface TurnList {
  readonly mode: 'byHand' | 'inTurn'
  /** Log-ins of the registered officers, in the order of their first turns. */
  readonly officers: readonly string[]
  readonly absences: Readonly<Record<string, Absence>>
  /** Number of the last turn of each; who is not in it has had none. */
  readonly turns: Readonly<Record<string, number>>
}

export const NO_TURNS: TurnList = { mode: 'byHand', officers: [], absences: {}, turns: {} }

/** Stands in the place of who assigned, where the round robin did. No log-in is of this form. */
export const BY_TURN = '#auto'

/** Does the round robin look at this file? */
export const goesByTurn = ({ channel, examination }: Pick<Declaration, 'channel' | 'examination'>): boolean =>
  channel === 2 && examination.assignment === undefined

/** The absence of an officer on a day, if any. */
export function absenceOn({ absences }: TurnList, officer: string, day: Day): Absence | undefined {
  const absence = Object.hasOwn(absences, officer) ? absences[officer] : undefined
  return absence !== undefined && day <= absence.until ? absence : undefined
}

/** Officers present on the day, the next one first. */
export const inOrderOfTurn = (list: TurnList, day: Day): readonly string[] =>
  list.officers
    .filter((officer) => absenceOn(list, officer, day) === undefined)
    .map((officer, place) => ({ officer, place, last: lastTurn(list, officer) }))
    .sort((a, b) => a.last - b.last || a.place - b.place)
    .map(({ officer }) => officer)

/** The list after the officer had a turn. */
export const afterTurn = (list: TurnList, officer: string): TurnList => ({
  ...list,
  turns: { ...list.turns, [officer]: Math.max(0, ...Object.values(list.turns)) + 1 },
})

const lastTurn = ({ turns }: TurnList, officer: string): number =>
  Object.hasOwn(turns, officer) ? (turns[officer] ?? 0) : 0
