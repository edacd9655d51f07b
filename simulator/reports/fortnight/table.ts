/** The tables of the report: one description, drawn by every renderer and flattened for the CSV. */
import type { Figure } from './report.ts'

export interface Wording {
  readonly vi: string
  readonly en: string
}

export interface Column extends Wording {
  /** What a figure of this column counts (bản tin, lượt, ms); absent: the column is text. */
  readonly unit?: string
  /** Weight of the width, in characters. */
  readonly width: number
  /** Left out of the printed report, which has 165 mm. */
  readonly spreadsheetOnly?: true
}

export interface TableRow {
  /** Office code, '' for the whole scope. */
  readonly branch?: string
  /** Declaration kind, '' for all. */
  readonly kind?: string
  /** What the row is about, where figures are listed one by one. */
  readonly item: string
  /** Group within the table. */
  readonly group?: string
  /** The unit of this row's figures, where it is not the column's. */
  readonly unit?: string
  readonly cells: readonly (string | Figure)[]
  readonly total?: boolean
}

export interface ReportTable {
  readonly id: string
  readonly title: Wording
  readonly columns: readonly Column[]
  readonly rows: readonly TableRow[]
}

/** Shown instead of rows when there are none. */
export const NOTHING: Wording = { vi: 'Không phát sinh', en: 'None' }
