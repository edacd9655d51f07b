/** Adding a person, or changing one. */
import { Button, Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { FirstPassword, PersonRole, PersonView, UnitChoice as Unit } from '#api/session.ts'
import { ApiProblem, call } from '../../lib/api.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { usePeopleWords } from './people-words.ts'
import { ROLES, useRoleWords } from './role-words.ts'
import type { Slip } from './slips.tsx'
import { suggestLogin } from './suggest-login.ts'
import { UnitChoice } from './unit-choice.tsx'

interface Props {
  /** Absent: a new person. */
  readonly person?: PersonView | undefined
  readonly units: readonly Unit[]
  readonly taken: ReadonlySet<string>
  readonly onClose: () => void
  readonly onMade: (slip: Slip) => void
}

export function PersonForm({ person, units, taken, onClose, onMade }: Props) {
  const t = usePeopleWords()
  const role = useRoleWords()
  const client = useQueryClient()
  const [name, setName] = useState(person?.name ?? '')
  const [login, setLogin] = useState<string>()
  const [unit, setUnit] = useState(person?.unit ?? '')
  const [roles, setRoles] = useState<readonly PersonRole[]>(person?.roles ?? [])
  const [subsection, setSubsection] = useState(person?.subsection ?? '')
  const subsections = units.find(({ code }) => code === unit)?.subsections ?? []
  const isOfficer = roles.includes('customs')
  const ownLogin = person?.login ?? login ?? suggestLogin(name, taken)
  const saving = useMutation({
    mutationFn: async () => {
      const body = { name, unit, subsection: isOfficer ? subsection : '', roles }
      if (person) await call(`/people/${person.login}`, { method: 'PUT', body })
      else return call<FirstPassword>('/people', { method: 'POST', body: { ...body, login: ownLogin } })
    },
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ['people'] })
      if (made) onMade({ ...made, name, unit })
      else onClose()
    },
  })
  const { error } = saving
  const faults = error instanceof ApiProblem ? error.errors : []
  const at = (field: string) =>
    faults.find((one) => one.field === field || one.field.startsWith(`${field}.`))?.message ??
    (field === 'login' && error instanceof ApiProblem && error.code === 'login-taken' ? error.message : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={person ? t('editOf', { name: person.name }) : t('add')} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <ProblemNote error={error} />
          <TextInput
            label={t('name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={at('name')}
            data-autofocus
            autoComplete="off"
          />
          <TextInput
            label={t('login')}
            description={person ? undefined : t('loginRule')}
            value={ownLogin}
            onChange={(event) => setLogin(event.currentTarget.value.toLowerCase())}
            error={at('login')}
            disabled={person !== undefined}
            autoComplete="off"
            spellCheck={false}
          />
          <UnitChoice
            units={units}
            value={unit}
            onChange={(code) => {
              setUnit(code)
              setSubsection('')
            }}
            error={at('unit')}
            description={t('unitHow')}
          />
          <Checkbox.Group
            label={t('roles')}
            value={[...roles]}
            onChange={(list) => setRoles(ROLES.filter((one) => list.includes(one)))}
            error={at('roles')}
          >
            <Stack gap="xs" mt="xs">
              {ROLES.map((one) => (
                <Checkbox key={one} value={one} label={role(one)} description={role(`${one}.does`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          {isOfficer && subsections.length > 0 && (
            <Select
              label={t('subsection')}
              description={t('subsectionHow')}
              data={[
                { value: '', label: t('wholeOffice') },
                ...subsections.map(({ code, name: of }) => ({ value: code, label: `${code} · ${of}` })),
              ]}
              value={subsection}
              onChange={(code) => setSubsection(code ?? '')}
              error={at('subsection')}
              allowDeselect={false}
            />
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              loading={saving.isPending}
              disabled={name.trim() === '' || unit === '' || roles.length === 0}
            >
              {person ? t('save') : t('make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
