/** Web accounts of people: who there is; the board and IT add, change, block, give new first passwords. */
import { Button, Group, Select, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { FirstPassword, PersonView, UnitChoice as UnitRow } from '#api/session.ts'
import { call } from '../../lib/api.ts'
import { plain } from '../../lib/format.ts'
import { useHasRole, useSession } from '../../lib/session.ts'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Confirm } from './confirm.tsx'
import { FirstPasswords } from './first-passwords.tsx'
import { ImportPeople } from './import-people.tsx'
import { type Act, PeopleTable } from './people-table.tsx'
import { usePeopleWords } from './people-words.ts'
import { PersonForm } from './person-form.tsx'
import { ROLES, useRoleWords } from './role-words.ts'
import { type Slip, slipOf } from './slips.tsx'
import { UnitChoice } from './unit-choice.tsx'

type Open = { readonly what: 'add' | 'import' } | { readonly what: Act; readonly person: PersonView } | null

export function PeoplePage() {
  const t = usePeopleWords()
  const role = useRoleWords()
  const client = useQueryClient()
  const { person: self } = useSession()
  const keeper = useHasRole('board', 'it')
  const [search, setSearch] = useState('')
  const [unit, setUnit] = useState('')
  const [only, setOnly] = useState<string | null>(null)
  const [open, setOpen] = useState<Open>(null)
  const [slips, setSlips] = useState<readonly Slip[]>([])
  const list = useQuery({
    queryKey: ['people'],
    queryFn: () => call<{ people: readonly PersonView[] }>('/people').then(({ people }) => people),
  })
  const units = useQuery({
    queryKey: ['units'],
    queryFn: () => call<{ units: readonly UnitRow[] }>('/people/units').then(({ units }) => units),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const people = useMemo(() => list.data ?? [], [list.data])
  const taken = useMemo(() => new Set(people.map(({ login }) => login)), [people])
  const shut = () => setOpen(null)
  const tell = (made: readonly Slip[]) => {
    shut()
    setSlips(made)
  }
  const changing = useMutation({
    mutationFn: async ({ person, act }: { person: PersonView; act: Act }) => {
      const path = `/people/${person.login}`
      if (act === 'reset') return call<FirstPassword>(`${path}/password`, { method: 'POST', body: {} })
      await call(path, { method: 'PUT', body: { disabled: act === 'block' } })
      return undefined
    },
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ['people'] })
      if (made) tell([slipOf(made, people)])
      else shut()
    },
  })
  const act = (person: PersonView, what: Act) => {
    changing.reset()
    if (what === 'unblock') changing.mutate({ person, act: what })
    else setOpen({ what, person })
  }
  const words = plain(search).split(/\s+/)
  const shown = people.filter(
    (person) =>
      (unit === '' || person.unit === unit) &&
      (only === null || person.roles.some((one) => one === only)) &&
      words.every((word) => plain(`${person.name} ${person.login} ${person.unit} ${person.unitName}`).includes(word)),
  )
  const here = units.data?.filter(({ code }) => people.some((person) => person.unit === code)) ?? []
  const aside = keeper && (
    <Group gap="sm">
      <Button variant="default" onClick={() => setOpen({ what: 'import' })}>
        {t('import')}
      </Button>
      <Button onClick={() => setOpen({ what: 'add' })}>{t('add')}</Button>
    </Group>
  )
  const asked = open && (open.what === 'block' || open.what === 'reset') ? { ...open, what: open.what } : undefined
  return (
    <Page title={t('title')} aside={aside}>
      <Text size="sm" mb="sm">
        {t(keeper ? 'intro' : 'onlySee')}
      </Text>
      <Group align="flex-end" gap="sm" mb="sm">
        <TextInput
          label={t('search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          w={280}
          type="search"
        />
        <UnitChoice units={here} value={unit} onChange={setUnit} placeholder={t('allUnits')} clearable />
        <Select
          label={t('role')}
          data={ROLES.map((one) => ({ value: one, label: role(one) }))}
          value={only}
          onChange={setOnly}
          placeholder={t('allRoles')}
          clearable
        />
        <Text size="sm" role="status" pb={4}>
          {list.data && t('count', { shown: shown.length, all: people.length })}
        </Text>
      </Group>
      <ProblemNote error={list.error ?? units.error} onAgain={() => void list.refetch().then(() => units.refetch())} />
      {open === null && <ProblemNote error={changing.error} />}
      {list.isPending && <Loading />}
      {list.data && shown.length === 0 && <Text>{t('none')}</Text>}
      {shown.length > 0 && <PeopleTable people={shown} self={self.login} onAct={keeper ? act : undefined} />}
      {(open?.what === 'add' || open?.what === 'edit') && (
        <PersonForm
          person={'person' in open ? open.person : undefined}
          units={units.data ?? []}
          taken={taken}
          onClose={shut}
          onMade={(slip) => tell([slip])}
        />
      )}
      {open?.what === 'import' && (
        <ImportPeople people={people} units={units.data ?? []} onClose={shut} onMade={tell} />
      )}
      {asked && (
        <Confirm
          title={t(asked.what === 'block' ? 'confirmBlock' : 'confirmReset', { name: asked.person.name })}
          text={t(asked.what === 'block' ? 'confirmBlockText' : 'confirmResetText')}
          act={t(asked.what)}
          error={changing.error}
          busy={changing.isPending}
          onAct={() => changing.mutate({ person: asked.person, act: asked.what })}
          onClose={shut}
        />
      )}
      {slips.length > 0 && <FirstPasswords slips={slips} onClose={() => setSlips([])} />}
    </Page>
  )
}
