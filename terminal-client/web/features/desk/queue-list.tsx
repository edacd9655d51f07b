/** The queue as a list box: arrows move, Enter opens; only the rows in sight are drawn. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { DeclarationRow } from '#api/declarations.ts'
import type { Phase } from '#customs/declaration/declaration.ts'
import { PHASE_NAMES } from '#customs/declaration/phase-names.ts'
import { useSandboxTime } from '../../lib/clock.ts'
import { useRead } from '../../lib/language.ts'
import { useSession } from '../../lib/session.ts'
import { DueMark } from '../../parts/officer/due-mark.tsx'
import { ChannelWord } from '../../ui/channel-word.tsx'
import { useDeskWords } from './desk-words.ts'

interface Props {
  readonly rows: readonly DeclarationRow[]
  /** Number that is open at the right, '' when none. */
  readonly opened: string
  readonly box: RefObject<HTMLDivElement | null>
  readonly onOpen: (number: string) => void
  /** The end of what was loaded is in sight. */
  readonly onEnd: () => void
}

const ROW_HEIGHT = 62
const PAGE_ROWS = 8

export function QueueList({ rows, opened, box, onOpen, onEnd }: Props) {
  const t = useDeskWords()
  const { clock } = useSession()
  const now = useSandboxTime(clock)
  // By number, for rows come and go while one works; when the row itself has gone, by its place.
  const [active, setActive] = useState(opened)
  const place = useRef(0)
  const found = rows.findIndex(({ number }) => number === active)
  const at = found >= 0 ? found : Math.min(place.current, rows.length - 1)
  place.current = at
  const current = rows[at]
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 10) onEnd()
  }, [last, rows.length, onEnd])
  const go = (to: number): void => {
    const index = Math.min(rows.length - 1, Math.max(0, to))
    const row = rows[index]
    if (row === undefined) return
    setActive(row.number)
    virtual.scrollToIndex(index)
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: rows.length,
      PageDown: at + PAGE_ROWS,
      PageUp: at - PAGE_ROWS,
    }[event.key]
    if (to !== undefined) go(to)
    else if (event.key === 'Enter' && current) onOpen(current.number)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={box}
      className="queue-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('queue')}
      aria-activedescendant={current && items.some(({ index }) => index === at) ? `queue-${current.number}` : undefined}
      onKeyDown={keys}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {items.map(({ index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the list box has the focus and names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list box's
            <div
              key={row.number}
              id={`queue-${row.number}`}
              className="queue-row"
              role="option"
              aria-selected={row.number === opened}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              data-active={index === at || undefined}
              style={{
                position: 'absolute',
                top: 0,
                left: 0,
                right: 0,
                height: ROW_HEIGHT,
                transform: `translateY(${start}px)`,
              }}
              onClick={() => {
                setActive(row.number)
                onOpen(row.number)
              }}
            >
              <QueueRow row={row} now={now} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function QueueRow({ row, now }: { readonly row: DeclarationRow; readonly now: number }) {
  const t = useDeskWords()
  const read = useRead()
  const { person } = useSession()
  const { due, officer } = row
  return (
    <>
      <div className="queue-line">
        <ChannelWord channel={row.channel} />
        <span className="mono">{row.number}</span>
        <span className="push">
          {due ? <DueMark due={due} now={now} /> : <span className="quiet">{t('noDue')}</span>}
        </span>
      </div>
      <div className="queue-line">
        <span className="clip">{due ? read(due.what) : read(PHASE_NAMES[row.state as Phase])}</span>
        {officer && <span className="push mono">{officer === person.login ? t('yours') : officer}</span>}
      </div>
      <div className="queue-line quiet">
        <span className="clip">
          {row.kind} · {row.trader} · {row.goods}
        </span>
      </div>
    </>
  )
}
