/** Reports as the API and the command line ask for them; the reports room makes them. */
import type { Done } from './problem.ts'

export const REPORT_FORMATS = ['json', 'csv', 'xlsx', 'docx', 'pdf'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

export interface ReportFile {
  readonly contentType: string
  readonly bytes: Uint8Array
  readonly fileName: string
}

export interface FortnightReports {
  /** The report of an office or department for the period that ends before the 5th or the 20th (`YYYY-MM-05|20`). */
  make(wish: {
    readonly unit: string
    readonly period: string
    readonly format: ReportFormat
  }): Promise<Done<ReportFile>>
}
