/** What can be done with the lines of a grid, by key, button or clipboard; a line too many is never lost silently. */
import { toDisplay, toWire } from '#protocol/forms/item-text.ts'
import { readBlock, writeBlock } from './clipboard-block.ts'
import type { PlacedColumn } from './grid-columns.ts'
import type { GridCursor } from './grid-cursor.ts'
import type { GridLines } from './grid-lines.ts'
import type { Spot } from './grid-moves.ts'
import { copyAbove, deleteRows, duplicateRow, type Edited, insertRow, pasteBlock } from './line-edits.ts'
import { lineLimit } from './surplus-lines.ts'

/** What the person is told afterwards. */
export type GridNote =
  | {
      readonly kind: 'full'
      /** Lines that the grid takes now. */
      readonly limit: number
      /** The way past the last line that the message holds; undefined: there is none, or it was gone already. */
      readonly past: (() => void) | undefined
    }
  /** Values would have come where the table has no cell: nothing was done. */
  | { readonly kind: 'misfits'; readonly count: number }
  | {
      readonly kind: 'pasted'
      readonly rows: number
      readonly columns: number
      /** Cells outside of the table, and lines that the message cannot hold. */
      readonly outside: number
      readonly left: number
      /** Keeps so many of the lines that were left. */
      readonly past: { readonly count: number; readonly go: () => void } | undefined
    }

export interface GridEdits {
  /** The cursor goes to the empty line behind the last one. */
  add(): void
  insert(): void
  copyAbove(): void
  duplicate(): void
  removeLine(): void
  /** Every line that is marked. */
  removeMarked(): void
  /** Lines that the message cannot hold. */
  removeSurplus(): void
  /** The cells that are marked. */
  clearMarked(): void
  /** A block as spreadsheets put it on the clipboard, from the active cell on. */
  paste(text: string): void
  copied(): string
}

interface Desk {
  readonly lines: GridLines
  readonly cursor: GridCursor
  readonly shown: readonly PlacedColumn[]
  /** Lines that the grid takes now: what the message holds, more once the person wants lines too many. */
  readonly limit: number
  wantSurplus(): void
  /** Moves the cursor and brings it in sight. */
  go(to: Spot): void
  tell(note: GridNote | undefined): void
}

export function gridEdits({ lines, cursor, shown, limit, wantSurplus, go, tell }: Desk): GridEdits {
  const { most, fixed } = lines
  const beyond = (): number => (fixed ? most : lineLimit(most, lines.filled(), true))
  /** Once the grid has taken lines too many, and has painted them. */
  const goPast = (act: () => void): void => {
    wantSurplus()
    tell(undefined)
    act()
  }
  const tellFull = (act: () => void): void =>
    tell({ kind: 'full', limit, past: fixed || limit > most ? undefined : () => goPast(act) })
  const apply = (edit: (most: number) => Edited, then: Spot = cursor.active, within = limit): void => {
    const { rows, left } = edit(within)
    const misfits = lines.misfits(rows)
    if (left > 0) tellFull(() => apply(edit, then, beyond()))
    else if (misfits > 0) tell({ kind: 'misfits', count: misfits })
    else {
      lines.put(rows, within)
      tell(undefined)
      if (within > limit) setTimeout(() => go(then), 0)
      else go(then)
    }
  }
  const below = (): Spot => ({ ...cursor.active, row: cursor.active.row + 1 })
  return {
    add() {
      const empty = { row: lines.filled(), column: 0 }
      if (empty.row >= limit) tellFull(() => void setTimeout(() => go(empty), 0))
      else go(empty)
    },
    insert: () => apply((most) => insertRow(lines.rows(), cursor.active.row, most)),
    copyAbove: () => apply((most) => copyAbove(lines.rows(), cursor.active.row, most)),
    duplicate: () => apply((most) => duplicateRow(lines.rows(), cursor.active.row, most), below()),
    removeLine: () => apply(() => deleteRows(lines.rows(), cursor.active.row, cursor.active.row)),
    removeMarked() {
      const { from, to } = cursor.box
      apply(() => deleteRows(lines.rows(), from.row, to.row), { row: from.row, column: cursor.active.column })
    },
    removeSurplus: () => apply(() => ({ rows: lines.rows().slice(0, most), left: 0 })),
    clearMarked() {
      const { from, to } = cursor.box
      const heads = shown.slice(from.column, to.column + 1).map(({ head }) => head)
      const rows = Array.from({ length: Math.min(to.row, lines.filled() - 1) - from.row + 1 }, (_, at) => from.row + at)
      lines.set(rows.flatMap((row) => heads.map((head) => ({ row, head, value: '' }))))
    },
    paste(text) {
      const block = readBlock(text)
      // A block that begins with ids says itself where its columns go.
      const ids = block[0]?.map((id) => lines.heads.find((head) => head.id === id.trim().toUpperCase()))
      const headed = block.length > 1 && ids !== undefined && ids.length > 1 && ids.every(Boolean)
      const targets = headed ? ids : shown.slice(cursor.active.column).map(({ head }) => head)
      const body = headed ? block.slice(1) : block
      const into = targets.map(
        (head) =>
          head && { no: head.no, toWire: (cell: string) => toWire(head.plan.kind, cell, head.layout.type === 'A') },
      )
      const put = (most: number) => pasteBlock(lines.rows(), body, cursor.active.row, into, most)
      const within = beyond()
      const { rows, left, outside } = put(limit)
      const more = left > 0 ? put(within).rows.slice(limit) : []
      const lost = lines.misfits(rows)
      lines.put(rows, limit)
      const columns = Math.min(targets.length, body[0]?.length ?? 0)
      const keep = (): void => goPast(() => lines.put([...lines.rows(), ...more], within))
      const past = more.length > 0 ? { count: more.length, go: keep } : undefined
      tell({ kind: 'pasted', rows: body.length - left, columns, outside: outside + lost, left, past })
      cursor.call()
    },
    copied() {
      const { from, to } = cursor.box
      const heads = shown.slice(from.column, to.column + 1).map(({ head }) => head)
      const rows = lines.rows().slice(from.row, to.row + 1)
      return writeBlock(rows.map((row) => heads.map((head) => toDisplay(head.plan.kind, row[head.no] ?? ''))))
    },
  }
}
