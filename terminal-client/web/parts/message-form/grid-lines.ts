/**
 * What a grid shows: the lines of a group of the layout, or a run of numbered items (`A01 B01 … A42 B42`) that stands as
 * a table. To both a line is a row of values by the number of its column's first item.
 */
import type { Block } from './blocks.ts'
import type { FormItem } from './form-model.ts'
import type { Cell, FormStore } from './form-store.ts'
import type { Row } from './line-edits.ts'

export interface GridLines {
  /** Tells grids apart where something is kept for them. */
  readonly key: string
  /** Index of the group of the layout, -1 for a run. */
  readonly group: number
  /** One for each column. */
  readonly heads: readonly FormItem[]
  /** Lines that the message holds. */
  readonly most: number
  /** All lines are there from the beginning: none is added and none taken out. */
  readonly fixed: boolean
  /** What a line is called by: in a run, the number that its items have. */
  number(row: number): number
  /** The item of a cell and its line in the store; undefined where the run has none. */
  cell(row: number, head: FormItem): { readonly item: FormItem; readonly line: number } | undefined
  /** Row and column of an item of the store; undefined when it is not in this grid. */
  place(item: FormItem, line: number): { readonly row: number; readonly head: FormItem } | undefined
  /** How many lines hold something, or were meant to. */
  filled(): number
  rows(): readonly Row[]
  /** The same object as long as nothing in the line changes. */
  values(row: number): Row
  /** Single cells; one step to undo. */
  set(cells: readonly { readonly row: number; readonly head: FormItem; readonly value: string }[]): void
  /** Values of these rows for which there is no cell: putting them would lose them. */
  misfits(rows: readonly Row[]): number
  /** Puts all lines in place, up to `limit`; one step to undo. */
  put(rows: readonly Row[], limit: number): void
}

const EMPTY: Row = {}

export function groupLines(store: FormStore, group: number, heads: readonly FormItem[]): GridLines {
  return {
    key: `${store.model.code}.${group}`,
    group,
    heads,
    most: store.model.most[group] ?? 0,
    fixed: false,
    number: (row) => row + 1,
    cell: (row, item) => ({ item, line: row + 1 }),
    place: (item, line) => (item.group === group ? { row: line - 1, head: item } : undefined),
    filled: () => store.rows(group).length,
    rows: () => store.rows(group),
    values: (row) => store.rows(group)[row] ?? EMPTY,
    set: (cells) => store.setMany(cells.map(({ row, head, value }) => ({ no: head.no, line: row + 1, value }))),
    misfits: () => 0,
    put: (rows, limit) => void store.setRows(group, rows, limit),
  }
}

export type Run = Extract<Block, { kind: 'table' }>

export function runLines(store: FormStore, run: Run): GridLines {
  const column = new Map(run.columns.map((head, at) => [head.no, at]))
  const itemAt = (row: number, head: FormItem): FormItem | undefined => run.rows[row]?.cells[column.get(head.no) ?? -1]
  const known: Row[] = []
  const changes = (row: number, head: FormItem, value: string): readonly Cell[] => {
    const item = itemAt(row, head)
    return item && store.get(item.no) !== value ? [{ no: item.no, line: 0, value }] : []
  }
  const values = (row: number): Row => {
    const now: Record<string, string> = {}
    for (const head of run.columns) {
      const item = itemAt(row, head)
      const value = item ? store.get(item.no) : ''
      if (value !== '') now[head.no] = value
    }
    const before = known[row]
    if (before !== undefined && isSame(before, now)) return before
    known[row] = now
    return now
  }
  const rows = (): readonly Row[] => {
    const all = run.rows.map((_, row) => values(row))
    return all.slice(0, all.findLastIndex((row) => Object.keys(row).length > 0) + 1)
  }
  return {
    key: `${store.model.code}.${run.columns[0]?.no ?? 0} run`,
    group: -1,
    heads: run.columns,
    most: run.rows.length,
    fixed: true,
    number: (row) => run.rows[row]?.index ?? row + 1,
    cell: (row, head) => {
      const item = itemAt(row, head)
      return item && { item, line: 0 }
    },
    place(item) {
      for (const [row, { cells }] of run.rows.entries()) {
        const head = run.columns[cells.indexOf(item)]
        if (head) return { row, head }
      }
      return undefined
    },
    filled: () => rows().length,
    rows,
    values,
    set: (cells) => store.setMany(cells.flatMap(({ row, head, value }) => changes(row, head, value))),
    misfits: (next) =>
      next.reduce((sum, row, at) => sum + run.columns.filter((head) => row[head.no] && !itemAt(at, head)).length, 0),
    put: (next) =>
      store.setMany(
        run.rows.flatMap((_, row) => run.columns.flatMap((head) => changes(row, head, next[row]?.[head.no] ?? ''))),
      ),
  }
}

function isSame(one: Row, other: Row): boolean {
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key])
}
