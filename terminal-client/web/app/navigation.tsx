/** The places of the terminal, by role (screens, Map). */
import { NavLink } from '@mantine/core'
import { Link, useRouterState } from '@tanstack/react-router'
import type { PersonRole } from '#api/session.ts'
import { useSession } from '../lib/session.ts'
import { defineWords } from '../lib/words.ts'

const useWords = defineWords('navigation', {
  places: ['Các mục chính', 'Places'],
  work: ['Việc của tôi', 'My work'],
  scenarios: ['Kịch bản', 'Scenarios'],
  terminal: ['Đầu cuối', 'Terminal'],
  mailbox: ['Hộp thư', 'Mailbox'],
  declarations: ['Tờ khai của tôi', 'My declarations'],
  messages: ['Bản tin', 'Messages'],
  desk: ['Bàn nghiệp vụ', 'Officer desk'],
  class: ['Lớp học', 'Classes'],
  people: ['Người dùng', 'People'],
  help: ['Trợ giúp', 'Help'],
})

type Key =
  | 'work'
  | 'scenarios'
  | 'terminal'
  | 'mailbox'
  | 'declarations'
  | 'messages'
  | 'desk'
  | 'class'
  | 'people'
  | 'help'

/** Without roles: everybody sees it. */
export const PLACES: readonly {
  readonly to: string
  readonly key: Key
  readonly roles?: readonly PersonRole[]
  readonly sub?: boolean
}[] = [
  { to: '/', key: 'work' },
  { to: '/scenarios', key: 'scenarios', roles: ['business', 'customs', 'trainer'] },
  { to: '/terminal', key: 'terminal', roles: ['business'] },
  { to: '/terminal/mailbox', key: 'mailbox', roles: ['business'], sub: true },
  { to: '/terminal/declarations', key: 'declarations', roles: ['business'], sub: true },
  { to: '/terminal/messages', key: 'messages', roles: ['business'], sub: true },
  { to: '/desk', key: 'desk', roles: ['customs'] },
  { to: '/class', key: 'class' },
  { to: '/people', key: 'people', roles: ['board', 'it', 'department', 'trainer'] },
  { to: '/help', key: 'help' },
]

export function Navigation() {
  const t = useWords()
  const { person } = useSession()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const seen = PLACES.filter(({ roles }) => roles === undefined || roles.some((role) => person.roles.includes(role)))
  const active = seen
    .filter(({ to }) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)))
    .reduce((longest, { to }) => (to.length > longest.length ? to : longest), '')
  return (
    <nav
      aria-label={t('places')}
      style={{ width: 168, flexShrink: 0, borderRight: '1px solid var(--mantine-color-default-border)', paddingTop: 8 }}
    >
      {seen.map(({ to, key, sub }) => (
        <NavLink
          key={to}
          component={Link}
          to={to}
          label={t(key)}
          active={to === active}
          aria-current={to === active ? 'page' : undefined}
          py={4}
          pl={sub ? 28 : 12}
        />
      ))}
    </nav>
  )
}
