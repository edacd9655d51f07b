/** The wire account that this person's terminal works with: what it is, and taking over one that was handed over. */
import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { TerminalCredentials, TerminalView } from '#api/session.ts'
import { ApiProblem, call } from '../../lib/api.ts'
import { SESSION_KEY } from '../../lib/session.ts'
import { TERMINAL_KEY, useTerminal } from '../../parts/sending/use-terminal.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import './settings.css'
import { useSettingsWords } from './settings-words.ts'

export function TerminalSection() {
  const t = useSettingsWords()
  const { data, error, isPending, refetch } = useTerminal()
  const [editing, setEditing] = useState(false)
  if (isPending) return <Loading />
  if (!data) return <ProblemNote error={error} onAgain={() => void refetch()} />
  const { credentials, unit, certificate, accounts } = data
  return (
    <Stack gap="sm">
      {credentials === null ? (
        <Text>{t('noTerminal')}</Text>
      ) : (
        <dl className="facts">
          <dt>{t('account')}</dt>
          <dd className="mono">{credentials.userId}</dd>
          <dt>{t('unit')}</dt>
          <dd>{unit}</dd>
          <dt>{t('terminalName')}</dt>
          <dd className="mono">{credentials.terminalId}</dd>
          <dt>{t('bound')}</dt>
          <dd className="mono">{certificate || t('noBound')}</dd>
        </dl>
      )}
      {accounts.length > 0 && (
        <Text size="sm" className="quiet">
          {t('unitAccounts', { list: accounts.map(({ userId }) => userId).join(', ') })}
        </Text>
      )}
      {editing ? (
        <CredentialsForm onEnd={() => setEditing(false)} />
      ) : (
        <Group>
          <Button variant={credentials ? 'default' : 'filled'} onClick={() => setEditing(true)}>
            {t(credentials ? 'replace' : 'enter')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

const EMPTY: TerminalCredentials = { userId: '', password: '', terminalId: '', accessKey: '' }

function CredentialsForm({ onEnd }: { readonly onEnd: () => void }) {
  const t = useSettingsWords()
  const client = useQueryClient()
  const [wish, setWish] = useState(EMPTY)
  const saving = useMutation({
    mutationFn: () => call<TerminalView>('/terminal', { method: 'PUT', body: wish }),
    onSuccess: async (view) => {
      client.setQueryData(TERMINAL_KEY, view)
      await client.invalidateQueries({ queryKey: SESSION_KEY })
      onEnd()
    },
  })
  const { error } = saving
  const fields = error instanceof ApiProblem ? error.errors : []
  const at = (field: string) => fields.find((one) => one.field === field)?.message
  const put = (part: Partial<TerminalCredentials>): void => setWish({ ...wish, ...part })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    saving.mutate()
  }
  const visibilityToggleButtonProps = { 'aria-label': t('show') }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" maw={360}>
        {fields.length === 0 && <ProblemNote error={error} />}
        <TextInput
          label={t('userId')}
          value={wish.userId}
          maxLength={8}
          error={at('userId')}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          onChange={(event) => put({ userId: event.currentTarget.value.toUpperCase() })}
        />
        <PasswordInput
          label={t('wirePassword')}
          value={wish.password}
          maxLength={8}
          error={at('password')}
          autoComplete="off"
          visibilityToggleButtonProps={visibilityToggleButtonProps}
          onChange={(event) => put({ password: event.currentTarget.value })}
        />
        <TextInput
          label={t('terminalId')}
          value={wish.terminalId}
          maxLength={6}
          error={at('terminalId')}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => put({ terminalId: event.currentTarget.value.toUpperCase() })}
        />
        <PasswordInput
          label={t('accessKey')}
          value={wish.accessKey}
          maxLength={16}
          error={at('accessKey')}
          autoComplete="off"
          visibilityToggleButtonProps={visibilityToggleButtonProps}
          onChange={(event) => put({ accessKey: event.currentTarget.value })}
        />
        <Group gap="xs">
          <Button type="submit" loading={saving.isPending}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={onEnd}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
