import { Button, Group, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { MemberView, WorldView } from '#api/classroom.ts'
import { call } from '../../lib/api.ts'
import { showDateTime } from '../../lib/format.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useClassWords } from './class-words.ts'
import { Confirm } from './confirm.tsx'
import { EnrolPeople } from './enrol-people.tsx'
import { ofMembers, useAct, useFresh } from './use-class.ts'

export function MembersTab({ view }: { readonly view: WorldView }) {
  const t = useClassWords()
  const [going, setGoing] = useState<MemberView | null>(null)
  const [enrolling, setEnrolling] = useState(false)
  const [enrolled, setEnrolled] = useState(0)
  useFresh(view, ofMembers)
  const path = `/worlds/${view.id}`
  const opening = useAct(view.id, (open: boolean) => call(`${path}/join-code`, { method: 'PUT', body: { open } }))
  const parting = useAct(view.id, ({ login, part }: MemberView) =>
    call(`${path}/members/${login}`, { method: 'PUT', body: { part: part === 'trainer' ? 'member' : 'trainer' } }),
  )
  const removing = useAct(view.id, ({ login }: MemberView) => call(`${path}/members/${login}`, { method: 'DELETE' }))
  const members = view.members.filter(({ part }) => part === 'member').length
  const acts = view.leads && view.kind === 'class'
  return (
    <>
      <Group gap="sm" mb="sm">
        <Text role="status">
          {t('seatsTaken', { taken: members, seats: view.seats })} ·{' '}
          {view.joinCode === '' ? t('codeClosed') : t('codeNow', { code: view.joinCode })}
        </Text>
        {acts && <Button onClick={() => setEnrolling(true)}>{t('enrolPeople')}</Button>}
        {acts && (
          <Button variant="default" onClick={() => opening.mutate(true)} loading={opening.isPending}>
            {t(view.joinCode === '' ? 'openJoin' : 'newCode')}
          </Button>
        )}
        {acts && view.joinCode !== '' && (
          <Button variant="default" onClick={() => opening.mutate(false)}>
            {t('closeJoin')}
          </Button>
        )}
      </Group>
      <ProblemNote error={opening.error ?? parting.error} />
      {enrolled > 0 && (
        <Text size="sm" role="status" mb="xs">
          ✓ {t('enrolled', { count: enrolled })}
        </Text>
      )}
      {enrolling && (
        <EnrolPeople
          view={view}
          onClose={() => setEnrolling(false)}
          onDone={(added) => {
            setEnrolled(added)
            setEnrolling(false)
          }}
        />
      )}
      <Table withTableBorder highlightOnHover verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('name')}</Table.Th>
            <Table.Th scope="col">{t('login')}</Table.Th>
            <Table.Th scope="col">{t('unit')}</Table.Th>
            <Table.Th scope="col">{t('partIn')}</Table.Th>
            <Table.Th scope="col">{t('wireAccount')}</Table.Th>
            <Table.Th scope="col">{t('certificate')}</Table.Th>
            <Table.Th scope="col">{t('joined')}</Table.Th>
            {acts && <Table.Th scope="col">{t('actions')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.members.map((member) => (
            <Table.Tr key={member.login}>
              <Table.Th scope="row">{member.name}</Table.Th>
              <Table.Td className="mono">{member.login}</Table.Td>
              <Table.Td>{member.unit}</Table.Td>
              <Table.Td>{t(member.part)}</Table.Td>
              <Table.Td className="mono">{member.userId}</Table.Td>
              <Table.Td>
                {t(member.certified ? 'certified' : member.certifying ? 'certifying' : 'notCertified')}
              </Table.Td>
              <Table.Td>{showDateTime(member.joinedAt)}</Table.Td>
              {acts && (
                <Table.Td>
                  {/* Who made the class stays its trainer. */}
                  <Group gap="xs" wrap="nowrap" display={member.login === view.maker ? 'none' : undefined}>
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`${t(member.part === 'trainer' ? 'makeMember' : 'makeTrainer')}: ${member.name}`}
                      onClick={() => parting.mutate(member)}
                    >
                      {t(member.part === 'trainer' ? 'makeMember' : 'makeTrainer')}
                    </Button>
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`${t('remove')}: ${member.name}`}
                      onClick={() => {
                        removing.reset()
                        setGoing(member)
                      }}
                    >
                      {t('remove')}
                    </Button>
                  </Group>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {going && (
        <Confirm
          title={t('remove')}
          text={t('removeText', { name: going.name, account: going.userId })}
          act={t('remove')}
          error={removing.error}
          busy={removing.isPending}
          onAct={() => removing.mutate(going, { onSuccess: () => setGoing(null) })}
          onClose={() => setGoing(null)}
        />
      )}
    </>
  )
}
