/** Where the cursor of a grid goes by a key, which cells are marked, and how far the grid must scroll. Rows and columns from 0. */
export interface Spot {
  readonly row: number
  readonly column: number
}

export interface Size {
  readonly rows: number
  readonly columns: number
}

/** Both corners are part of it. */
export interface Box {
  readonly from: Spot
  readonly to: Spot
}

export interface Key {
  readonly key: string
  readonly control: boolean
}

const between = (value: number, most: number): number => Math.max(0, Math.min(most, value))

/** The nearest spot that the grid has. */
export const inside = (spot: Spot, size: Size): Spot => ({
  row: between(spot.row, size.rows - 1),
  column: between(spot.column, size.columns - 1),
})

export const boxOf = (one: Spot, other: Spot): Box => ({
  from: { row: Math.min(one.row, other.row), column: Math.min(one.column, other.column) },
  to: { row: Math.max(one.row, other.row), column: Math.max(one.column, other.column) },
})

const STEPS: Readonly<Record<string, Spot>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}

/**
 * Where arrows, Page keys, Home and End lead; undefined: the key is none of them, or belongs to the text that is being
 * edited. `page`: rows in sight.
 */
export function moved({ key, control }: Key, from: Spot, size: Size, page: number, editing: boolean): Spot | undefined {
  const last = { row: size.rows - 1, column: size.columns - 1 }
  if (key === 'PageUp') return inside({ row: control ? 0 : from.row - page, column: from.column }, size)
  if (key === 'PageDown') return inside({ row: control ? last.row : from.row + page, column: from.column }, size)
  if (key === 'Home') return editing ? undefined : { row: control ? 0 : from.row, column: 0 }
  if (key === 'End') return editing ? undefined : { row: control ? last.row : from.row, column: last.column }
  const step = STEPS[key]
  if (step === undefined || (editing && step.column !== 0)) return undefined
  // With Ctrl to the very end.
  const far = control ? Math.max(size.rows, size.columns) : 1
  return inside({ row: from.row + step.row * far, column: from.column + step.column * far }, size)
}

/** The next cell by Tab, line after line; undefined behind the last one and before the first. */
export function tabbed(from: Spot, size: Size, back: boolean): Spot | undefined {
  const next = from.row * size.columns + from.column + (back ? -1 : 1)
  if (next < 0 || next >= size.rows * size.columns) return undefined
  return { row: Math.floor(next / size.columns), column: next % size.columns }
}

/**
 * Where to scroll to, so that what begins at `start` is in sight; `now` when it is already. `covered`: pixels at the
 * beginning that a heading stands over.
 */
export function scrolled(start: number, size: number, now: number, view: number, covered: number): number {
  if (start < now + covered) return Math.max(0, start - covered)
  if (start + size > now + view) return start + size - view
  return now
}
