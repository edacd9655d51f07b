/** Logging in: the whole page at first, a window over the page when a session ended meanwhile. */
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { SessionView } from '#api/session.ts'
import { call } from '../lib/api.ts'
import { setLanguage } from '../lib/language.ts'
import { received, useSetSession } from '../lib/session.ts'
import { defineWords } from '../lib/words.ts'
import { ProblemNote } from '../ui/problem-note.tsx'

const useWords = defineWords('log-in', {
  login: ['Tên đăng nhập', 'Log-in name'],
  password: ['Mật khẩu', 'Password'],
  enter: ['Đăng nhập', 'Log in'],
  show: ['Hiện hoặc ẩn mật khẩu', 'Show or hide the password'],
})

export function LogIn({ login = '', onDone }: { readonly login?: string; readonly onDone?: () => void }) {
  const t = useWords()
  const setSession = useSetSession()
  const [name, setName] = useState(login)
  const [password, setPassword] = useState('')
  const entering = useMutation({
    mutationFn: () => call<SessionView>('/session', { method: 'POST', body: { login: name, password } }),
    onSuccess: (session) => {
      setLanguage(session.language)
      setSession(received(session))
      onDone?.()
    },
    onSettled: () => setPassword(''),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    entering.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <ProblemNote error={entering.error} />
        <TextInput
          label={t('login')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          size="sm"
          data-autofocus={login === '' || undefined}
          autoFocus={login === ''}
        />
        <PasswordInput
          label={t('password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          size="sm"
          visibilityToggleButtonProps={{ 'aria-label': t('show') }}
          data-autofocus={login !== '' || undefined}
          autoFocus={login !== ''}
        />
        <Button type="submit" size="sm" loading={entering.isPending} disabled={name === '' || password === ''}>
          {t('enter')}
        </Button>
      </Stack>
    </form>
  )
}
