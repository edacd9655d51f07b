/** What a visitor sees before logging in: what this is, that it is no official system, and the way in. */
import { Anchor, Paper, Text, Title } from '@mantine/core'
import { defineWords } from '../lib/words.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { LogIn } from './log-in.tsx'

const useWords = defineWords('welcome', {
  trial: ['DỮ LIỆU CHẠY THỬ', 'TRAINING DATA'],
  title: ['VNACCS/VCIS – môi trường chạy thử', 'VNACCS/VCIS – test-run simulator'],
  about: [
    'Nơi công chức hải quan diễn tập khai báo và xử lý tờ khai bằng bản tin ký số thật, trên dữ liệu giả lập. Đây không phải hệ thống chính thức.',
    'Where customs officers rehearse declaring and processing with really signed messages on invented data. This is not an official system.',
  ],
  accounts: [
    'Người dùng thử và mật khẩu được in ở cửa sổ khởi động của bộ mô phỏng; người dùng khác do Ban Triển khai cấp.',
    'Demo log-ins are printed where the simulator was started; other people get theirs from the project board.',
  ],
  api: ['Dành cho chương trình: mô tả API', 'For programs: the API'],
})

export function Welcome() {
  const t = useWords()
  return (
    <>
      <header className="strip">
        <strong>{t('trial')}</strong>
        <div className="push">
          <LanguageSwitch />
        </div>
      </header>
      <main style={{ maxWidth: 420, margin: '8vh auto', padding: '0 16px' }}>
        <Title order={1} mb="sm">
          {t('title')}
        </Title>
        <Text mb="md">{t('about')}</Text>
        <Paper p="lg">
          <LogIn />
        </Paper>
        <Text size="sm" mt="md" className="quiet">
          {t('accounts')}
        </Text>
        <Anchor href="/api/docs" size="sm">
          {t('api')}
        </Anchor>
      </main>
    </>
  )
}
