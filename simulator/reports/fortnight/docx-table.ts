/** A table of the report on paper: ruled, the heading repeated on every page, rows never split. */
import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign } from 'docx'
import { SMALL, TABLE, TEXT_WIDTH } from './docx-style.ts'
import type { PaperTable } from './report-text.ts'
import { NOTHING } from './table.ts'

const PADDING = { top: 30, bottom: 30, left: 60, right: 60 }

type Column = PaperTable['columns'][number]

export function printedTable({ columns, rows }: PaperTable): Table {
  const widths = share(columns.map(({ width }) => width))
  const heading = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, at) => headingCell(column, widths[at] ?? 0)),
  })
  const body = rows.map(
    ({ cells, total }) =>
      new TableRow({
        cantSplit: true,
        children: columns.map((column, at) => bodyCell(column, cells[at] ?? '', total, widths[at] ?? 0)),
      }),
  )
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: 'dxa' },
    columnWidths: widths,
    margins: PADDING,
    rows: [heading, ...(body.length > 0 ? body : [emptyRow(columns.length)])],
  })
}

/** Whole twips in proportion; the last column takes what rounding left. */
function share(weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const widths = weights.map((weight) => Math.floor((TEXT_WIDTH * weight) / all))
  const rest = TEXT_WIDTH - widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width, index) => (index === widths.length - 1 ? width + rest : width))
}

const headingCell = ({ vi, en }: Column, width: number): TableCell =>
  new TableCell({
    width: { size: width, type: 'dxa' },
    verticalAlign: VerticalAlign.CENTER,
    shading: { fill: 'EDEDED' },
    children: [
      new Paragraph({
        style: 'Cell',
        alignment: AlignmentType.CENTER,
        keepNext: true,
        children: [
          new TextRun({ text: vi, bold: true, size: TABLE }),
          new TextRun({ text: en, italics: true, size: SMALL, break: 1 }),
        ],
      }),
    ],
  })

const bodyCell = ({ align }: Column, text: string, total: boolean, width: number): TableCell =>
  new TableCell({
    width: { size: width, type: 'dxa' },
    children: [
      new Paragraph({
        style: 'Cell',
        alignment: align === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        children: [new TextRun({ text, bold: total, size: TABLE })],
      }),
    ],
  })

const emptyRow = (columns: number): TableRow =>
  new TableRow({
    children: [
      new TableCell({
        columnSpan: columns,
        children: [
          new Paragraph({
            style: 'Cell',
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: NOTHING.vi, italics: true, size: TABLE })],
          }),
        ],
      }),
    ],
  })
