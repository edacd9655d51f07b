/** Who calls: the admin key of a script, or the session cookie of a person (contract, Machine API; quality, Security). */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Problem } from '../acts/problem.ts'
import { type LoggedIn, MAIN_WORLD, MAX_MS } from '../acts/sessions.ts'
import type { Caller, Route, RouteInput } from './route.ts'

export interface Door {
  readonly adminKey: string
  /** True when pages are served over TLS: the cookie is then kept to it. */
  readonly secure: boolean
  /** `used` false only looks: it does not count as a use of the session. */
  readonly sessionOf: (token: string, used?: boolean) => Promise<LoggedIn | undefined>
  readonly hasWorld: (world: string) => Promise<boolean>
  /** True for an archived world: nothing in it changes any more. */
  readonly isClosed: (world: string) => boolean
}

/**
 * Cookies know no ports: the port that the browser called stands in the name, so that two simulators on one host do not
 * end each other's sessions. Over TLS the browser itself sees to it that no neighbour (a subdomain) sets it.
 */
function cookieName(request: Request, secure: boolean): string {
  const [, port] = /:(\d+)$/.exec(request.get('host') ?? '') ?? []
  return `${secure ? '__Host-' : ''}vnaccs-session${port === undefined ? '' : `-${port}`}`
}
/** A script names the world that it means; a page works in the world of its session. */
const WORLD_HEADER = 'vnaccs-world'
/** A form or image of another site cannot set a header of its own; without CORS no script of it may. */
const CLIENT_HEADER = 'vnaccs-client'

/** The caller, or why it may not call this route. */
export async function callerOf(
  route: Route,
  request: Request,
  door: Door,
): Promise<Caller | { readonly problem: Problem }> {
  const asked = request.get(WORLD_HEADER) ?? MAIN_WORLD
  if (isAdmin(request, door.adminKey)) {
    if (!(await door.hasWorld(asked))) return { problem: NO_WORLD }
    return { name: 'admin', kind: 'admin', world: asked }
  }
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (route.who === 'public') {
    // Another page must not log a person in as somebody else.
    if (!reads && fromElsewhere(request, door.secure)) return { problem: FOREIGN_PAGE }
    if (!route.withSession || fromElsewhere(request, door.secure)) return ANONYMOUS
  }
  const token = cookieOf(request, door.secure)
  const who = token === undefined ? undefined : await door.sessionOf(token)
  if (route.who === 'public') return who ? personCalls(who) : ANONYMOUS
  if (who === undefined) return { problem: token === undefined ? UNAUTHORISED : SESSION_ENDED }
  if (fromElsewhere(request, door.secure) || !(reads || request.get(CLIENT_HEADER))) return { problem: FOREIGN_PAGE }
  if (who.person.mustChange && !route.withFirstPassword) return { problem: FIRST_PASSWORD }
  const { roles } = who.person
  const allowed = route.who === 'person' || (route.who ?? []).some((role) => roles.includes(role))
  if (!allowed) return { problem: NO_ROLE }
  return personCalls(who)
}

const ANONYMOUS: Caller = { name: 'anonymous', kind: 'anonymous', world: MAIN_WORLD }
const personCalls = (who: LoggedIn): Caller => ({
  name: who.person.login,
  kind: 'person',
  world: who.session.world,
  who,
})

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compared in constant time, whatever the length. */
function isAdmin(request: Request, adminKey: string): boolean {
  const [scheme, key] = (request.get('authorization') ?? '').split(' ')
  return scheme?.toLowerCase() === 'bearer' && key !== undefined && timingSafeEqual(hash(key), hash(adminKey))
}

export function cookieOf(request: Request, secure: boolean): string | undefined {
  const own = cookieName(request, secure)
  for (const part of (request.get('cookie') ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if (name === own && value) return value
  }
  return undefined
}

/**
 * Told by the browser (Origin, Sec-Fetch-Site): the request was made by a page of another origin. Cookies know no
 * ports, and SameSite none either: a page of another program on this very machine counts as elsewhere. A link that a
 * person follows is no request of the page it stands on.
 */
function fromElsewhere(request: Request, secure: boolean): boolean {
  const origin = request.get('origin')
  if (origin !== undefined) {
    if (!URL.canParse(origin)) return true
    const { host, protocol } = new URL(origin)
    if (host !== request.get('host')?.toLowerCase() || (secure && protocol !== 'https:')) return true
  }
  const site = request.get('sec-fetch-site')
  if (site === undefined || site === 'same-origin' || site === 'none') return false
  return !(request.method === 'GET' && request.get('sec-fetch-mode') === 'navigate')
}

/** Still the session that made the call, in the same world and with the same roles. */
export async function stillCaller({ who }: Caller, request: Request, door: Door): Promise<boolean> {
  if (who === undefined) return true
  const token = cookieOf(request, door.secure)
  const now = token === undefined ? undefined : await door.sessionOf(token, false)
  return (
    now !== undefined &&
    now.session.world === who.session.world &&
    now.person.unit === who.person.unit &&
    now.person.roles.join() === who.person.roles.join()
  )
}

export function sessionCookie(request: Request, response: Response, secure: boolean): RouteInput['cookie'] {
  const options = { httpOnly: true, sameSite: 'strict', secure, path: '/' } as const
  const name = cookieName(request, secure)
  return {
    sent: cookieOf(request, secure),
    begin: (token) => response.cookie(name, token, { ...options, maxAge: MAX_MS }),
    end: () => response.clearCookie(name, options),
  }
}

const refusal = (
  status: 401 | 403 | 404,
  name: string,
  title: [string, string],
  detail: [string, string],
): Problem => ({
  status,
  name,
  title: { vi: title[0], en: title[1] },
  detail: { vi: detail[0], en: detail[1] },
})

const UNAUTHORISED = refusal(
  401,
  'not-authorised',
  ['Chưa đăng nhập', 'Not authorised'],
  [
    'Đăng nhập trên trang web, hoặc gửi kèm khóa quản trị: Authorization: Bearer <khóa trong DATA_DIR/admin.key>.',
    'Log in on the web page, or send the admin key: Authorization: Bearer <key in DATA_DIR/admin.key>.',
  ],
)
const SESSION_ENDED = refusal(
  401,
  'session-ended',
  ['Phiên làm việc đã kết thúc', 'The session has ended'],
  ['Đăng nhập lại để làm tiếp; phần đang nhập vẫn còn.', 'Log in again and go on; what was typed is kept.'],
)
const FOREIGN_PAGE = refusal(
  403,
  'foreign-page',
  ['Yêu cầu không đến từ trang này', 'The request is not from this page'],
  ['Mở lại trang của bộ mô phỏng rồi làm lại.', "Open the simulator's own page and try again."],
)
const FIRST_PASSWORD = refusal(
  403,
  'first-password',
  ['Cần đổi mật khẩu lần đầu', 'Change the first password'],
  ['Đổi mật khẩu được cấp trước khi làm việc khác.', 'Change the password that you were given before anything else.'],
)
const NO_ROLE = refusal(
  403,
  'no-right',
  ['Không có quyền', 'No right'],
  [
    'Vai trò của bạn không được làm việc này. Cần thì đề nghị người quản lý tài khoản giao thêm vai trò.',
    'Your roles do not allow this. Ask the account manager for the role if you need it.',
  ],
)
const NO_WORLD = refusal(
  404,
  'world',
  ['Không tìm thấy', 'Not found'],
  ['Không có thế giới này.', 'There is no such world.'],
)
