/**
 * Lines as a grid (ARIA grid): only what is in sight is on the page, so that 800 lines are as quick as one, and a key
 * paints the cells that it is about. Behind the last line stands an empty one, as long as the message holds another.
 */
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { CellHandlers } from './active-cell.tsx'
import { CellNotes } from './cell-notes.tsx'
import { useForm } from './form-context.ts'
import type { FormItem } from './form-model.ts'
import { HEAD, NUMBER, type PlacedColumn, ROW, useColumns } from './grid-columns.ts'
import { GridCursor } from './grid-cursor.ts'
import { type GridNote, gridEdits } from './grid-edits.ts'
import { GridFrame } from './grid-frame.tsx'
import { gridKeys } from './grid-keys.ts'
import type { GridLines } from './grid-lines.ts'
import { type Spot, scrolled } from './grid-moves.ts'
import { GridNotice } from './grid-notice.tsx'
import { GridToolbar } from './grid-toolbar.tsx'
import { useGridWords } from './grid-words.ts'
import { LineDetails } from './line-details.tsx'
import { lineLimit } from './surplus-lines.ts'

export interface Wanted {
  readonly item: FormItem
  readonly line: number
}

interface Props {
  readonly lines: GridLines
  readonly title: string
  /** Where the cursor is to go; what is not in this grid is left to others. */
  readonly wanted: Wanted | 'first' | 'last' | undefined
  readonly onTaken: () => void
}

/** Pixels: a grid with details below leaves room for them. */
const TALL = 430
const LOW = 260

export const LineGrid = memo(function LineGrid({ lines, title, wanted, onTaken }: Props) {
  const t = useGridWords()
  const { store, readOnly, prefix } = useForm()
  const notes = `${prefix}-${lines.heads[0]?.no ?? 0}-grid-notes`
  const filled = useSyncExternalStore(store.subscribe, lines.filled)
  const { most, fixed } = lines
  const [surplus, setSurplus] = useState(false)
  const limit = fixed ? most : lineLimit(most, filled, surplus)
  const count = fixed ? most : Math.max(1, readOnly ? filled : Math.min(filled + 1, limit))
  const columns = useColumns(lines, store.model.code)
  const { shown } = columns
  const [cursor] = useState(() => new GridCursor({ rows: count, columns: shown.length }))
  const [note, setNote] = useState<GridNote>()
  const [details, setDetails] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => cursor.fit({ rows: count, columns: shown.length }), [cursor, count, shown])

  const go = useCallback(
    (to: Spot, extend = false): void => {
      const { row, column } = cursor.go(to, extend)
      if (scroller.current) reveal(scroller.current, row, shown[column])
    },
    [cursor, shown],
  )
  const edits = useMemo(() => {
    const wantSurplus = (): void => setSurplus(true)
    return gridEdits({ lines, cursor, shown, limit, wantSurplus, go, tell: setNote })
  }, [lines, cursor, shown, limit, go])
  const handlers = useMemo((): CellHandlers => {
    const page = (): number => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 300) - HEAD) / ROW) - 1)
    const leave = (): void => bar.current?.querySelector('button')?.focus()
    const openDetails = (): void => setDetails(true)
    return {
      onPick: (row, column, extend) => go({ row, column }, extend),
      onKey: gridKeys({ store, readOnly, lines, cursor, edits, page, go, leave, openDetails }),
      onPaste(event, editing) {
        const text = event.clipboardData.getData('text/plain')
        if (readOnly || text === '' || (!/[\t\n\r]/.test(text) && editing)) return
        event.preventDefault()
        edits.paste(text)
      },
      onCopy(event, editing) {
        if (editing) return
        event.preventDefault()
        event.clipboardData.setData('text/plain', edits.copied())
      },
    }
  }, [store, readOnly, lines, cursor, edits, go])

  const turnDetails = useCallback(() => setDetails((before) => !before), [])
  const { toggle } = columns
  useEffect(() => {
    if (wanted === undefined) return
    if (wanted === 'first' || wanted === 'last') {
      onTaken()
      return go({ row: 0, column: 0 })
    }
    const place = lines.place(wanted.item, wanted.line)
    if (place === undefined) return
    const column = shown.findIndex(({ head }) => head.no === place.head.no)
    // A column that is not shown comes in, and then the cursor.
    if (column < 0) return toggle(place.head.no)
    onTaken()
    cursor.fit({ rows: count, columns: shown.length })
    go({ row: place.row, column })
  }, [wanted, onTaken, lines, shown, toggle, go, cursor, count])

  return (
    <>
      {!readOnly && (
        <GridToolbar
          title={title}
          lines={lines}
          cursor={cursor}
          columns={columns}
          filled={filled}
          details={details}
          onDetails={turnDetails}
          edits={edits}
          bar={bar}
        />
      )}
      <GridNotice
        note={note}
        lines={lines}
        filled={filled}
        onRemoveSurplus={readOnly ? undefined : edits.removeSurplus}
      />
      <GridFrame
        title={title}
        lines={lines}
        cursor={cursor}
        shown={shown}
        count={count}
        filled={filled}
        height={Math.min(ROW * count + HEAD + 16, details ? LOW : TALL)}
        scroller={scroller}
        notes={notes}
        handlers={handlers}
      />
      <CellNotes id={notes} lines={lines} cursor={cursor} shown={shown} />
      {!readOnly && <p className="mf-keys quiet">{t('keys')}</p>}
      {details && <LineDetails lines={lines} cursor={cursor} />}
    </>
  )
})

/** Brings a cell in sight, without waiting for the page to be laid out. */
function reveal(scroller: HTMLElement, row: number, column: PlacedColumn | undefined): void {
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = scroller
  // A line more, so that the one below is seen to be there.
  const top = scrolled(HEAD + ROW * row, 2 * ROW, scrollTop, clientHeight, HEAD)
  const left = column ? scrolled(column.start, column.size, scrollLeft, clientWidth, NUMBER) : scrollLeft
  if (top !== scrollTop) scroller.scrollTop = top
  if (left !== scrollLeft) scroller.scrollLeft = left
}
