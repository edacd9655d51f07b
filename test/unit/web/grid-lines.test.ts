import { describe, expect, it } from 'vitest'
import { blocksOf } from '../../../terminal-client/web/parts/message-form/blocks.ts'
import { createFormStore, type FormStore } from '../../../terminal-client/web/parts/message-form/form-store.ts'
import { placed } from '../../../terminal-client/web/parts/message-form/grid-columns.ts'
import { GridCursor } from '../../../terminal-client/web/parts/message-form/grid-cursor.ts'
import { type GridNote, gridEdits } from '../../../terminal-client/web/parts/message-form/grid-edits.ts'
import {
  type GridLines,
  groupLines,
  type Run,
  runLines,
} from '../../../terminal-client/web/parts/message-form/grid-lines.ts'
import { viewOf } from './message-form-support.ts'

function goods(): { store: FormStore; lines: GridLines } {
  const store = createFormStore(viewOf('IDA'))
  const { items } = store.model.sections.find(({ section }) => section.kind === 'lines') ?? { items: [] }
  return { store, lines: groupLines(store, 0, items) }
}

/** The widest table of VIT: 14 columns, 42 rows. */
function table(): { store: FormStore; run: Run; lines: GridLines } {
  const store = createFormStore(viewOf('VIT'))
  const runs = store.model.sections.flatMap(({ items }) =>
    blocksOf(items).filter((block): block is Run => block.kind === 'table'),
  )
  const [run] = runs.sort((a, b) => b.columns.length * b.rows.length - a.columns.length * a.rows.length)
  if (run === undefined) throw new Error('VIT has no table')
  return { store, run, lines: runLines(store, run) }
}

/** What a grid is told to do, with what it tells; `limit` as in a grid that nobody wanted lines too many of. */
function desk(lines: GridLines, heads = lines.heads) {
  const cursor = new GridCursor({ rows: lines.fixed ? lines.most : lines.filled() + 1, columns: heads.length })
  const told: (GridNote | undefined)[] = []
  let surplus = false
  const edits = gridEdits({
    lines,
    cursor,
    shown: placed(heads),
    limit: lines.most,
    wantSurplus: () => {
      surplus = true
    },
    go: (to) => cursor.go(to),
    tell: (note) => told.push(note),
  })
  return { cursor, told, edits, isSurplusWanted: () => surplus }
}

describe('experience, goods grid: the lines of a group', () => {
  it('experience, 50 lines without lag: a key in one line leaves the others the very same', () => {
    const { store, lines } = goods()
    const [first] = lines.heads
    if (first === undefined) throw new Error('no column')
    store.setRows(0, [{ [first.no]: '1' }, { [first.no]: '2' }])
    const before = [0, 1, 2].map(lines.values)
    store.set(first.no, 2, '22')
    expect([0, 1, 2].map((row) => lines.values(row) === before[row])).toEqual([true, false, true])
    expect(lines.filled()).toBe(2)
  })

  it('issue 3 (3): the 51st line is refused, and kept on purpose by one click more', () => {
    const { store, lines } = goods()
    const [first] = lines.heads
    const no = first?.no ?? 0
    store.setRows(
      0,
      Array.from({ length: 50 }, (_, n) => ({ [no]: String(n + 1) })),
    )
    const { told, edits, isSurplusWanted } = desk(lines)
    edits.duplicate()
    expect(lines.filled()).toBe(50)
    const [note] = told
    if (note?.kind !== 'full') throw new Error('it was not told that the grid is full')
    expect([note.limit, isSurplusWanted()]).toEqual([50, false])
    note.past?.()
    expect([lines.filled(), lines.values(1)[no], isSurplusWanted()]).toEqual([51, '1', true])
    edits.removeSurplus()
    expect(lines.filled()).toBe(50)
  })

  it('issue 3 (3): of a block of 60 lines the first 50 are pasted; the ten others come when they are wanted', () => {
    const { lines } = goods()
    const { told, edits } = desk(lines)
    edits.paste(Array.from({ length: 60 }, (_, n) => `x${n}\t1`).join('\n'))
    const [note] = told
    if (note?.kind !== 'pasted') throw new Error('nothing was pasted')
    expect([lines.filled(), note.rows, note.left, note.past?.count]).toEqual([50, 50, 10, 10])
    note.past?.go()
    expect(lines.filled()).toBe(60)
  })
})

