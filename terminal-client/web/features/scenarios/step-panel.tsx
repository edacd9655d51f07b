/** In the middle: what the chosen step asks for, and the tool for it when it is one's turn. */
import { Button, Group, Text, Title } from '@mantine/core'
import { lazy, type RefObject, Suspense, useEffect, useRef } from 'react'
import type { PlayStep, PlayView } from '#api/scenarios.ts'
import { openHelp } from '../../lib/help.ts'
import { ariaKey } from '../../lib/keys.ts'
import { useRead } from '../../lib/language.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ActTool, CheckTool } from './act-tool.tsx'
import { HintLine } from './hint-line.tsx'
import { usePlayerWords } from './player-words.ts'
import type { Jump } from './send-tool.tsx'
import { WaitingNote } from './waiting-note.tsx'

// A step of customs needs no form, and its script is the largest of the terminal.
const SendTool = lazy(() => import('./send-tool.tsx').then((m) => ({ default: m.SendTool })))
const PullTool = lazy(() => import('./pull-tool.tsx').then((m) => ({ default: m.PullTool })))

interface Props {
  readonly view: PlayView
  readonly step: PlayStep
  readonly jump: RefObject<Jump | undefined>
  /** Told beside the heading, such as that the step before has passed. */
  readonly note: string
  readonly onView: (view: PlayView) => void
  readonly onDone: () => Promise<PlayView | undefined>
}

export function StepPanel({ view, step, jump, note, onView, onDone }: Props) {
  const t = usePlayerWords()
  const read = useRead()
  const root = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const current = step.id === view.current
  const mine = view.mine.includes(step.role)
  const before = view.steps[step.n - 2]
  const switched = current && view.mode === 'alone' && before !== undefined && before.role !== step.role
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step takes the reader to its beginning
  useEffect(() => heading.current?.focus({ preventScroll: true }), [step.id])
  return (
    <section className="play-step" ref={root} aria-labelledby="play-step">
      <Text size="sm" role="status" className="play-note">
        {note}
      </Text>
      <Group gap="sm" justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} id="play-step" ref={heading} tabIndex={-1}>
          {t('step', { n: step.n })} · {read(step.title)}
        </Title>
        <Button
          variant="subtle"
          onClick={() => openHelp('scenarios')}
          aria-keyshortcuts={ariaKey('help')}
          style={{ flexShrink: 0 }}
        >
          {t('help')}
          <KeyHint name="help" />
        </Button>
      </Group>
      {switched && (
        <Text size="sm" fw={600} className="play-switch">
          <span aria-hidden="true">⇄ </span>
          {t('switched', { role: t(step.role) })}
        </Text>
      )}
      <Text size="sm" my="xs">
        {read(step.instruction)}
      </Text>
      {current && mine && <HintLine key={step.id} run={view.id} step={step} onView={onView} />}
      {!current && step.status === 'notStarted' && view.status === 'open' && <Text size="sm">{t('later')}</Text>}
      {current && step.rows.length === 0 && <Differences step={step} />}
      {current && step.status === 'waitingForOther' && <WaitingNote view={view} step={step} />}
      {current && mine && (
        <Suspense fallback={<Loading />}>
          <Tool key={`${view.id} ${step.id}`} {...{ view, step, jump, onDone }} keysIn={root} />
        </Suspense>
      )}
    </section>
  )
}

/** Of a step that counts as not tried yet: an answer of it was lost on the way. */
function Differences({ step }: { readonly step: PlayStep }) {
  const read = useRead()
  return step.differences.map((words) => (
    <Text key={words.vi} size="sm" fw={600} mb="xs" role="status">
      <span aria-hidden="true">⚡ </span>
      {read(words)}
    </Text>
  ))
}

type ToolProps = Pick<Props, 'view' | 'step' | 'jump' | 'onDone'> & { readonly keysIn: RefObject<HTMLElement | null> }

function Tool({ view, step, jump, onDone, keysIn }: ToolProps) {
  switch (step.do) {
    case 'send':
      return <SendTool view={view} step={step} jump={jump} onSent={onDone} />
    case 'pull':
      return <PullTool run={view.id} onDone={() => void onDone()} />
    case 'act':
      return <ActTool view={view} step={step} keysIn={keysIn} onDone={() => void onDone()} />
    default:
      return <CheckTool view={view} />
  }
}
