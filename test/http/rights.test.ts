import { Ajv2020 } from 'ajv/dist/2020.js'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { CALLERS, type CallerKind, expected, RIGHTS, STREAMS } from '../support/rights-table.ts'
import { simulator } from '../support/simulator.ts'
import { logIn, webPerson } from '../support/web-person.ts'

const bench = simulator()
const PUBLIC = new Set(Object.keys(RIGHTS).filter((call) => RIGHTS[call] === 'anyone'))
/** Every call of the contract's Machine API. */
const CONTRACT = [
  ...[
    'GET /health',
    'GET /ready',
    'GET /metrics',
    'POST /api/v1/accounts',
    'POST /api/v1/certificates',
    'POST /api/v1/certificates/{serial}/revoke',
  ],
  ...[
    'GET /api/v1/ca',
    'GET /api/v1/ca/crl',
    'GET /api/v1/journal',
    'GET /api/v1/journal/{seq}/raw',
    'GET /api/v1/journal/verify',
  ],
  ...[
    'GET /api/v1/declarations/{number}',
    'POST /api/v1/declarations/{number}/actions',
    'GET /api/v1/clock',
    'PUT /api/v1/clock',
  ],
  ...[
    'PUT /api/v1/selectivity',
    'GET /api/v1/scenarios',
    'POST /api/v1/runs',
    'GET /api/v1/runs/{id}',
    'GET /api/v1/reports/fortnight',
    'POST /vnaccs',
  ],
]

interface Document {
  readonly openapi: string
  readonly paths: Record<
    string,
    Record<
      string,
      {
        security?: unknown[]
        responses: Record<string, unknown>
        parameters?: { name: string; in: string; required?: boolean }[]
      }
    >
  >
  readonly components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> }
}

const document = async (): Promise<Document> => JSON.parse((await bench.client.http('GET', '/api/openapi.json')).text)
const operations = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method, path, name: `${method.toUpperCase()} ${path}` })),
  )
const SAMPLES: Readonly<Record<string, string>> = {
  serial: 'abc123',
  seq: '1',
  number: '109999999990',
  id: 'R222222222',
  login: 'khong.ai',
  userId: '02CIZ999',
  procedure: 'IDA',
  code: 'R1088',
  list: 'offices',
}
/** A path with parameters that are well formed and name nothing. */
const concrete = (path: string): string => path.replace(/\{(\w+)\}/g, (_, name: string) => SAMPLES[name] ?? 'khongco')

/** Status and text; of a stream only the status. */
async function ask(method: string, path: string, name: string, headers: Record<string, string>) {
  const end = new AbortController()
  const response = await fetch(`${bench.client.url}${concrete(path)}`, {
    method: method.toUpperCase(),
    headers: { 'Content-Type': 'application/json', 'vnaccs-client': 'web', ...headers },
    signal: end.signal,
    ...(method === 'get' ? {} : { body: '{}' }),
  })
  const { status } = response
  const stream = STREAMS.has(name) && status === 200
  const text = stream ? '' : await response.text()
  if (stream) end.abort()
  return { status, text }
}

describe('contract, GET /api/openapi.json', () => {
  it('lists every call of the contract', async () => {
    const names = new Set(operations(await document()).map(({ name }) => name))
    expect(CONTRACT.filter((call) => !names.has(call))).toEqual([])
  })

  it('lists exactly what is mounted: each listed call answers other than "no such call", and nothing else is there', async () => {
    const doc = await document()
    for (const { method, path, name } of operations(doc)) {
      const reply = await ask(method, path, name, { Authorization: `Bearer ${bench.client.key}` })
      expect(reply.text, name).not.toContain('no-such-call')
      expect([404, 405].includes(reply.status) && !reply.text.includes('problem:'), name).toBe(false)
    }
    const listed = operations(doc).map(({ name }) => new RegExp(`^${name.replace(/\{\w+\}/g, '[^/]+')}$`))
    const others = Object.keys(doc.paths).flatMap((path) =>
      ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'].flatMap((method) =>
        listed.some((one) => one.test(`${method} ${concrete(path)}`)) ? [] : [[method, concrete(path)] as const],
      ),
    )
    const nowhere = ['/api', '/api/v1', '/api/v2/clock', '/admin', '/api/v1/journal/verify/x'].map(
      (path) => ['GET', path] as const,
    )
    for (const [method, path] of [...others, ...nowhere]) {
      const reply = await bench.client.api(method, path)
      expect(reply.status, `${method} ${path}`).toBe(404)
      expect(reply.json.type).toBe('urn:vnaccs-sandbox:problem:no-such-call')
    }
  })

  it('is sound: OpenAPI 3.1, every path parameter declared, every JSON schema compiles, every $ref leads somewhere', async () => {
    const doc = await document()
    expect(doc.openapi).toBe('3.1.0')
    const ajv = new Ajv2020({ strict: false })
    ajv.addFormat('date-time', true)
    const compile = (schema: unknown) => ajv.compile({ components: doc.components, ...(schema as object) })
    for (const [path, methods] of Object.entries(doc.paths)) {
      for (const operation of Object.values(methods)) {
        const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
        expect(declared.map(({ name }) => name)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]))
        expect(declared.every(({ required }) => required === true)).toBe(true)
        expect(Object.keys(operation.responses).length).toBeGreaterThan(0)
      }
    }
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'schema') compile(inner)
        if (key === '$ref')
          expect(doc.components.schemas).toHaveProperty(String(inner).replace('#/components/schemas/', ''))
        visit(inner)
      }
    }
    visit(doc.paths)
    for (const schema of Object.values(doc.components.schemas)) compile(schema)
  })

  it('says of each call whether it wants the admin key', async () => {
    const doc = await document()
    for (const { method, path, name } of operations(doc)) {
      if (name === 'POST /vnaccs') continue
      expect((doc.paths[path]?.[method]?.security ?? []).length > 0, name).toBe(!PUBLIC.has(name))
    }
  })
})

