/** What forbids a correction of a declaration that customs still has, beside its phase (protocol 4 and 6). */
import type { Declaration } from './declaration.ts'
import { branchOf, LAST_BRANCH } from './numbering.ts'
import { DRAFT_LIFE_MS } from './phase.ts'

/** Corrections during clearance (sửa đổi trong thông quan): call-up, registration, declaring. */
export type CorrectingProcedure = 'IDD' | 'IDA01' | 'IDE' | 'EDD' | 'EDA01' | 'EDE'

const row = (IDD: string, IDA01: string, IDE: string, EDD: string, EDA01: string, EDE: string) =>
  ({ IDD, IDA01, IDE, EDD, EDA01, EDE }) satisfies Record<CorrectingProcedure, string>

/** Codes in the order of asking; '' where the result list of the procedure has none and so does not forbid it. */
// biome-ignore format: aligned, to be read as a table
const CODES = {
  //                  IDD      IDA01    IDE      EDD      EDA01    EDE
  lastBranch:    row('E0208', 'E0399', '',      'E0208', 'E0399', ''),
  notRegistered: row('',      '',      'E0085', '',      '',      'E0085'),
  deadlineOver:  row('E0213', 'E0128', 'E0012', '',      '',      ''),
  examined:      row('E4026', 'E0217', 'E0035', 'E4026', 'E1038', 'E0035'),
} as const

const FINDINGS: Readonly<Record<keyof typeof CODES, (declaration: Declaration, now: number) => boolean>> = {
  lastBranch: ({ number }) => branchOf(number) === LAST_BRANCH,
  notRegistered: (declaration, now) => correctionAt(declaration, now) === undefined,
  // SIM-defined: the deadline that these codes speak of is that of the officer's request.
  deadlineOver: ({ examination: { correctionRequest } }, now) =>
    correctionRequest !== undefined && now > correctionRequest.until,
  // Once the documents have passed, only customs can open the file for a correction again.
  examined: ({ examination: { documentResult, correctionRequest } }) =>
    documentResult?.passed === true && correctionRequest === undefined,
}

/** The code against it at `now` (sandbox clock), '' when there is none. */
export function correctionRefusal(procedure: CorrectingProcedure, declaration: Declaration, now: number): string {
  for (const [finding, found] of Object.entries(FINDINGS)) {
    const code = CODES[finding as keyof typeof CODES][procedure]
    if (code !== '' && found(declaration, now)) return code
  }
  return ''
}

export const isCorrecting = (procedure: string): procedure is CorrectingProcedure => procedure in CODES.lastBranch

/** The registered correction; like a draft it lives seven days from its last edit (SIM-defined). */
export function correctionAt<Edited extends { readonly editedAt: number }>(
  { correction }: { readonly correction?: Edited },
  now: number,
): Edited | undefined {
  return correction !== undefined && now - correction.editedAt <= DRAFT_LIFE_MS ? correction : undefined
}
