/** The report as a workbook: one sheet a table, numbers and dates as such, ready to print on A4. */
import excel from 'exceljs'
import { listFigures } from './figure-list.ts'
import { chunks } from './message-ranges.ts'
import type { FortnightReport } from './report.ts'
import { type Column, NOTHING, type ReportTable } from './table.ts'
import { reportTables } from './tables.ts'
import { PROVISIONAL_MARK, periodDays, periodName, readings, standingText, TRIAL_MARK } from './words.ts'

const FONT = 'Times New Roman'
const FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7EEF7' } } as const
const LINE = { style: 'thin', color: { argb: 'FF808080' } } as const
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE }

/** Sheet names hold 31 characters. */
const SHEETS: Readonly<Record<string, string>> = {
  summary: 'Tổng hợp',
  byKind: 'Kịch bản theo loại hình',
  byBranch: 'Theo Chi cục',
  procedures: 'Nghiệp vụ',
  results: 'Mã kết quả',
  signatures: 'Chữ ký bị từ chối',
  actions: 'Thao tác công chức',
  durations: 'Thời gian',
}

type Value = string | number

interface Line {
  readonly values: readonly Value[]
  readonly total?: boolean
}

/** Times are the civil times of Vietnam; a cell has no time zone, so they go in as if they were UTC. */
const civil = (rfc3339: string): Date => new Date(`${rfc3339.slice(0, 19)}Z`)

export async function fortnightXlsx(report: FortnightReport): Promise<Uint8Array> {
  const book = new excel.Workbook()
  book.creator = report.unit.name
  book.title = `Báo cáo chạy thử VNACCS/VCIS, ${periodName(report)}`
  book.created = new Date(report.computedAt)
  book.modified = book.created
  const tables = reportTables(report)
  for (const table of tables) {
    const sheet = addSheet(book, report, SHEETS[table.id] ?? table.id, table, linesOf(table))
    if (table.id === 'summary') addFacts(sheet, report)
  }
  addSheet(book, report, 'Số hiệu bản tin', NUMBERS, numbersOf(tables))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const NUMBERS: Pick<ReportTable, 'title' | 'columns'> = {
  title: { vi: 'Số hiệu bản tin của từng số liệu', en: 'Journal numbers behind each figure' },
  columns: [
    { vi: 'Mục', en: 'Section', width: 26 },
    { vi: 'Chỉ tiêu', en: 'Item', width: 44 },
    { vi: 'Chi cục', en: 'Branch', width: 9 },
    { vi: 'Loại hình', en: 'Kind', width: 9 },
    { vi: 'Giá trị', en: 'Value', unit: '', width: 11 },
    { vi: 'Đơn vị', en: 'Unit', width: 12 },
    { vi: 'Số bản tin', en: 'Messages', unit: '', width: 11 },
    { vi: 'Số hiệu bản tin', en: 'Message numbers', width: 90 },
  ],
}

const linesOf = ({ rows }: ReportTable): readonly Line[] =>
  rows.map(({ cells, total = false }) => ({
    values: cells.map((cell) => (typeof cell === 'string' ? cell : cell.value)),
    total,
  }))

/** Ranges of numbers in one row: a line or two. */
const RANGES = 20

/** Long lists go over several rows, each with its own count, so that they can be filtered and summed. */
const numbersOf = (tables: readonly ReportTable[]): readonly Line[] =>
  listFigures(tables).flatMap(({ section, item, branch, kind, unit, figure: { value, messages } }) =>
    chunks(messages, RANGES).map((part) => ({
      values: [section, item, branch, kind, value, unit, part.count, part.text],
    })),
  )

function addSheet(
  book: excel.Workbook,
  report: FortnightReport,
  name: string,
  { title, columns }: Pick<ReportTable, 'title' | 'columns'>,
  lines: readonly Line[],
): excel.Worksheet {
  const mark = report.provisional ? `${TRIAL_MARK} – ${PROVISIONAL_MARK}` : TRIAL_MARK
  const sheet = book.addWorksheet(name, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.6, right: 0.6, top: 0.8, bottom: 0.8, header: 0.4, footer: 0.4 },
    },
    headerFooter: {
      oddHeader: `&L&"${FONT},Bold"${mark}&R&"${FONT},Regular"${report.unit.code} – ${periodName(report)}`,
      oddFooter: `&C&"${FONT},Regular"&P/&N`,
    },
  })
  columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = widthOf(column)
  })
  addLine(sheet, title.vi.toUpperCase(), { bold: true, size: 14 })
  addLine(sheet, `${report.unit.name} – ${periodName(report)} (${periodDays(report)})`, { size: 12 })
  addLine(sheet, mark, { bold: true, color: { argb: 'FFC00000' } })
  sheet.addRow([])
  const heading = addHeading(sheet, columns)
  if (lines.length === 0) addLine(sheet, `${NOTHING.vi} / ${NOTHING.en}`, { italic: true })
  else addBody(sheet, columns, lines)
  sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: heading, topLeftCell: `A${heading + 1}` }]
  const filtered = lines.filter(({ total }) => !total).length
  sheet.autoFilter = {
    from: { row: heading, column: 1 },
    to: { row: heading + Math.max(1, filtered), column: columns.length },
  }
  sheet.pageSetup.printTitlesRow = `${heading}:${heading}`
  return sheet
}

