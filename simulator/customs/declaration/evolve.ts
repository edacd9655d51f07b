/**
 * Makers of the next declaration: pure, each adds its own line to the history. They do not ask whether the move is
 * allowed; that is the transitions table's business, before.
 */
import type { Form } from '#protocol/edi/content.ts'
import type { Assessment } from '../tax/assessment.ts'
import type { Channel, Declaration, Direction, HistoryEntry, Payment, Phase } from './declaration.ts'
import { phaseAfterDeclaring, phaseAfterDocuments, phaseAfterInspection } from './phase.ts'

/** Who did it, and when (sandbox clock, epoch ms). */
export interface Deed {
  readonly at: number
  /** User id of the wire account, or the officer's name. */
  readonly by: string
  readonly note?: string
}

/** A new draft from IDA/EDA; `by` of the deed becomes the owner. */
export function preRegister(
  input: {
    readonly number: string
    readonly direction: Direction
    readonly run: string
    readonly form: Form
    readonly assessment: Assessment
  } & Deed,
): Declaration {
  const { number, direction, run, form, assessment, at, by } = input
  return {
    number,
    direction,
    owner: by,
    run,
    phase: 'draft',
    payment: 'none',
    form,
    assessment,
    preRegisteredAt: at,
    editedAt: at,
    examination: {},
    history: [entry(input, direction === 'import' ? 'IDA' : 'EDA', 'draft')],
  }
}

/** IDA/EDA again on a draft: new items, new computation, seven more days. */
export function resubmit(
  declaration: Declaration,
  input: { readonly form: Form; readonly assessment: Assessment } & Deed,
): Declaration {
  const { form, assessment, at } = input
  const next = moved(declaration, input, declaration.direction === 'import' ? 'IDA' : 'EDA', 'draft')
  return { ...next, form, assessment, editedAt: at }
}

/** IDC/EDC: registered, with its channel; a green one that owes nothing is cleared in the same moment. */
export function declare(
  declaration: Declaration,
  input: { readonly channel: Channel; readonly payment: Payment } & Deed,
): Declaration {
  const { channel, payment, at } = input
  const phase = phaseAfterDeclaring(channel, payment)
  const next = moved(declaration, input, declaration.direction === 'import' ? 'IDC' : 'EDC', phase)
  const paid = payment === 'paid' ? { paidAt: at } : {}
  const cleared = phase === 'cleared' ? { clearedAt: at } : {}
  return { ...next, channel, payment, declaredAt: at, ...paid, ...cleared }
}

/** The officer takes the dossier in (nhận hồ sơ). */
export function receive(declaration: Declaration, deed: Deed): Declaration {
  const next = moved(declaration, deed, 'receive', 'examining')
  return { ...next, examination: { ...declaration.examination, receivedAt: deed.at } }
}

/** Result of the document check (kết quả kiểm tra hồ sơ); a later result takes the place of a failed one. */
export function documentResult(declaration: Declaration, input: { readonly passed: boolean } & Deed): Declaration {
  const { passed, at, note = '' } = input
  const phase = phaseAfterDocuments(declaration.channel ?? 2, passed)
  const next = moved(declaration, input, 'documentResult', phase)
  // Documents that pass need no correction any more.
  const { correctionRequest, ...examination } = declaration.examination
  const request = passed || correctionRequest === undefined ? {} : { correctionRequest }
  return { ...next, examination: { ...examination, ...request, documentResult: { at, passed, note } } }
}

/** Goods are to be seen (chỉ định kiểm tra thực tế, CKO). `percent` 1..100 of the lot. */
export function orderInspection(
  declaration: Declaration,
  input: { readonly percent: number; readonly place: string } & Deed,
): Declaration {
  const { percent, place, at, note = '' } = input
  const next = moved(declaration, input, 'orderInspection', 'inspecting')
  return { ...next, examination: { ...declaration.examination, inspection: { orderedAt: at, percent, place, note } } }
}

/** Result of the physical inspection (kết quả kiểm tra thực tế). Without an order there is nothing to report on: an error. */
export function inspectionResult(declaration: Declaration, input: { readonly passed: boolean } & Deed): Declaration {
  const { passed, at, note = '' } = input
  const { inspection } = declaration.examination
  if (inspection === undefined) throw new Error(`${declaration.number} has no inspection order`)
  const next = moved(declaration, input, 'inspectionResult', phaseAfterInspection(passed))
  const result = { at, passed, note }
  return { ...next, examination: { ...declaration.examination, inspection: { ...inspection, result } } }
}

/** Tax paid (xác nhận đã nộp thuế): a green declaration that only waited for it is cleared at once. */
export function confirmPayment(declaration: Declaration, deed: Deed): Declaration {
  const clears = declaration.phase === 'awaitingPayment'
  const next = moved(declaration, deed, 'confirmPayment', clears ? 'cleared' : declaration.phase)
  return { ...next, payment: 'paid', paidAt: deed.at, ...(clears ? { clearedAt: deed.at } : {}) }
}

/** Clearance (thông quan). */
export function clear(declaration: Declaration, deed: Deed): Declaration {
  return { ...moved(declaration, deed, 'clear', 'cleared'), clearedAt: deed.at }
}

/** A draft whose seven days are over. */
export function expire(declaration: Declaration, deed: Deed): Declaration {
  return moved(declaration, deed, 'expire', 'expired')
}

/** For the makers of this room: the phase and the line of the history. */
export function moved(declaration: Declaration, deed: Deed, what: string, phase: Phase): Declaration {
  return { ...declaration, phase, history: [...declaration.history, entry(deed, what, phase)] }
}

function entry({ at, by, note }: Deed, what: string, phase: Phase): HistoryEntry {
  return { at, by, what, phase, ...(note ? { note } : {}) }
}
