/**
 * The life cycle of a declaration (protocol 6) as one table: rows are moves, columns the phases. A cell is either where
 * the move leads, or what forbids it: an official result code for a procedure, a reason for an officer's action.
 */
import type { Rejection } from '../decision.ts'
import { type CorrectingProcedure, correctionRefusal, isCorrecting } from './correction-guard.ts'
import type { Declaration, Direction, Phase } from './declaration.ts'
import { branchOf, LAST_BRANCH } from './numbering.ts'
import { PHASES, phaseAfterCorrection, phaseAt } from './phase.ts'

export type DeclarationProcedure = 'IDA' | 'IDB' | 'IDC' | 'IID' | 'EDA' | 'EDB' | 'EDC' | 'IEX' | CorrectingProcedure

/** What an officer can do to a declaration (thao tác của công chức; contract, actions API). */
export const OFFICER_MOVES = [
  'receive',
  'documentResult',
  'requestCorrection',
  'orderInspection',
  'inspectionResult',
  'confirmPayment',
  'clear',
] as const
export type OfficerMove = (typeof OFFICER_MOVES)[number]
export type Move = DeclarationProcedure | OfficerMove

/** Where a move leads: a fixed phase, the same one, or one that depends on what was found (`targets`). */
export type Onward = Phase | 'same' | 'declared' | 'afterCorrection' | 'afterDocuments' | 'afterInspection'

/** Result codes that forbid a procedure (result-codes of each). */
export type GuardCode =
  | 'S0002' // IID, IEX: no such declaration
  | 'S0003' // IDD, EDD: no such declaration
  | 'S0005' // IDC, EDC, IDE, EDE: no such declaration
  | 'S0006' // IDB, EDB: no such declaration
  | 'S0049' // IDA, EDA: no such declaration
  | 'S0050' // IDA01, EDA01: no such declaration
  | 'E0033' // moved to manual processing
  | 'E0034' // withdrawn
  | 'E0035' // not in a state to be corrected
  | 'E0074' // already declared
  | 'E0085' // no correction registered
  | 'E0103' // already declared: it is IDD/EDD that calls it up now
  | 'E0153' // registered by IDA, not by IDA01
  | 'E0206' // not declared yet: it is IDB/EDB that calls it up
  | 'E0208' // branch 9: no further change
  | 'E0209' // permitted
  | 'E0210' // moved to manual processing
  | 'E0211' // withdrawn
  | 'E0213' // not in a state to be pre-registered again
  | 'E0214' // moved to manual processing
  | 'E0215' // withdrawn
  | 'E0217' // not in a state to be corrected
  | 'E0220' // already declared
  | 'E0223' // not declared yet
  | 'E1038' // examination finished
  | 'E4026' // examination finished

/** Why an officer's action is not possible in a phase; worded in examination/reasons. */
export type PhaseReason =
  | 'notDeclared'
  | 'draftExpired'
  | 'greenChannel'
  | 'notReceived'
  | 'alreadyReceived'
  | 'notOrdered'
  | 'alreadyOrdered'
  | 'alreadyChecked'
  | 'documentsPending'
  | 'inspectionPending'
  | 'taxOwed'
  | 'alreadyCleared'
  | 'movedToManual'
  | 'alreadyWithdrawn'

type Row<Refusal> = Readonly<Record<Phase, Onward | Refusal>>

const CORR = 'afterCorrection'

