/** The officer desk (bàn nghiệp vụ): the queue at the left by deadline, the declaration at the right. */
import { Group, Text } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react'
import { useSandboxTime } from '../../lib/clock.ts'
import { useSession } from '../../lib/session.ts'
import { DeclarationView } from '../../parts/officer/declaration-view.tsx'
import { OfficerActions } from '../../parts/officer/officer-actions.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useDeskWords } from './desk-words.ts'
import { QueueEmpty } from './queue-empty.tsx'
import { useQueueFilter } from './queue-filter.ts'
import { QueueFilters } from './queue-filters.tsx'
import { QueueList } from './queue-list.tsx'
import { TurnsButton } from './turns-dialog.tsx'
import { useQueue } from './use-queue.ts'
import './desk.css'

export function DeskPage() {
  const t = useDeskWords()
  const { number = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const [filter, change] = useQueueFilter()
  const { data, error, refetch, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useQueue(filter)
  const desk = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const rows = data?.pages.flatMap((page) => page.rows) ?? []
  const offices = data?.pages[0]?.offices ?? []
  const open = (to: string): void => {
    if (to === number) heading.current?.focus()
    else void navigate({ to: '/desk/$number', params: { number: to } })
  }
  const end = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  // One who opened a declaration goes on in it; one who came to the desk begins at the queue.
  useEffect(() => {
    if (number !== '') heading.current?.focus()
  }, [number])
  const hasRows = rows.length > 0
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current || number !== '' || !hasRows) return
    begun.current = true
    // Not away from where somebody went meanwhile.
    const { activeElement } = document
    if (activeElement === document.body || activeElement?.tagName === 'H1') box.current?.focus({ preventScroll: true })
  }, [number, hasRows])
  const keys = (event: KeyboardEvent): void => {
    const inside = event.target instanceof Element && event.target.closest('[data-declaration]')
    if (event.key !== 'Escape' || event.defaultPrevented || !inside) return
    event.preventDefault()
    box.current?.focus()
  }
  return (
    <Page
      title={t('title')}
      aside={
        <Group gap="sm">
          <span className="quiet desk-keys">{t('keys')}</span>
          <TurnsButton />
        </Group>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Esc leads from any place of the declaration back to the queue */}
      <div className="desk" ref={desk} onKeyDown={keys}>
        <section className="desk-queue" aria-label={t('queue')}>
          <QueueFilters filter={filter} offices={offices} onChange={change} />
          {hasRows && <Count rows={rows} more={hasNextPage} />}
          <ProblemNote error={error} onAgain={() => void refetch()} />
          {isPending && <Loading />}
          {data && !hasRows && <QueueEmpty filter={filter} onChange={change} />}
          {hasRows && <QueueList rows={rows} opened={number} box={box} onOpen={open} onEnd={end} />}
        </section>
        <div className="desk-declaration" data-declaration>
          {number === '' ? (
            <div className="queue-empty">
              <Text fw={650}>{t('none')}</Text>
              {hasRows && <Text size="sm">{t('noneText')}</Text>}
            </div>
          ) : (
            <DeclarationView number={number} heading={heading}>
              <OfficerActions number={number} keysIn={desk} />
            </DeclarationView>
          )}
        </div>
      </div>
    </Page>
  )
}

function Count({
  rows,
  more,
}: {
  readonly rows: readonly { readonly due: { readonly at: string } | null }[]
  readonly more: boolean
}) {
  const t = useDeskWords()
  const { clock } = useSession()
  const now = useSandboxTime(clock)
  const late = rows.filter(({ due }) => due !== null && Date.parse(due.at) < now).length
  return (
    <div className="queue-count">
      {t(more ? 'countMore' : 'count', { count: rows.length })}
      {late > 0 && (
        <span className="due" data-late>
          {' '}
          · ⚠ {t('countLate', { count: more ? `${late}+` : late })}
        </span>
      )}
    </div>
  )
}
