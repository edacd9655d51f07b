import { compare, type Decimal, subtract, toText, ZERO } from '../decimal.ts'
import type { Day, ListName, Reference } from '../reference/reference.ts'
import { amount } from './goods-line.ts'

/** Exemption, reduction or not subject (miễn, giảm, không chịu thuế) as it is declared for one tax of a line. */
export interface Relief {
  readonly list: Extract<ListName, 'import-exemptions' | 'other-exemptions'>
  /** RE or TR1-5. */
  readonly code: string | undefined
  /** REG or TG1-5: the amount of a reduction, VND. */
  readonly reduction: string | undefined
}

export interface Relieved {
  readonly exemptionCode: string
  readonly exemptionLaw: string
  readonly exemptionAmount: string
  readonly payable: Decimal
  /** The reduction is more than the tax (E0280, E0291). */
  readonly excessive: boolean
}

const NO_RELIEF = { exemptionCode: '', exemptionLaw: '', exemptionAmount: '', excessive: false } as const

/** Whether a code of the list reduces the tax by an amount; exemption and not-subject take all of it. */
export const isReduction = (reference: Reference, list: Relief['list'], code: string, day: Day): boolean =>
  (reference.code(list, code, day) ?? reference.anyCode(list, code))?.extra.kind === 'reduce'

/**
 * What remains payable of `computed` (customs.md, value 6): nothing when exempt or not subject, the rest when reduced.
 */
export const relieve = (computed: Decimal, relief: Relief, reference: Reference, day: Day): Relieved => {
  const { list, code } = relief
  if (code === undefined) return { ...NO_RELIEF, payable: computed }
  const exemptionLaw = reference.code(list, code, day)?.extra.law ?? ''
  const stated = { exemptionCode: code, exemptionLaw }
  if (!isReduction(reference, list, code, day))
    return { ...stated, exemptionAmount: toText(computed), payable: ZERO, excessive: false }
  const reduction = amount(relief.reduction) ?? ZERO
  const excessive = compare(reduction, computed) > 0
  const payable = excessive ? ZERO : subtract(computed, reduction)
  return { ...stated, exemptionAmount: toText(excessive ? computed : reduction), payable, excessive }
}
