import { add, type Decimal, divide, HUNDRED, multiply, parseDecimal, round, toText, ZERO } from '../decimal.ts'
import { quantityIn } from './goods-line.ts'
import type { LineFacts } from './line-facts.ts'
import { ROUNDING } from './rounding.ts'

/** A duty by quantity (thuế tuyệt đối): `amount` of `currency` for one `unit`. */
export interface SpecificDuty {
  readonly amount: Decimal
  readonly currency: string
  readonly unit: string
}

/** The duty that applies to a line: by value, by quantity, or both (thuế hỗn hợp). */
export interface DutyRate {
  /** Tariff schedule (mã biểu thuế) that gave the rate; differs from the declared one when MFN is lower. */
  readonly schedule: string
  readonly percent?: Decimal
  readonly specific?: SpecificDuty
}

/** A computed duty with what it was computed from. */
export interface ComputedDuty {
  readonly rate: string
  readonly amount: Decimal
  /** Quantity and unit of a duty by quantity; ''. */
  readonly quantity: string
  readonly unit: string
}

/** As it is printed in 30 characters: `10%`, `1.5USD/LTR`, `10%+1.5USD/LTR`. */
export const rateText = ({ percent, specific }: DutyRate): string =>
  [
    percent === undefined ? '' : `${toText(percent)}%`,
    specific === undefined ? '' : `${toText(specific.amount)}${specific.currency}/${specific.unit}`,
  ]
    .filter((part) => part !== '')
    .join('+')

/** `percent` of `base`, kept to the decimals of a line's tax. */
export const percentOf = (base: Decimal, percent: Decimal): Decimal =>
  divide(multiply(base, percent), HUNDRED, ROUNDING.lineTax)

/**
 * Duty in VND (customs.md, value 4): value × rate, quantity × amount × exchange rate, or the sum. Findings: E1054 no
 * quantity in the duty's unit, E1017 quantity missing, E1021 or S1092 no exchange rate for the duty's currency.
 */
export const computeDuty = (facts: LineFacts, rate: DutyRate): ComputedDuty => {
  const { line, value, exchange, found } = facts
  const byValue = rate.percent === undefined ? ZERO : percentOf(value, rate.percent)
  const text = rateText(rate)
  const { specific } = rate
  if (specific === undefined) return { rate: text, amount: byValue, quantity: '', unit: '' }
  const counted = specific.unit === line.item.QT1 || specific.unit === line.item.QT2
  const quantity = quantityIn(line, specific.unit)
  const vnd = exchange.of(specific.currency)
  if (!counted) found.add('E1054', 'QT1', line.no)
  else if (quantity === undefined) found.add('E1017', 'QN1', line.no)
  if (vnd === undefined) {
    if (line.item.TXD === specific.currency) found.add('S1092', 'TXD', line.no)
    else found.add('E1021', 'SPD', line.no)
  }
  if (quantity === undefined || vnd === undefined) return { rate: text, amount: byValue, quantity: '', unit: '' }
  const byQuantity = round(multiply(multiply(quantity, specific.amount), vnd), ROUNDING.lineTax)
  return { rate: text, amount: add(byValue, byQuantity), quantity: toText(quantity), unit: specific.unit }
}

/** The duty by quantity that a line states itself (TXB, TXC, TXD); undefined when it does not. */
export const enteredSpecific = (item: Readonly<Record<string, string>>): SpecificDuty | undefined => {
  const amount = parseDecimal(item.TXB ?? '')
  if (amount === undefined || item.TXC === undefined) return undefined
  return { amount, currency: item.TXD ?? 'VND', unit: item.TXC }
}
