/** The trainer seats people: chosen by unit, or by a pasted list of log-ins. All of them, or nobody. */
import { Button, Checkbox, Group, Modal, ScrollArea, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { WorldView } from '#api/classroom.ts'
import type { PersonView } from '#api/session.ts'
import { call } from '../../lib/api.ts'
import { plain } from '../../lib/format.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useClassWords } from './class-words.ts'
import { pastedLogins } from './pasted-logins.ts'
import { useAct } from './use-class.ts'

interface Props {
  readonly view: WorldView
  readonly onClose: () => void
  readonly onDone: (added: number) => void
}

export function EnrolPeople({ view, onClose, onDone }: Props) {
  const t = useClassWords()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [pasted, setPasted] = useState('')
  const logins = [...new Set([...chosen, ...pastedLogins(pasted)])]
  const free = view.seats - view.members.filter(({ part }) => part === 'member').length
  const enrolling = useAct(view.id, () =>
    call<{ added: readonly string[] }>(`/worlds/${view.id}/members`, { method: 'POST', body: { logins } }).then(
      ({ added }) => onDone(added.length),
    ),
  )
  return (
    <Modal opened onClose={onClose} title={t('enrolTitle')} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (logins.length > 0) enrolling.mutate(undefined)
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('enrolHelp')}</Text>
          <Choice view={view} chosen={chosen} onChange={setChosen} />
          <Textarea
            label={t('pasteLogins')}
            description={t('pasteHelp')}
            value={pasted}
            onChange={(event) => setPasted(event.currentTarget.value)}
            minRows={3}
            maxRows={8}
            autosize
            classNames={{ input: 'mono' }}
          />
          <ProblemNote error={enrolling.error} />
          <Group justify="space-between">
            <Text size="sm" role="status">
              {t('enrolCount', { count: logins.length, free })}
            </Text>
            <Group gap="sm">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={enrolling.isPending} disabled={logins.length === 0}>
                {t('enrol')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

interface ChoiceProps {
  readonly view: WorldView
  readonly chosen: readonly string[]
  readonly onChange: (logins: readonly string[]) => void
}

function Choice({ view, chosen, onChange }: ChoiceProps) {
  const t = useClassWords()
  const [unit, setUnit] = useState('')
  const [sought, setSought] = useState('')
  const { data, error } = useQuery({
    queryKey: ['people-to-seat'],
    queryFn: () => call<{ people: readonly PersonView[] }>('/people').then(({ people }) => people),
  })
  const seated = new Set(view.members.map(({ login }) => login))
  const people = (data ?? []).filter(({ login, disabled }) => !disabled && !seated.has(login))
  const units = new Map(people.map((person) => [person.unit, `${person.unit} · ${person.unitName}`]))
  const shown = people.filter(
    (person) =>
      (unit === '' || person.unit === unit) && plain(`${person.name} ${person.login}`).includes(plain(sought.trim())),
  )
  const all = shown.length > 0 && shown.every(({ login }) => chosen.includes(login))
  const others = chosen.filter((login) => !shown.some((person) => person.login === login))
  return (
    <>
      <ProblemNote error={error} />
      <Group gap="sm" grow align="flex-end">
        <Select
          label={t('unit')}
          data={[
            { value: '', label: t('everyUnit') },
            ...[...units].sort().map(([value, label]) => ({ value, label })),
          ]}
          value={unit}
          onChange={(next) => setUnit(next ?? '')}
          searchable
          allowDeselect={false}
        />
        <TextInput
          type="search"
          label={t('seekPerson')}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      </Group>
      <Checkbox
        label={t('chooseAll', { count: shown.length })}
        checked={all}
        disabled={shown.length === 0}
        onChange={() => onChange(all ? others : [...others, ...shown.map(({ login }) => login)])}
      />
      <ScrollArea.Autosize mah={220} className="enrol-list">
        <Checkbox.Group value={[...chosen]} onChange={onChange} aria-label={t('people')}>
          <Stack gap={4}>
            {shown.map(({ login, name, unit: of }) => (
              <Checkbox key={login} value={login} label={`${name} · ${login} · ${of}`} />
            ))}
          </Stack>
        </Checkbox.Group>
      </ScrollArea.Autosize>
    </>
  )
}
