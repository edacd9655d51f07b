import { Button, Group, Paper, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { OfficerTurn } from '#api/declarations.ts'
import { ApiProblem } from '../../lib/api.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useTurnsWords } from './turns-words.ts'

interface Props {
  readonly officer: OfficerTurn
  readonly busy: boolean
  readonly error: unknown
  readonly onMark: (absence: { readonly until: string; readonly reason: string }) => void
  readonly onLeave: () => void
}

/** Until when an officer is absent, and why. */
export function AbsenceForm({ officer, busy, error, onMark, onLeave }: Props) {
  const t = useTurnsWords()
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const faults = error instanceof ApiProblem ? error.errors : []
  const at = (field: string) => faults.find((one) => one.field === field)?.message
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onMark({ until, reason })
  }
  const title = t('absenceOf', { name: officer.name })
  return (
    <Paper component="form" aria-label={title} onSubmit={submit} withBorder p="sm">
      <strong>{title}</strong>
      <ProblemNote error={error} />
      <Group gap="sm" align="flex-start" mt="xs">
        <TextInput
          type="date"
          label={t('until')}
          value={until}
          onChange={({ currentTarget: { value } }) => setUntil(value)}
          error={at('until')}
          data-autofocus
        />
        <TextInput
          label={t('reason')}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
          error={at('reason')}
          maxLength={200}
          style={{ flex: 1 }}
        />
      </Group>
      <Group justify="flex-end" gap="sm" mt="xs">
        <Button variant="default" onClick={onLeave}>
          {t('leave')}
        </Button>
        <Button type="submit" loading={busy} disabled={until === '' || reason.trim() === ''}>
          {t('markAbsent')}
        </Button>
      </Group>
    </Paper>
  )
}
