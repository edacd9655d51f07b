/** The text that a spreadsheet puts on the clipboard: tabs between cells, quotes around cells with line breaks in them. */
export function readBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= text.length) {
    const [cell, end] = text[at] === '"' ? quoted(text, at) : bare(text, at)
    row.push(cell.replace(/\s*[\r\n]+\s*/g, ' '))
    const sign = text[end]
    if (sign === '\t') {
      at = end + 1
      continue
    }
    rows.push(row)
    row = []
    if (sign === undefined) break
    at = end + (sign === '\r' && text[end + 1] === '\n' ? 2 : 1)
    // The last line ends with a break of its own.
    if (at >= text.length) break
  }
  return rows
}

function bare(text: string, from: number): readonly [string, number] {
  let to = from
  while (to < text.length && text[to] !== '\t' && text[to] !== '\n' && text[to] !== '\r') to++
  return [text.slice(from, to), to]
}

/** A cell that only begins with a quote (`"A" grade`) is a bare one. */
function quoted(text: string, from: number): readonly [string, number] {
  let to = from + 1
  let cell = ''
  while (to < text.length) {
    if (text[to] !== '"') cell += text[to++]
    else if (text[to + 1] === '"') {
      cell += '"'
      to += 2
    } else {
      const sign = text[to + 1]
      return sign === undefined || sign === '\t' || sign === '\n' || sign === '\r' ? [cell, to + 1] : bare(text, from)
    }
  }
  return bare(text, from)
}

export const writeBlock = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells) => cells.map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\n')
