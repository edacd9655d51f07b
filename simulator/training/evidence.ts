/** What a judge looks at: journal rows of one run with their content, in order. */
import { baseNumber } from '#customs/declaration/numbering.ts'
import type { JournalRow } from './journal-row.ts'

export interface Evidence {
  readonly row: JournalRow
  /** Items of an answer's screen or of a pulled report, by id; undefined when the row carries none. */
  readonly items?: {
    readonly head: Readonly<Record<string, string>>
    readonly lines: readonly Readonly<Record<string, string>>[]
  }
}

/** Standing of the declaration as a row's detail tells it (pipeline/record). */
export interface Standing {
  readonly state: string
  readonly channel: number | null
}

export function standingOf({ detail }: JournalRow): Standing | undefined {
  const { state, channel } = detail
  return typeof state === 'string' ? { state, channel: typeof channel === 'number' ? channel : null } : undefined
}

/** A registration that the trainer forced another channel on (pipeline/decide). */
export const isChannelForced = ({ kind, detail }: JournalRow): boolean =>
  kind === 'answer' && detail.channelForced === true

const isCutOff = ({ kind, detail: { faults } }: JournalRow): boolean =>
  kind === 'answer' && Array.isArray(faults) && faults.some((fault) => fault?.kind === 'drop')

/**
 * Answers that a trainer's fault cut off and that the player has not learned of since: neither by sending the same again,
 * nor by a report or an inquiry on the same declaration. The centre has worked on them, but nobody at the terminal knows.
 */
export function lostAnswers(evidence: readonly Evidence[]): ReadonlySet<number> {
  const lost = evidence.filter(
    ({ row }, at) => isCutOff(row) && !evidence.some((one, later) => later > at && tells(one.row, row)),
  )
  return new Set(lost.map(({ row }) => row.seq))
}

/** A correction gives the same declaration another number. */
const sameDeclaration = (one: string, other: string): boolean => baseNumber(one) === baseNumber(other)

const tells = (later: JournalRow, { procedure, declarationNo }: JournalRow): boolean =>
  later.kind === 'answer' &&
  !isCutOff(later) &&
  (later.procedure === procedure || (declarationNo !== '' && sameDeclaration(later.declarationNo, declarationNo)))

/** A trainer's fault answered in place of the procedure (pipeline/faults, `faultMark`). */
export const refusedByTrainer = ({ kind, detail: { faults } }: JournalRow): boolean =>
  kind === 'answer' && Array.isArray(faults) && faults.some((fault) => fault?.kind === 'refuse')
