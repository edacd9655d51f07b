/** One message at three depths. */
import { useParams } from '@tanstack/react-router'
import { AnswerView } from '../../parts/answer/answer-view.tsx'
import { Page } from '../../ui/page.tsx'
import { useMessagesWords } from './messages-words.ts'

export function MessagePage() {
  const t = useMessagesWords()
  const { seq = '' } = useParams({ strict: false })
  return (
    <Page title={t('message', { seq })}>
      <AnswerView key={seq} seq={Number(seq) || 0} />
    </Page>
  )
}
