/** Changes of the lines of a grid, as Excel does them; rows in, rows out. */
export type Row = Readonly<Record<string, string>>

const clip = (rows: readonly Row[], most: number) => ({
  rows: rows.slice(0, most),
  left: rows.slice(most).filter((row) => Object.keys(row).length > 0).length,
})

/** `left`: filled rows that the message cannot hold. */
export interface Edited {
  readonly rows: readonly Row[]
  readonly left: number
}

const padded = (rows: readonly Row[], length: number): Row[] => [
  ...rows,
  ...Array.from({ length: Math.max(0, length - rows.length) }, () => ({})),
]

export const insertRow = (rows: readonly Row[], at: number, most: number): Edited =>
  clip([...padded(rows, at).slice(0, at), {}, ...rows.slice(at)], most)

export const deleteRows = (rows: readonly Row[], from: number, to: number): Edited => ({
  rows: rows.filter((_, at) => at < from || at > to),
  left: 0,
})

export const duplicateRow = (rows: readonly Row[], at: number, most: number): Edited =>
  clip([...rows.slice(0, at + 1), { ...rows[at] }, ...rows.slice(at + 1)], most)

/** The whole line above comes into this one (F4); the first line has none above. */
export function copyAbove(rows: readonly Row[], at: number, most: number): Edited {
  const above = rows[at - 1]
  if (above === undefined || at >= most) return { rows, left: at >= most && above ? 1 : 0 }
  return { rows: padded(rows, at + 1).map((row, n) => (n === at ? { ...above } : row)), left: 0 }
}

/** Where a block goes: the columns from the active cell on, `undefined` behind the last one. */
export interface Column {
  readonly no: number
  readonly toWire: (text: string) => string
}

/** Puts a block of texts over the rows from `at` on; cells beyond the last column are left out and counted. */
export function pasteBlock(
  rows: readonly Row[],
  block: readonly (readonly string[])[],
  at: number,
  columns: readonly (Column | undefined)[],
  most: number,
): Edited & { readonly outside: number } {
  const next = padded(rows, Math.min(most, at + block.length))
  let outside = 0
  let left = 0
  block.forEach((cells, down) => {
    const target = at + down
    if (target >= most) {
      if (cells.some((text) => text.trim() !== '')) left++
      return
    }
    const row: Record<string, string> = { ...next[target] }
    cells.forEach((text, across) => {
      const column = columns[across]
      if (column === undefined) {
        if (text.trim() !== '') outside++
        return
      }
      const value = column.toWire(text)
      if (value === '') delete row[column.no]
      else row[column.no] = value
    })
    next[target] = row
  })
  return { rows: next, left, outside }
}
