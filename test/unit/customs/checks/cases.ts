import type { CheckedProcedure } from '#customs/checks/table.ts'
import type { Change, Items } from './sample.ts'

/** One declaration with one fault. */
export interface Case {
  readonly procedure: CheckedProcedure
  /** All that the checks answer, in order: `S0150-CMD-1`, `S0055-ICB` (line 0), separated by blanks. */
  readonly expected: string
  readonly change: Change
  /** What the computation made of it, for rows that need it. */
  readonly computed?: { readonly totalTax?: string; readonly subjects?: number; readonly rates?: Items }
}

/** A fault of the header. */
export const head = (procedure: CheckedProcedure, expected: string, items: Items): Case => ({
  procedure,
  expected,
  change: { head: items },
})

/** A fault of line 1, with what the header needs for it. */
export const line = (procedure: CheckedProcedure, expected: string, items: Items, top: Items = {}): Case => ({
  procedure,
  expected,
  change: { head: top, lines: [items] },
})

/** The same fault on both sides. */
export const heads = (expected: string, items: Items): readonly Case[] => [
  head('IDA', expected, items),
  head('EDA', expected, items),
]
export const lines = (expected: string, items: Items, top: Items = {}): readonly Case[] => [
  line('IDA', expected, items, top),
  line('EDA', expected, items, top),
]
