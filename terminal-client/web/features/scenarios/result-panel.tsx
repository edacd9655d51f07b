/** On the right: the answer of a step at its three depths, and expected against got. */
import { SegmentedControl, Text, Title } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { PlayStep } from '#api/scenarios.ts'
import { useRead } from '../../lib/language.ts'
import { messageQuery } from '../../parts/answer/message-query.ts'
import { Loading } from '../../ui/loading.tsx'
import { ExpectedGot } from './expected-got.tsx'
import { usePlayerWords } from './player-words.ts'

const AnswerView = lazy(() => import('../../parts/answer/answer-view.tsx').then((m) => ({ default: m.AnswerView })))

interface Props {
  /** A step that was tried. */
  readonly step: PlayStep
  /** Goes to an item of the open form. */
  readonly onJump?: ((item: string, line: number) => void) | undefined
}

export function ResultPanel({ step, onJump }: Props) {
  const t = usePlayerWords()
  const read = useRead()
  return (
    <aside className="play-result" aria-label={t('answer')}>
      <Title order={2} mb="xs">
        {t('answer')}
        {' · '}
        {step.n}. {read(step.title)}
      </Title>
      <ExpectedGot step={step} />
      <Answers key={`${step.id} ${step.rows.join()}`} step={step} onJump={onJump} />
    </aside>
  )
}

/** A pull brings several messages: one at a time is shown. */
function Answers({ step, onJump }: Props) {
  const t = usePlayerWords()
  const [at, setAt] = useState(0)
  const labels = useLabels(step.do === 'pull' ? step.rows : [])
  const seq = step.rows[at]
  if (seq === undefined) return null
  if (step.do === 'act')
    return (
      <Text size="sm" mt="sm">
        {t('actionRow', { seq })}
      </Text>
    )
  return (
    <div style={{ marginTop: 12 }}>
      {step.rows.length > 1 && (
        <SegmentedControl
          size="xs"
          mb="xs"
          value={String(at)}
          onChange={(value) => setAt(Number(value))}
          data={step.rows.map((row, index) => ({ value: String(index), label: labels[index] ?? String(row) }))}
          aria-label={t('messages')}
        />
      )}
      <Suspense fallback={<Loading />}>
        <AnswerView key={seq} seq={seq} {...(onJump ? { onJump } : {})} within />
      </Suspense>
    </div>
  )
}

/** What each pulled message is: its output and title, `2` for an acknowledgement, which brings none. */
function useLabels(rows: readonly number[]): readonly string[] {
  const t = usePlayerWords()
  const seen = useQueries({ queries: rows.map(messageQuery) })
  return rows.map((_, index) => {
    const [output] = seen[index]?.data?.row.outputs ?? []
    return output ? `${index + 1}. ${output}` : t('message', { n: index + 1 })
  })
}
