import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { defineWords } from '../lib/words.ts'
import { Page } from '../ui/page.tsx'

const useWords = defineWords('not-found', {
  title: ['Không có trang này', 'No such page'],
  text: ['Địa chỉ có thể đã gõ nhầm, hoặc đường dẫn đã cũ.', 'The address may be mistyped, or the link is old.'],
  home: ['Về Việc của tôi', 'Back to My work'],
})

export function NotFound() {
  const t = useWords()
  return (
    <Page title={t('title')}>
      <Text mb="sm">{t('text')}</Text>
      <Anchor component={Link} to="/">
        {t('home')}
      </Anchor>
    </Page>
  )
}