/** Room for the heading and the arrow of the filter. */
const widthOf = ({ width }: Column): number => Math.max(width, 10) + 2

function addLine(sheet: excel.Worksheet, text: string, style: Partial<excel.Font>): void {
  sheet.addRow([text]).getCell(1).font = { name: FONT, size: 11, ...style }
}

/** Below the summary: above it they would push the frozen heading down the screen. */
function addFacts(sheet: excel.Worksheet, report: FortnightReport): void {
  const { unit, period, head } = report
  const facts: readonly (readonly [string, Value | Date])[] = [
    ['Đơn vị báo cáo / Unit', `${unit.code} – ${unit.name}`],
    ['Từ ngày / From', civil(`${period.firstDay}T00:00:00`)],
    ['Đến hết ngày / To', civil(`${period.lastDay}T00:00:00`)],
    ['Hạn gửi / Due', civil(period.dueAt)],
    ['Lập lúc / Computed at', civil(report.computedAt)],
    ['Tình trạng / Standing', standingText(report)],
    ['Số nhật ký cuối / Head', head.seq],
    ['Giá trị băm / Hash', head.hash],
    ...readings(report).map((reading, index): [string, string] => [index === 0 ? 'Cách tính / Readings' : '', reading]),
  ]
  sheet.addRow([])
  addLine(sheet, 'CĂN CỨ SỐ LIỆU / BASIS', { bold: true })
  for (const [label, value] of facts) {
    const row = sheet.addRow([label, value])
    row.getCell(1).font = { name: FONT, size: 11, italic: true }
    const cell = row.getCell(2)
    cell.font = { name: FONT, size: 11 }
    cell.alignment = { horizontal: 'left', vertical: 'top' }
    if (value instanceof Date) cell.numFmt = value.getTime() % 86_400_000 === 0 ? 'dd/mm/yyyy' : 'hh:mm dd/mm/yyyy'
  }
}

/** Vietnamese with small English below; returns the number of the row. */
function addHeading(sheet: excel.Worksheet, columns: readonly Column[]): number {
  const row = sheet.addRow(
    columns.map(({ vi, en }) => ({
      richText: [
        { font: { name: FONT, size: 11, bold: true }, text: `${vi}\n` },
        { font: { name: FONT, size: 8, italic: true }, text: en },
      ],
    })),
  )
  row.height = 44
  for (let index = 1; index <= columns.length; index++) {
    const cell = row.getCell(index)
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    cell.fill = FILL
    cell.border = BORDER
  }
  return row.number
}

/** Height of a line of 11 pt. */
const LINE_HEIGHT = 15

function addBody(sheet: excel.Worksheet, columns: readonly Column[], lines: readonly Line[]): void {
  // One style object for all cells of a kind: exceljs then writes it once.
  const styles = (bold: boolean) => {
    const base = { font: { name: FONT, size: 11, bold }, border: BORDER }
    const number = { ...base, alignment: { vertical: 'top', horizontal: 'right', indent: 1 } } as const
    return {
      words: { ...base, alignment: { vertical: 'top', horizontal: 'left', wrapText: true, indent: 1 } } as const,
      whole: { ...number, numFmt: '#,##0' },
      exact: { ...number, numFmt: '#,##0.00' },
    }
  }
  const [plain, strong] = [styles(false), styles(true)]
  for (const { values, total = false } of lines) {
    const row = sheet.addRow([...values])
    const style = total ? strong : plain
    // Not every program makes room for wrapped text by itself.
    let height = 1
    columns.forEach((column, index) => {
      const value = values[index] ?? ''
      if (column.unit === undefined) height = Math.max(height, Math.ceil((String(value).length * 0.95) / column.width))
      const numeric = Number.isInteger(value) ? style.whole : style.exact
      row.getCell(index + 1).style = column.unit === undefined ? style.words : numeric
    })
    row.height = height * LINE_HEIGHT
  }
}
