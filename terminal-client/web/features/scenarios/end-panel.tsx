/** The end of a run: score and what it is made of, time, mistakes by step, and how to go on. */
import { Anchor, Button, Group, Table, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { PlayStep, PlayView } from '#api/scenarios.ts'
import { call } from '../../lib/api.ts'
import { showDuration } from '../../lib/format.ts'
import { useRead } from '../../lib/language.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { type PlayerWords, usePlayerWords } from './player-words.ts'

export function EndPanel({ view }: { readonly view: PlayView }) {
  const t = usePlayerWords()
  const passed = view.status === 'passed'
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="play-end" aria-labelledby="play-end">
      <Title order={2} id="play-end" ref={heading} tabIndex={-1} data-result={view.status}>
        <span aria-hidden="true">{passed ? '✓ ' : '✗ '}</span>
        {t(passed ? 'resultPassed' : 'resultFailed')} · {t('points', { score: view.score })}
      </Title>
      {view.endedBy !== '' && (
        <Text fw={600} my="xs" role="alert">
          {t(ENDED[view.endedBy])} {t('typedKept')}{' '}
          <Anchor component={Link} to="/terminal">
            {t('toDrafts')}
          </Anchor>
        </Text>
      )}
      <dl className="play-score">
        <Part name={t('scoreSteps')} value={`${stepsPassed(view)}/${view.steps.length} · +${view.scoreParts.steps}`} />
        <Part name={t('scoreMistakes')} value={counted(view.mistakes, view.scoreParts.mistakes)} />
        <Part name={t('scoreHints')} value={counted(view.hints, view.scoreParts.hints)} />
        <Part name={t('took')} value={showDuration(view.closedAt - view.openedAt)} />
        <Part name={t('seed')} value={String(view.seed)} />
      </dl>
      <Mistakes steps={view.steps} />
      <Onwards view={view} />
      <Text size="sm" className="quiet" mt="sm">
        {t('lookBack')}
      </Text>
    </section>
  )
}

const ENDED = {
  reset: 'endedReset',
  archived: 'endedArchived',
  removed: 'endedRemoved',
  examEnded: 'endedExamEnded',
  examOver: 'endedExamOver',
  player: 'endedPlayer',
} as const

const stepsPassed = ({ steps }: PlayView): number => steps.filter(({ status }) => status === 'passed').length

const counted = (count: number, off: number): string => (count === 0 ? '0' : `${count} · −${off}`)

const Part = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

/** Procedure of a send, action of an act; pulls and looks have a name of their own. */
const functionOf = (step: PlayStep, t: PlayerWords): string =>
  step.do === 'send'
    ? step.procedure
    : step.do === 'pull'
      ? t('pullProcedure')
      : step.do === 'check'
        ? t('checkProcedure')
        : ''

function Mistakes({ steps }: { readonly steps: readonly PlayStep[] }) {
  const t = usePlayerWords()
  const read = useRead()
  const missed = steps.filter(({ mistakes, status }) => mistakes > 0 || status !== 'passed')
  if (missed.length === 0) return <Text size="sm">{t('flawless')}</Text>
  return (
    <Table withTableBorder maw={760} captionSide="top">
      <Table.Caption>{t('where')}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('steps')}</Table.Th>
          <Table.Th>{t('function')}</Table.Th>
          <Table.Th>{t('scoreMistakes')}</Table.Th>
          <Table.Th>{t('result')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {missed.map((step) => (
          <Table.Tr key={step.id}>
            <Table.Td>
              {step.n}. {read(step.title)}
            </Table.Td>
            <Table.Td>{functionOf(step, t)}</Table.Td>
            <Table.Td>{step.mistakes}</Table.Td>
            <Table.Td>{t(step.status)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Onwards({ view }: { readonly view: PlayView }) {
  const t = usePlayerWords()
  const navigate = useNavigate()
  const repeating = useMutation({
    mutationFn: (sameData: boolean) =>
      call<PlayView>(`/runs/${view.id}/repeat`, { method: 'POST', body: { sameData } }),
    onSuccess: ({ id }) => void navigate({ to: '/runs/$run', params: { run: id } }),
  })
  const exam = view.examUntil > Date.now()
  return (
    <>
      <ProblemNote error={repeating.error} />
      <Group gap="sm" mt="md">
        {view.mine.length > 0 && !exam && (
          <>
            <Button onClick={() => repeating.mutate(false)} loading={repeating.isPending}>
              {t('again')}
            </Button>
            <Button variant="default" onClick={() => repeating.mutate(true)} disabled={repeating.isPending}>
              {t('againSame')}
            </Button>
          </>
        )}
        <Anchor component={Link} to="/scenarios" size="sm">
          {t('back')}
        </Anchor>
      </Group>
    </>
  )
}
