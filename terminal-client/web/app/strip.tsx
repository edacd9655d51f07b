/** Always on top: which world, which kind of run, which clock, who (screens: nobody ever wonders). */
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { SessionView } from '#api/session.ts'
import { call } from '../lib/api.ts'
import { useSandboxTime } from '../lib/clock.ts'
import { showDate, showSeconds } from '../lib/format.ts'
import { keyLabel } from '../lib/keys.ts'
import { useRunKind } from '../lib/run-kind.ts'
import { received, useSession, useSetSession } from '../lib/session.ts'
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
  settings: ['Thiết lập', 'Settings'],
  leave: ['Đăng xuất', 'Log out'],
})

function Clock() {
  const t = useWords()
  const { clock } = useSession()
  const now = useSandboxTime(clock)
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
  const leave = () => void call('/session', { method: 'DELETE' }).finally(() => setSession(null))
  return (
    <header className="strip">
      <strong>{t('trial')}</strong>
      <WorldChoice />
      <span>{kind === 'none' ? t('noRun') : t(kind)}</span>
      <Clock />
      <div className="push">
        <button type="button" onClick={onFind} aria-keyshortcuts="Control+K">
          {t('find')} ({keyLabel('find')})
        </button>
        <span>
          {person.name} · {person.unit}
        </span>
        <Link to="/settings">{t('settings')}</Link>
        <LanguageSwitch />
        <button type="button" onClick={leave}>
          {t('leave')}
        </button>
      </div>
    </header>
  )
}
