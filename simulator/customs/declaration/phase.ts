import type { Channel, Declaration, Payment, Phase } from './declaration.ts'

/** Every phase, in the order in which a declaration can pass them; columns of the transitions table. */
export const PHASES = [
  'draft',
  'expired',
  'awaitingPayment',
  'awaitingReceipt',
  'examining',
  'inspecting',
  'checked',
  'cleared',
  'manual',
  'withdrawn',
] as const satisfies readonly Phase[]

/** A pre-registration lives seven days from its last edit (protocol 6; customs.md, Declaration kinds). */
export const DRAFT_LIFE_MS = 7 * 24 * 60 * 60 * 1000

/**
 * The phase at `now` (sandbox clock, epoch ms). Nothing happens in the store when a draft runs out: whoever looks at
 * it later sees it as expired.
 */
export function phaseAt(declaration: Pick<Declaration, 'phase' | 'editedAt'>, now: number): Phase {
  return declaration.phase === 'draft' && now - declaration.editedAt > DRAFT_LIFE_MS ? 'expired' : declaration.phase
}

/** Where IDC/EDC leads: green goes through at once unless tax is owed; yellow and red wait for their dossier. */
export function phaseAfterDeclaring(channel: Channel, payment: Payment): Phase {
  if (channel !== 1) return 'awaitingReceipt'
  return payment === 'owed' ? 'awaitingPayment' : 'cleared'
}

/** Where IDE/EDE leads: the corrected data are examined, by an officer who may still have to take the dossier in. */
export function phaseAfterCorrection(phase: Phase): Phase {
  return phase === 'awaitingPayment' || phase === 'awaitingReceipt' ? 'awaitingReceipt' : 'examining'
}

/** Where a document result leads: a failed one leaves the file open for a supplement; red goods are still to be seen. */
export function phaseAfterDocuments(channel: Channel, passed: boolean): Phase {
  return passed && channel !== 3 ? 'checked' : 'examining'
}

/** Where an inspection result leads. */
export function phaseAfterInspection(passed: boolean): Phase {
  return passed ? 'checked' : 'inspecting'
}
