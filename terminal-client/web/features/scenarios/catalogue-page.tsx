/** The catalogue of scenarios by group and kind, with one's own progress (screens, Kịch bản). */
import { Alert, Group, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { CatalogueView, ScenarioCard } from '#api/scenarios.ts'
import { call } from '../../lib/api.ts'
import { plain, showTime } from '../../lib/format.ts'
import { useNews } from '../../lib/live.ts'
import { useHasRole } from '../../lib/session.ts'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useCatalogueWords } from './catalogue-words.ts'
import { GroupTable } from './group-table.tsx'
import { JoinForm } from './join-form.tsx'
import { StartDialog } from './start-dialog.tsx'

/** Every word of the query stands somewhere in the card, with or without diacritics. */
function matches({ id, kind, group, groupName, title, purpose }: ScenarioCard, query: string): boolean {
  const text = plain([id, kind, group, groupName.en, title.vi, title.en, purpose.vi, purpose.en].join(' '))
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

export function CataloguePage() {
  const t = useCatalogueWords()
  const mayPlay = useHasRole('business', 'customs')
  // The finder (Ctrl-K) leads here with what was found.
  const { find }: { find?: unknown } = useSearch({ strict: false })
  const [query, setQuery] = useState('')
  useEffect(() => {
    if (find !== undefined) setQuery(String(find))
  }, [find])
  const [starting, setStarting] = useState<ScenarioCard>()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['catalogue'],
    queryFn: () => call<CatalogueView>('/catalogue'),
    staleTime: 0,
  })
  // An exam begins or ends, the class is reset: other scenarios can be opened then.
  useNews(({ kind }) => {
    if (kind === 'admin') void refetch()
  })
  const groups = useMemo(() => {
    const found = (data?.scenarios ?? []).filter((scenario) => matches(scenario, query.trim()))
    const byGroup = new Map<string, ScenarioCard[]>()
    for (const scenario of found) byGroup.set(scenario.group, [...(byGroup.get(scenario.group) ?? []), scenario])
    return [...byGroup]
  }, [data, query])
  const count = groups.reduce((sum, [, scenarios]) => sum + scenarios.length, 0)
  return (
    <Page title={t('title')}>
      {data?.exam && (
        <Alert color="orange" variant="light" title={t('exam')} mb="sm" role="status">
          {t('examText', { end: showTime(data.exam.endsAt) })}
        </Alert>
      )}
      {!mayPlay && (
        <Text size="sm" mb="sm">
          {t('noRole')}
        </Text>
      )}
      <Group justify="space-between" align="flex-end" gap="md">
        <TextInput
          type="search"
          label={t('search')}
          description={data ? t('found', { count }) : ' '}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          w={340}
        />
        {mayPlay && <JoinForm />}
      </Group>
      <ProblemNote error={error} onAgain={() => void refetch()} />
      {isPending && <Loading />}
      {data && count === 0 && (
        <Text mt="md" role="status">
          {t('none', { query })}
        </Text>
      )}
      {groups.map(([group, scenarios]) => (
        <GroupTable
          key={group}
          scenarios={scenarios}
          allowed={data?.exam?.scenarios}
          mayPlay={mayPlay}
          onStart={setStarting}
        />
      ))}
      {starting && (
        <StartDialog scenario={starting} exam={Boolean(data?.exam)} onClose={() => setStarting(undefined)} />
      )}
    </Page>
  )
}
