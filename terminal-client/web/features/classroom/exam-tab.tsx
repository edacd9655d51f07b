import { Button, Checkbox, NumberInput, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { WorldView } from '#api/classroom.ts'
import { call } from '../../lib/api.ts'
import { showDuration, showTime } from '../../lib/format.ts'
import { useRead } from '../../lib/language.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useClassWords } from './class-words.ts'
import { Confirm } from './confirm.tsx'
import { ExamResultsTable } from './exam-results.tsx'
import { classKey, useAct } from './use-class.ts'

export function ExamTab({ view }: { readonly view: WorldView }) {
  return (
    <Stack gap="lg">
      {view.exam ? <Running view={view} exam={view.exam} /> : <Start view={view} />}
      <ExamResultsTable view={view} />
    </Stack>
  )
}

function Running({ view, exam }: { readonly view: WorldView; readonly exam: NonNullable<WorldView['exam']> }) {
  const t = useClassWords()
  const [asking, setAsking] = useState(false)
  const left = useLeft(view.id, exam.endsAt)
  const ending = useAct(view.id, () => call(`/worlds/${view.id}/exam`, { method: 'DELETE' }))
  return (
    <>
      <Text mb="sm" role="status">
        {t('examUntil', { end: showTime(exam.endsAt), left: showDuration(left) })}
      </Text>
      <Button variant="default" w="fit-content" onClick={() => setAsking(true)}>
        {t('endExam')}
      </Button>
      {asking && (
        <Confirm
          title={t('endExam')}
          text={t('endExamText')}
          act={t('endExam')}
          error={ending.error}
          busy={ending.isPending}
          onAct={() => ending.mutate(undefined, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** Ms until the end, renewed every second; at the end the class is read again. */
function useLeft(id: string, endsAt: number): number {
  const client = useQueryClient()
  const [left, setLeft] = useState(() => endsAt - Date.now())
  useEffect(() => {
    const timer = setInterval(() => {
      setLeft(Math.max(0, endsAt - Date.now()))
      if (Date.now() >= endsAt) void client.invalidateQueries({ queryKey: classKey(id) })
    }, 1_000)
    return () => clearInterval(timer)
  }, [client, id, endsAt])
  return left
}

function Start({ view }: { readonly view: WorldView }) {
  const t = useClassWords()
  const read = useRead()
  const [chosen, setChosen] = useState<string[]>([...(view.examPlan?.scenarios ?? [])])
  const [minutes, setMinutes] = useState<number | string>(view.examPlan?.minutes ?? 60)
  const starting = useAct(view.id, () =>
    call(`/worlds/${view.id}/exam`, { method: 'POST', body: { scenarios: chosen, minutes: Number(minutes) } }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen.length > 0) starting.mutate(undefined)
      }}
    >
      <Stack gap="sm" maw={640}>
        <h2 className="class-head">{t('examTitle')}</h2>
        <Text size="sm">{t('examHelp')}</Text>
        <Checkbox.Group label={t('scenarios')} value={chosen} onChange={setChosen}>
          <Stack gap="sm" mt="xs">
            {view.scenarios.map((id, index) => {
              const title = view.scenarioTitles[index]
              return <Checkbox key={id} value={id} label={title ? read(title) : id} />
            })}
          </Stack>
        </Checkbox.Group>
        <NumberInput
          label={t('minutes')}
          value={minutes}
          onChange={setMinutes}
          min={5}
          max={480}
          allowDecimal={false}
          w={160}
        />
        <ProblemNote error={starting.error} />
        {chosen.length === 0 && <Text size="sm">{t('noExamScenario')}</Text>}
        <Button type="submit" loading={starting.isPending} disabled={chosen.length === 0} w="fit-content">
          {t('startExam')}
        </Button>
      </Stack>
    </form>
  )
}
