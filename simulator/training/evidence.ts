/** What a judge looks at: journal rows of one run with their content, in order. */
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
