import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import ExcelJS from 'exceljs'
import type { ImportTarget } from '#customs/reference/import-columns.ts'
import { type Grid, type ImportProblem, mapTable } from '#customs/reference/map-table.ts'
import { writeCsv } from '#customs/reference/write-csv.ts'
import { parseCsv, TableError } from '#protocol/csv.ts'
import { LibraryError } from './library-error.ts'

export interface ImportedTable {
  /** The table in the format of `fixtures`, ready to be written beside the shipped ones. */
  readonly csv: string
  readonly rows: number
  /** Blank rows and titles left out. */
  readonly skipped: number
}

const SHOWN = 50

/**
 * Reads an official table (CSV or XLSX, first sheet) and turns it into ours (customs.md, code lists). Throws
 * LibraryError with one line for each problem (file, row, column, what is allowed), at most 50 and the number of the rest:
 * a table is taken whole or not at all.
 */
export async function importTable(path: string, target: ImportTarget): Promise<ImportedTable> {
  const { columns, rows, problems, skipped } = mapTable(await readGrid(path), target)
  if (problems.length > 0) throw new LibraryError(told(problems))
  if (rows.length === 0) throw new LibraryError(`${basename(path)}: không có dòng dữ liệu nào (no data rows)`)
  return { csv: writeCsv(columns, rows), rows: rows.length, skipped }
}

function told(problems: readonly ImportProblem[]): string {
  const lines = problems
    .slice(0, SHOWN)
    .map(({ file, row, column, message }) => `${file}: dòng ${row}${column && `, cột "${column}"`}: ${message}`)
  if (problems.length > SHOWN) lines.push(`… và ${problems.length - SHOWN} lỗi khác (and as many more)`)
  return lines.join('\n')
}

/** The cells of a file by its extension: .csv and .txt (UTF-8 or UTF-16 with BOM; comma, semicolon or tab), .xlsx. */
async function readGrid(path: string): Promise<Grid> {
  const extension = extname(path).toLowerCase()
  if (extension === '.xlsx') return sheetGrid(path)
  if (extension === '.csv' || extension === '.txt') return textGrid(await readFile(path), basename(path))
  throw new LibraryError(`${basename(path)}: chỉ nhận tệp .csv, .txt hoặc .xlsx (only these kinds of file)`)
}

function textGrid(bytes: Uint8Array, file: string): Grid {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  let text: string
  try {
    text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new LibraryError(`${file}: không phải UTF-8; hãy lưu lại với mã UTF-8 (save the file as UTF-8)`, { cause })
  }
  try {
    return { file, rows: parseCsv(text, file, separatorOf(text)).map(({ line, cells }) => ({ row: line, cells })) }
  } catch (cause) {
    if (cause instanceof TableError) throw new LibraryError(cause.message, { cause })
    throw cause
  }
}

/** The separator that stands most often in the first lines. */
function separatorOf(text: string): string {
  const head = text.slice(0, 4000)
  const count = (separator: string) => head.split(separator).length
  return [';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best), ',')
}

/** Row by row, so that a hundred thousand rows need no workbook in memory. */
async function sheetGrid(path: string): Promise<Grid> {
  const rows: { row: number; cells: string[] }[] = []
  const file = basename(path)
  try {
    const options = { sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', worksheets: 'emit' } as const
    for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(path, options)) {
      for await (const row of sheet) {
        const cells: string[] = []
        row.eachCell({ includeEmpty: false }, (cell, column) => {
          cells[column - 1] = cellText(cell.value)
        })
        rows.push({ row: row.number, cells: Array.from(cells, (cell) => cell ?? '') })
      }
      break
    }
  } catch (cause) {
    throw new LibraryError(`${file}: không đọc được bảng tính (not a readable workbook)`, { cause })
  }
  return { file, rows }
}

/** What the person sees in the cell; dates as yyyy-mm-dd, the result of a formula. */
function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('text' in value) return cellText(value.text)
  if ('result' in value) return cellText(value.result)
  return ''
}
