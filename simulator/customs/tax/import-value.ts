import type { Form } from '#protocol/edi/content.ts'
import { add, type Decimal, isPositive, multiply, round, subtract, ZERO } from '../decimal.ts'
import type { ExchangeBook } from './exchange-book.ts'
import type { Findings } from './findings.ts'
import { amount, type GoodsLine } from './goods-line.ts'
import {
  addsFreight,
  addsInsurance,
  FREIGHT_BY_WEIGHT,
  FREIGHT_OF_PAID_GOODS,
  isAutomaticValuation,
} from './price-terms.ts'
import { ROUNDING } from './rounding.ts'
import { type Share, spreadOver } from './spread.ts'

/** An adjustment (khoản điều chỉnh) with the lines that point to it. */
interface Adjustment {
  readonly no: number
  readonly share: Share
}

const ADJUSTMENTS = [1, 2, 3, 4, 5] as const

const sum = (values: readonly Decimal[]): Decimal => values.reduce(add, ZERO)

const invoiceTotal = (lines: readonly GoodsLine[]): Decimal => sum(lines.map((line) => line.BPR ?? ZERO))

const pointsTo = (line: GoodsLine, no: number): boolean =>
  ADJUSTMENTS.some((position) => line.item[`VN${position}`] === String(no))

/** `value` of `currency` in VND; a currency without a rate is a finding and counts as nothing. */
const inVnd = (value: Decimal | undefined, currency: string, exchange: ExchangeBook, missing: () => void): Decimal => {
  if (value === undefined) return ZERO
  const rate = exchange.of(currency)
  if (rate === undefined) {
    missing()
    return ZERO
  }
  return multiply(value, rate)
}

const adjustmentsOf = (
  form: Form,
  spread: readonly GoodsLine[],
  exchange: ExchangeBook,
  found: Findings,
): readonly Adjustment[] =>
  ADJUSTMENTS.flatMap((no) => {
    const kind = form.head[`VI${no}`]
    const value = amount(form.head[`VP${no}`])
    if ((kind !== 'AD' && kind !== 'SB') || value === undefined) return []
    const vnd = inVnd(value, form.head[`VC${no}`] ?? '', exchange, () => found.add('E1001', `VC${no}`))
    // VT is the whole base when the adjustment is shared with other declarations; else the lines pointing here are it.
    const base = amount(form.head[`VT${no}`]) ?? invoiceTotal(spread.filter((line) => pointsTo(line, no)))
    if (!isPositive(base)) return []
    return [{ no, share: { amount: kind === 'AD' ? vnd : subtract(ZERO, vnd), base } }]
  })

/** The parts that every spread line takes a share of: price, freight, insurance; or the total given by hand (DP). */
const commonShares = (
  form: Form,
  lines: readonly GoodsLine[],
  spread: readonly GoodsLine[],
  exchange: ExchangeBook,
  found: Findings,
): readonly Share[] => {
  const { head } = form
  const base = amount(head.TP) ?? invoiceTotal(lines)
  if (!isPositive(base)) {
    found.add('R0032', 'BPR')
    return []
  }
  if (head.VI1 === 'DP') {
    const total = inVnd(amount(head.VP1), head.VC1 ?? '', exchange, () => found.add('E1001', 'VC1'))
    return [{ amount: total, base }]
  }
  const price = inVnd(amount(head.IP4) ?? base, head.IP3 ?? '', exchange, () => found.add('E0108', 'IP3'))
  const shares: Share[] = [{ amount: price, base }]
  // IP: the invoice price is the customs value, nothing is added (VI1).
  if (head.VI1 === 'IP') return shares
  if (addsFreight(head.IP2 ?? '', head.FR1 ?? '')) {
    const freight = inVnd(amount(head.FR3), head.FR2 ?? '', exchange, () => found.add('E0107', 'FR2'))
    const paid = amount(head.TP) ?? invoiceTotal(spread)
    shares.push({ amount: freight, base: head.FR1 === FREIGHT_OF_PAID_GOODS ? paid : base })
  }
  if (addsInsurance(head.IP2 ?? '', head.IN1 ?? '')) {
    const insurance = inVnd(amount(head.IN3), head.IN2 ?? '', exchange, () => found.add('E0109', 'IN2'))
    shares.push({ amount: insurance, base })
  }
  return shares
}

/**
 * Customs value of every line in VND (trị giá tính thuế hàng nhập khẩu; customs.md, value 1). A value entered by hand
 * (DPR, BPC) wins; the others are spread. Findings: R0011 no invoice value to spread by, R0012 value by hand missing
 * where the method demands it (VD1 1-4 8 9 T, FR1 D), R0032, E0107-E0112, E1001 rate missing.
 */
export const importValues = (
  form: Form,
  lines: readonly GoodsLine[],
  exchange: ExchangeBook,
  found: Findings,
): readonly Decimal[] => {
  const { head } = form
  const spread = lines.filter((line) => line.DPR === undefined)
  const byHand = !isAutomaticValuation(head.VD1 ?? '') || head.FR1 === FREIGHT_BY_WEIGHT
  const automatic = spread.length > 0 && !byHand
  const common = automatic ? commonShares(form, lines, spread, exchange, found) : []
  const adjustments = automatic ? adjustmentsOf(form, spread, exchange, found) : []
  if (head.VCC !== undefined && exchange.of(head.VCC) === undefined) found.add('E0110', 'VCC')
  return lines.map((line) => {
    if (line.DPR !== undefined) {
      const currency = line.item.BPC ?? head.IP3 ?? ''
      const value = inVnd(line.DPR, currency, exchange, () => found.add('E0112', 'BPC', line.no))
      return round(value, ROUNDING.lineValue)
    }
    if (byHand) found.add('R0012', 'BPR', line.no)
    else if (line.BPR === undefined) found.add('R0011', 'BPR', line.no)
    if (byHand || line.BPR === undefined) return ZERO
    const own = adjustments.filter((adjustment) => pointsTo(line, adjustment.no)).map(({ share }) => share)
    return spreadOver(line.BPR, own.length === 0 ? common : [...common, ...own])
  })
}
