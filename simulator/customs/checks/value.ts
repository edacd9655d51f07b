import { add, compare, type Decimal, multiply, ONE, parseDecimal, subtract, ZERO } from '../decimal.ts'
import { type Condition, headIs, type Rule, when, wrongIf } from './rule.ts'
import type { Scene, Values } from './scene.ts'

/** Rules about invoice, freight, insurance and adjustments (customs.md, value and tax 1 and 3). */

const number = (text: string | undefined): Decimal => parseDecimal(text ?? '') ?? ZERO

/** The delivery term holds freight or insurance already (columns of the incoterms list). */
export const priceIncludes =
  (part: 'includes_freight' | 'includes_insurance'): Condition =>
  (scene) =>
    scene.reference.anyCode('incoterms', scene.head.IP2 ?? '')?.extra[part] === '1'

/** Valuation that the system spreads over the lines by itself. */
const spreadBySystem: Condition = headIs('VD1', '', '6', '7')

const paidTerm: Condition = (scene) => Boolean(scene.head.IP2)

/** A term that leaves the part out of the price, in a valuation of the system: the part must be classified. */
export const partMissing =
  (part: 'includes_freight' | 'includes_insurance'): Condition =>
  (scene, values) =>
    spreadBySystem(scene, values) && paidTerm(scene, values) && !priceIncludes(part)(scene, values)

/** R0157: an excess freight (E, F) under a term without freight, or a whole freight (A, B, C) under one with it. */
export const freightAgainstTerm: Rule = (...groups) =>
  wrongIf((_, __, scene, values) => {
    const freight = values.FR1 ?? ''
    if (freight === '' || freight === 'D' || !values.IP2) return false
    return priceIncludes('includes_freight')(scene, values) !== (freight === 'E' || freight === 'F')
  })(...groups)

/** R0006: class, currency and amount belong together; only class D may stand alone. */
export const freightIncomplete: Rule = wrongIf((_, __, ___, { FR1 = '', FR2 = '', FR3 = '' }) => {
  if ((FR2 === '') !== (FR3 === '')) return true
  return FR1 === '' ? FR2 !== '' : FR1 !== 'D' && FR2 === ''
})

/** R0007: currency and amount with class A, and only then. */
export const insuranceIncomplete: Rule = wrongIf((_, __, ___, { IN1 = '', IN2 = '', IN3 = '' }) =>
  IN1 === 'A' ? IN2 === '' || IN3 === '' : IN2 !== '' || IN3 !== '',
)

/** No line states the item although the header asks for it. */
export const noLineHas =
  (item: string): Condition =>
  (scene) =>
    !scene.lines.some((line) => line[item])

/** R0031, R0032: an invoice total, but no line with an invoice value to spread it on. */
export const invoiceWithoutLines: Rule = when(
  (scene, values) =>
    Number(values.IP4 ?? 0) > 0 && noLineHas('BPR')(scene, values) && scene.lines.some((line) => !line.DPR),
  wrongIf(() => true),
)

/** R0011: neither invoice value nor customs value. */
export const lineWithoutValue: Rule = wrongIf((invoice, customs) => invoice === '' && customs === '')

/** R0012: the valuation method asks for the customs value of every line (customs.md, value 1). */
export const customsValueDue: Condition = headIs('VD1', '1', '2', '3', '4', '8', '9', 'T')

const sumOf = (lines: readonly Values[]): Decimal =>
  lines.reduce((total, line) => (line.BPR ? add(total, number(line.BPR)) : total), ZERO)

/** R0170: the total of the distribution is less than the invoice values on the lines. */
export const totalTooSmall: Rule = wrongIf(
  (total, _, scene) => total !== '' && compare(number(total), sumOf(scene.lines)) < 0,
)

/** R1088: invoice value = unit price × quantity in the unit of the price, within 1 (customs.md, value 3). */
export const priceTimesQuantity: Rule = wrongIf((_, __, ___, line) => {
  if (!line.UPR || !line.BPR) return false
  const quantity = line.TSC === line.QT1 ? line.QN1 : line.TSC === line.QT2 ? line.QN2 : undefined
  if (quantity === undefined) return false
  const gap = subtract(number(line.BPR), multiply(number(line.UPR), number(quantity)))
  return compare(gap, ONE) > 0 || compare(gap, { units: -1n, scale: 0 }) < 0
})

/** R1089: the unit of the price is neither that of quantity 1 nor that of quantity 2. */
export const priceUnitStrange: Rule = wrongIf(
  (unit, _, __, line) => unit !== '' && Boolean(line.UPR) && unit !== line.QT1 && unit !== line.QT2,
)

export const isZero: Rule = wrongIf((value) => value !== '' && number(value).units === 0n)

/** R0159: an adjustment that is added while its title is one to subtract, or the other way round. */
export const adjustmentAgainstTitle: Rule =
  (classes = [], titles = []) =>
  (values, scene) =>
    classes.find((slot, i) => {
      const given = values[slot]
      const own = scene.reference.anyCode('adjustment-titles', values[titles[i] ?? ''] ?? '')?.extra.class
      return (given === 'AD' || given === 'SB') && Boolean(own) && own !== given
    })

const numbersOf = (line: Values): readonly string[] =>
  [line.VN1, line.VN2, line.VN3, line.VN4, line.VN5].filter((value) => value !== undefined)

/** Lines that name the adjustment of the slot. */
const linesOf = (slot: number, scene: Scene) => scene.lines.filter((line) => numbersOf(line).includes(String(slot + 1)))

/** R1099: an adjustment to be spread by the system that no line names. */
export const adjustmentUnused: Rule =
  (titles = []) =>
  (values, scene) => {
    if (!scene.lines.some((line) => !line.DPR)) return undefined
    return titles.find((slot, i) => values[slot] && linesOf(i, scene).length === 0)
  }

/** R1090: a distribution total for lines of which none has an invoice value. */
export const distributionWithoutLines: Rule =
  (totals = []) =>
  (values, scene) =>
    totals.find((slot, i) => values[slot] && !linesOf(i, scene).some((line) => line.BPR))

/** R1079: a distribution total below the invoice values of the lines that name the adjustment. */
export const distributionTooSmall: Rule =
  (totals = []) =>
  (values, scene) =>
    totals.find((slot, i) => values[slot] && compare(number(values[slot]), sumOf(linesOf(i, scene))) < 0)

/** R1096: the line names an adjustment that the header does not hold. */
export const namesNoAdjustment: Rule =
  (slots = []) =>
  (line, scene) =>
    slots.find((slot) => line[slot] && !scene.head[`VI${line[slot]}`] && !scene.head[`VR${line[slot]}`])

/** R1087: the line names an adjustment that is not spread over lines (IP, DP). */
export const namesUnspread: Rule =
  (slots = []) =>
  (line, scene) =>
    slots.find((slot) => line[slot] && ['IP', 'DP'].includes(scene.head[`VI${line[slot]}`] ?? ''))

/** R1098 of EDA: the customs value stands in another currency than that of an earlier line. */
export const mixedCurrencies: Rule = wrongIf((currency, _, { lines }) => {
  const first = lines.find((line) => line.BPC)?.BPC
  return currency !== '' && currency !== first
})

/** R0059: more tax subjects than a statement holds. */
export const tooManySubjects: Rule = wrongIf((_, __, { assessment }) => (assessment?.subjects.length ?? 0) > 6)
