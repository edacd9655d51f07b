import { vietnamDay } from '#protocol/vietnam-time.ts'
import type { Declaration } from '../../declaration/declaration.ts'
import type { ListName } from '../../reference/reference.ts'
import type { LineAssessment, LineTax } from '../../tax/assessment.ts'
import type { ReportContext } from '../report-context.ts'

/** What the mapping tables of the import outputs look at: the declaration, one step closer. */
export interface ImportSubject {
  readonly declaration: Declaration
  readonly context: ReportContext
  /** Title of the output (B23). */
  readonly title: string
  /** Item of the IDA header, '' when empty. */
  readonly item: (id: string) => string
  /** Name of a code in a list at the report's day, '' when unknown. */
  readonly nameOf: (list: ListName, code: string) => string
  /** Foreign currencies with their rates, in the order in which they were used. */
  readonly rates: readonly (readonly [currency: string, vnd: string])[]
}

export const importSubject = (declaration: Declaration, context: ReportContext, title: string): ImportSubject => {
  const day = vietnamDay(context.now)
  const { head } = declaration.form
  return {
    declaration,
    context,
    title,
    item: (id) => head[id] ?? '',
    nameOf: (list, code) => (code === '' ? '' : (context.reference.code(list, code, day)?.name ?? '')),
    rates: Object.entries(declaration.assessment.rates),
  }
}

/** One goods line with what was computed for it. */
export interface ImportLine {
  /** Two digits from 01. */
  readonly no: string
  readonly items: Readonly<Record<string, string>>
  readonly assessed: LineAssessment | undefined
  readonly duty: LineTax | undefined
  /** Name of the country of origin in seven characters. */
  readonly origin: string
  /** Additional duty, excise, environment, VAT, in the order of the subjects. */
  readonly others: readonly LineTax[]
}

/** `originName` gives the short name of a country code. */
export const importLines = (
  { form, assessment }: Declaration,
  originName: (code: string) => string,
): readonly ImportLine[] =>
  form.lines.map((items, index) => {
    const assessed = assessment.lines[index]
    const taxes = assessed?.taxes ?? []
    const duty = taxes[0]?.kind === 'duty' ? taxes[0] : undefined
    return {
      no: String(index + 1).padStart(2, '0'),
      items,
      assessed,
      duty,
      origin: originName(items.OR ?? ''),
      others: duty === undefined ? taxes : taxes.slice(1),
    }
  })
