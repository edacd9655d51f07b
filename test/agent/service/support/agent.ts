/** An agent of a test's own, spoken to over real sockets as a browser does it, and the person at its window. */
import { type IncomingHttpHeaders, request } from 'node:http'
import type { Cryptoki } from '../../../../terminal-client/agent/cryptoki.ts'
import { openModule, type Pkcs11Module } from '../../../../terminal-client/agent/pkcs11-module.ts'
import { createCsr, generateKey, storeCertificate } from '../../../../terminal-client/agent/provision.ts'
import type { AgentEvent } from '../../../../terminal-client/agent/service/agent.ts'
import {
  type AgentOptions,
  type RunningAgent,
  startAgent,
} from '../../../../terminal-client/agent/service/agent-process.ts'
import type { TestCa } from '../../support/openssl.ts'
import type { Practice } from '../../support/practice-token.ts'

export const ORIGIN = 'https://dau-cuoi.example'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  readonly json: any
}

export interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

export interface Consent {
  readonly id: string
  readonly window: string
  /** What the window shows now. */
  see(): Promise<string>
  /** Loads the window and posts its form, as a person does. */
  post(fields: Readonly<Record<string, string>>): Promise<Answer>
  result(wait?: number): Promise<Answer>
}

export interface TestAgent {
  readonly running: RunningAgent
  readonly events: readonly AgentEvent[]
  /** Added to the real time. */
  clock: { ahead: number }
  http(path: string, asked?: Asked): Promise<Answer>
  /** A call of a page of `origin`. */
  api(method: string, path: string, options?: { origin?: string; token?: string; body?: unknown }): Promise<Answer>
  pair(origin?: string): Promise<string>
  ask(token: string, body: unknown, origin?: string): Promise<Consent>
  /** The same for a certificate. */
  enrol(token: string, body: unknown, origin?: string): Promise<Consent>
  form(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>
}

export async function testAgent(dataDir: string, more: Partial<AgentOptions> = {}): Promise<TestAgent> {
  const events: AgentEvent[] = []
  const clock = { ahead: 0 }
  const running = await startAgent({
    ...{ port: 0, dataDir, clock: () => Date.now() + clock.ahead, log: (event) => void events.push(event) },
    ...more,
  })
  const http: TestAgent['http'] = (path, asked = {}) => send(`${running.url}${path}`, asked)
  const api: TestAgent['api'] = (method, path, { origin = ORIGIN, token, body } = {}) =>
    http(path, {
      method,
      headers: {
        Origin: origin,
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const form: TestAgent['form'] = (path, fields, headers = {}) =>
    http(path, {
      method: 'POST',
      headers: { Origin: running.url, 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    })
  const opened = async (url: string): Promise<string> => {
    const { status, headers } = await http(new URL(url).pathname)
    if (status !== 303) throw new Error(`the window did not open: ${status}`)
    return String(headers.location)
  }
  const consent = async (at: string, token: string, body: unknown, origin: string): Promise<Consent> => {
    const asked = await api('POST', at, { origin, token, body })
    if (asked.status !== 202) throw new Error(`${asked.status} ${asked.text}`)
    const { id, consentUrl } = asked.json
    const window = await opened(consentUrl)
    const see = async () => (await http(window)).text
    return {
      ...{ id, window, see },
      post: async (fields) => form(window, { form: formSecret(await see()), ...fields }),
      result: (wait = 0) => api('GET', `${at}/${id}?wait=${wait}`, { origin, token }),
    }
  }
  return {
    ...{ running, events, clock, http, api, form },
    async pair(origin = ORIGIN) {
      const begun = await api('POST', '/v1/pair', { origin, body: { name: 'Đầu cuối thử' } })
      const window = await opened(begun.json.pairUrl)
      const page = (await http(window)).text
      await form(window, { form: formSecret(page), decision: 'pair' })
      return (await api('GET', `/v1/pair/${begun.json.id}`, { origin })).json.token
    },
    ask: (token, body, origin = ORIGIN) => consent('/v1/sign', token, body, origin),
    enrol: (token, body, origin = ORIGIN) => consent('/v1/enrol', token, body, origin),
  }
}

/** A request as it goes over the wire: node's fetch would set Host and Origin itself. */
export function send(url: string, { method = 'GET', headers = {}, body }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        const isJson = /json/.test(response.headers['content-type'] ?? '')
        const { statusCode: status = 0, headers: received } = response
        resolve({ status, headers: received, text, json: isJson ? JSON.parse(text) : undefined })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

export const formSecret = (page: string): string => /name="form" value="([\w-]+)"/.exec(page)?.[1] ?? ''

/** A token with key and certificate for each account. */
export function provision(
  practice: Practice,
  ca: TestCa,
  label: string,
  users: readonly string[],
  validity?: { from: string; to: string },
): void {
  practice.make(label)
  const token = practice.open(label)
  for (const user of users) {
    const id = Buffer.from(user).toString('hex')
    generateKey(token, { label: user, id, type: 'rsa2048' })
    storeCertificate(token, id, ca.issue(createCsr(token, id, { commonName: user }), validity).pem)
  }
  token.close()
}

/** Puts `change` between the agent and the real library; asked at each call. */
export function withLibrary(change: (real: Cryptoki) => Partial<Cryptoki>): (path: string) => Pkcs11Module {
  return (path) => {
    const module = openModule(path)
    const real = module.cryptoki
    const cryptoki = new Proxy(real, {
      get: (_, name: keyof Cryptoki) => change(real)[name] ?? real[name].bind(real),
    })
    return { ...module, cryptoki }
  }
}

export const ckrError = (name: string, code: number): Error => Object.assign(new Error(name), { code })
