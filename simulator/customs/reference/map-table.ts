import { FURTHER_HEADINGS, IMPORT_COLUMNS, type ImportColumn, type ImportTarget, plainWords } from './import-columns.ts'

/** Cells as they were read, whatever the file: row numbers are those that the person sees. */
export interface Grid {
  readonly file: string
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

/** One thing to mend in the file. */
export interface ImportProblem {
  readonly file: string
  readonly row: number
  /** Heading as it stands in the file, '' when the whole row is meant. */
  readonly column: string
  readonly message: string
}

export interface MappedTable {
  /** Headings and rows in the format of the shipped tables. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly problems: readonly ImportProblem[]
  /** Rows left out on purpose: blank ones, chapter and heading titles of a tariff. */
  readonly skipped: number
}

/** Title lines may stand above the headings. */
const HEADING_SEARCH = 30

/**
 * An official table → our columns (customs.md, code lists: importer). Headings may be Vietnamese or English, in any
 * order, below title lines; our columns that the file lacks come out empty, so that the result loads as it is; other
 * columns are kept for code lists and dropped otherwise. Every wrong cell is a problem
 * that names file, row, column and what is allowed; nothing is thrown.
 */
export function mapTable(grid: Grid, target: ImportTarget): MappedTable {
  const columns = IMPORT_COLUMNS[target]
  const found = findHeadings(grid, columns)
  if ('problem' in found) return { columns: [], rows: [], problems: [found.problem], skipped: 0 }
  const { at, place, heading } = found
  const further = target === 'codes' ? furtherColumns(heading, place) : []
  const problems: ImportProblem[] = []
  const rows: string[][] = []
  const seen = new Map<string, { readonly row: number; readonly from: string; readonly to: string }[]>()
  let skipped = 0
  for (const { row, cells } of grid.rows.slice(at + 1)) {
    const cell = (name: string) => clean(cells[place.get(name) ?? -1] ?? '')
    if (cells.every((one) => one.trim() === '') || (target === 'tariff' && isTitle(cell('hs')))) {
      skipped++
      continue
    }
    const before = problems.length
    const values = new Map<string, string>()
    for (const { column, read } of columns) {
      if (!place.has(column)) continue
      const given = cell(column)
      const result = read(given)
      if ('value' in result) values.set(column, result.value)
      else
        problems.push({
          file: grid.file,
          row,
          column: heading[place.get(column) ?? -1] ?? column,
          message: `"${given}": chỉ nhận ${result.allowed}`,
        })
    }
    if (problems.length > before) continue
    const twice = noteKey(seen, target, values, row)
    if (twice !== undefined) problems.push({ file: grid.file, row, column: '', message: twice })
    else
      rows.push([
        ...columns.map(({ column }) => values.get(column) ?? ''),
        ...further.map(({ index }) => clean(cells[index] ?? '')),
      ])
  }
  return {
    columns: [...columns.map(({ column }) => column), ...further.map(({ name }) => name)],
    rows,
    problems,
    skipped,
  }
}

const clean = (cell: string): string => cell.normalize('NFC').replace(/\s+/g, ' ').trim()

/** A chapter, heading or subheading: fewer than the digits of a line, or no code at all. */
const isTitle = (hs: string): boolean => /^[\d.\s]*$/.test(hs) && hs.replace(/\D/g, '').length < 7

interface Headings {
  readonly at: number
  readonly place: ReadonlyMap<string, number>
  readonly heading: readonly string[]
}

function findHeadings(grid: Grid, columns: readonly ImportColumn[]): Headings | { readonly problem: ImportProblem } {
  let best: Headings | undefined
  for (const [at, { cells }] of grid.rows.slice(0, HEADING_SEARCH).entries()) {
    const plain = cells.map(plainWords)
    const place = new Map<string, number>()
    for (const { column, headings } of columns) {
      const index = plain.findIndex((cell) => headings.includes(cell))
      if (index >= 0) place.set(column, index)
    }
    if (place.size > (best?.place.size ?? 0)) best = { at, place, heading: cells.map(clean) }
  }
  const missing = columns.filter(({ column, required }) => required && !best?.place.has(column))
  if (best !== undefined && missing.length === 0) return best
  const wanted = missing.map(({ column, headings }) => `${column} (${headings.slice(0, 4).join(' | ')})`).join('; ')
  const row = grid.rows[best?.at ?? 0]?.row ?? 1
  return { problem: { file: grid.file, row, column: '', message: `thiếu cột: ${wanted} (missing columns)` } }
}

/** Further columns of a code list become extra columns, under our name where we have one: `Mã chi cục` → `office`. */
function furtherColumns(heading: readonly string[], place: ReadonlyMap<string, number>) {
  const taken = new Set(place.values())
  return heading
    .map((title, index) => ({ index, name: furtherName(plainWords(title)) }))
    .filter(({ index, name }) => name !== '' && !taken.has(index))
}

const furtherName = (title: string): string => FURTHER_HEADINGS[title] ?? title.replaceAll(' ', '_')

/** Notes the code of a row with its period; the answer says which earlier row it collides with. */
function noteKey(
  seen: Map<string, { readonly row: number; readonly from: string; readonly to: string }[]>,
  target: ImportTarget,
  values: ReadonlyMap<string, string>,
  row: number,
): string | undefined {
  const rates = target === 'rates'
  const key = rates ? `${values.get('currency')} ${values.get('from')}` : (values.get('hs') ?? values.get('code') ?? '')
  const from = rates ? '' : values.get('valid_from') || '00000000'
  const to = rates ? '' : values.get('valid_to') || '99991231'
  if (to < from) return `${key}: hết hiệu lực ${to} trước khi có hiệu lực ${from}`
  const known = seen.get(key)
  if (known === undefined) {
    seen.set(key, [{ row, from, to }])
    return undefined
  }
  const other = known.find((one) => from <= one.to && one.from <= to)
  if (other !== undefined) return `${key} đã có ở dòng ${other.row}, cùng thời gian hiệu lực (duplicate)`
  known.push({ row, from, to })
  return undefined
}
