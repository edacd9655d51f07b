/**
 * Rows of a catalogue file (RFC 4180, LF or CRLF, header row first), each with the values of `columns` in that order.
 * Throws Error naming file, line and what is allowed.
 */
export function readCsv(file: string, text: string, columns: readonly string[]): readonly CsvRow[] {
  const rows: CsvRow[] = []
  let header: readonly string[] | undefined
  let at = 0
  let line = 1
  while (at < text.length) {
    const start = line
    let end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    let record = text.slice(at, text.charCodeAt(end - 1) === 13 ? end - 1 : end)
    line++
    at = end + 1
    let fields: string[]
    if (record.includes('"')) {
      // A quoted field may hold line ends: take lines until the quotes are even.
      while (quotes(record) % 2 === 1 && at < text.length) {
        end = text.indexOf('\n', at)
        if (end < 0) end = text.length
        record += `\n${text.slice(at, end)}`
        line++
        at = end + 1
      }
      fields = splitQuoted(file, start, record)
    } else if (record === '') continue
    else fields = record.split(',')
    if (!header) {
      header = fields
      if (columns.join() !== fields.join()) {
        throw new Error(`${file}:1: columns must be ${columns.join(',')}, got ${fields.join(',')}`)
      }
      continue
    }
    if (fields.length !== columns.length) {
      throw new Error(
        `${file}:${start}: ${columns.length} fields (${columns.join(',')}) expected, got ${fields.length}`,
      )
    }
    rows.push({ line: start, fields })
  }
  if (!header) throw new Error(`${file}:1: empty file, columns ${columns.join(',')} expected`)
  return rows
}

export interface CsvRow {
  /** Line number in the file, from 1. */
  readonly line: number
  readonly fields: readonly string[]
}

function quotes(text: string): number {
  let count = 0
  for (let i = text.indexOf('"'); i >= 0; i = text.indexOf('"', i + 1)) count++
  return count
}

function splitQuoted(file: string, line: number, record: string): string[] {
  const fields: string[] = []
  let i = 0
  for (;;) {
    let field = ''
    if (record[i] === '"') {
      i++
      for (;;) {
        const end = record.indexOf('"', i)
        if (end < 0) throw new Error(`${file}:${line}: a quoted field is not closed`)
        field += record.slice(i, end)
        i = end + 1
        if (record[i] !== '"') break
        field += '"'
        i++
      }
      if (i < record.length && record[i] !== ',')
        throw new Error(`${file}:${line}: a comma must follow a closing quote`)
    } else {
      const comma = record.indexOf(',', i)
      const end = comma < 0 ? record.length : comma
      field = record.slice(i, end)
      if (field.includes('"')) throw new Error(`${file}:${line}: a field with quotes must be quoted as a whole`)
      i = end
    }
    fields.push(field)
    if (i >= record.length) return fields
    i++
  }
}
