/** The scrolled part of a grid (ARIA grid): headings and lines, only those on the page that are in sight or hold the cursor. */
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { memo, type RefObject, useEffect, useMemo, useSyncExternalStore } from 'react'
import { useLanguage } from '../../lib/language.ts'
import type { CellHandlers } from './active-cell.tsx'
import { useForm } from './form-context.ts'
import { HEAD, NUMBER, type PlacedColumn, ROW } from './grid-columns.ts'
import type { GridCursor } from './grid-cursor.ts'
import { GridHead } from './grid-head.tsx'
import type { GridLines } from './grid-lines.ts'
import { GridRow } from './grid-row.tsx'

interface Props {
  readonly title: string
  readonly lines: GridLines
  readonly cursor: GridCursor
  readonly shown: readonly PlacedColumn[]
  /** Lines that are shown, and those that are in the message. */
  readonly count: number
  readonly filled: number
  readonly height: number
  readonly scroller: RefObject<HTMLDivElement | null>
  /** Id of what is told of the active cell. */
  readonly notes: string
  readonly handlers: CellHandlers
}

export const GridFrame = memo(function GridFrame(props: Props) {
  const { title, lines, cursor, shown, count, filled, height, scroller, notes, handlers } = props
  const { readOnly } = useForm()
  const language = useLanguage()
  const down = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    paddingStart: HEAD,
    overscan: 3,
    useFlushSync: false,
  })
  const across = useVirtualizer({
    horizontal: true,
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => shown[at]?.size ?? 0,
    paddingStart: NUMBER,
    overscan: 1,
    useFlushSync: false,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns have other widths
  useEffect(() => across.measure(), [shown])

  const rows = useWithCursor(down.getVirtualItems(), cursor, 'row', count)
  const inSight = useWithCursor(across.getVirtualItems(), cursor, 'column', shown.length)
  const columns = useMemo(() => inSight.flatMap((at) => shown[at] ?? []), [inSight, shown])
  const last = shown.at(-1)
  const width = last ? last.start + last.size : NUMBER
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are virtual, a table cannot hold them
    <div
      ref={scroller}
      className="mg"
      role="grid"
      aria-label={title}
      aria-rowcount={count + 1}
      aria-colcount={shown.length + 1}
      aria-multiselectable="true"
      aria-readonly={readOnly}
      style={{ height }}
    >
      <div style={{ height: HEAD + ROW * count, width, position: 'relative' }}>
        <GridHead columns={columns} width={width} language={language} />
        {rows.map((row) => (
          <GridRow
            key={row}
            lines={lines}
            cursor={cursor}
            row={row}
            top={HEAD + ROW * row}
            width={width}
            columns={columns}
            mark={lines.fixed || row < filled ? String(lines.number(row)) : '✱'}
            surplus={!lines.fixed && row >= lines.most && row < filled}
            language={language}
            notes={notes}
            handlers={handlers}
          />
        ))}
      </div>
    </div>
  )
})

/** What is in sight, and the cursor's own: scrolled out, it keeps the focus. The same list as long as nothing changes. */
function useWithCursor(
  items: readonly VirtualItem[],
  cursor: GridCursor,
  side: 'row' | 'column',
  count: number,
): readonly number[] {
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? -1]
  const outside = useSyncExternalStore(cursor.subscribe, () => {
    const at = cursor.active[side]
    return at < first || at > last ? at : -1
  })
  return useMemo(() => {
    const all = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((at) => at < count)
    if (outside < 0 || outside >= count) return all
    return outside < first ? [outside, ...all] : [...all, outside]
  }, [first, last, outside, count])
}
