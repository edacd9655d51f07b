/** The first page: what is late, what waits for me, where I stopped (screens, Việc của tôi). */
import { Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { WorkView } from '#api/work.ts'
import { call } from '../../lib/api.ts'
import { useNews } from '../../lib/live.ts'
import { useHasRole } from '../../lib/session.ts'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { NextScenario } from './next-scenario.tsx'
import { ReadyCard } from './ready-card.tsx'
import { WorkList } from './work-list.tsx'
import { useWorkWords } from './work-words.ts'

const WORK_KEY = ['work']

export function WorkPage() {
  const t = useWorkWords()
  const client = useQueryClient()
  const mayPlay = useHasRole('business', 'customs')
  const maySend = useHasRole('business')
  const { data, error, isPending, refetch } = useQuery({
    queryKey: WORK_KEY,
    queryFn: () => call<WorkView>('/work'),
    staleTime: 0,
    refetchInterval: 60_000,
  })
  useNews(() => void client.invalidateQueries({ queryKey: WORK_KEY }))
  return (
    <Page title={t('title')}>
      <ProblemNote error={error} onAgain={() => void refetch()} />
      {isPending && <Loading />}
      {data && (
        <>
          {data.late.length > 0 && <WorkList title={t('late')} items={data.late} late />}
          {data.waiting.length > 0 && <WorkList title={t('waiting')} items={data.waiting} />}
          {data.waiting.length + data.late.length === 0 && <Text mt="sm">{t('none')}</Text>}
          {data.goOn.length > 0 && <WorkList title={t('goOn')} items={data.goOn} />}
          {mayPlay && <NextScenario />}
          {maySend && <ReadyCard />}
        </>
      )}
    </Page>
  )
}
