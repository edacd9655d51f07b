import type { Decimal } from '../decimal.ts'
import type { Direction } from '../declaration/declaration.ts'
import type { Findings } from './findings.ts'

/** Whole digits that an item of the outputs can hold; decimals are cut to fit, whole digits cannot be. */
const fits = (value: Decimal, digits: number): boolean =>
  value.units / 10n ** BigInt(value.scale) < 10n ** BigInt(digits)

/** One digit less than B36 holds, so that the bases of later taxes (KS, 17) have room too. */
const VALUE_DIGITS = 16
const LINE_TAX_DIGITS = 16
const TOTAL_VALUE_DIGITS = 19
const TOTAL_TAX_DIGITS = 11

/**
 * Amounts of a line that no item can hold (vượt quá giá trị định mức): E1058 value (B36), E1025 duty (B47), E1027
 * another tax (KZ). The export list names E0031 for the value.
 */
export const checkLineLimits = (
  direction: Direction,
  line: number,
  value: Decimal,
  taxes: readonly Decimal[],
  hasDuty: boolean,
  found: Findings,
): void => {
  if (!fits(value, VALUE_DIGITS)) found.add(direction === 'import' ? 'E1058' : 'E0031', 'BPR', line)
  taxes.forEach((tax, index) => {
    if (fits(tax, LINE_TAX_DIGITS)) return
    if (index === 0 && hasDuty) found.add('E1025', 'QT1', line)
    else found.add('E1027', 'TX1', line)
  })
}

export interface Totals {
  readonly value: Decimal
  /** Payable of each subject. */
  readonly subjects: readonly Decimal[]
  readonly payable: Decimal
  /** Exempted, reduced and not subject. */
  readonly relieved: Decimal
}

/**
 * Totals that no item can hold: E0412 value (A86), E1056 a subject (KH), E1069 payable (B02), E1067 exempted (TA2 of
 * the tax statement). The export list has E1070 for the value and E1056 for all the others.
 */
export const checkTotalLimits = (direction: Direction, totals: Totals, found: Findings): void => {
  const imports = direction === 'import'
  if (!fits(totals.value, TOTAL_VALUE_DIGITS)) found.add(imports ? 'E0412' : 'E1070', '0000')
  if (totals.subjects.some((subject) => !fits(subject, TOTAL_TAX_DIGITS))) found.add('E1056', '0000')
  else if (!fits(totals.payable, TOTAL_TAX_DIGITS)) found.add(imports ? 'E1069' : 'E1056', '0000')
  if (!fits(totals.relieved, TOTAL_TAX_DIGITS)) found.add(imports ? 'E1067' : 'E1056', '0000')
}
