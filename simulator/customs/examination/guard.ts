/** Which actions a declaration admits: the phase by the transitions table, then what the examination still lacks. */
import type { Declaration } from '../declaration/declaration.ts'
import { branchOf, LAST_BRANCH } from '../declaration/numbering.ts'
import { phaseAt } from '../declaration/phase.ts'
import { isOnward, type OfficerMove, officerCell } from '../declaration/transitions.ts'
import type { Reason } from './reasons.ts'

/** The reason against the action at `now` (sandbox clock), whatever it brings along; undefined when it may be done. */
export function forbidden(move: OfficerMove, declaration: Declaration, now: number): Reason | undefined {
  const phase = phaseAt(declaration, now)
  const cell = officerCell(move, phase)
  if (!isOnward(cell)) return move === 'clear' ? pending(declaration, cell) : cell
  switch (move) {
    case 'receive':
    case 'inspectionResult':
      return undefined
    case 'requestCorrection':
      return branchOf(declaration.number) === LAST_BRANCH ? 'lastBranch' : undefined
    case 'documentResult':
      return declaration.examination.documentResult?.passed === true ? 'documentsAlreadyPassed' : undefined
    case 'orderInspection':
      return declaration.channel === 3 ? documentsLack(declaration) : 'yellowChannel'
    case 'confirmPayment':
      return settled(declaration)
    case 'clear':
      return declaration.payment === 'owed' ? 'taxOwed' : undefined
    default:
      return unreachable(move)
  }
}

/** The phase says that something is pending; the examination says what exactly. */
function pending(declaration: Declaration, reason: Reason): Reason {
  if (reason === 'documentsPending') return documentsLack(declaration) ?? 'inspectionNotOrdered'
  if (reason !== 'inspectionPending') return reason
  return declaration.examination.inspection?.result?.passed === false ? 'goodsNotPassed' : reason
}

function documentsLack(declaration: Declaration): Reason | undefined {
  const result = declaration.examination.documentResult
  if (result === undefined) return 'documentsPending'
  return result.passed ? undefined : 'documentsNotPassed'
}

function settled({ payment }: Declaration): Reason | undefined {
  switch (payment) {
    case 'owed':
      return undefined
    case 'none':
      return 'nothingOwed'
    case 'guaranteed':
      return 'guaranteed'
    case 'paid':
      return 'alreadyPaid'
    default:
      return unreachable(payment)
  }
}

function unreachable(value: never): never {
  throw new Error(`not a case: ${String(value)}`)
}
