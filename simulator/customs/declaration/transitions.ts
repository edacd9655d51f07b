/**
 * The life cycle of a declaration (protocol 6) as one table: rows are moves, columns the phases. A cell is either where
 * the move leads, or what forbids it: an official result code for a procedure, a reason for an officer's action.
 */
import type { Rejection } from '../decision.ts'
import type { Declaration, Direction, Phase } from './declaration.ts'
import { branchOf } from './numbering.ts'
import { PHASES, phaseAt } from './phase.ts'

export type DeclarationProcedure = 'IDA' | 'IDB' | 'IDC' | 'IID' | 'EDA' | 'EDB' | 'EDC' | 'IEX'

/** What an officer can do to a declaration (thao tác của công chức; contract, actions API). */
export const OFFICER_MOVES = [
  'receive',
  'documentResult',
  'orderInspection',
  'inspectionResult',
  'confirmPayment',
  'clear',
] as const
export type OfficerMove = (typeof OFFICER_MOVES)[number]
export type Move = DeclarationProcedure | OfficerMove

/** Where a move leads: a fixed phase, the same one, or one that depends on what was found (`targets`). */
export type Onward = Phase | 'same' | 'declared' | 'afterDocuments' | 'afterInspection'

/** Result codes that forbid a procedure (result-codes of IDA IDB IDC IID EDA EDB EDC IEX). */
export type GuardCode =
  | 'S0002' // IID, IEX: no such declaration
  | 'S0005' // IDC, EDC: no such declaration
  | 'S0006' // IDB, EDB: no such declaration
  | 'S0049' // IDA, EDA: no such declaration
  | 'E0033' // moved to manual processing
  | 'E0034' // withdrawn
  | 'E0074' // already declared
  | 'E0103' // already declared: it is IDD/EDD that calls it up now
  | 'E0208' // branch 9: no further change
  | 'E0209' // permitted
  | 'E0210' // moved to manual processing
  | 'E0211' // withdrawn
  | 'E0213' // not in a state to be pre-registered again
  | 'E0220' // already declared
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
}

// biome-ignore format: aligned, to be read as a table
export const OFFICER_TABLE: Readonly<Record<OfficerMove, Row<PhaseReason>>> = {
  //                    draft          expired         awaitPay        awaitRec       examining          inspect              checked           cleared           manual           withdrawn
  receive:          row('notDeclared', 'draftExpired', 'greenChannel', 'examining',   'alreadyReceived', 'alreadyReceived',   'alreadyReceived', 'alreadyCleared', 'movedToManual', 'alreadyWithdrawn'),
  documentResult:   row('notDeclared', 'draftExpired', 'greenChannel', 'notReceived', 'afterDocuments',  'alreadyOrdered',    'alreadyChecked',  'alreadyCleared', 'movedToManual', 'alreadyWithdrawn'),
  orderInspection:  row('notDeclared', 'draftExpired', 'greenChannel', 'notReceived', 'inspecting',      'alreadyOrdered',    'alreadyChecked',  'alreadyCleared', 'movedToManual', 'alreadyWithdrawn'),
  inspectionResult: row('notDeclared', 'draftExpired', 'greenChannel', 'notReceived', 'notOrdered',      'afterInspection',   'alreadyChecked',  'alreadyCleared', 'movedToManual', 'alreadyWithdrawn'),
  confirmPayment:   row('notDeclared', 'draftExpired', 'cleared',      'same',        'same',            'same',              'same',            'alreadyCleared', 'movedToManual', 'alreadyWithdrawn'),
  clear:            row('notDeclared', 'draftExpired', 'taxOwed',      'notReceived', 'documentsPending', 'inspectionPending', 'cleared',        'alreadyCleared', 'movedToManual', 'alreadyWithdrawn'),
}

const ONWARD: ReadonlySet<string> = new Set<Onward>([
  ...PHASES,
  'same',
  'declared',
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
  if (declaration !== undefined && isOnward(cell)) return { ok: true, declaration }
  const code =
    cell === 'E0103' && declaration !== undefined && branchOf(declaration.number) === LAST_BRANCH ? 'E0208' : cell
  return { ok: false, rejection: { code, item: guardItem(procedure, code), line: 0 } }
}

const LAST_BRANCH = 9

/** Import procedures call the number ICN, export procedures ECN. */
export function numberItem(procedure: DeclarationProcedure): 'ICN' | 'ECN' {
  return directionOfProcedure(procedure) === 'import' ? 'ICN' : 'ECN'
}

export function directionOfProcedure(procedure: DeclarationProcedure): Direction {
  return procedure === 'IDA' || procedure === 'IDB' || procedure === 'IDC' || procedure === 'IID' ? 'import' : 'export'
}

// The result lists give S0049 no item, every other guard the number's item.
function guardItem(procedure: DeclarationProcedure, code: string): string {
  return code === 'S0049' ? '0000' : numberItem(procedure)
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