// biome-ignore format: aligned, to be read as a table
export const PROCEDURE_MOVES: Readonly<Record<DeclarationProcedure, Row<GuardCode>>> = {
  //        draft       expired  awaitPay awaitRec examining inspect  checked  cleared  manual   withdrawn
  IDA: row('same',     'S0049', 'E0220', 'E0220', 'E0220',  'E0220', 'E0220', 'E0220', 'E0213', 'E0213'),
  IDB: row('same',     'S0006', 'E0103', 'E0103', 'E0103',  'E0103', 'E4026', 'E0209', 'E0210', 'E0211'),
  IDC: row('declared', 'S0005', 'E0074', 'E0074', 'E0074',  'E0074', 'E0074', 'E0074', 'E0033', 'E0034'),
  IID: row('same',     'S0002', 'same',  'same',  'same',   'same',  'same',  'same',  'same',  'same'),
  EDA: row('same',     'S0049', 'E0220', 'E0220', 'E0220',  'E0220', 'E0220', 'E0220', 'E0213', 'E0213'),
  // EDB names no code for a permitted declaration (E0209): it stays "already declared".
  EDB: row('same',     'S0006', 'E0103', 'E0103', 'E0103',  'E0103', 'E4026', 'E0103', 'E0210', 'E0211'),
  EDC: row('declared', 'S0005', 'E0074', 'E0074', 'E0074',  'E0074', 'E0074', 'E0074', 'E0033', 'E0034'),
  IEX: row('same',     'S0002', 'same',  'same',  'same',   'same',  'same',  'same',  'same',  'same'),
  // Corrections; what else forbids one while customs has the file stands in correction-guard.
  IDD:   row('E0206',  'S0003', 'same',  'same',  'same',   'same',  'E4026', 'E0209', 'E0210', 'E0211'),
  IDA01: row('E0223',  'S0050', 'same',  'same',  'same',   'same',  'E0217', 'E0217', 'E0214', 'E0215'),
  IDE:   row('E0153',  'S0005', CORR,    CORR,    CORR,     CORR,    'E0035', 'E0035', 'E0033', 'E0034'),
  // EDD names no code for a permitted declaration (E0209): its examination is finished.
  EDD:   row('E0206',  'S0003', 'same',  'same',  'same',   'same',  'E4026', 'E4026', 'E0210', 'E0211'),
  EDA01: row('E0223',  'S0050', 'same',  'same',  'same',   'same',  'E1038', 'E1038', 'E0214', 'E0215'),
  EDE:   row('E0085',  'S0005', CORR,    CORR,    CORR,     CORR,    'E0035', 'E0035', 'E0033', 'E0034'),
}

// biome-ignore format: aligned, to be read as a table
export const OFFICER_TABLE: Readonly<Record<OfficerMove, Row<PhaseReason>>> = {
  //                    draft          expired         awaitPay        awaitRec       examining          inspect              checked           cleared           manual           withdrawn
  receive:          row('notDeclared', 'draftExpired', 'greenChannel', 'examining',   'alreadyReceived', 'alreadyReceived',   'alreadyReceived', 'alreadyCleared', 'movedToManual', 'alreadyWithdrawn'),
  documentResult:   row('notDeclared', 'draftExpired', 'greenChannel', 'notReceived', 'afterDocuments',  'alreadyOrdered',    'alreadyChecked',  'alreadyCleared', 'movedToManual', 'alreadyWithdrawn'),
  requestCorrection: row('notDeclared', 'draftExpired', 'greenChannel', 'notReceived', 'same',            'same',              'alreadyChecked',  'alreadyCleared', 'movedToManual', 'alreadyWithdrawn'),
  orderInspection:  row('notDeclared', 'draftExpired', 'greenChannel', 'notReceived', 'inspecting',      'alreadyOrdered',    'alreadyChecked',  'alreadyCleared', 'movedToManual', 'alreadyWithdrawn'),
  inspectionResult: row('notDeclared', 'draftExpired', 'greenChannel', 'notReceived', 'notOrdered',      'afterInspection',   'alreadyChecked',  'alreadyCleared', 'movedToManual', 'alreadyWithdrawn'),
  confirmPayment:   row('notDeclared', 'draftExpired', 'cleared',      'same',        'same',            'same',              'same',            'alreadyCleared', 'movedToManual', 'alreadyWithdrawn'),
  clear:            row('notDeclared', 'draftExpired', 'taxOwed',      'notReceived', 'documentsPending', 'inspectionPending', 'cleared',        'alreadyCleared', 'movedToManual', 'alreadyWithdrawn'),
}

const ONWARD: ReadonlySet<string> = new Set<Onward>([
  ...PHASES,
  'same',
  'declared',
  'afterCorrection',
  'afterDocuments',
  'afterInspection',
])

/** True when the cell is a way on and not a refusal. */
export function isOnward(cell: Onward | GuardCode | PhaseReason): cell is Onward {
  return ONWARD.has(cell)
}

/** The cell of an officer's action. */
export function officerCell(move: OfficerMove, phase: Phase): Onward | PhaseReason {
  return OFFICER_TABLE[move][phase]
}

