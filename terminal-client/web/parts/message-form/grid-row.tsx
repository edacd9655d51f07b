/** A line of the grid. It paints when one of its own cells changes, is found wrong, or the cursor comes or goes; then only. */
import { memo, useSyncExternalStore } from 'react'
import { toDisplay } from '#protocol/forms/item-text.ts'
import { inLanguage, type Language } from '../../lib/language.ts'
import { ActiveCell, type CellHandlers } from './active-cell.tsx'
import { useFindings, useForm } from './form-context.ts'
import type { FormItem } from './form-model.ts'
import { NUMBER, type PlacedColumn, ROW } from './grid-columns.ts'
import type { GridCursor } from './grid-cursor.ts'
import type { GridLines } from './grid-lines.ts'
import { oddWords } from './oddity-words.ts'

interface Props {
  readonly lines: GridLines
  readonly cursor: GridCursor
  /** From 0. */
  readonly row: number
  readonly top: number
  readonly width: number
  /** Those in sight. */
  readonly columns: readonly PlacedColumn[]
  /** At the beginning of the line. */
  readonly mark: string
  /** The message cannot hold it. */
  readonly surplus: boolean
  readonly language: Language
  /** Id of what is told of the active cell. */
  readonly notes: string
  readonly handlers: CellHandlers
}

const isNumeric = ({ plan }: FormItem): boolean => plan.kind === 'integer' || plan.kind === 'decimal'

export const GridRow = memo(function GridRow(props: Props) {
  const { lines, cursor, row, top, width, columns, mark, surplus, language, notes, handlers } = props
  const { store } = useForm()
  const values = useSyncExternalStore(store.subscribe, () => lines.values(row))
  const standing = useSyncExternalStore(cursor.subscribe, () => cursor.inRow(row))
  useFindings(store)
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are virtual, a table cannot hold them
    // biome-ignore lint/a11y/useFocusableInteractive: the active cell's input has the focus
    <div role="row" aria-rowindex={row + 2} className="mg-row" style={{ top, height: ROW, width }}>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: a heading */}
      <div
        role="rowheader"
        aria-colindex={1}
        className="mg-number"
        style={{ width: NUMBER }}
        data-now={standing.active >= 0 || undefined}
        data-surplus={surplus || undefined}
      >
        {mark}
      </div>
      {columns.map(({ head, index, start, size }) => {
        const cell = lines.cell(row, head)
        const isActive = index === standing.active
        const value = values[head.no] ?? ''
        const [finding] = cell ? store.findings.at(cell.item.no, cell.line) : []
        const wrong = finding?.text ?? oddWords(cell?.item ?? head, value)
        return (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <div
            key={head.no}
            role="gridcell"
            aria-colindex={index + 2}
            aria-selected={isActive || (index >= standing.from && index <= standing.to)}
            className={`mg-cell${isNumeric(head) ? ' mg-right' : ''}${cell ? '' : ' mg-gap'}`}
            data-wrong={wrong !== undefined || undefined}
            title={wrong && `${finding?.code ?? ''} ${inLanguage(wrong, language)}`.trim()}
            style={{ left: start, width: size }}
            onMouseDown={(event) => {
              if (isActive) return
              event.preventDefault()
              handlers.onPick(row, index, event.shiftKey)
            }}
          >
            {isActive ? (
              <ActiveCell
                item={cell?.item ?? head}
                line={cell?.line ?? 0}
                number={lines.number(row)}
                value={value}
                missing={cell === undefined}
                wrong={wrong !== undefined}
                notes={notes}
                calls={standing.calls}
                handlers={handlers}
              />
            ) : (
              toDisplay(head.plan.kind, value)
            )}
          </div>
        )
      })}
    </div>
  )
})
