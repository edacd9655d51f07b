/** A journal row as lists of messages show it. */
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { JournalRow } from '#training/journal-row.ts'
import type { MessageRow, Words } from '../api/terminal.ts'

export function outputTitle(catalogue: Catalogue, code: string | undefined): Words | null {
  const entry = code === undefined ? undefined : catalogue.output(code)
  return entry ? { vi: entry.name, en: entry.term } : null
}

export const messageRow = (catalogue: Catalogue, row: JournalRow): MessageRow => ({
  seq: row.seq,
  at: row.at,
  kind: row.kind,
  userId: row.userId,
  procedure: row.procedure,
  declarationNo: row.declarationNo,
  run: row.run,
  resultCodes: row.resultCodes,
  outputs: row.outputs,
  outputTitle: outputTitle(catalogue, row.outputs[0]),
  bytes: row.bytes,
  signed: row.verdict === null ? 'none' : row.verdict.ok ? 'valid' : 'refused',
  durationMs: row.durationMs,
})

/** Nothing refused: success, or warnings only. */
export const isAccepted = (codes: readonly string[]): boolean =>
  codes.every((code) => code.startsWith('00000') || code.startsWith('W'))
