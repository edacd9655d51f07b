import type { Figure } from './report.ts'

const rising = (seqs: Iterable<number>): readonly number[] => [...new Set(seqs)].sort((a, b) => a - b)

/** As many as there are rows. */
export function counted(seqs: Iterable<number>): Figure {
  const messages = rising(seqs)
  return { value: messages.length, messages }
}

/** A number that is not the number of its rows: distinct things, durations. */
export const measured = (value: number, seqs: Iterable<number>): Figure => ({ value, messages: rising(seqs) })
