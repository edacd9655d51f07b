/** VAF801, the tax statement (thông báo thuế) of an import or export declaration. */
import { vietnamDay } from '#protocol/vietnam-time.ts'
import { add, type Decimal, parseDecimal, round, toText, ZERO } from '../../decimal.ts'
import type { Output } from '../../decision.ts'
import type { Declaration } from '../../declaration/declaration.ts'
import type { LineTax, TaxSubject } from '../../tax/assessment.ts'
import { deferralDays } from '../../tax/deferral.ts'
import { isReduction } from '../../tax/exemption.ts'
import { ROUNDING } from '../../tax/rounding.ts'
import { subjectOf } from '../../tax/subjects.ts'
import { dateOrBlank } from '../examination-moments.ts'
import type { ReportContext } from '../report-context.ts'
import { bankName, commonItems, type Items, onlyFilled } from './statement-items.ts'

/** Budget sub-item (tiểu mục) of each tax subject by its letter, for training; SIM-defined. */
const BUDGET_ITEMS: Readonly<Record<string, string>> = {
  N: '1901',
  X: '1851',
  G: '1999',
  T: '1753',
  M: '2019',
  V: '1702',
}

/** Kinds of security by ENC. */
const SECURITY: Readonly<Record<string, string>> = { A: 'Bảo lãnh riêng', B: 'Bảo lãnh chung' }

const LATE_PAYMENT =
  'Chậm nộp: mỗi ngày quá hạn tính thêm 0,03% trên số tiền thuế chưa nộp, từ ngày liền sau ngày hết hạn đến ngày nộp.'

interface SubjectRow {
  readonly subject: TaxSubject
  /** Whole đồng; tax = exempted + reduced + payable. */
  readonly exempted: Decimal
  readonly reduced: Decimal
  readonly payable: Decimal
}

/**
 * Makes the statement. `number` is the number of the statement (số chứng từ), at most 12 digits. To be made when tax
 * remains payable, also when a guarantee covers it.
 */
export const taxStatement = (declaration: Declaration, context: ReportContext, number: number): Output => {
  const rows = declaration.assessment.subjects.map((subject) => subjectRow(declaration, subject, context))
  const days = deferralDays(declaration)
  const head = {
    ...commonItems(declaration, context, number),
    ...coverItems(declaration, context),
    ...Object.assign({}, ...rows.map(rowItems)),
    ...totalItems(rows),
    // The statement is in VND whatever the invoice's currency.
    CCC: 'VND',
    EXR: '1',
    LOP: days === 0 ? '' : String(days),
    EFD: days === 0 ? '' : dateOrBlank(declaration.declaredAt),
    ARR: LATE_PAYMENT,
  }
  return { code: 'VAF801', form: { head: onlyFilled(head), lines: [] } }
}

const coverItems = ({ form: { head } }: Declaration, context: ReportContext): Items => ({
  SBN: bankName(head.SBC, context),
  SBK: head.SBC ?? '',
  SIY: head.RYA ?? '',
  SBS: head.SCM ?? '',
  SRN: head.SCN ?? '',
  TSN: SECURITY[head.ENC ?? ''] ?? '',
  BNM: bankName(head.BRC, context),
  BCD: head.BRC ?? '',
  BIY: head.BYA ?? '',
  BPS: head.BCM ?? '',
  BPN: head.BCN ?? '',
})

const rowItems = ({ subject, exempted, reduced, payable }: SubjectRow, index: number): Items => {
  const slot = index + 1
  return {
    [`TN${slot}`]: subject.name,
    [`IS${slot}`]: BUDGET_ITEMS[subject.code] ?? '',
    [`IT${slot}`]: toText(add(add(exempted, reduced), payable)),
    [`IE${slot}`]: toText(exempted),
    [`IR${slot}`]: toText(reduced),
    [`IM${slot}`]: subject.amount,
  }
}

const totalItems = (rows: readonly SubjectRow[]): Items => {
  const total = (of: (row: SubjectRow) => Decimal): Decimal => rows.reduce((sum, row) => add(sum, of(row)), ZERO)
  const exempted = total((row) => row.exempted)
  const reduced = total((row) => row.reduced)
  const payable = total((row) => row.payable)
  return {
    TAM: toText(add(add(exempted, reduced), payable)),
    TA2: toText(exempted),
    TA3: toText(reduced),
    TA4: toText(payable),
  }
}

/** The tax column is put together from the others, so that a row adds up to the đồng whatever was rounded. */
const subjectRow = (declaration: Declaration, subject: TaxSubject, context: ReportContext): SubjectRow => {
  const { direction, assessment } = declaration
  let exempted = ZERO
  let reduced = ZERO
  for (const { taxes } of assessment.lines) {
    for (const tax of taxes) {
      if (tax.exemptionCode === '' || subjectOf(direction, tax.kind).code !== subject.code) continue
      const relief = parseDecimal(tax.exemptionAmount) ?? ZERO
      if (reduces(tax, context)) reduced = add(reduced, relief)
      else exempted = add(exempted, relief)
    }
  }
  const whole = (value: Decimal): Decimal => round(value, ROUNDING.subject)
  return {
    subject,
    exempted: whole(exempted),
    reduced: whole(reduced),
    payable: parseDecimal(subject.amount) ?? ZERO,
  }
}

const reduces = (tax: LineTax, { reference, now }: ReportContext): boolean =>
  isReduction(
    reference,
    tax.kind === 'duty' ? 'import-exemptions' : 'other-exemptions',
    tax.exemptionCode,
    vietnamDay(now),
  )
