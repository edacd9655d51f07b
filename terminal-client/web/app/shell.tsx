/** The frame of every page: strip, navigation, the gate of the session; finding anything with Ctrl-K. */
import { Modal, Text, useMantineColorScheme } from '@mantine/core'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { onSessionEnded } from '../lib/api.ts'
import { closeHelp, openHelp, useHelpTopic } from '../lib/help.ts'
import { useKeys } from '../lib/keys.ts'
import { setLanguage } from '../lib/language.ts'
import { hearAs } from '../lib/live.ts'
import { useSessionQuery } from '../lib/session.ts'
import { defineWords } from '../lib/words.ts'
import { Loading } from '../ui/loading.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { FirstPassword } from './first-password.tsx'
import { LogIn } from './log-in.tsx'
import { Navigation, usePlaces } from './navigation.tsx'
import { Strip } from './strip.tsx'
import { Welcome } from './welcome.tsx'

const Finder = lazy(() => import('../features/finder/finder.tsx').then(({ Finder }) => ({ default: Finder })))
const HelpPanel = lazy(() => import('../parts/help/help-panel.tsx').then(({ HelpPanel }) => ({ default: HelpPanel })))

const useWords = defineWords('shell', {
  skip: ['Đến nội dung chính', 'Skip to the content'],
  ended: ['Phiên làm việc đã kết thúc', 'The session has ended'],
  goOn: [
    'Đăng nhập lại để làm tiếp. Phần đang nhập vẫn còn nguyên.',
    'Log in again to go on. What you typed is all there.',
  ],
})

export function Shell() {
  const t = useWords()
  const { data: session, error, isPending, refetch } = useSessionQuery()
  const [ended, setEnded] = useState(false)
  const [finding, setFinding] = useState(false)
  const { setColorScheme } = useMantineColorScheme()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const places = usePlaces()
  const help = useHelpTopic()
  const login = session?.person.login
  const world = session?.world.id
  const theme = session?.theme
  const language = session?.language

  useEffect(() => onSessionEnded(() => setEnded(true)), [])
  // Who left on purpose is not told that the session ended.
  useEffect(() => {
    if (session === null) setEnded(false)
  }, [session])
  useEffect(() => {
    if (theme) setColorScheme(theme)
  }, [theme, setColorScheme])
  useEffect(() => {
    if (language) setLanguage(language)
  }, [language])
  useEffect(() => hearAs(login, world), [login, world])
  // Another page has other help.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what it hangs on
  useEffect(() => closeHelp(), [path])
  const inside = session !== undefined && session !== null && !session.person.mustChange && !ended
  useKeys({
    find: () => (inside ? setFinding(true) : false),
    help: () => (inside ? openHelp() : false),
  })

  const goOn = () => {
    setEnded(false)
    hearAs(login, world)
  }

  if (isPending) return <Loading />
  if (session === undefined)
    return (
      <main style={{ maxWidth: 560, margin: '8vh auto', padding: '0 16px' }}>
        <ProblemNote error={error} onAgain={() => void refetch()} />
      </main>
    )
  if (session === null) return <Welcome />
  if (session.person.mustChange) return <FirstPassword />
  if (path.startsWith('/print/')) return <Outlet />
  return (
    <div style={{ minHeight: '100%', display: 'flex', flexDirection: 'column' }}>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Strip onFind={() => setFinding(true)} />
      <div style={{ display: 'flex', flex: 1, minHeight: 0 }}>
        <Navigation />
        <main id="main" tabIndex={-1} style={{ flex: 1, minWidth: 0, padding: '12px 16px', outline: 'none' }}>
          <Suspense fallback={<Loading />}>
            {/* Another world is another set of everything: pages begin anew. */}
            <Outlet key={`${login}/${world}`} />
          </Suspense>
        </main>
      </div>
      {finding && (
        <Suspense>
          <Finder pages={places} onClose={() => setFinding(false)} />
        </Suspense>
      )}
      {help !== null && (
        <Suspense>
          <HelpPanel topic={help} page={path} />
        </Suspense>
      )}
      <Modal opened={ended} onClose={() => undefined} withCloseButton={false} title={t('ended')} centered>
        <Text size="sm" mb="sm">
          {t('goOn')}
        </Text>
        <LogIn login={session.person.login} onDone={goOn} />
      </Modal>
    </div>
  )
}
