/** For the whole class, for one person's account, or for the run that the board was asked about. */
import { Select } from '@mantine/core'
import type { WorldView } from '#api/classroom.ts'
import type { Aim } from './aim.ts'
import { useClassWords } from './class-words.ts'

/** `''`: the class; `run:R…`, `user:02CI…`. */
export type Whom = string

export const aimedAt = (aim: Aim | null): Whom => (aim ? `run:${aim.run}` : '')

export const whomOf = (whom: Whom): { readonly run: string; readonly userId: string } => ({
  run: whom.startsWith('run:') ? whom.slice(4) : '',
  userId: whom.startsWith('user:') ? whom.slice(5) : '',
})

interface Props {
  readonly view: WorldView
  readonly aim: Aim | null
  readonly label: string
  readonly value: Whom
  readonly onChange: (whom: Whom) => void
  /** Clocks are of the class or of a run. */
  readonly withoutAccounts?: boolean
}

export function WhomChoice({ view, aim, label, value, onChange, withoutAccounts }: Props) {
  const t = useClassWords()
  const accounts = withoutAccounts ? [] : view.members.filter(({ userId }) => userId !== '')
  const data = [
    { value: 'all', label: t('everybody') },
    ...(aim ? [{ value: `run:${aim.run}`, label: t('whomRun', { ...aim }) }] : []),
    ...accounts.map(({ userId, name }) => ({ value: `user:${userId}`, label: `${name} (${userId})` })),
  ]
  return (
    <Select
      label={label}
      data={data}
      value={value === '' ? 'all' : value}
      onChange={(next) => onChange(next === null || next === 'all' ? '' : next)}
      allowDeselect={false}
      searchable
    />
  )
}
