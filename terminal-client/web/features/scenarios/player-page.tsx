/** A run being played (screens, Kịch bản đang chạy): steps at the left, what to do in the middle, what came at the right. */
import { Anchor, Button, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { PlayStep, PlayView } from '#api/scenarios.ts'
import { call } from '../../lib/api.ts'
import { useKeys } from '../../lib/keys.ts'
import { useRead } from '../../lib/language.ts'
import { useTellRunKind } from '../../lib/run-kind.ts'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Confirm } from './confirm.tsx'
import { EndPanel } from './end-panel.tsx'
import { PlayHeader } from './play-header.tsx'
import { usePlayerWords } from './player-words.ts'
import { ResultPanel } from './result-panel.tsx'
import type { Jump } from './send-tool.tsx'
import { StepList } from './step-list.tsx'
import { StepPanel } from './step-panel.tsx'
import { usePlay } from './use-play.ts'
import { Invitation } from './waiting-note.tsx'
import './player.css'

export function PlayerPage() {
  const t = usePlayerWords()
  const { run } = useParams({ strict: false }) as { run: string }
  const { data: view, error, isPending, refetch, keep } = usePlay(run)
  useTellRunKind(view?.official)
  if (isPending) return <Loading />
  if (!view)
    return (
      <Page title={t('page')}>
        <ProblemNote error={error} onAgain={() => void refetch()}>
          <Anchor component={Link} to="/scenarios" size="sm">
            {t('back')}
          </Anchor>
        </ProblemNote>
      </Page>
    )
  const renew = () => refetch().then(({ data }) => data)
  return <Playing key={view.id} view={view} error={error} onRenew={renew} onView={keep} />
}

interface PlayingProps {
  readonly view: PlayView
  /** The last look failed; what was seen before stays on the page. */
  readonly error: unknown
  readonly onRenew: () => Promise<PlayView | undefined>
  readonly onView: (view: PlayView) => void
}

function Playing({ view, error, onRenew, onView }: PlayingProps) {
  const t = usePlayerWords()
  const read = useRead()
  const jump = useRef<Jump>(undefined)
  const { note, chosen, choose } = useOutcome(view)
  const current = view.steps.find(({ id }) => id === view.current)
  const shown = view.steps.find(({ id }) => id === chosen) ?? current
  const here = shown !== undefined && shown === current
  const tried = shown !== undefined && shown.rows.length > 0
  useKeys({ back: () => (chosen ? choose(undefined) : false) })
  const mayEnd = view.mine.length > 0 && view.status === 'open'
  return (
    <Page title={read(view.title)} aside={mayEnd && <EndButton view={view} onView={onView} />}>
      <PlayHeader view={view} />
      <ProblemNote error={error} onAgain={() => void onRenew()} />
      {view.mine.length === 0 && (
        <Text size="sm" mb="xs">
          {t('looking')}
        </Text>
      )}
      {view.status !== 'open' && <EndPanel view={view} />}
      <div className="play" data-beside={(here && tried) || undefined}>
        <StepList view={view} shown={shown?.id ?? ''} onShow={choose} />
        <div className="play-middle">
          <Invitation view={view} />
          {shown && <StepPanel view={view} step={shown} jump={jump} note={note} onView={onView} onDone={onRenew} />}
          {shown && !here && current && (
            <NextButton key={shown.id} view={view} shown={shown} onNext={() => choose(undefined)} />
          )}
        </div>
        {tried && (
          <ResultPanel step={shown} {...(here ? { onJump: (item, line) => jump.current?.(item, line) } : {})} />
        )}
      </div>
    </Page>
  )
}

/** On from a step that is looked at: it takes the focus, so that Enter goes on. */
function NextButton({
  view,
  shown,
  onNext,
}: {
  readonly view: PlayView
  readonly shown: PlayStep
  readonly onNext: () => void
}) {
  const t = usePlayerWords()
  const button = useRef<HTMLButtonElement>(null)
  const before = view.steps.findIndex(({ id }) => id === view.current) === shown.n
  useEffect(() => {
    if (before) button.current?.focus({ preventScroll: true })
  }, [before])
  return (
    <Button ref={button} mt="sm" onClick={onNext} data-next>
      {t(before ? 'next' : 'backToCurrent')}
    </Button>
  )
}

/** What came of the last try is said, and a step that brought an answer stays on the page until one goes on. */
function useOutcome(view: PlayView) {
  const t = usePlayerWords()
  const before = useRef(view)
  const [note, setNote] = useState('')
  const [chosen, choose] = useState<string>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a new look at the run only
  useEffect(() => {
    const past = before.current
    before.current = view
    const changed = view.steps.filter(
      (step) => past.steps.find(({ id }) => id === step.id)?.rows.join() !== step.rows.join(),
    )
    const passed = changed.findLast(({ status }) => status === 'passed')
    const missed = changed.find(({ mistakes, status }) => mistakes > 0 && status !== 'passed')
    if (missed) setNote(`✗ ${t('failedNote', { n: missed.n })}`)
    else if (passed) setNote(`✓ ${t('passedNote', { n: passed.n })}`)
    if (passed === undefined) return
    const answered = changed.find(
      ({ role, ...step }) => view.mine.includes(role) && (step.do === 'send' || step.do === 'pull'),
    )
    choose(view.status === 'open' ? answered?.id : undefined)
  }, [view])
  return { note, chosen, choose }
}

function EndButton({ view, onView }: Pick<PlayingProps, 'view' | 'onView'>) {
  const t = usePlayerWords()
  const [asking, setAsking] = useState(false)
  const ending = useMutation({
    mutationFn: () => call<PlayView>(`/runs/${view.id}/close`, { method: 'POST', body: {} }),
    onSuccess: (after) => {
      setAsking(false)
      onView(after)
    },
  })
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('end')}
      </Button>
      {asking && (
        <Confirm
          title={t('end')}
          text={t('endAsk')}
          yes={t('endYes')}
          careful
          busy={ending.isPending}
          onYes={() => ending.mutate()}
          onNo={() => setAsking(false)}
        >
          <ProblemNote error={ending.error} />
        </Confirm>
      )}
    </>
  )
}
