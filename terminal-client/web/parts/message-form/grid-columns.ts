/** Which items of a line stand in the grid: those that are used; the rest stands in the details of the line. */
import { useState } from 'react'
import type { FormItem } from './form-model.ts'
import type { Row } from './line-edits.ts'
import { seldomColumns } from './seldom-columns.ts'

const WIDTHS = { xs: 76, s: 104, m: 132, l: 200, full: 280 } as const

export const columnWidth = (item: FormItem): number => Math.max(WIDTHS[item.plan.width], 34 + item.id.length * 9)

/** Up to here all of them fit. */
const FEW = 12

/** At first sight: what is mandatory, what stands once in a line or first of its run, and what holds a value. */
function usual(procedure: string, items: readonly FormItem[], rows: readonly Row[]): readonly number[] {
  if (items.length <= FEW) return items.map(({ no }) => no)
  const seldom = seldomColumns(procedure)
  return items
    .filter(
      ({ no, id, layout, plan }) =>
        layout.mandatory ||
        ((plan.repeat?.index ?? 1) === 1 && !seldom.has(id)) ||
        rows.some((row) => (row[no] ?? '') !== ''),
    )
    .map(({ no }) => no)
}

export interface Columns {
  readonly shown: readonly FormItem[]
  readonly chosen: boolean
  toggle(no: number): void
  all(): void
  usual(): void
}

/** The choice is kept in this browser, per form. */
export function useColumns(
  procedure: string,
  group: number,
  items: readonly FormItem[],
  rows: readonly Row[],
): Columns {
  const kept = `vnaccs.columns.${procedure}.${group}`
  const [chosen, setChosen] = useState<readonly number[] | undefined>(() => read(kept))
  const [first] = useState(() => usual(procedure, items, rows))
  const numbers = new Set(chosen ?? first)
  const choose = (next: readonly number[] | undefined): void => {
    setChosen(next)
    if (next) localStorage.setItem(kept, JSON.stringify(next))
    else localStorage.removeItem(kept)
  }
  const shown = items.filter(({ no }) => numbers.has(no))
  return {
    // A grid without columns could not be got out of.
    shown: shown.length > 0 ? shown : items.slice(0, 1),
    chosen: chosen !== undefined,
    toggle: (no) => choose(numbers.has(no) ? [...numbers].filter((one) => one !== no) : [...numbers, no]),
    all: () => choose(items.map(({ no }) => no)),
    usual: () => choose(undefined),
  }
}

function read(key: string): readonly number[] | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return Array.isArray(value) ? value.filter((no): no is number => typeof no === 'number') : undefined
  } catch {
    return undefined
  }
}
