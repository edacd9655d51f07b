/** Help beside the page: the topic of the page, another one, or the card of a code. The page stays as it is. */
import { Anchor, Drawer, Group, Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { closeHelp, openHelp } from '../../lib/help.ts'
import { useLanguage } from '../../lib/language.ts'
import { defineWords } from '../../lib/words.ts'
import { CodeCard, codeOf } from './code-card.tsx'
import { TOPICS, topicOf, topicOfPage } from './topic-index.ts'
import { TopicView } from './topic-view.tsx'

const useWords = defineWords('help-panel', {
  title: ['Trợ giúp', 'Help'],
  close: ['Đóng trợ giúp', 'Close the help'],
  topic: ['Chủ đề', 'Topic'],
  whole: ['Mở thành trang', 'Open as a page'],
})

export function HelpPanel({ topic, page }: { readonly topic: string; readonly page: string }) {
  const t = useWords()
  const side = useLanguage() === 'en' ? 1 : 0
  const code = codeOf(topic) === undefined ? undefined : topic
  const entry = (topic === '' ? topicOfPage(page) : topicOf(topic)) ?? topicOf('first-steps')
  return (
    <Drawer
      opened
      onClose={closeHelp}
      position="right"
      size={520}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Group align="flex-end" gap="sm" mb="sm">
        <Select
          label={t('topic')}
          data={TOPICS.map(({ id, title }) => ({ value: id, label: title[side] }))}
          value={code ? null : (entry?.id ?? null)}
          onChange={(id) => id && openHelp(id)}
          allowDeselect={false}
          flex={1}
        />
        <Anchor component={Link} to={`/help/${code ?? entry?.id ?? ''}`} onClick={closeHelp} size="sm" pb={4}>
          {t('whole')}
        </Anchor>
      </Group>
      {code ? <CodeCard topic={code} /> : entry && <TopicView entry={entry} onTopic={openHelp} />}
    </Drawer>
  )
}
