/** Rows → CSV (RFC 4180, LF): a cell is quoted when it holds a separator, a quote or a line end. */
export function writeCsv(columns: readonly string[], rows: Iterable<readonly string[]>): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  let csv = `${columns.map(cell).join(',')}\n`
  for (const row of rows) csv += `${row.map(cell).join(',')}\n`
  return csv
}
