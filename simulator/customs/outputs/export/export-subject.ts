import { vietnamDay } from '#protocol/vietnam-time.ts'
import type { Declaration } from '../../declaration/declaration.ts'
import type { ListName } from '../../reference/reference.ts'
import type { LineAssessment, LineTax } from '../../tax/assessment.ts'
import type { ReportContext } from '../report-context.ts'

/** What the mapping tables of the export outputs look at: the declaration, one step closer. */
export interface ExportSubject {
  readonly declaration: Declaration
  readonly context: ReportContext
  /** Item of the EDA header, '' when empty. */
  readonly item: (id: string) => string
  /** Name of a code in a list at the report's day, '' when unknown. */
  readonly nameOf: (list: ListName, code: string) => string
  /** Currencies other than VND, in the order in which they were used. */
  readonly currencies: readonly string[]
}

export function exportSubject(declaration: Declaration, context: ReportContext): ExportSubject {
  const day = vietnamDay(context.now)
  return {
    declaration,
    context,
    item: (id) => declaration.form.head[id] ?? '',
    nameOf: (list, code) => context.reference.code(list, code, day)?.name ?? '',
    currencies: Object.keys(declaration.assessment.rates).filter((currency) => currency !== 'VND'),
  }
}

/** One goods line with what was computed for it. */
export interface ExportLine {
  /** Two digits from 01. */
  readonly no: string
  /** Item of the EDA line, '' when empty. */
  readonly item: (id: string) => string
  readonly assessed: LineAssessment | undefined
  readonly duty: LineTax | undefined
}

export function exportLines({ form, assessment }: Declaration): readonly ExportLine[] {
  return form.lines.map((line, index) => {
    const assessed = assessment.lines[index]
    return {
      no: String(index + 1).padStart(2, '0'),
      item: (id) => line[id] ?? '',
      assessed,
      duty: assessed?.taxes.find((tax) => tax.kind === 'duty'),
    }
  })
}