/** The cell of a procedure. */
export function procedureCell(procedure: DeclarationProcedure, phase: Phase): Onward | GuardCode {
  return PROCEDURE_MOVES[procedure][phase]
}

/** All phases that a way on can lead to from `phase`; `declaration/phase` tells which one it is. */
export function targets(onward: Onward, phase: Phase): readonly Phase[] {
  switch (onward) {
    case 'same':
      return [phase]
    case 'declared':
      return ['cleared', 'awaitingPayment', 'awaitingReceipt']
    case 'afterCorrection':
      return [phaseAfterCorrection(phase)]
    case 'afterDocuments':
      return ['checked', 'examining']
    case 'afterInspection':
      return ['checked', 'inspecting']
    case 'draft':
    case 'expired':
    case 'awaitingPayment':
    case 'awaitingReceipt':
    case 'examining':
    case 'inspecting':
    case 'checked':
    case 'cleared':
    case 'manual':
    case 'withdrawn':
      return [onward]
    default:
      return unreachable(onward)
  }
}

export type Allowed =
  | { readonly ok: true; readonly declaration: Declaration }
  | { readonly ok: false; readonly rejection: Rejection }

/**
 * May this procedure be done with this declaration at `now` (sandbox clock)? `undefined`, and a number of the other
 * direction, answer the procedure's code for an unknown number; so does a draft that has run out, because the system
 * no longer keeps it. Whose declaration it is, is looked at apart (`ownerRejection`).
 */
export function allowed(procedure: DeclarationProcedure, declaration: Declaration | undefined, now: number): Allowed {
  const cell =
    declaration === undefined || declaration.direction !== directionOfProcedure(procedure)
      ? procedureCell(procedure, 'expired')
      : procedureCell(procedure, phaseAt(declaration, now))
  const code = isOnward(cell) ? undefined : cell
  if (declaration === undefined || code !== undefined) return refused(procedure, lastBranchCode(code, declaration))
  const correcting = isCorrecting(procedure) ? correctionRefusal(procedure, declaration, now) : ''
  return correcting === '' ? { ok: true, declaration } : refused(procedure, correcting)
}

const refused = (procedure: DeclarationProcedure, code = ''): Allowed => ({
  ok: false,
  rejection: { code, item: guardItem(procedure, code), line: 0 },
})

/** At branch 9 a call-up of a draft would point to IDD/EDD in vain. */
const lastBranchCode = (code: GuardCode | undefined, declaration: Declaration | undefined): GuardCode | undefined =>
  code === 'E0103' && declaration !== undefined && branchOf(declaration.number) === LAST_BRANCH ? 'E0208' : code

/** Import procedures call the number ICN, export procedures ECN. */
export function numberItem(procedure: DeclarationProcedure): 'ICN' | 'ECN' {
  return directionOfProcedure(procedure) === 'import' ? 'ICN' : 'ECN'
}

export function directionOfProcedure(procedure: DeclarationProcedure): Direction {
  return procedure === 'IEX' || procedure.startsWith('E') ? 'export' : 'import'
}

/** To these the result lists give no item, to every other guard the number's. */
const WITHOUT_ITEM = ['S0049', 'S0050', 'E0012']

function guardItem(procedure: DeclarationProcedure, code: string): string {
  return WITHOUT_ITEM.includes(code) ? '0000' : numberItem(procedure)
}

function unreachable(value: never): never {
  throw new Error(`not a way on: ${String(value)}`)
}

/** One row of the table; its parameters are the columns, in the order of the life cycle. */
function row<Refusal extends string>(
  draft: Onward | Refusal,
  expired: Onward | Refusal,
  awaitingPayment: Onward | Refusal,
  awaitingReceipt: Onward | Refusal,
  examining: Onward | Refusal,
  inspecting: Onward | Refusal,
  checked: Onward | Refusal,
  cleared: Onward | Refusal,
  manual: Onward | Refusal,
  withdrawn: Onward | Refusal,
): Row<Refusal> {
  return {
    draft,
    expired,
    awaitingPayment,
    awaitingReceipt,
    examining,
    inspecting,
    checked,
    cleared,
    manual,
    withdrawn,
  }
}
