import { add, type Decimal, divide, isZero, multiply, ZERO } from '../decimal.ts'
import { ROUNDING } from './rounding.ts'

/** A part of the customs value that lines share by their invoice value: `amount × invoice value ÷ base`. */
export interface Share {
  /** VND, negative for a deduction. */
  readonly amount: Decimal
  /** Sum of the invoice values that the amount belongs to; never zero. */
  readonly base: Decimal
}

/**
 * What falls on a line of `invoiceValue` (phân bổ theo tỷ lệ trị giá hóa đơn; customs.md, value 1), in VND half up to
 * the đồng. The shares are summed as one exact fraction and rounded once.
 */
export const spreadOver = (invoiceValue: Decimal, shares: readonly Share[]): Decimal => {
  let top = ZERO
  let bottom: Decimal | undefined
  for (const share of shares) {
    if (isZero(share.amount)) continue
    if (bottom === undefined) {
      top = share.amount
      bottom = share.base
    } else if (bottom.units === share.base.units && bottom.scale === share.base.scale) {
      top = add(top, share.amount)
    } else {
      top = add(multiply(top, share.base), multiply(share.amount, bottom))
      bottom = multiply(bottom, share.base)
    }
  }
  return bottom === undefined ? ZERO : divide(multiply(invoiceValue, top), bottom, ROUNDING.lineValue)
}
