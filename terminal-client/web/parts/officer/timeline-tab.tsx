/** Messages and actions of both sides in order (dòng thời gian): the business on the left, customs and system on the right. */
import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { TimelineEntry } from '#api/declarations.ts'
import { BY_TURN } from '#customs/assignment/round-robin.ts'
import { showDate, showSeconds } from '../../lib/format.ts'
import { useRead } from '../../lib/language.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useDeclarationWords } from './declaration-words.ts'
import { useTimeline } from './use-declaration.ts'

export function TimelineTab({ number }: { readonly number: string }) {
  const t = useDeclarationWords()
  const { data, error, refetch } = useTimeline(number)
  if (error) return <ProblemNote error={error} onAgain={() => void refetch()} />
  if (data === undefined) return <Loading />
  return (
    <>
      <div className="timeline-heads" aria-hidden="true">
        <span>{t('side_business')}</span>
        <span>
          {t('side_system')} · {t('side_customs')}
        </span>
      </div>
      <ol className="timeline" aria-label={t('tabTimeline')}>
        {data.map((entry) => (
          <TimelineItem key={entry.seq} entry={entry} />
        ))}
      </ol>
    </>
  )
}

const DEED = { request: 'sent', answer: 'answered', report: 'reported', action: 'acted', admin: 'acted' } as const
const SIGN = { business: '▶', system: '◀', customs: '◆' } as const

const MOST_CODES = 5

/** Nothing but success and warnings. */
const isAccepted = (codes: readonly string[]): boolean => codes.every((code) => /^(00000|W)/.test(code))

function TimelineItem({ entry }: { readonly entry: TimelineEntry }) {
  const t = useDeclarationWords()
  const read = useRead()
  const { side, kind, seq, at, userId, resultCodes, remark, refused } = entry
  const wrong = refused || (kind === 'answer' && !isAccepted(resultCodes))
  const title = read(entry.title)
  return (
    <li data-side={side} data-refused={wrong || undefined}>
      <div className="timeline-card">
        <div className="quiet">
          <span aria-hidden="true">{SIGN[side]} </span>
          {t(`side_${side}`)} {t(DEED[kind])}
          {kind === 'action' && ` · ${userId === BY_TURN ? t('automatic') : userId}`} ·{' '}
          <time dateTime={at}>
            {showSeconds(at)} {showDate(at)}
          </time>
        </div>
        {kind === 'action' || kind === 'admin' ? (
          <strong>{title}</strong>
        ) : (
          <Anchor
            size="sm"
            renderRoot={(props) => <Link to="/terminal/messages/$seq" params={{ seq: String(seq) }} {...props} />}
          >
            {title}
          </Anchor>
        )}
        {wrong && (
          <div className="refused">
            <span aria-hidden="true">✕ </span>
            {t('refused')}
          </div>
        )}
        {kind === 'answer' && resultCodes.length > 0 && (
          <div className="mono">
            {resultCodes.slice(0, MOST_CODES).join(' ')}
            {resultCodes.length > MOST_CODES && ' …'}
          </div>
        )}
        {remark && <div>{read(remark)}</div>}
      </div>
    </li>
  )
}
