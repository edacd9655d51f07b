/** Which scenario to take up next: the first of the catalogue that one has not passed and could play. */
import { Anchor, Paper, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import type { CatalogueView, ScenarioCard } from '#api/scenarios.ts'
import { call } from '../../lib/api.ts'
import { useRead } from '../../lib/language.ts'
import { useSession } from '../../lib/session.ts'
import { HelpLink } from '../../ui/help-link.tsx'
import { PathLink } from '../../ui/path-link.tsx'
import { useWorkWords } from './work-words.ts'

export function NextScenario() {
  const t = useWorkWords()
  const read = useRead()
  const heading = useId()
  const { person } = useSession()
  const { data } = useQuery({ queryKey: ['catalogue'], queryFn: () => call<CatalogueView>('/catalogue'), staleTime: 0 })
  // In an exam the list of what waits names it; nothing else can be opened.
  if (data === undefined || data.exam !== null) return null
  const mine = data.scenarios.filter(({ roles }) => roles.some((role) => person.roles.includes(role)))
  const next = nextOf(mine)
  const passed = mine.filter((card) => card.mine.passed > 0).length
  return (
    <Paper component="section" p="md" mt="md" maw={760} aria-labelledby={heading}>
      <Title order={2} id={heading} mb="xs">
        {t('next')}
      </Title>
      {next ? (
        <Text size="sm">
          <PathLink path={`/scenarios?find=${encodeURIComponent(read(next.title))}`} fw={600} size="sm">
            {read(next.title)}
          </PathLink>{' '}
          <span className="quiet">
            · {read(next.groupName)} · {read(next.purpose)}
          </span>
        </Text>
      ) : (
        <Text size="sm">{t('allPassed')}</Text>
      )}
      <Text size="xs" className="quiet" mt={6}>
        {t('progress', { passed, count: mine.length })} ·{' '}
        <Anchor component={Link} to="/scenarios" size="xs">
          {t('toScenarios')}
        </Anchor>{' '}
        · <HelpLink topic="first-steps">{t('firstSteps')}</HelpLink>
      </Text>
    </Paper>
  )
}

/** One that is under way already stands among what is to go on with. */
const nextOf = (cards: readonly ScenarioCard[]): ScenarioCard | undefined =>
  cards.find(({ mine }) => mine.passed === 0 && mine.open === null)
