/** One-letter classes that the reports carry and no public list explains: SIM-defined, the same for import and export. */
import { compare, type Decimal, parseDecimal, ZERO } from '../decimal.ts'
import type { Declaration, Payment } from '../declaration/declaration.ts'

/** A06 / K07: the channel digit (protocol 6, Channel); the letter that may follow it is unknown. '' before IDC/EDC. */
export function inspectionClass({ channel }: Declaration): string {
  return channel === undefined ? '' : String(channel)
}

const PAYMENT_CLASSES: Readonly<Record<Payment, string>> = {
  none: 'A',
  owed: 'B',
  guaranteed: 'C',
  paid: 'D',
}

/** B08 / PAY: A nothing to pay, B to be paid before clearance, C guaranteed or deferred, D paid. '' before IDC/EDC. */
export function paymentClass({ declaredAt, payment }: Declaration): string {
  return declaredAt === undefined ? '' : PAYMENT_CLASSES[payment]
}

/**
 * A00 / K01, representative tax code (mã số thuế đại diện): first four HS digits of the line with the highest duty, of
 * the one with the greatest value when none bears any.
 */
export function representativeCode({ form, assessment }: Declaration): string {
  let best = 0
  let most: readonly [duty: Decimal, value: Decimal] = [ZERO, ZERO]
  assessment.lines.forEach((line, index) => {
    const duty = parseDecimal(line.taxes.find(({ kind }) => kind === 'duty')?.computed ?? '') ?? ZERO
    const value = parseDecimal(line.value) ?? ZERO
    const higher = compare(duty, most[0]) || compare(value, most[1])
    if (higher > 0) [best, most] = [index, [duty, value]]
  })
  return (form.lines[best]?.CMD ?? '').slice(0, 4)
}
