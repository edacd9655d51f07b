/** The scenarios of one group, by kind, each with one's progress and the way in. */
import { Button, Group, Table, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import type { ScenarioCard } from '#api/scenarios.ts'
import { useRead } from '../../lib/language.ts'
import { useCatalogueWords } from './catalogue-words.ts'
import { ProgressWord } from './progress-word.tsx'

interface Props {
  readonly scenarios: readonly ScenarioCard[]
  /** Scenarios that can be opened now; undefined: every one. */
  readonly allowed: readonly string[] | undefined
  readonly mayPlay: boolean
  readonly onStart: (scenario: ScenarioCard) => void
}

export function GroupTable({ scenarios, allowed, mayPlay, onStart }: Props) {
  const t = useCatalogueWords()
  const read = useRead()
  const heading = useId()
  const [first] = scenarios
  if (first === undefined) return null
  return (
    <section aria-labelledby={heading}>
      <Title order={2} id={heading} mt="md" mb="xs">
        {read(first.groupName)}
      </Title>
      <Table layout="fixed" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('scenario')}</Table.Th>
            <Table.Th w={60}>{t('kind')}</Table.Th>
            <Table.Th w="clamp(110px, 14vw, 190px)">{t('roles')}</Table.Th>
            <Table.Th w={56}>{t('steps')}</Table.Th>
            <Table.Th w="clamp(110px, 14vw, 190px)">{t('progress')}</Table.Th>
            <Table.Th w="clamp(150px, 17.5vw, 238px)">{t('action')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {scenarios.map((scenario) => (
            <Table.Tr key={scenario.id}>
              <Table.Td>
                <Text size="sm" fw={600}>
                  {read(scenario.title)}
                  {allowed?.includes(scenario.id) && ` · ${t('inExam')}`}
                </Text>
                <Text size="xs" className="quiet">
                  {read(scenario.purpose)}
                </Text>
              </Table.Td>
              <Table.Td>{scenario.kind === '-' ? '—' : scenario.kind}</Table.Td>
              <Table.Td>{scenario.roles.map((role) => t(role)).join(' ▸ ')}</Table.Td>
              <Table.Td>{scenario.steps}</Table.Td>
              <Table.Td>
                <ProgressWord mine={scenario.mine} />
              </Table.Td>
              <Table.Td>
                <Ways {...{ scenario, allowed, mayPlay, onStart }} title={read(scenario.title)} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

type WaysProps = Omit<Props, 'scenarios'> & { readonly scenario: ScenarioCard; readonly title: string }

function Ways({ scenario, title, allowed, mayPlay, onStart }: WaysProps) {
  const t = useCatalogueWords()
  const { mine, id } = scenario
  const named = (action: string) => t('of', { action, title })
  const closed = !mayPlay || (allowed !== undefined && !allowed.includes(id))
  const begin = mine.runs > 0 ? t('startAgain') : t('start')
  return (
    <Group gap="xs">
      {mine.open && (
        <Button
          renderRoot={(props) => <Link {...props} to="/runs/$run" params={{ run: mine.open ?? '' }} />}
          aria-label={named(t('goOn'))}
        >
          {t('goOn')}
        </Button>
      )}
      <Button
        variant={mine.open ? 'default' : 'filled'}
        onClick={() => onStart(scenario)}
        disabled={closed}
        aria-label={named(begin)}
      >
        {begin}
      </Button>
    </Group>
  )
}
