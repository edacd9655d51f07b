import { Button, Group, Table, Text } from '@mantine/core'
import type { PersonView } from '#api/session.ts'
import { usePeopleWords } from './people-words.ts'
import { useRoleWords } from './role-words.ts'

export type Act = 'edit' | 'block' | 'unblock' | 'reset'

interface Props {
  readonly people: readonly PersonView[]
  /** Login of who looks at it. */
  readonly self: string
  /** Absent: may only see. */
  readonly onAct?: ((person: PersonView, act: Act) => void) | undefined
}

export function PeopleTable({ people, self, onAct }: Props) {
  const t = usePeopleWords()
  const role = useRoleWords()
  const stateOf = ({ disabled, mustChange }: PersonView) =>
    disabled ? `✗ ${t('blocked')}` : mustChange ? `○ ${t('first')}` : `✓ ${t('active')}`
  return (
    <Table withTableBorder highlightOnHover stickyHeader>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('name')}</Table.Th>
          <Table.Th scope="col">{t('login')}</Table.Th>
          <Table.Th scope="col">{t('unit')}</Table.Th>
          <Table.Th scope="col">{t('roles')}</Table.Th>
          <Table.Th scope="col">{t('state')}</Table.Th>
          {onAct && <Table.Th scope="col">{t('actions')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map((person) => {
          const own = person.login === self
          const button = (act: Act, label: string, off?: string) => (
            <Button
              variant="default"
              size="compact-xs"
              aria-label={`${label}: ${person.name}`}
              // Stays in reach, so that the reason can be read.
              aria-disabled={off !== undefined}
              title={off}
              {...(off === undefined ? {} : { 'data-disabled': true })}
              onClick={() => off === undefined && onAct?.(person, act)}
            >
              {label}
            </Button>
          )
          return (
            <Table.Tr key={person.login}>
              <Table.Td>
                {person.name} {own && <Text span size="sm" className="quiet">{`(${t('you')})`}</Text>}
              </Table.Td>
              <Table.Td className="mono">{person.login}</Table.Td>
              <Table.Td>
                {person.unit} · {person.unitName}
                {person.subsection !== '' && ` · ${t('ofSubsection', { code: person.subsection })}`}
              </Table.Td>
              <Table.Td>{person.roles.map((one) => role(one)).join(', ')}</Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{stateOf(person)}</Table.Td>
              {onAct && (
                <Table.Td>
                  <Group gap="xs" wrap="nowrap">
                    {button('edit', t('edit'))}
                    {person.disabled
                      ? button('unblock', t('unblock'))
                      : button('block', t('block'), own ? t('ownBlock') : undefined)}
                    {button('reset', t('reset'), own ? t('ownReset') : undefined)}
                  </Group>
                </Table.Td>
              )}
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
