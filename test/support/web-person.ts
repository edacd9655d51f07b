/** A person at a browser, as the API sees one: keeps the session cookie, says that it is the web terminal's own page. */
import type { PersonRole, SessionView } from '../../simulator/api/session.ts'
import type { ApiReply, Client } from './client.ts'

export interface WebPerson {
  readonly login: string
  readonly password: string
  readonly session: SessionView
  /** Value of the Cookie header; changes when the server sets another. */
  cookie(): string
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiReply>
}

/** `name=value` of the session cookie that an answer sets; '' when it sets none. */
export const cookieSet = (headers: Headers): string => headers.get('set-cookie')?.split(';', 1)[0] ?? ''

export const tryLogIn = (
  client: Client,
  login: string,
  password: string,
  headers: Record<string, string> = {},
): Promise<ApiReply> =>
  client.api('POST', '/api/v1/session', { login, password }, { Authorization: '', 'vnaccs-client': 'web', ...headers })

export async function logIn(client: Client, login: string, password: string): Promise<WebPerson> {
  const entered = await tryLogIn(client, login, password)
  if (entered.status !== 200) throw new Error(`${login}: ${entered.text}`)
  let cookie = cookieSet(entered.headers)
  return {
    login,
    password,
    session: entered.json as SessionView,
    cookie: () => cookie,
    async api(method, path, body, headers = {}) {
      const own = { Authorization: '', Cookie: cookie, 'vnaccs-client': 'web' }
      const reply = await client.api(method, path, body, { ...own, ...headers })
      cookie = cookieSet(reply.headers) || cookie
      return reply
    },
  }
}

let made = 0

/** A new person with these roles, logged in, with a password of their own (or still with the first one). */
export async function webPerson(
  client: Client,
  roles: readonly PersonRole[],
  { unit = '02CI', first = false }: { readonly unit?: string; readonly first?: boolean } = {},
): Promise<WebPerson> {
  const login = `${roles[0] ?? 'nguoi'}.${++made}`
  const added = await client.api('POST', '/api/v1/people', { login, name: `Người thứ ${made}`, unit, roles })
  if (added.status !== 201) throw new Error(added.text)
  const person = await logIn(client, login, added.json.password)
  if (first) return person
  const password = `rieng cua ${made} nhe`
  const changed = await person.api('PUT', '/api/v1/session/password', { current: added.json.password, next: password })
  if (changed.status !== 204) throw new Error(changed.text)
  return { ...person, password }
}
