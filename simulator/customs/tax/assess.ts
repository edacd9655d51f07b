import type { Form } from '#protocol/edi/content.ts'
import { add, type Decimal, divide, isPositive, isZero, round, subtract, toText, ZERO } from '../decimal.ts'
import type { Rejection } from '../decision.ts'
import type { Direction } from '../declaration/declaration.ts'
import type { Day, Reference } from '../reference/reference.ts'
import type { Assessment, LineAssessment, TaxSubject } from './assessment.ts'
import { exchangeBook } from './exchange-book.ts'
import { exportValues } from './export-value.ts'
import { type Findings, findings } from './findings.ts'
import { type GoodsLine, goodsLines } from './goods-line.ts'
import { importValues } from './import-value.ts'
import { checkLineLimits, checkTotalLimits } from './limits.ts'
import { type LineTaxAmounts, lineTaxes } from './line-taxes.ts'
import { ROUNDING } from './rounding.ts'
import { SUBJECT_ORDER, subjectOf } from './subjects.ts'

export type AssessResult = { readonly assessment: Assessment } | { readonly rejections: readonly Rejection[] }

interface ComputedLine {
  readonly line: GoodsLine
  readonly value: Decimal
  readonly taxes: readonly LineTaxAmounts[]
}

/**
 * Customs value and taxes of a declaration (trị giá và thuế; customs.md, value and tax 1-7), by the rates and lists of
 * `day`, the registration day `yyyymmdd`. `form` holds the declared items, checked for form beforehand.
 *
 * Answers the assessment, or everything that keeps it from being computed, in the order of finding: rates missing (E0107-E0112, E1001), no
 * value (R0011, R0012, R0032, E0252, E0351), a duty that does not apply (E1003-E1021, E1061), quantities (E1017,
 * E1054, E0814), reductions over the tax (E0280, E0291), amounts too long for their items (E0412, E1025-E1070).
 */
export const assess = (direction: Direction, form: Form, reference: Reference, day: Day): AssessResult => {
  const found = findings()
  const exchange = exchangeBook(reference, day)
  const lines = goodsLines(form)
  const valuesOf = direction === 'import' ? importValues : exportValues
  const values = valuesOf(form, lines, exchange, found)
  // A missing value is already a finding of its own; telling that it is zero as well would only confuse.
  if (found.list.length === 0) checkValues(direction, values, found)
  const computed = lines.map((line, index): ComputedLine => {
    const value = values[index] ?? ZERO
    const taxes = lineTaxes(direction, { line, value, reference, day, exchange, found })
    const hasDuty = taxes[0]?.tax.kind === 'duty'
    checkLineLimits(
      direction,
      line.no,
      value,
      taxes.map(({ computed }) => computed),
      hasDuty,
      found,
    )
    return { line, value, taxes }
  })
  const subjects = subjectTotals(direction, computed)
  const totalValue = values.reduce(add, ZERO)
  const totalTax = subjects.reduce((total, subject) => add(total, subject.total), ZERO)
  const totals = {
    value: totalValue,
    subjects: subjects.map(({ total }) => total),
    payable: totalTax,
    relieved: relievedTotal(computed),
  }
  checkTotalLimits(direction, totals, found)
  if (found.list.length > 0) return { rejections: found.list }
  return {
    assessment: {
      rates: exchange.used(),
      lines: computed.map(lineAssessment),
      subjects: subjects.map(({ subject }) => subject),
      totalTax: toText(totalTax),
      totalValue: toText(totalValue),
    },
  }
}

/** E0252: nothing is left of the total; E0351: nothing is left of a line. */
const checkValues = (direction: Direction, values: readonly Decimal[], found: Findings): void => {
  if (!isPositive(values.reduce(add, ZERO))) {
    found.add('E0252', direction === 'import' ? 'IP4' : '0000')
    return
  }
  values.forEach((value, index) => {
    if (!isPositive(value)) found.add('E0351', 'BPR', index + 1)
  })
}

const lineAssessment = ({ line, value, taxes }: ComputedLine): LineAssessment => ({
  value: toText(value),
  unitValue: line.QN1 === undefined || isZero(line.QN1) ? '' : toText(divide(value, line.QN1, ROUNDING.unitValue)),
  taxes: taxes.map(({ tax }) => tax),
})

interface SubjectTotal {
  readonly subject: TaxSubject
  readonly total: Decimal
}

/** One for each subject that some line bears with more than zero, also when it is exempted in full. */
const subjectTotals = (direction: Direction, lines: readonly ComputedLine[]): readonly SubjectTotal[] =>
  SUBJECT_ORDER.flatMap((kind) => {
    let sum = ZERO
    let lineCount = 0
    for (const { taxes } of lines) {
      const own = taxes.filter(({ tax, computed }) => tax.kind === kind && !isZero(computed))
      if (own.length === 0) continue
      lineCount += 1
      for (const { payable } of own) sum = add(sum, payable)
    }
    if (lineCount === 0) return []
    const total = round(sum, ROUNDING.subject)
    return [{ subject: { ...subjectOf(direction, kind), amount: toText(total), lineCount }, total }]
  })

const relievedTotal = (lines: readonly ComputedLine[]): Decimal => {
  let total = ZERO
  for (const { taxes } of lines) {
    for (const { tax, computed, payable } of taxes) {
      if (tax.exemptionCode !== '') total = add(total, subtract(computed, payable))
    }
  }
  return total
}
