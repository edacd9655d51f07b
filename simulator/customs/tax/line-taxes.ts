import { add, type Decimal, multiply, parseDecimal, round, toText, ZERO } from '../decimal.ts'
import type { Direction } from '../declaration/declaration.ts'
import type { OtherTax } from '../reference/reference.ts'
import type { LineTax } from './assessment.ts'
import { computeDuty, type DutyRate, percentOf } from './duty-rate.ts'
import { type Relief, relieve } from './exemption.ts'
import { exportDuty } from './export-duty.ts'
import { quantityIn } from './goods-line.ts'
import { importDuty } from './import-duty.ts'
import type { LineFacts } from './line-facts.ts'
import { ROUNDING } from './rounding.ts'
import { SUBJECT_ORDER, subjectOf } from './subjects.ts'

/** A tax of a line with its numbers, before it is written down. */
export interface LineTaxAmounts {
  readonly tax: LineTax
  readonly computed: Decimal
  readonly payable: Decimal
}

interface Computation {
  readonly base: string
  readonly baseQuantity: string
  readonly baseUnit: string
  readonly rate: string
  readonly computed: Decimal
}

const written = (
  kind: LineTax['kind'],
  code: string,
  name: string,
  made: Computation,
  relief: Relief,
  excess: readonly [code: string, item: string],
  facts: LineFacts,
): LineTaxAmounts => {
  const { base, baseQuantity, baseUnit, rate, computed } = made
  const { exemptionCode, exemptionLaw, exemptionAmount, payable, excessive } = relieve(
    computed,
    relief,
    facts.reference,
    facts.day,
  )
  if (excessive) facts.found.add(excess[0], excess[1], facts.line.no)
  const tax: LineTax = {
    kind,
    code,
    name,
    base,
    baseQuantity,
    baseUnit,
    rate,
    computed: toText(computed),
    exemptionCode,
    exemptionLaw,
    exemptionAmount,
    payable: toText(payable),
  }
  return { tax, computed, payable }
}

const dutyOf = (direction: Direction, facts: LineFacts, rate: DutyRate): LineTaxAmounts => {
  const { item } = facts.line
  const duty = computeDuty(facts, rate)
  const made = {
    base: rate.percent === undefined ? '' : toText(facts.value),
    baseQuantity: duty.quantity,
    baseUnit: duty.unit,
    rate: duty.rate,
    computed: duty.amount,
  }
  const relief: Relief = { list: 'import-exemptions', code: item.RE, reduction: item.REG }
  return written('duty', rate.schedule, subjectOf(direction, 'duty').name, made, relief, ['E0280', 'RE'], facts)
}

/** By quantity (environment): E0814 when the line is not counted in the tax's unit. */
const byQuantity = (facts: LineFacts, tax: OtherTax, rate: Decimal, item: string): Computation => {
  const quantity = quantityIn(facts.line, tax.unit)
  if (quantity === undefined) facts.found.add('E0814', item, facts.line.no)
  return {
    base: '',
    baseQuantity: quantity === undefined ? '' : toText(quantity),
    baseUnit: tax.unit,
    rate: `${tax.rate}VND/${tax.unit}`,
    computed: quantity === undefined ? ZERO : round(multiply(quantity, rate), ROUNDING.lineTax),
  }
}

const byValue = (base: Decimal, rate: Decimal): Computation => ({
  base: toText(base),
  baseQuantity: '',
  baseUnit: '',
  rate: `${toText(rate)}%`,
  computed: percentOf(base, rate),
})

const POSITIONS = [1, 2, 3, 4, 5] as const

/**
 * The other taxes of an import line (thuế và thu khác, TX1-5; customs.md, value 5), in the order of the subjects
 * whatever the order of entry, because each base holds the taxes before it: additional duty on the value, excise on
 * value and duties, environment by quantity, VAT on all of it. Exempted taxes add nothing to a later base.
 */
const otherTaxes = (facts: LineFacts, dutyPayable: Decimal): readonly LineTaxAmounts[] => {
  const { line, reference, day, found, value } = facts
  const declared: { readonly position: number; readonly tax: OtherTax; readonly rate: Decimal }[] = []
  for (const position of POSITIONS) {
    const code = line.item[`TX${position}`]
    if (code === undefined) continue
    const tax = reference.otherTax(code, day)
    const rate = tax === undefined ? undefined : parseDecimal(tax.rate)
    if (tax === undefined || rate === undefined) found.add('E0825', `TX${position}`, line.no)
    else declared.push({ position, tax, rate })
  }
  declared.sort((a, b) => SUBJECT_ORDER.indexOf(a.tax.kind) - SUBJECT_ORDER.indexOf(b.tax.kind))
  let base = add(value, dutyPayable)
  return declared.map(({ position, tax, rate }) => {
    const item = `TX${position}`
    const made =
      tax.kind === 'environment'
        ? byQuantity(facts, tax, rate, item)
        : byValue(tax.kind === 'additional' ? value : base, rate)
    const relief: Relief = {
      list: 'other-exemptions',
      code: line.item[`TR${position}`],
      reduction: line.item[`TG${position}`],
    }
    const name = subjectOf('import', tax.kind).name
    const amounts = written(tax.kind, tax.code, name, made, relief, ['E0291', `TG${position}`], facts)
    base = add(base, amounts.payable)
    return amounts
  })
}

/** All taxes of a line in the order of the subjects; the duty is absent when none applies. */
export const lineTaxes = (direction: Direction, facts: LineFacts): readonly LineTaxAmounts[] => {
  const rate = direction === 'import' ? importDuty(facts) : exportDuty(facts)
  const duty = rate === undefined ? undefined : dutyOf(direction, facts, rate)
  const others = direction === 'import' ? otherTaxes(facts, duty?.payable ?? ZERO) : []
  return duty === undefined ? others : [duty, ...others]
}
