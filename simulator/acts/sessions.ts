/**
 * Logging in and out (phiên làm việc; quality.md, Security). The cookie's value is random and kept by the browser only;
 * the store knows its digest. A session ends by itself after IDLE_MS without use, at MAX_MS in any case, and at once
 * when the person is blocked or the password is another one: each call looks at the person anew.
 */
import type { SessionView, WorldRef } from '../api/session.ts'
import { CLOCK, type ClockSetting, sandboxTime } from '../pipeline/world.ts'
import type { Person, WebSession, World } from '../ports/records.ts'
import { actEntry, type Office } from './office.ts'
import { passwordFault, typedPassword } from './password-rules.ts'
import { personView } from './person-view.ts'
import { badField, type Done, done, refuse } from './problem.ts'

const HOUR = 3_600_000
const IDLE_MS = 2 * HOUR
export const MAX_MS = 12 * HOUR
/** How often the last use is written down. */
const SEEN_MS = 60_000

export const MAIN_WORLD = 'main'

export interface LoggedIn {
  readonly session: WebSession
  readonly person: Person
}

const digestOf = (office: Office, token: string): string => office.digest(new TextEncoder().encode(token))

/** One answer for an unknown name, a wrong password and a blocked person: it tells a stranger nothing. */
const WRONG = refuse({
  status: 401,
  name: 'wrong-login',
  title: { vi: 'Chưa đăng nhập được', en: 'Not logged in' },
  detail: {
    vi: 'Tên đăng nhập hoặc mật khẩu chưa đúng, hoặc tài khoản đang bị khóa. Kiểm tra phím Caps Lock, bộ gõ tiếng Việt rồi nhập lại; quên mật khẩu thì nhờ người quản lý tài khoản cấp lại.',
    en: 'Wrong name or password, or the account is blocked. Check Caps Lock and the input method; if the password is lost, ask the account manager for a new one.',
  },
})

/** Tells the passwords of a person apart without telling anything of them. */
const markOf = (office: Office, { passwordHash }: Person): string => digestOf(office, passwordHash).slice(0, 16)

function newSession(office: Office, person: Person, world: string): { token: string; session: WebSession } {
  const token = office.random.token()
  const [now, passwordMark] = [office.clock.real(), markOf(office, person)]
  const { login } = person
  return { token, session: { id: digestOf(office, token), login, passwordMark, world, createdAt: now, seenAt: now } }
}

/** `before`: the cookie that the browser sent along, if any; its session ends, so that none is left behind. */
export async function logIn(
  office: Office,
  wish: { readonly login: string; readonly password: string },
  before?: string,
): Promise<Done<{ readonly token: string; readonly who: LoggedIn }>> {
  const login = wish.login.trim().toLowerCase()
  const person = await office.store.records.find('people', login)
  const right = await office.passwords.matches(person?.passwordHash, typedPassword(wish.password))
  if (person === undefined || !right || person.disabled) return WRONG
  const { token, session } = newSession(office, person, MAIN_WORLD)
  const entered = await office.store.commit(async (tx, realm) => {
    // Checking a password takes a while: the person may have been blocked, or given another one, meanwhile.
    const current = await tx.record('people', login)
    if (current === undefined || current.disabled || current.passwordHash !== person.passwordHash) return false
    if (before !== undefined) await tx.remove('sessions', digestOf(office, before))
    await tx.put('sessions', session)
    await tx.append([actEntry(office, realm, { kind: 'admin', userId: login, procedure: 'logIn', detail: {} })])
    return true
  })
  if (!entered) return WRONG
  await dropEnded(office, login)
  return done({ token, who: { session, person } })
}

const ended = (session: WebSession, now: number): boolean =>
  now - session.seenAt > IDLE_MS || now - session.createdAt > MAX_MS

async function dropEnded(office: Office, login: string): Promise<void> {
  const now = office.clock.real()
  const old = (await office.store.records.list('sessions', { login })).filter((session) => ended(session, now))
  if (old.length === 0) return
  await office.store.commit(async (tx) => {
    for (const { id } of old) await tx.remove('sessions', id)
  })
}

/**
 * The session behind a cookie's value; undefined when there is none, it ended, the person is blocked or has another
 * password. `used` false only looks: an open stream of news is no use of the session.
 */
export async function sessionOf(office: Office, token: string, used = true): Promise<LoggedIn | undefined> {
  const { records } = office.store
  const session = await records.find('sessions', digestOf(office, token))
  const now = office.clock.real()
  if (session === undefined || ended(session, now)) return undefined
  const person = await records.find('people', session.login)
  if (person === undefined || person.disabled || markOf(office, person) !== session.passwordMark) return undefined
  if (used && now - session.seenAt > SEEN_MS) {
    await office.store.commit(async (tx) => {
      // It may have been ended meanwhile.
      const current = await tx.record('sessions', session.id)
      if (current) await tx.put('sessions', { ...current, seenAt: now })
    })
  }
  return { session: { ...session, world: await worldOf(office, session) }, person }
}

