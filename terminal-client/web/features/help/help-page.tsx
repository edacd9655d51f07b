/** The help as pages: topics at the left, one's own first; or the card of a code. */
import { NavLink, Text } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useLanguage } from '../../lib/language.ts'
import { useSession } from '../../lib/session.ts'
import { defineWords } from '../../lib/words.ts'
import { CodeCard, codeOf } from '../../parts/help/code-card.tsx'
import { TOPICS, type TopicEntry, topicOf } from '../../parts/help/topic-index.ts'
import { TopicView } from '../../parts/help/topic-view.tsx'
import { Page } from '../../ui/page.tsx'

const useWords = defineWords('help-page', {
  title: ['Trợ giúp', 'Help'],
  topics: ['Chủ đề trợ giúp', 'Help topics'],
  mine: ['Cho vai trò của bạn', 'For your roles'],
  start: ['Vai trò khác', 'Other roles'],
  work: ['Làm việc', 'At work'],
  know: ['Tra cứu', 'Reference'],
})

export function HelpPage() {
  const t = useWords()
  const side = useLanguage() === 'en' ? 1 : 0
  const { person } = useSession()
  const { topic = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const code = codeOf(topic) === undefined ? undefined : topic
  const isMine = ({ group, roles }: TopicEntry) =>
    group === 'start' && (roles === undefined || roles.some((role) => person.roles.includes(role)))
  const mine = TOPICS.filter(isMine)
  const entry = topicOf(topic) ?? mine[0]
  const groups = [
    { key: 'mine', topics: mine },
    { key: 'work', topics: TOPICS.filter(({ group }) => group === 'work') },
    { key: 'know', topics: TOPICS.filter(({ group }) => group === 'know') },
    { key: 'start', topics: TOPICS.filter((one) => one.group === 'start' && !isMine(one)) },
  ] as const
  return (
    <Page title={code || entry === undefined ? t('title') : entry.title[side]}>
      <div style={{ display: 'flex', gap: 24, alignItems: 'flex-start', flexWrap: 'wrap' }}>
        <nav aria-label={t('topics')} style={{ width: 250, flexShrink: 0 }}>
          {groups.map(
            ({ key, topics }) =>
              topics.length > 0 && (
                <section key={key}>
                  <Text size="sm" fw={600} mt="sm" className="quiet">
                    {t(key)}
                  </Text>
                  {topics.map(({ id, title }) => {
                    const active = code === undefined && id === entry?.id
                    return (
                      <NavLink
                        key={id}
                        component={Link}
                        to={`/help/${id}`}
                        label={title[side]}
                        active={active}
                        aria-current={active ? 'page' : undefined}
                        py={4}
                      />
                    )
                  })}
                </section>
              ),
          )}
        </nav>
        <div style={{ flex: '1 1 28rem', minWidth: 0 }}>
          {code ? (
            <CodeCard topic={code} />
          ) : (
            entry && <TopicView entry={entry} onTopic={(id) => void navigate({ to: `/help/${id}` })} />
          )}
        </div>
      </div>
    </Page>
  )
}
