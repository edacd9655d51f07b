/** The password that one was given is changed before anything else. */
import { Paper, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { SESSION_KEY } from '../lib/session.ts'
import { defineWords } from '../lib/words.ts'
import { PasswordForm } from '../parts/password/password-form.tsx'

const useWords = defineWords('first-password', {
  title: ['Đổi mật khẩu lần đầu', 'Change the first password'],
  why: [
    'Mật khẩu được cấp chỉ dùng một lần. Đặt mật khẩu của riêng bạn: ít nhất 8 ký tự, ghép vài từ không liên quan là tốt nhất.',
    'The password that you were given is for one use. Choose your own: 8 characters or more; a few unrelated words are best.',
  ],
})

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
        <PasswordForm first onDone={() => client.invalidateQueries({ queryKey: SESSION_KEY })} />
      </Paper>
    </main>
  )
}
