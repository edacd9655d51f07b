import type { Form } from '#protocol/edi/content.ts'
import { add, type Decimal, isPositive, multiply, round, ZERO } from '../decimal.ts'
import type { ExchangeBook } from './exchange-book.ts'
import type { Findings } from './findings.ts'
import { amount, type GoodsLine } from './goods-line.ts'
import { isExportGatePrice } from './price-terms.ts'
import { ROUNDING } from './rounding.ts'
import { type Share, spreadOver } from './spread.ts'

/** The customs value of the whole lot at the export gate: the price under FOB, DAF, DAP, else FKK when it is given. */
const gateTotal = (form: Form, base: Decimal, exchange: ExchangeBook, found: Findings): Decimal => {
  const { head } = form
  const entered = amount(head.FKK)
  const own = entered !== undefined && !(isExportGatePrice(head.IP2 ?? '') && head.FCD === undefined)
  const currency = (own ? (head.FCD ?? head.IP3) : head.IP3) ?? ''
  const rate = exchange.of(currency)
  if (rate === undefined) {
    if (own && head.FCD !== undefined) found.add('E0110', 'FCD')
    else found.add('E0108', 'IP3')
    return ZERO
  }
  return multiply(own ? entered : (amount(head.IP4) ?? base), rate)
}

/**
 * Customs value of every line in VND (trị giá hải quan hàng xuất khẩu): the gate price spread by invoice value, or the
 * value entered by hand (DPR, BPC), which wins. Findings: R0011 no invoice value to spread by, R0032, E0108, E0110,
 * E0112 rate missing.
 */
export const exportValues = (
  form: Form,
  lines: readonly GoodsLine[],
  exchange: ExchangeBook,
  found: Findings,
): readonly Decimal[] => {
  const base = amount(form.head.TP) ?? lines.map((line) => line.BPR ?? ZERO).reduce(add, ZERO)
  const spreads = lines.some((line) => line.DPR === undefined)
  if (spreads && !isPositive(base)) found.add('R0032', 'BPR')
  const shares: readonly Share[] =
    spreads && isPositive(base) ? [{ amount: gateTotal(form, base, exchange, found), base }] : []
  return lines.map((line) => {
    if (line.DPR !== undefined) {
      const rate = exchange.of(line.item.BPC ?? form.head.IP3 ?? '')
      if (rate === undefined) found.add('E0112', 'BPC', line.no)
      return rate === undefined ? ZERO : round(multiply(line.DPR, rate), ROUNDING.lineValue)
    }
    if (line.BPR === undefined) {
      found.add('R0011', 'BPR', line.no)
      return ZERO
    }
    return spreadOver(line.BPR, shares)
  })
}