/** Who lost the place in a class works in the campaign's world again. */
async function worldOf(office: Office, { login, world }: WebSession): Promise<string> {
  if (world === MAIN_WORLD) return world
  return (await office.store.records.find('members', `${world}/${login}`)) === undefined ? MAIN_WORLD : world
}

export async function logOut(office: Office, sessionId: string): Promise<void> {
  await office.store.commit((tx) => tx.remove('sessions', sessionId))
}

/** A new password of one's own; every session of the person ends, and this browser goes on with a new one. */
export async function changePassword(
  office: Office,
  { session, person }: LoggedIn,
  wish: { readonly current: string; readonly next: string },
): Promise<Done<{ readonly token: string }>> {
  const [current, next] = [typedPassword(wish.current), typedPassword(wish.next)]
  if (!(await office.passwords.matches(person.passwordHash, current)))
    return badField('current', 'Mật khẩu hiện tại chưa đúng.', 'The current password is wrong.')
  const fault = passwordFault(next, person.login)
  if (fault) return badField('next', fault.vi, fault.en)
  if (next === current)
    return badField('next', 'Mật khẩu mới phải khác mật khẩu đang dùng.', 'The new password must differ.')
  const passwordHash = await office.passwords.hash(next)
  const old = await office.store.records.list('sessions', { login: person.login })
  return office.store.commit(async (tx, realm) => {
    const found = await tx.record('people', person.login)
    if (found === undefined || found.disabled || found.passwordHash !== person.passwordHash) return WRONG
    const after = { ...found, passwordHash, mustChange: false }
    await tx.put('people', after)
    for (const { id } of old) await tx.remove('sessions', id)
    const fresh = newSession(office, after, session.world)
    await tx.put('sessions', fresh.session)
    const { login: userId } = person
    await tx.append([actEntry(office, realm, { kind: 'admin', userId, procedure: 'changePassword', detail: {} })])
    return done({ token: fresh.token })
  })
}

export async function setPreferences(
  office: Office,
  login: string,
  wish: { readonly language?: Person['language'] | undefined; readonly theme?: Person['theme'] | undefined },
): Promise<void> {
  await office.store.commit(async (tx) => {
    const person = await tx.record('people', login)
    if (person === undefined) return
    const { language = person.language, theme = person.theme } = wish
    await tx.put('people', { ...person, language, theme })
  })
}

const refOf = (world: World, part: WorldRef['part']): WorldRef => ({
  id: world.id,
  kind: world.kind,
  title: world.title,
  state: world.state,
  part,
})

/** Worlds that a person may work in: the campaign's, and the classes that they belong to. */
export async function worldsOf(office: Office, login: string): Promise<readonly WorldRef[]> {
  const { records } = office.store
  const main = await records.find('worlds', MAIN_WORLD)
  const places = await records.list('members', { login })
  const classes = await Promise.all(
    places.map(async ({ world, part }) => {
      const found = await records.find('worlds', world)
      return found ? [refOf(found, part)] : []
    }),
  )
  return [...(main ? [refOf(main, 'member')] : []), ...classes.flat()]
}

/** Everything that the first screen needs. `office` is that of the session's world. */
export async function sessionView(
  office: Office,
  { session, person }: LoggedIn,
  agentUrl: string,
): Promise<SessionView> {
  const worlds = await worldsOf(office, person.login)
  const world = worlds.find(({ id }) => id === session.world) ?? worlds[0]
  if (world === undefined) throw new Error('the campaign world is missing')
  const realm = office.store.realm()
  const setting = realm.settings.get(CLOCK) as ClockSetting | undefined
  const asOf = office.clock.real()
  const terminal = await office.store.records.find('terminals', `${world.id}/${person.login}`)
  return {
    person: personView(office, person),
    language: person.language,
    theme: person.theme,
    world,
    worlds,
    clock: { now: sandboxTime(realm, asOf), frozen: setting !== undefined && 'frozen' in setting, asOf },
    terminalUserId: terminal?.userId ?? '',
    agentUrl,
  }
}

/** Goes over into another world; false when the person has no place in it. */
export async function enterWorld(office: Office, { session, person }: LoggedIn, world: string): Promise<boolean> {
  const allowed = await worldsOf(office, person.login)
  if (!allowed.some(({ id }) => id === world)) return false
  await office.store.commit(async (tx) => {
    const current = await tx.record('sessions', session.id)
    if (current) await tx.put('sessions', { ...current, world })
  })
  return true
}
