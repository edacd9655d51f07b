import type { Declaration, Payment } from '../declaration/declaration.ts'
import type { Facts } from '../facts.ts'

/** ENC that needs no payment before clearance: individual guarantee, general guarantee, deferral. */
const COVERED = ['A', 'B', 'C']

/**
 * How the money stands at IDC/EDC (customs.md value 7): tax is paid before clearance unless a guarantee or a deferral
 * covers it, or a bank pays it at once out of a registered limit (BRC); the checks have looked at both before. Priority
 * enterprises (AEO) pay by the 10th of the next month.
 */
export function paymentAtRegistration(
  { direction, form, assessment }: Pick<Declaration, 'direction' | 'form' | 'assessment'>,
  { reference }: Pick<Facts, 'reference'>,
): Payment {
  if (/^0*$/.test(assessment.totalTax)) return 'none'
  if (COVERED.includes(form.head.ENC ?? '')) return 'guaranteed'
  if (form.head.BRC) return 'paid'
  const trader = form.head[direction === 'import' ? 'IMC' : 'EPC'] ?? ''
  return reference.business(trader)?.aeo === true ? 'guaranteed' : 'owed'
}
