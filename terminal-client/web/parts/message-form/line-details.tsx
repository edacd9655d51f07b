/** Every item of the line that the cursor is in; it follows when the cursor rests. */
import { useDeferredValue, useSyncExternalStore } from 'react'
import type { GridCursor } from './grid-cursor.ts'
import type { GridLines } from './grid-lines.ts'
import { useGridWords } from './grid-words.ts'
import { ItemField } from './item-field.tsx'

interface Props {
  readonly lines: GridLines
  readonly cursor: GridCursor
}

export function LineDetails({ lines, cursor }: Props) {
  const t = useGridWords()
  const row = useDeferredValue(useSyncExternalStore(cursor.subscribe, cursor.row))
  return (
    <section className="mf-fields mf-details" aria-label={t('details', { line: lines.number(row) })}>
      {lines.heads.map((head) => {
        const cell = lines.cell(row, head)
        return cell && <ItemField key={head.no} item={cell.item} line={cell.line} />
      })}
    </section>
  )
}
