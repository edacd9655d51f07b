/** On the right: the answer of a step at its three depths, and expected against got. */
import { SegmentedControl, Text, Title } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { PlayStep } from '#api/scenarios.ts'
import { useRead } from '../../lib/language.ts'
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
          data={[...step.rows.keys()].map((index) => ({ value: String(index), label: t('message', { n: index + 1 }) }))}
          aria-label={t('messages')}
        />
      )}
      <Suspense fallback={<Loading />}>
        <AnswerView key={seq} seq={seq} {...(onJump ? { onJump } : {})} within />
      </Suspense>
    </div>
  )
}
