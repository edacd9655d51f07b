import { multiply, parseDecimal, round, toText } from '../decimal.ts'

type Items = Readonly<Record<string, string>>

/** Kilograms in a pound, exactly. */
const POUND = { units: 45_359_237n, scale: 8 }
const GW_DECIMALS = 3
/** Digits that GW may have: a weight entered wrongly stays as it is, for the checks (S1013) to find. */
const ENTERED = /^\d{1,6}(\.\d{1,3})?$/

/** A gross weight declared in pounds (GWT LBR) is kept in kilograms (field notes of GW and GWT). */
export function grossInKilograms(head: Items): Items {
  const entered = head.GW ?? ''
  const pounds = head.GWT === 'LBR' && ENTERED.test(entered) ? parseDecimal(entered) : undefined
  return pounds === undefined ? head : { ...head, GW: toText(round(multiply(pounds, POUND), GW_DECIMALS)), GWT: 'KGM' }
}