const DOOR = /:(not-authorised|session-ended|first-password|foreign-page)$/

/** Gives the caller's cookie for a call; a call that ends the session does so with one of its own. */
async function cookieOf(caller: CallerKind): Promise<(name: string) => Promise<Record<string, string>>> {
  if (caller === 'none') return async () => ({})
  const person = await (caller === 'first'
    ? webPerson(bench.client, ['board', 'trainer', 'business', 'customs'], { first: true })
    : webPerson(bench.client, [caller]))
  return async (name) => ({
    Cookie:
      name === 'DELETE /api/v1/session'
        ? (await logIn(bench.client, person.login, person.password)).cookie()
        : person.cookie(),
  })
}

describe('quality.md security: rights are checked on the server for each call', () => {
  it('401 as problem+json, with a way out, for every call that is not public: no key, a wrong one, another scheme', async () => {
    for (const { method, path, name } of operations(await document())) {
      if (PUBLIC.has(name) || name === 'POST /vnaccs') continue
      for (const authorization of [
        '',
        'Bearer',
        'Bearer wrong',
        `Basic ${bench.client.key}`,
        bench.client.key,
        `Bearer ${bench.client.key}x`,
      ]) {
        const headers = {
          'Content-Type': 'application/json',
          ...(authorization ? { Authorization: authorization } : {}),
        }
        const reply = await bench.client.http(method.toUpperCase(), concrete(path), {
          headers,
          ...(method === 'get' ? {} : { body: '{}' }),
        })
        expect(reply.status, `${name} ${authorization}`).toBe(401)
        expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/)
        expect(JSON.parse(reply.text).detail).toContain('admin.key')
      }
    }
  })

  it('public calls need none', async () => {
    for (const call of PUBLIC)
      if (call.startsWith('GET ')) expect((await bench.client.http('GET', call.slice(4))).status, call).toBe(200)
  })

  it('every route has its line in the table of rights, and every line its route', async () => {
    // The two that show the document do not stand in it.
    const routes = ['GET /api/openapi.json', 'GET /api/docs', ...operations(await document()).map(({ name }) => name)]
    const decided = new Set(Object.keys(RIGHTS))
    expect(routes.filter((name) => name !== 'POST /vnaccs' && !decided.has(name))).toEqual([])
    expect([...decided].filter((name) => !routes.includes(name))).toEqual([])
  })

  for (const caller of CALLERS)
    it(`role × call: ${caller}`, { timeout: 120_000 }, async () => {
      const cookie = await cookieOf(caller)
      for (const { method, path, name } of operations(await document())) {
        const rule = RIGHTS[name]
        if (rule === undefined) continue
        const { status, text } = await ask(method, path, name, await cookie(name))
        const type: string = text.startsWith('{') ? (JSON.parse(text).type ?? '') : ''
        const atTheDoor = DOOR.test(type) || text.includes('Vai trò của bạn không được làm việc này')
        expect(atTheDoor ? status : 'allowed', `${name}: ${status} ${text.slice(0, 200)}`).toBe(expected(rule, caller))
        expect(status, name).toBeLessThan(500)
      }
    })

  it('the key is no parameter: in a query or body it opens nothing', async () => {
    const key = bench.client.key
    expect((await bench.client.http('GET', `/api/v1/journal?key=${key}&authorization=Bearer%20${key}`)).status).toBe(
      401,
    )
  })
})

describe('contract, health', () => {
  it('GET /health, /ready as JSON, /metrics as Prometheus text that counts messages', async () => {
    await request(bench.client.url).get('/health').expect(200, { status: 'ok' })
    await request(bench.client.url).get('/ready').expect(200, { status: 'ready' })
    await bench.client.post('x')
    const metrics = await request(bench.client.url).get('/metrics').expect(200)
    expect(metrics.headers['content-type']).toMatch(/^text\/plain/)
    expect(metrics.text).toMatch(/^vnaccs_messages_total\{outcome="answered"\} [1-9]/m)
  })
})
