import { NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { PHASES } from '#customs/declaration/phase.ts'
import { PHASE_NAMES } from '#customs/declaration/phase-names.ts'
import { useRead } from '../../lib/language.ts'
import { useHasRole } from '../../lib/session.ts'
import { useDeskWords } from './desk-words.ts'
import type { QueueFilter } from './queue-filter.ts'

interface Props {
  readonly filter: QueueFilter
  readonly offices: readonly string[]
  readonly onChange: (change: Partial<QueueFilter>) => void
}

/** Typing does not ask the server at every letter. */
const TYPING_MS = 250

export function QueueFilters({ filter, offices, onChange }: Props) {
  const t = useDeskWords()
  const read = useRead()
  const seesWorld = useHasRole('trainer', 'board', 'it')
  const [q, setQ] = useState(filter.q)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setQ(filter.q), [filter.q])
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (text: string): void => {
    setQ(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onChange({ q: text }), TYPING_MS)
  }
  const states = PHASES.filter((phase) => filter.scope === 'world' || (phase !== 'draft' && phase !== 'expired'))
  return (
    <fieldset className="queue-filters" aria-label={t('filters')}>
      {seesWorld && (
        <NativeSelect
          label={t('scope')}
          size="xs"
          value={filter.scope}
          onChange={({ currentTarget: { value } }) =>
            onChange({ scope: value === 'world' ? 'world' : 'office', office: '' })
          }
          data={[
            { value: 'office', label: t('scopeOffice') },
            { value: 'world', label: t('scopeWorld') },
          ]}
        />
      )}
      {offices.length > 1 && (
        <NativeSelect
          label={t('office')}
          size="xs"
          value={filter.office}
          onChange={({ currentTarget: { value } }) => onChange({ office: value })}
          data={[{ value: '', label: t('officeAll') }, ...offices]}
        />
      )}
      <NativeSelect
        label={t('state')}
        size="xs"
        value={filter.state}
        onChange={({ currentTarget: { value } }) => onChange({ state: value })}
        data={[
          { value: '', label: t('stateOpen') },
          { value: 'all', label: t('stateAll') },
          ...states.map((phase) => ({ value: phase, label: read(PHASE_NAMES[phase]) })),
        ]}
      />
      <NativeSelect
        label={t('channel')}
        size="xs"
        value={filter.channel}
        onChange={({ currentTarget: { value } }) =>
          onChange({ channel: value === '1' || value === '2' || value === '3' ? value : '' })
        }
        data={[
          { value: '', label: t('channelAll') },
          { value: '1', label: t('c1') },
          { value: '2', label: t('c2') },
          { value: '3', label: t('c3') },
        ]}
      />
      <NativeSelect
        label={t('assigned')}
        size="xs"
        value={filter.assigned}
        onChange={({ currentTarget: { value } }) =>
          onChange({ assigned: value === 'me' || value === 'nobody' ? value : '' })
        }
        data={[
          { value: '', label: t('assignedAll') },
          { value: 'me', label: t('assignedMe') },
          { value: 'nobody', label: t('assignedNobody') },
        ]}
      />
      <TextInput
        label={t('find')}
        type="search"
        placeholder={t('findHint')}
        value={q}
        onChange={({ currentTarget: { value } }) => type(value)}
      />
    </fieldset>
  )
}
