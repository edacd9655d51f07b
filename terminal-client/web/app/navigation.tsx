/** The places of the terminal, by role (screens, Map). */
import { NavLink } from '@mantine/core'
import { Link, useRouterState } from '@tanstack/react-router'
import type { PersonRole } from '#api/session.ts'
import { useSession, useSessionQuery } from '../lib/session.ts'
import { defineWords } from '../lib/words.ts'

const NAMES = {
  places: ['Các mục chính', 'Places'],
  work: ['Việc của tôi', 'My work'],
  scenarios: ['Kịch bản', 'Scenarios'],
  terminal: ['Đầu cuối', 'Terminal'],
  mailbox: ['Hộp thư', 'Mailbox'],
  declarations: ['Tờ khai của tôi', 'My declarations'],
  messages: ['Bản tin', 'Messages'],
  batch: ['Gửi lô', 'Send a batch'],
  desk: ['Bàn nghiệp vụ', 'Officer desk'],
  class: ['Lớp học', 'Classes'],
  people: ['Người dùng', 'People'],
  help: ['Trợ giúp', 'Help'],
  settings: ['Thiết lập', 'Settings'],
} as const
const useWords = defineWords('navigation', NAMES)

type Key =
  | 'work'
  | 'scenarios'
  | 'terminal'
  | 'mailbox'
  | 'declarations'
  | 'messages'
  | 'batch'
  | 'desk'
  | 'class'
  | 'people'
  | 'help'

/** Without roles: everybody sees it. */
const PLACES: readonly {
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
  { to: '/terminal/batch', key: 'batch', roles: ['business'], sub: true },
  { to: '/desk', key: 'desk', roles: ['customs', 'department', 'trainer'] },
  { to: '/class', key: 'class' },
  { to: '/people', key: 'people', roles: ['board', 'it', 'department', 'trainer'] },
  { to: '/help', key: 'help' },
]

const seenBy = (own: readonly PersonRole[]) =>
  PLACES.filter(({ roles }) => roles === undefined || roles.some((role) => own.includes(role)))

/** Every page that the person can go to, for the finder, which knows them by their name in either language. */
export function usePlaces(): readonly { readonly to: string; readonly label: string; readonly words: string }[] {
  const t = useWords()
  const { data: session } = useSessionQuery()
  const places = [...seenBy(session?.person.roles ?? []), { to: '/settings', key: 'settings' } as const]
  return places.map(({ to, key }) => ({ to, label: t(key), words: NAMES[key].join(' ') }))
}

export function Navigation() {
  const t = useWords()
  const { person } = useSession()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const seen = seenBy(person.roles)
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
