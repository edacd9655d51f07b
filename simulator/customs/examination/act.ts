/** Officers' actions on a declaration: pure decisions, as a procedure's are (contract, actions API). */

import { compare, isPositive, parseDecimal, ZERO } from '../decimal.ts'
import type { Output } from '../decision.ts'
import type { Declaration } from '../declaration/declaration.ts'
import * as evolve from '../declaration/evolve.ts'
import { requestCorrection } from '../declaration/evolve-correction.ts'
import { INSTRUCTION_BYTES } from '../declaration/instructions.ts'
import { wideText } from '../outputs/wire-text.ts'
import type { Reference } from '../reference/reference.ts'
import { correctionInstruction } from './correction-instruction.ts'
import { SUPPLEMENT_MS } from './deadlines.ts'
import { forbidden } from './guard.ts'
import { inspectionNotice } from './inspection-notice.ts'
import type { OfficerAction } from './officer-action.ts'
import { permitReport } from './permit-report.ts'
import { type Reason, type Refusal, refusal } from './reasons.ts'

export interface ActionContext {
  /** Sandbox clock, epoch ms. */
  readonly now: number
  /** Name or log-in of the officer, for the history. */
  readonly officer: string
  readonly reference: Reference
  /** The next statement number; none of today's actions states tax, an assessment by customs (CEA) will. */
  readonly nextStatement: number
}

export type ActionResult =
  | {
      readonly kind: 'done'
      readonly declaration: Declaration
      /** For the declarant's mailbox, in the order classification, statements, permit. */
      readonly reports: readonly Output[]
    }
  | ({ readonly kind: 'refused' } & Refusal)

/** Does the action, or tells in Vietnamese and English why the declaration does not admit it. */
export function act(action: OfficerAction, declaration: Declaration, context: ActionContext): ActionResult {
  const reason = forbidden(action.action, declaration, context.now) ?? wrongInput(action, declaration)
  if (reason !== undefined) return { kind: 'refused', ...refusal(reason) }
  const next = carriedOut(action, declaration, context)
  return { kind: 'done', declaration: next, reports: reportsOf(declaration, next, action, context) }
}

function carriedOut(action: OfficerAction, declaration: Declaration, { now, officer }: ActionContext): Declaration {
  const deed = { at: now, by: officer, note: action.note?.trim() ?? '' }
  switch (action.action) {
    case 'receive':
      return evolve.receive(declaration, deed)
    case 'documentResult':
      return evolve.documentResult(declaration, { ...deed, passed: action.passed })
    case 'requestCorrection':
      return requestCorrection(declaration, { ...deed, until: now + SUPPLEMENT_MS })
    case 'orderInspection': {
      const place = action.place?.trim() || (declaration.form.head.ST ?? '')
      return evolve.orderInspection(declaration, { ...deed, percent: action.percent ?? WHOLE_LOT, place })
    }
    case 'inspectionResult':
      return evolve.inspectionResult(declaration, { ...deed, passed: action.passed })
    case 'confirmPayment':
      return evolve.confirmPayment(declaration, deed)
    case 'clear':
      return evolve.clear(declaration, deed)
    default:
      return unreachable(action)
  }
}

function reportsOf(
  before: Declaration,
  after: Declaration,
  action: OfficerAction,
  context: ActionContext,
): readonly Output[] {
  if (action.action === 'orderInspection') return [inspectionNotice(after, context)]
  if (action.action === 'requestCorrection') return [correctionInstruction(after, context)]
  return before.phase !== 'cleared' && after.phase === 'cleared' ? [permitReport(after, context)] : []
}

const WHOLE_LOT = 100

function wrongInput(action: OfficerAction, declaration: Declaration): Reason | undefined {
  if (action.action === 'requestCorrection') return wrongRequest(action.note?.trim() ?? '')
  if (action.action === 'orderInspection' && action.percent !== undefined) {
    return Number.isInteger(action.percent) && action.percent >= 1 && action.percent <= WHOLE_LOT
      ? undefined
      : 'badPercent'
  }
  if (action.action === 'confirmPayment' && action.amount !== undefined) {
    const amount = parseDecimal(action.amount)
    if (amount === undefined || amount.scale !== 0 || !isPositive(amount)) return 'badAmount'
    const owed = parseDecimal(declaration.assessment.totalTax) ?? ZERO
    return compare(amount, owed) < 0 ? 'amountShort' : undefined
  }
  return undefined
}

function wrongRequest(note: string): Reason | undefined {
  if (note === '') return 'noteMissing'
  return wideText(note, INSTRUCTION_BYTES) === wideText(note, Number.POSITIVE_INFINITY) ? undefined : 'noteTooLong'
}

function unreachable(action: never): never {
  throw new Error(`not an action: ${JSON.stringify(action)}`)
}
