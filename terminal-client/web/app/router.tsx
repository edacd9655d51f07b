/** Every page of the terminal; each loads its own script when one goes there. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { NotFound } from './not-found.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })
const page = <const P extends string>(path: P, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => root, path, component })

const routeTree = root.addChildren([
  page(
    '/',
    lazyRouteComponent(() => import('../features/work/work-page.tsx'), 'WorkPage'),
  ),
  page(
    '/scenarios',
    lazyRouteComponent(() => import('../features/scenarios/catalogue-page.tsx'), 'CataloguePage'),
  ),
  page(
    '/runs/$run',
    lazyRouteComponent(() => import('../features/scenarios/player-page.tsx'), 'PlayerPage'),
  ),
  page(
    '/terminal',
    lazyRouteComponent(() => import('../features/terminal/terminal-page.tsx'), 'TerminalPage'),
  ),
  page(
    '/terminal/forms/$procedure',
    lazyRouteComponent(() => import('../features/terminal/form-page.tsx'), 'FormPage'),
  ),
  page(
    '/terminal/mailbox',
    lazyRouteComponent(() => import('../features/messages/mailbox-page.tsx'), 'MailboxPage'),
  ),
  page(
    '/terminal/messages',
    lazyRouteComponent(() => import('../features/messages/messages-page.tsx'), 'MessagesPage'),
  ),
  page(
    '/terminal/messages/$seq',
    lazyRouteComponent(() => import('../features/messages/message-page.tsx'), 'MessagePage'),
  ),
  page(
    '/terminal/declarations',
    lazyRouteComponent(() => import('../features/messages/my-declarations-page.tsx'), 'MyDeclarationsPage'),
  ),
  page(
    '/terminal/batch',
    lazyRouteComponent(() => import('../features/messages/batch-page.tsx'), 'BatchPage'),
  ),
  page(
    '/print/$seq',
    lazyRouteComponent(() => import('../features/messages/print-page.tsx'), 'PrintPage'),
  ),
  page(
    '/desk',
    lazyRouteComponent(() => import('../features/desk/desk-page.tsx'), 'DeskPage'),
  ),
  page(
    '/desk/$number',
    lazyRouteComponent(() => import('../features/desk/desk-page.tsx'), 'DeskPage'),
  ),
  page(
    '/class',
    lazyRouteComponent(() => import('../features/classroom/classes-page.tsx'), 'ClassesPage'),
  ),
  page(
    '/class/$world',
    lazyRouteComponent(() => import('../features/classroom/class-page.tsx'), 'ClassPage'),
  ),
  page(
    '/class/$world/handout',
    lazyRouteComponent(() => import('../features/classroom/handout-page.tsx'), 'HandoutPage'),
  ),
  page(
    '/people',
    lazyRouteComponent(() => import('../features/people/people-page.tsx'), 'PeoplePage'),
  ),
  page(
    '/settings',
    lazyRouteComponent(() => import('../features/settings/settings-page.tsx'), 'SettingsPage'),
  ),
  page(
    '/help',
    lazyRouteComponent(() => import('../features/help/help-page.tsx'), 'HelpPage'),
  ),
  page(
    '/help/$topic',
    lazyRouteComponent(() => import('../features/help/help-page.tsx'), 'HelpPage'),
  ),
])

export const router = createRouter({ routeTree, defaultPreload: 'intent' })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
