/** A unit by code or by name, with or without diacritics. */
import { Select } from '@mantine/core'
import type { UnitChoice as Unit } from '#api/session.ts'
import { plain } from '../../lib/format.ts'
import { usePeopleWords } from './people-words.ts'

interface Props {
  readonly units: readonly Unit[]
  readonly value: string
  readonly onChange: (code: string) => void
  readonly error?: string | undefined
  readonly description?: string
  readonly placeholder?: string
  readonly clearable?: boolean
}

export function UnitChoice({ units, value, onChange, error, description, placeholder, clearable = false }: Props) {
  const t = usePeopleWords()
  return (
    <Select
      label={t('unit')}
      description={description}
      placeholder={placeholder ?? ''}
      data={units.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))}
      value={value === '' ? null : value}
      onChange={(code) => onChange(code ?? '')}
      error={error}
      searchable
      clearable={clearable}
      limit={60}
      nothingFoundMessage={t('noUnit')}
      filter={({ options, search }) => {
        const words = plain(search).split(/\s+/)
        return options.filter(
          (option) => 'label' in option && words.every((word) => plain(option.label).includes(word)),
        )
      }}
    />
  )
}
