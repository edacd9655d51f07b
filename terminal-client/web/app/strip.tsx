/** Always on top: which world, which kind of run, which clock, who (screens: nobody ever wonders). */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { SessionView } from '#api/session.ts'
import { ApiProblem, call } from '../lib/api.ts'
import { useSandboxTime } from '../lib/clock.ts'
import { showDate, showSeconds } from '../lib/format.ts'
import { openHelp } from '../lib/help.ts'
import { ariaKey, keyLabel } from '../lib/keys.ts'
import { useNews } from '../lib/live.ts'
import { useRunKind } from '../lib/run-kind.ts'
import { received, SESSION_KEY, useSession, useSetSession } from '../lib/session.ts'
import { defineWords } from '../lib/words.ts'
import { LanguageSwitch } from './language-switch.tsx'

const useWords = defineWords('strip', {
  trial: ['DỮ LIỆU CHẠY THỬ', 'TRAINING DATA'],
  world: ['thế giới', 'world'],
  clock: ['giờ hệ thống', 'system time'],
  frozen: ['đang dừng', 'frozen'],
  official: ['CHÍNH THỨC', 'OFFICIAL'],
  practice: ['luyện tập', 'practice'],
  noRun: ['ngoài lượt chạy', 'outside of a run'],
  find: ['Tìm', 'Find'],
  help: ['Trợ giúp', 'Help'],
  settings: ['Thiết lập', 'Settings'],
  leave: ['Đăng xuất', 'Log out'],
  notLeft: ['Chưa đăng xuất được.', 'Not logged out.'],
})

function Clock() {
  const t = useWords()
  const { clock } = useSession()
  const client = useQueryClient()
  const now = useSandboxTime(clock)
  // A trainer or the administrator moved it.
  useNews(({ kind }) => {
    if (kind === 'admin') void client.invalidateQueries({ queryKey: SESSION_KEY })
  })
  return (
    <span>
      {t('clock')}: {showDate(now)} {showSeconds(now)}
      {clock.frozen && ` (${t('frozen')})`}
    </span>
  )
}

function WorldChoice() {
  const t = useWords()
  const { world, worlds } = useSession()
  const setSession = useSetSession()
  const navigate = useNavigate()
  const moving = useMutation({
    mutationFn: (id: string) => call<SessionView>('/session/world', { method: 'PUT', body: { world: id } }),
    onSuccess: (session) => {
      setSession(received(session))
      void navigate({ to: '/' })
    },
  })
  if (worlds.length < 2)
    return (
      <span>
        {t('world')}: {world.title}
      </span>
    )
  return (
    <label>
      {t('world')}:{' '}
      <select
        value={world.id}
        disabled={moving.isPending}
        onChange={(event) => moving.mutate(event.currentTarget.value)}
      >
        {worlds.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  )
}

export function Strip({ onFind }: { readonly onFind: () => void }) {
  const t = useWords()
  const { person } = useSession()
  const setSession = useSetSession()
  const kind = useRunKind()
  const leaving = useMutation({
    mutationFn: () => call('/session', { method: 'DELETE', leaving: true }),
    onSuccess: () => setSession(null),
    // Who is not logged in any more has left; while the server does not answer, nobody has.
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 401) setSession(null)
    },
  })
  return (
    <header className="strip">
      <strong>{t('trial')}</strong>
      <WorldChoice />
      <span>{kind === 'none' ? t('noRun') : t(kind)}</span>
      <Clock />
      <div className="push">
        <button type="button" onClick={onFind} aria-keyshortcuts={ariaKey('find')}>
          {t('find')} ({keyLabel('find')})
        </button>
        <button type="button" onClick={() => openHelp()} aria-keyshortcuts={ariaKey('help')}>
          {t('help')} ({keyLabel('help')})
        </button>
        <span>
          {person.name} · {person.unit}
        </span>
        <Link to="/settings">{t('settings')}</Link>
        <LanguageSwitch />
        <button type="button" onClick={() => leaving.mutate()} disabled={leaving.isPending}>
          {t('leave')}
        </button>
      </div>
      {leaving.error && (
        <span role="alert">
          ⚠ {t('notLeft')} {leaving.error.message}
        </span>
      )}
    </header>
  )
}
