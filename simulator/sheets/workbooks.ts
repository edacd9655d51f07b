/** XLSX by exceljs (MIT): text cells in, text cells out, with hints beside the cells that are to be filled. */
import ExcelJS from 'exceljs'
import type { SheetPlan, SheetText, Workbooks } from '../acts/workbooks.ts'
import { inflatedSize } from './inflated-size.ts'

/** Of all parts of a workbook, unpacked. A form of 800 lines has about 2 MB. */
const MOST_BYTES = 64 * 1024 * 1024

export const workbooks: Workbooks = {
  async read(bytes) {
    const size = inflatedSize(bytes)
    if (size === undefined || size > MOST_BYTES) return undefined
    const book = new ExcelJS.Workbook()
    try {
      await book.xlsx.load(bytes.slice().buffer as ArrayBuffer)
    } catch {
      // Whatever is wrong inside of the package, the person can only save it anew.
      return undefined
    }
    return book.worksheets.map(textOf)
  },
  async write(sheets) {
    const book = new ExcelJS.Workbook()
    for (const sheet of sheets) addSheet(book, sheet)
    return new Uint8Array(await book.xlsx.writeBuffer())
  },
}

function textOf(sheet: ExcelJS.Worksheet): SheetText {
  const rows: { row: number; cells: string[] }[] = []
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: string[] = []
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      // exceljs gives the value of merged cells to each of them; a person sees it in the first.
      if (cell.isMerged && cell.master !== cell) return
      cells[column - 1] = cellText(cell.value)
    })
    rows.push({ row: number, cells: Array.from(cells, (cell) => cell ?? '') })
  })
  return { name: sheet.name, rows }
}

/**
 * What the person sees in the cell; a date as dd/MM/yyyy, a number with a comma, the result of a formula. An error
 * (`#N/A`), and a formula that was never worked out, come as they are, for the check to tell.
 */
function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10).split('-').reverse().join('/')
  if (typeof value === 'number') return String(value).replace('.', ',')
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('text' in value) return cellText(value.text as ExcelJS.CellValue)
  if ('error' in value) return value.error
  if ('result' in value && value.result !== undefined) return cellText(value.result as ExcelJS.CellValue)
  if ('formula' in value) return `=${value.formula}`
  return ''
}

function addSheet(book: ExcelJS.Workbook, plan: SheetPlan): void {
  const sheet = book.addWorksheet(plan.name, { views: [{ state: 'frozen', ySplit: plan.frozen, xSplit: 1 }] })
  sheet.columns = plan.widths.map((width) => ({ width, style: { numFmt: '@' } }))
  plan.rows.forEach((cells, at) => {
    const row = sheet.getRow(at + 1)
    cells.forEach((text, column) => {
      const cell = row.getCell(column + 1)
      cell.value = text === '' ? null : text
      cell.numFmt = '@'
      if (at < plan.frozen) cell.font = { bold: true }
    })
  })
  for (const { column, from, to, title, text, length } of plan.hints) {
    for (let row = from; row <= to; row++) {
      if (row > from && row > plan.rows.length + HINTED_ROWS) break
      sheet.getCell(row, column).dataValidation = {
        type: 'textLength',
        operator: 'lessThanOrEqual',
        // A character has one byte at least.
        formulae: [length],
        allowBlank: true,
        showErrorMessage: false,
        showInputMessage: true,
        promptTitle: title.slice(0, 32),
        prompt: text.slice(0, 255),
      }
    }
  }
}
/** Empty rows below the filled ones that carry hints; a sheet of 800 lines needs no more. */
const HINTED_ROWS = 50
