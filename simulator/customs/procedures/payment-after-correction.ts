import { compare, parseDecimal, ZERO } from '../decimal.ts'
import type { Declaration, Payment } from '../declaration/declaration.ts'
import type { Facts } from '../facts.ts'
import { paymentAtRegistration } from './payment-at-registration.ts'

/** As at registration; but tax that was paid stays paid unless the correction raises it (SIM-defined: no refund is made). */
export function paymentAfterCorrection(before: Declaration, corrected: Declaration, facts: Facts): Payment {
  const anew = paymentAtRegistration(corrected, facts)
  if (before.payment !== 'paid' || anew !== 'owed') return anew
  const total = ({ assessment }: Declaration) => parseDecimal(assessment.totalTax) ?? ZERO
  return compare(total(corrected), total(before)) > 0 ? 'owed' : 'paid'
}
