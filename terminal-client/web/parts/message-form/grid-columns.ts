/** Which items of a line stand in the grid, and where: those that are used; the rest stands in the details of the line. */
import { useMemo, useState } from 'react'
import type { FormItem } from './form-model.ts'
import type { GridLines } from './grid-lines.ts'
import { seldomColumns } from './seldom-columns.ts'

/** Pixels: height of a line and of the headings, width of the line's number. */
export const ROW = 28
export const HEAD = 46
export const NUMBER = 44

export interface PlacedColumn {
  readonly head: FormItem
  readonly index: number
  /** Pixels from the left of the grid. */
  readonly start: number
  readonly size: number
}

const WIDTHS = { xs: 76, s: 104, m: 132, l: 200, full: 280 } as const

const columnWidth = (item: FormItem): number => Math.max(WIDTHS[item.plan.width], 34 + item.id.length * 9)

/** Side by side, behind the line's number. */
export function placed(heads: readonly FormItem[]): readonly PlacedColumn[] {
  let start = NUMBER
  return heads.map((head, index) => {
    const size = columnWidth(head)
    start += size
    return { head, index, start: start - size, size }
  })
}

/** Up to here all of them fit. */
const FEW = 12

/** At first sight: what is mandatory, what stands once in a line or first of its run, and what holds a value. */
function usual(procedure: string, { heads: items, fixed, rows }: GridLines): readonly number[] {
  if (fixed || items.length <= FEW) return items.map(({ no }) => no)
  const seldom = seldomColumns(procedure)
  const own = rows()
  return items
    .filter(
      ({ no, id, layout, plan }) =>
        layout.mandatory ||
        ((plan.repeat?.index ?? 1) === 1 && !seldom.has(id)) ||
        own.some((row) => (row[no] ?? '') !== ''),
    )
    .map(({ no }) => no)
}

export interface Columns {
  readonly shown: readonly PlacedColumn[]
  toggle(no: number): void
  all(): void
  usual(): void
}

/** The choice is kept in this browser, per form. */
export function useColumns(lines: GridLines, procedure: string): Columns {
  const { heads } = lines
  const kept = `vnaccs.columns.${lines.key}`
  const [chosen, setChosen] = useState<readonly number[] | undefined>(() => read(kept))
  const [first] = useState(() => usual(procedure, lines))
  const numbers = chosen ?? first
  const shown = useMemo(() => {
    const wanted = new Set(numbers)
    const found = heads.filter(({ no }) => wanted.has(no))
    // A grid without columns could not be got out of.
    return placed(found.length > 0 ? found : heads.slice(0, 1))
  }, [heads, numbers])
  return useMemo(() => {
    const choose = (next: readonly number[] | undefined): void => {
      setChosen(next)
      if (next) localStorage.setItem(kept, JSON.stringify(next))
      else localStorage.removeItem(kept)
    }
    return {
      shown,
      toggle: (no) => choose(numbers.includes(no) ? numbers.filter((one) => one !== no) : [...numbers, no]),
      all: () => choose(heads.map(({ no }) => no)),
      usual: () => choose(undefined),
    }
  }, [shown, numbers, heads, kept])
}

function read(key: string): readonly number[] | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return Array.isArray(value) ? value.filter((no): no is number => typeof no === 'number') : undefined
  } catch {
    return undefined
  }
}
