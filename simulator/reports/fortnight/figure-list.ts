/** Every figure of the tables, one by one, with the journal numbers behind it. */
import type { Figure } from './report.ts'
import type { ReportTable } from './table.ts'

export interface ListedFigure {
  readonly section: string
  readonly item: string
  readonly branch: string
  readonly kind: string
  readonly unit: string
  readonly figure: Figure
}

/** Sums at the foot of a table are left out: they stand in the summary. */
export const listFigures = (tables: readonly ReportTable[]): readonly ListedFigure[] =>
  tables.flatMap(({ title, columns, rows }) =>
    rows
      .filter((row) => row.total !== true)
      .flatMap(({ item, branch = '', kind = '', unit, cells }) =>
        cells.flatMap((cell, index): ListedFigure[] => {
          const column = columns[index]
          if (typeof cell === 'string' || column === undefined) return []
          // A column that holds values of several units is named by its row alone.
          const named = column.unit === '' ? item : `${item} · ${column.vi}`
          return [{ section: title.vi, item: named, branch, kind, unit: unit ?? column.unit ?? '', figure: cell }]
        }),
      ),
  )
