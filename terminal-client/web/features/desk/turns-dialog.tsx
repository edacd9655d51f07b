/** Whether an office gives out its yellow files by hand or by turns, over whom, and who is absent. */
import { Button, Checkbox, Group, Modal, NativeSelect, Radio, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { OfficerTurn, TurnListView } from '#api/declarations.ts'
import { useSession } from '../../lib/session.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { AbsenceForm } from './absence-form.tsx'
import { useTurnsWords } from './turns-words.ts'
import { useTurnAct, useTurns } from './use-turns.ts'

export function TurnsButton() {
  const t = useTurnsWords()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpened(true)}>
        {t('open')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('title')} size="xl">
        <Turns />
      </Modal>
    </>
  )
}

function Turns() {
  const t = useTurnsWords()
  const { person } = useSession()
  const { data, error, refetch } = useTurns(true)
  const [chosen, setChosen] = useState(person.unit)
  if (error) return <ProblemNote error={error} onAgain={() => void refetch()} />
  if (data === undefined) return <Loading />
  const list = data.find(({ office }) => office === chosen) ?? data[0]
  if (list === undefined) return <Text>{t('none')}</Text>
  return (
    <Stack gap="sm">
      {data.length > 1 ? (
        <NativeSelect
          label={t('office')}
          value={list.office}
          onChange={({ currentTarget: { value } }) => setChosen(value)}
          data={data.map(({ office, officeName }) => ({ value: office, label: `${office} · ${officeName}` }))}
        />
      ) : (
        <Text fw={600}>
          {list.office} · {list.officeName}
        </Text>
      )}
      <OfficeTurns key={list.office} list={list} />
    </Stack>
  )
}

function OfficeTurns({ list }: { readonly list: TurnListView }) {
  const t = useTurnsWords()
  const { office, officers, mayChange } = list
  const acting = useTurnAct()
  const [mode, setMode] = useState(list.mode)
  const [registered, setRegistered] = useState<readonly string[]>(
    officers.filter((one) => one.registered).map(({ login }) => login),
  )
  const [absent, setAbsent] = useState('')
  const register = (login: string, on: boolean): void =>
    setRegistered(on ? [...registered, login] : registered.filter((one) => one !== login))
  const leaving = officers.find(({ login }) => login === absent)
  return (
    <>
      <Radio.Group
        label={t('mode')}
        value={mode}
        onChange={(value) => setMode(value === 'inTurn' ? 'inTurn' : 'byHand')}
      >
        <Stack gap={4} mt={4}>
          <Radio value="byHand" label={t('byHand')} disabled={!mayChange} />
          <Radio value="inTurn" label={t('inTurn')} disabled={!mayChange} />
        </Stack>
      </Radio.Group>
      <Text size="sm" className="quiet">
        {t('how')}
      </Text>
      <Table withTableBorder aria-label={t('officers')}>
        <Table.Thead>
          <Table.Tr>
            {(['registered', 'officer', 'subsection', 'presence'] as const).map((key) => (
              <Table.Th key={key} scope="col">
                {t(key)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {officers.map((officer) => (
            <Table.Tr key={officer.login}>
              <Table.Td>
                <Checkbox
                  aria-label={`${t('registered')}: ${officer.name}`}
                  checked={registered.includes(officer.login)}
                  disabled={!mayChange}
                  onChange={({ currentTarget: { checked } }) => register(officer.login, checked)}
                />
              </Table.Td>
              <Table.Td>
                {officer.name} <span className="mono quiet">{officer.login}</span>
                {list.mode === 'inTurn' && list.next === officer.login && <strong> ▶ {t('next')}</strong>}
              </Table.Td>
              <Table.Td>{officer.subsection || <span className="quiet">{t('wholeOffice')}</span>}</Table.Td>
              <Table.Td>
                <Presence
                  officer={officer}
                  mayChange={mayChange}
                  busy={acting.isPending}
                  onAbsent={() => setAbsent(officer.login)}
                  onPresent={() =>
                    acting.mutate({ method: 'DELETE', path: `${office}/absences/${encodeURIComponent(officer.login)}` })
                  }
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {leaving && (
        <AbsenceForm
          key={leaving.login}
          officer={leaving}
          busy={acting.isPending}
          error={acting.error}
          onLeave={() => setAbsent('')}
          onMark={(body) =>
            acting.mutate(
              { method: 'PUT', path: `${office}/absences/${encodeURIComponent(leaving.login)}`, body },
              { onSuccess: () => setAbsent('') },
            )
          }
        />
      )}
      {!leaving && <ProblemNote error={acting.error} />}
      {mayChange ? (
        <Group justify="flex-end" gap="sm">
          <Text size="sm" role="status">
            {acting.isSuccess && acting.variables.path === office && `✓ ${t('saved')}`}
          </Text>
          <Button
            loading={acting.isPending}
            onClick={() => acting.mutate({ method: 'PUT', path: office, body: { mode, officers: registered } })}
          >
            {t('save')}
          </Button>
        </Group>
      ) : (
        <Text size="sm" className="quiet">
          {t('seeOnly')}
        </Text>
      )}
    </>
  )
}

interface PresenceProps {
  readonly officer: OfficerTurn
  readonly mayChange: boolean
  readonly busy: boolean
  readonly onAbsent: () => void
  readonly onPresent: () => void
}

function Presence({ officer: { name, absence }, mayChange, busy, onAbsent, onPresent }: PresenceProps) {
  const t = useTurnsWords()
  const label = t(absence ? 'markPresent' : 'markAbsent')
  return (
    <Group gap="xs">
      <span>
        {absence
          ? `✗ ${t('absent', { until: absence.until.split('-').reverse().join('/'), reason: absence.reason })}`
          : `✓ ${t('present')}`}
      </span>
      {mayChange && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${label}: ${name}`}
          disabled={busy}
          onClick={absence ? onPresent : onAbsent}
        >
          {label}
        </Button>
      )}
    </Group>
  )
}
