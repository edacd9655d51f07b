/** The keys of a grid (screens, Keys). */
import type { KeyboardEvent } from 'react'
import { KEYS } from '../../lib/keys.ts'
import type { FormStore } from './form-store.ts'
import type { GridCursor } from './grid-cursor.ts'
import type { GridEdits } from './grid-edits.ts'
import type { GridLines } from './grid-lines.ts'
import { moved, type Spot, tabbed } from './grid-moves.ts'

interface Desk {
  readonly store: FormStore
  readonly readOnly: boolean
  readonly lines: GridLines
  readonly cursor: GridCursor
  readonly edits: GridEdits
  /** Rows in sight. */
  page(): number
  go(to: Spot, extend?: boolean): void
  /** Out of the grid, without losing anything. */
  leave(): void
  openDetails(): void
}

/** True when the key was used. `editing`: the text of the cell is being edited (F2), arrows move in it. */
export type OnKey = (event: KeyboardEvent, editing: boolean) => boolean

export function gridKeys(desk: Desk): OnKey {
  return (event, editing) => byMove(desk, event, editing) || (!desk.readOnly && byEdit(desk, event, editing))
}

function byMove(desk: Desk, { key, shiftKey: shift, ctrlKey, metaKey }: KeyboardEvent, editing: boolean): boolean {
  const { cursor, lines, edits, go } = desk
  const { active, size } = cursor
  const control = ctrlKey || metaKey
  if (key === 'Enter') {
    const isLast = !shift && active.row === size.rows - 1
    if (control) desk.openDetails()
    // Behind the last line of a table the form goes on; the last line that a message holds has none after it, and says so.
    else if (isLast && lines.fixed) return false
    else if (isLast && lines.filled() >= size.rows) edits.add()
    else go({ row: active.row + (shift ? -1 : 1), column: active.column })
    return true
  }
  if (key === 'Escape') {
    desk.leave()
    return true
  }
  const to = key === 'Tab' ? tabbed(active, size, shift) : moved({ key, control }, active, size, desk.page(), editing)
  if (to === undefined) return false
  go(to, shift && key !== 'Tab')
  return true
}

function byEdit(desk: Desk, { key, shiftKey, ctrlKey, metaKey }: KeyboardEvent, editing: boolean): boolean {
  const { store, edits } = desk
  const control = ctrlKey || metaKey
  if (control && key.toLowerCase() === 'z' && !editing) return used(shiftKey ? store.redo : store.undo)
  if (control && key.toLowerCase() === 'y') return used(store.redo)
  if (key === KEYS.copyAbove) return used(shiftKey ? edits.duplicate : edits.copyAbove)
  if (key === 'Insert' && !control && !shiftKey) return used(edits.insert)
  if (key === 'Delete' && control) return used(edits.removeMarked)
  if (key === 'Delete' && !editing) return used(edits.clearMarked)
  return false
}

function used(act: () => unknown): true {
  act()
  return true
}
