/** A table of the report on paper: ruled, the heading repeated on every page, rows never split. */
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { SMALL_PT, TABLE_PT } from './measures.ts'
import type { PaperTable } from './report-text.ts'
import { NOTHING } from './table.ts'

/** The frame that the document describes. */
export const RULED = 'ruled'

export function printedTable({ columns, rows }: PaperTable): Content {
  const weights = columns.reduce((sum, { width }) => sum + width, 0)
  const body = rows.map(({ cells, total }) =>
    columns.map(({ align }, at): TableCell => ({ text: cells[at] ?? '', bold: total, alignment: align })),
  )
  return {
    fontSize: TABLE_PT,
    layout: RULED,
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      // Of fixed width, so that a long word is broken and never widens the page.
      widths: columns.map(({ width }) => `${(100 * width) / weights}%`),
      body: [columns.map(headingCell), ...(body.length > 0 ? body : [emptyRow(columns.length)])],
    },
  }
}

const headingCell = ({ vi, en }: PaperTable['columns'][number]): TableCell => ({
  alignment: 'center',
  verticalAlignment: 'middle',
  fillColor: '#ededed',
  stack: [
    { text: vi, bold: true },
    { text: en, italics: true, fontSize: SMALL_PT },
  ],
})

const emptyRow = (columns: number): TableCell[] => [
  { text: NOTHING.vi, italics: true, alignment: 'center', colSpan: columns },
  ...Array.from({ length: columns - 1 }, () => ({ text: '' })),
]
