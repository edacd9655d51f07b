/** The password that one was given is changed before anything else. */
import { Button, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiProblem, call } from '../lib/api.ts'
import { SESSION_KEY } from '../lib/session.ts'
import { defineWords } from '../lib/words.ts'
import { ProblemNote } from '../ui/problem-note.tsx'

const useWords = defineWords('first-password', {
  title: ['Đổi mật khẩu lần đầu', 'Change the first password'],
  why: [
    'Mật khẩu được cấp chỉ dùng một lần. Đặt mật khẩu của riêng bạn: ít nhất 8 ký tự, ghép vài từ không liên quan là tốt nhất.',
    'The password that you were given is for one use. Choose your own: 8 characters or more; a few unrelated words are best.',
  ],
  current: ['Mật khẩu được cấp', 'Password that you were given'],
  next: ['Mật khẩu mới', 'New password'],
  again: ['Nhập lại mật khẩu mới', 'New password again'],
  differs: ['Hai lần nhập chưa giống nhau.', 'The two do not agree.'],
  change: ['Đổi mật khẩu', 'Change the password'],
  show: ['Hiện hoặc ẩn mật khẩu', 'Show or hide the password'],
})

export function PasswordForm({ onDone }: { readonly onDone: () => void }) {
  const t = useWords()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const changing = useMutation({
    mutationFn: () => call('/session/password', { method: 'PUT', body: { current, next } }),
    onSuccess: onDone,
  })
  const { error } = changing
  const at = (field: string) => error instanceof ApiProblem && error.errors.find((one) => one.field === field)?.message
  const differs = again !== '' && next !== again
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (next === again) changing.mutate()
  }
  const visibilityToggleButtonProps = { 'aria-label': t('show') }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {error instanceof ApiProblem && error.errors.length > 0 ? null : <ProblemNote error={error} />}
        <PasswordInput
          label={t('current')}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          autoComplete="current-password"
          error={at('current')}
          visibilityToggleButtonProps={visibilityToggleButtonProps}
          autoFocus
        />
        <PasswordInput
          label={t('next')}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
          autoComplete="new-password"
          error={at('next')}
          visibilityToggleButtonProps={visibilityToggleButtonProps}
        />
        <PasswordInput
          label={t('again')}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          autoComplete="new-password"
          error={differs && t('differs')}
          visibilityToggleButtonProps={visibilityToggleButtonProps}
        />
        <Button type="submit" loading={changing.isPending} disabled={current === '' || next === '' || next !== again}>
          {t('change')}
        </Button>
      </Stack>
    </form>
  )
}

export function FirstPassword() {
  const t = useWords()
  const client = useQueryClient()
  return (
    <main style={{ maxWidth: 420, margin: '8vh auto', padding: '0 16px' }}>
      <Title order={1} mb="sm">
        {t('title')}
      </Title>
      <Text mb="md">{t('why')}</Text>
      <Paper p="lg">
        <PasswordForm onDone={() => client.invalidateQueries({ queryKey: SESSION_KEY })} />
      </Paper>
    </main>
  )
}
