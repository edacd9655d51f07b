import { type Decimal, ONE, parseDecimal } from '../decimal.ts'
import type { Day, Reference } from '../reference/reference.ts'

/**
 * Exchange rates of one computation (tỷ giá tính thuế; customs.md, value 2): VND per unit at the registration day,
 * each currency looked up once and remembered, so that the assessment can state what it used.
 */
export interface ExchangeBook {
  /** VND per unit, or undefined when the currency has no rate. VND is 1. */
  of(currency: string): Decimal | undefined
  /** The foreign currencies used so far with their rates, in order of use. */
  used(): Readonly<Record<string, string>>
}

export const exchangeBook = (reference: Reference, day: Day): ExchangeBook => {
  const texts: Record<string, string> = {}
  const rates = new Map<string, Decimal>([['VND', ONE]])
  return {
    of(currency) {
      const known = rates.get(currency)
      if (known !== undefined) return known
      const text = reference.rate(currency, day)
      const rate = text === undefined ? undefined : parseDecimal(text)
      if (text === undefined || rate === undefined) return undefined
      texts[currency] = text
      rates.set(currency, rate)
      return rate
    },
    used: () => texts,
  }
}