describe('issue 3 (3): a long table of numbered items as a grid', () => {
  it('every cell leads to its item and back; where the run has none, there is none', () => {
    const { run, lines } = table()
    expect([run.rows.length, run.columns.length]).toEqual([42, 14])
    // A line is called by the number that its items have.
    expect(run.rows.map((_, row) => lines.number(row))).toEqual(run.rows.map(({ index }) => index))
    let gaps = 0
    for (const [row, { cells }] of run.rows.entries()) {
      for (const [at, item] of cells.entries()) {
        const head = run.columns[at]
        if (head === undefined) throw new Error('a cell without a column')
        expect(lines.cell(row, head)?.item).toBe(item)
        if (item === undefined) gaps += 1
        else expect(lines.place(item, 0)).toEqual({ row, head })
      }
    }
    expect(gaps).toBeGreaterThan(0)
  })

  it('experience, 50 lines without lag: a key in one row leaves the values of the others the very same', () => {
    const { store, run, lines } = table()
    const before = run.rows.map((_, row) => lines.values(row))
    const item = run.rows[7]?.cells[0]
    store.set(item?.no ?? 0, 0, 'X')
    expect(run.rows.flatMap((_, row) => (lines.values(row) === before[row] ? [] : [row]))).toEqual([7])
    expect(lines.filled()).toBe(8)
  })

  it('screens: a block from Excel goes into the numbered items, one step to undo; cells that the run has not are left', () => {
    const { store, run, lines } = table()
    const { cursor, told, edits } = desk(lines)
    cursor.go({ row: 40, column: 0 })
    edits.paste('A\tB\nC\tD\nE\tF')
    expect(told).toEqual([{ kind: 'pasted', rows: 2, columns: 2, outside: 0, left: 1, past: undefined }])
    const value = (row: number, at: number) => store.get(run.rows[row]?.cells[at]?.no ?? 0)
    expect([value(40, 0), value(41, 0)]).toEqual(['A', 'C'])
    expect([...Array(40).keys()].every((row) => Object.keys(lines.values(row)).length === 0)).toBe(true)
    cursor.go({ row: 40, column: 0 })
    cursor.go({ row: 41, column: 1 }, true)
    expect(edits.copied().split('\n')[0]).toMatch(/^A\t/)
    edits.clearMarked()
    expect(lines.filled()).toBe(0)
    expect([store.undo(), store.undo(), lines.filled()]).toEqual([true, true, 0])
  })

  it('screens, Keys: a line is doubled and taken out as in any grid; the last one is never pushed out', () => {
    const { store, run, lines } = table()
    const { cursor, told, edits } = desk(lines)
    const cell = (row: number) => run.rows[row]?.cells[0]?.no ?? 0
    store.set(cell(0), 0, 'one')
    edits.duplicate()
    expect([store.get(cell(0)), store.get(cell(1)), cursor.active.row]).toEqual(['one', 'one', 1])
    edits.removeLine()
    expect([store.get(cell(0)), store.get(cell(1))]).toEqual(['one', ''])
    store.set(cell(41), 0, 'last')
    edits.insert()
    expect(told.at(-1)).toEqual({ kind: 'full', limit: 42, past: undefined })
    expect(store.get(cell(41))).toBe('last')
  })

  it('issue 3, no typed data is lost: a line is not pushed to where the form has no field for a value of it', () => {
    const { store, run, lines } = table()
    const gap = run.rows.findIndex(({ cells }, row) => row > 0 && cells.some((cell) => cell === undefined))
    const column = run.rows[gap]?.cells.indexOf(undefined) ?? -1
    const above = run.rows[gap - 1]?.cells[column]
    const { told, edits } = desk(lines)
    store.set(above?.no ?? 0, 0, '7')
    edits.insert()
    expect(told).toEqual([{ kind: 'misfits', count: 1 }])
    expect(store.get(above?.no ?? 0)).toBe('7')
  })
})
