/** A new log-in password of one's own. */
import { Button, PasswordInput, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiProblem, call } from '../../lib/api.ts'
import { defineWords } from '../../lib/words.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'

const useWords = defineWords('password', {
  given: ['Mật khẩu được cấp', 'Password that you were given'],
  current: ['Mật khẩu hiện tại', 'Current password'],
  next: ['Mật khẩu mới', 'New password'],
  again: ['Nhập lại mật khẩu mới', 'New password again'],
  differs: ['Hai lần nhập chưa giống nhau.', 'The two do not agree.'],
  change: ['Đổi mật khẩu', 'Change the password'],
  show: ['Hiện hoặc ẩn mật khẩu', 'Show or hide the password'],
})

interface Props {
  readonly onDone: () => void
  /** The password that one was given is changed before anything else. */
  readonly first?: boolean
}

export function PasswordForm({ onDone, first = false }: Props) {
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
          label={t(first ? 'given' : 'current')}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          autoComplete="current-password"
          error={at('current')}
          visibilityToggleButtonProps={visibilityToggleButtonProps}
          autoFocus={first}
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
