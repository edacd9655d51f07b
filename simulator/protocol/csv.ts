/**
 * A strict reader of comma separated text (RFC 4180): quoted cells, doubled quotes, LF or CRLF, an optional BOM.
 * Empty lines are skipped. Every row remembers the line it starts on, so that an error can name it.
 */
export interface CsvRow {
  /** 1 for the first line of the file. */
  readonly line: number
  readonly cells: readonly string[]
}

/** The text is not CSV, or a table misses what it must have. The message names file and line. */
export class TableError extends Error {
  override readonly name = 'TableError'
  readonly file: string
  readonly line: number

  constructor(file: string, line: number, what: string) {
    super(`${file}:${line}: ${what}`)
    this.file = file
    this.line = line
  }
}

/** Cells of every non-empty row. Throws `TableError` at a quote that is never closed or stands inside a bare cell. */
export function parseCsv(text: string, file: string, separator = ','): readonly CsvRow[] {
  const rows: CsvRow[] = []
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = 1
  while (at < text.length) {
    const newline = text.indexOf('\n', at)
    const stop = newline < 0 ? text.length : newline
    const bare = text.slice(at, text[stop - 1] === '\r' ? stop - 1 : stop)
    // A line without quotes, as nearly all are, needs no walk through its characters.
    if (!bare.includes('"')) {
      if (bare !== '') rows.push({ line, cells: bare.split(separator) })
      at = stop + 1
      line++
      continue
    }
    const row = quotedRow(text, at, file, line, separator)
    rows.push({ line, cells: row.cells })
    at = row.next
    line = row.line
  }
  return rows
}

/** One row from `start` on, whatever cells of it are quoted; `next` and `line` tell where the row after it begins. */
function quotedRow(text: string, start: number, file: string, firstLine: number, separator: string) {
  const cells: string[] = []
  const ends = (at: number) => at >= text.length || text[at] === '\n' || text[at] === '\r'
  let at = start
  let line = firstLine
  for (;;) {
    if (text[at] === '"') {
      const cell = quotedCell(text, at, file, line)
      cells.push(cell.value)
      at = cell.next
      line += cell.newlines
      if (!ends(at) && text[at] !== separator) throw new TableError(file, line, 'text after a closing quote')
    } else {
      const from = at
      while (!ends(at) && text[at] !== separator) at++
      const cell = text.slice(from, at)
      if (cell.includes('"')) throw new TableError(file, line, 'a quote inside a cell that is not quoted')
      cells.push(cell)
    }
    if (text[at] !== separator) break
    at++
  }
  if (text[at] === '\r') at++
  if (text[at] === '\n') at++
  return { cells, next: at, line: line + 1 }
}

function quotedCell(text: string, open: number, file: string, line: number) {
  let value = ''
  let from = open + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) throw new TableError(file, line, 'a quote that is never closed')
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') return { value, next: quote + 1, newlines: countNewlines(value) }
    value += '"'
    from = quote + 2
  }
}

function countNewlines(text: string): number {
  let count = 0
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) count++
  return count
}

/** A row of a table with headings: cells by heading. */
export interface TableRow {
  readonly line: number
  /** The cell under that heading, '' when the table has no such column. */
  get(column: string): string
  /** What went wrong in this row, ready to throw. */
  error(what: string): TableError
}

export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

/** Text → rows by heading. Throws `TableError` when a required column is missing, doubled, or a row has another width. */
export function parseTable(text: string, file: string, required: readonly string[]): Table {
  const [head, ...body] = parseCsv(text, file)
  if (!head) throw new TableError(file, 1, `empty; expected the headings ${required.join(', ')}`)
  const columns = head.cells.map((cell) => cell.trim())
  const place = new Map(columns.map((column, index) => [column, index]))
  if (place.size < columns.length) throw new TableError(file, 1, 'a heading stands twice')
  for (const column of required) {
    if (!place.has(column)) throw new TableError(file, 1, `column ${column} is missing; found ${columns.join(', ')}`)
  }
  const rows = body.map(({ line, cells }) => {
    if (cells.length !== columns.length) {
      throw new TableError(file, line, `${cells.length} cells where ${columns.length} headings stand`)
    }
    return new Row(file, line, cells, place)
  })
  return { columns, rows }
}

class Row implements TableRow {
  readonly line: number
  readonly #file: string
  readonly #cells: readonly string[]
  readonly #place: ReadonlyMap<string, number>

  constructor(file: string, line: number, cells: readonly string[], place: ReadonlyMap<string, number>) {
    this.line = line
    this.#file = file
    this.#cells = cells
    this.#place = place
  }

  get(column: string): string {
    return this.#cells[this.#place.get(column) ?? -1] ?? ''
  }

  error(what: string): TableError {
    return new TableError(this.#file, this.line, what)
  }
}
