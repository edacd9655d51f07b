import { parseCsv } from '../csv.ts'

export interface CsvRow {
  /** Line number in the file, from 1. */
  readonly line: number
  readonly fields: readonly string[]
}

/**
 * Rows of a catalogue file, which has exactly `columns`, each with its values in that order. Throws Error naming file,
 * line and what is allowed.
 */
export function readCsv(file: string, text: string, columns: readonly string[]): readonly CsvRow[] {
  const [header, ...rows] = parseCsv(text, file)
  if (!header) throw new Error(`${file}:1: empty file, columns ${columns.join(',')} expected`)
  if (columns.join() !== header.cells.join()) {
    throw new Error(`${file}:1: columns must be ${columns.join(',')}, got ${header.cells.join(',')}`)
  }
  return rows.map(({ line, cells }) => {
    if (cells.length !== columns.length) {
      throw new Error(`${file}:${line}: ${columns.length} fields (${columns.join(',')}) expected, got ${cells.length}`)
    }
    return { line, fields: cells }
  })
}
