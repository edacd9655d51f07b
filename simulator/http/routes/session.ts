/** Log-in, password, preferences, world, terminal of a person (quality, Security; issue: web accounts apart from wire accounts). */
import { z } from 'zod'
import type { OfficeIn } from '../../acts/office.ts'
import { done, unknown } from '../../acts/problem.ts'
import {
  changePassword,
  enterWorld,
  type LoggedIn,
  logIn,
  logOut,
  MAIN_WORLD,
  sessionView,
  setPreferences,
} from '../../acts/sessions.ts'
import { readTerminal, setTerminal } from '../../acts/terminals.ts'
import { type Caller, type Route, route } from '../route.ts'

const Session = z
  .object({ person: z.object({ login: z.string() }).loose(), world: z.object({ id: z.string() }).loose() })
  .loose()
const Password = z.string().min(1, 'nhập mật khẩu (enter the password)').max(200)

/** Calls of this file are a person's; a script with the admin key has no session. */
const NO_PERSON = unknown('session', 'Khóa quản trị không có phiên làm việc.', 'The admin key has no session.')
const withPerson = <T>(caller: Caller, work: (who: LoggedIn) => T): T | typeof NO_PERSON =>
  caller.who ? work(caller.who) : NO_PERSON

export const sessionRoutes = (officeIn: OfficeIn, agentUrl: string): readonly Route[] => [
  route({
    method: 'post',
    path: '/api/v1/session',
    summary: { vi: 'Đăng nhập', en: 'Log in' },
    who: 'public',
    body: z.object({ login: z.string().max(100), password: Password }),
    answer: Session,
    handle: async ({ body, cookie }) => {
      const office = officeIn(MAIN_WORLD)
      const entered = await logIn(office, body, cookie.sent)
      if (!entered.ok) return entered
      cookie.begin(entered.value.token)
      return done(await sessionView(office, entered.value.who, agentUrl))
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/session',
    summary: { vi: 'Tôi là ai, đang ở thế giới nào', en: 'Who I am, and in which world' },
    who: 'person',
    withFirstPassword: true,
    answer: Session,
    handle: ({ caller }) =>
      withPerson(caller, async (who) => done(await sessionView(officeIn(caller.world), who, agentUrl))),
  }),
  route({
    method: 'get',
    path: '/api/v1/session/now',
    summary: { vi: 'Đã đăng nhập hay chưa: phiên của trình duyệt này, hoặc null', en: 'Is anybody logged in here' },
    who: 'public',
    withSession: true,
    answer: z.object({ session: Session.nullable() }),
    handle: async ({ caller: { who, world } }) =>
      done({ session: who ? await sessionView(officeIn(world), who, agentUrl) : null }),
  }),
  route({
    method: 'delete',
    path: '/api/v1/session',
    summary: { vi: 'Đăng xuất', en: 'Log out' },
    who: 'person',
    withFirstPassword: true,
    status: 204,
    handle: ({ caller, cookie }) =>
      withPerson(caller, async ({ session }) => {
        await logOut(officeIn(caller.world), session.id)
        cookie.end()
        return done(null)
      }),
  }),
  route({
    method: 'put',
    path: '/api/v1/session/password',
    summary: { vi: 'Đổi mật khẩu của mình', en: "Change one's own password" },
    who: 'person',
    withFirstPassword: true,
    body: z.object({ current: Password, next: Password }),
    status: 204,
    handle: ({ caller, body, cookie }) =>
      withPerson(caller, async (who) => {
        const changed = await changePassword(officeIn(caller.world), who, body)
        if (!changed.ok) return changed
        cookie.begin(changed.value.token)
        return done(null)
      }),
  }),
  route({
    method: 'put',
    path: '/api/v1/session/preferences',
    summary: { vi: 'Ngôn ngữ và giao diện', en: 'Language and theme' },
    who: 'person',
    withFirstPassword: true,
    body: z.object({
      language: z.enum(['vi', 'en']).optional(),
      theme: z.enum(['auto', 'light', 'dark']).optional(),
    }),
    status: 204,
    handle: ({ caller, body }) =>
      withPerson(caller, async ({ person }) => {
        await setPreferences(officeIn(caller.world), person.login, body)
        return done(null)
      }),
  }),
  route({
    method: 'put',
    path: '/api/v1/session/world',
    summary: { vi: 'Chuyển sang thế giới khác', en: 'Go over into another world' },
    who: 'person',
    body: z.object({ world: z.string().min(1).max(40) }),
    answer: Session,
    handle: ({ caller, body: { world } }) =>
      withPerson(caller, async (who) => {
        if (!(await enterWorld(officeIn(caller.world), who, world)))
          return unknown('world', 'Bạn không có chỗ trong thế giới này.', 'You have no place in this world.')
        const moved = { ...who, session: { ...who.session, world } }
        return done(await sessionView(officeIn(world), moved, agentUrl))
      }),
  }),
  route({
    method: 'get',
    path: '/api/v1/terminal',
    summary: { vi: 'Thiết lập đầu cuối của tôi', en: 'My terminal settings' },
    who: 'person',
    answer: z.object({ unit: z.string() }).loose(),
    handle: ({ caller }) =>
      withPerson(caller, async ({ person }) => done(await readTerminal(officeIn(caller.world), person))),
  }),
  route({
    method: 'put',
    path: '/api/v1/terminal',
    summary: { vi: 'Đặt tài khoản khai báo cho đầu cuối của tôi', en: 'Set the wire account of my terminal' },
    who: 'person',
    body: z.object({
      userId: z.string().length(8, 'mã người dùng 8 ký tự (8 characters)'),
      password: z.string().min(1).max(8),
      terminalId: z.string().length(6, 'mã trạm 6 ký tự (6 characters)'),
      accessKey: z.string().min(1).max(16),
    }),
    answer: z.object({ unit: z.string() }).loose(),
    handle: ({ caller, body }) => withPerson(caller, ({ person }) => setTerminal(officeIn(caller.world), person, body)),
  }),
]
