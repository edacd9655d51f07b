/** What there is to be said of the value in the active cell, below the grid. */
import { useSyncExternalStore } from 'react'
import type { PlacedColumn } from './grid-columns.ts'
import type { GridCursor } from './grid-cursor.ts'
import type { GridLines } from './grid-lines.ts'
import { ItemNotes } from './item-field.tsx'

interface Props {
  readonly id: string
  readonly lines: GridLines
  readonly cursor: GridCursor
  readonly shown: readonly PlacedColumn[]
}

export function CellNotes({ id, lines, cursor, shown }: Props) {
  const at = useSyncExternalStore(cursor.subscribe, () => cursor.active.row * shown.length + cursor.active.column)
  const head = shown[at % shown.length]?.head
  const cell = head && lines.cell(Math.floor(at / shown.length), head)
  return cell ? <ItemNotes id={id} item={cell.item} line={cell.line} /> : <div id={id} />
}
