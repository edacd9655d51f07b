import { z } from 'zod'
import { TokenError } from '../token-error.ts'
import type { Agent } from './agent.ts'
import { ServiceFault } from './fault.ts'
import { readAll } from './headless.ts'
import type { Call, Reply } from './http-server.ts'
import { mayPair } from './origin.ts'
import { isKnown, reportBroken } from './page-reply.ts'
import { type Pairing, pairingMinutes } from './pairings.ts'
import type { SignedBody } from './sign-batch.ts'
import type { SignRequest } from './sign-desk.ts'
import type { Shelf } from './token-rack.ts'

/**
 * The JSON API for pages of paired origins, under /v1. An origin is let in by its exact name and by the token it got
 * when it was paired; CORS is granted to that origin alone. Status and pairing are open to any origin that may be
 * paired, and tell it nothing but that an agent is there.
 */

const largestSmall = 4 * 1024
/** JSON with base64: a day of ten thousand low-value lines is about 25 MB. */
const largestSign = 48 * 1024 * 1024
const mostMessages = 10_000
const longestWait = 25

const pairBody = z.strictObject({ name: z.string().trim().max(80).default('') })
const signBody = z.strictObject({
  messages: z
    .array(z.strictObject({ bytes: z.string(), contentType: z.string().max(300) }))
    .min(1)
    .max(mostMessages),
})

/** Answers one call below /v1. */
export async function answerApi(agent: Agent, call: Call): Promise<Reply> {
  const { origin } = call
  const open = /^\/v1\/(status|pair(\/[^/]+)?)$/.test(call.path)
  const granted =
    origin !== undefined && mayPair(origin, agent.trustedOrigins) && (open || agent.pairings.isPaired(origin))
  const reply = await answered(agent, call, granted)
  if (origin !== undefined && mayPair(origin, agent.trustedOrigins)) {
    agent.contacts.note(origin, {
      at: agent.clock(),
      preflight: call.method === 'OPTIONS',
      status: reply.status,
    })
  }
  return { ...reply, headers: { ...reply.headers, ...(granted ? crossOrigin(origin) : {}), Vary: 'Origin' } }
}

async function answered(agent: Agent, call: Call, granted: boolean): Promise<Reply> {
  try {
    if (call.origin === undefined || !mayPair(call.origin, agent.trustedOrigins)) {
      throw new ServiceFault('foreign-origin')
    }
    if (call.method === 'OPTIONS') return preflight(call, granted)
    return await routed(agent, call, call.origin)
  } catch (error) {
    reportBroken(agent, error)
    return problem(isKnown(error) ? error : new ServiceFault('broken-inside'))
  }
}

const crossOrigin = (origin: string): Record<string, string> => ({
  'Access-Control-Allow-Origin': origin,
  'Cross-Origin-Resource-Policy': 'cross-origin',
})

/** Allow-Private-Network is for browsers of the time before Local Network Access asks the person (self-test page). */
function preflight(call: Call, granted: boolean): Reply {
  if (!granted) return { status: 403 }
  const asksPrivate = call.header('access-control-request-private-network') === 'true'
  return {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'GET, POST, DELETE',
      'Access-Control-Allow-Headers': 'authorization, content-type',
      'Access-Control-Max-Age': '60',
      ...(asksPrivate ? { 'Access-Control-Allow-Private-Network': 'true' } : {}),
    },
  }
}

async function routed(agent: Agent, call: Call, origin: string): Promise<Reply> {
  const [, , first = '', second = '', third = '', ...more] = call.path.split('/')
  if (more.length > 0) throw new ServiceFault('not-found')
  const route = `${call.method} ${first}${second ? '/:id' : ''}${third ? `/${third}` : ''}`
  switch (route) {
    case 'GET status':
      return json(200, status(agent, call, origin))
    case 'POST pair':
      return beginPairing(agent, call, origin)
    case 'GET pair/:id':
      return pollPairing(agent, call, origin, second)
  }
  const pairing = paired(agent, call, origin)
  switch (route) {
    case 'GET pairings':
      return json(200, { pairings: ownPairings(agent, pairing) })
    case 'DELETE pairings/:id':
      return revoke(agent, origin, second)
    case 'POST sign':
      return beginSigning(agent, call, pairing)
    case 'GET sign/:id':
      return pollSigning(agent, call, pairing, second)
    case 'DELETE sign/:id':
      agent.desk.drop(agent.desk.of(pairing, second))
      return { status: 204 }
    case 'POST sign/:id/window': {
      const request = agent.desk.of(pairing, second)
      agent.desk.reopen(request)
      return json(200, waiting(agent, request))
    }
  }
  throw new ServiceFault('not-found')
}

/** @throws ServiceFault `not-paired` */
function paired(agent: Agent, call: Call, origin: string): Pairing {
  const pairing = agent.pairings.find(origin, bearer(call))
  if (!pairing) throw new ServiceFault('not-paired')
  return pairing
}

const bearer = (call: Call): string | undefined => /^Bearer ([\w-]{43})$/.exec(call.header('authorization') ?? '')?.[1]

function status(agent: Agent, call: Call, origin: string) {
  const pairing = agent.pairings.find(origin, bearer(call))
  const selfTestUrl = `${agent.url}/self-test?origin=${encodeURIComponent(origin)}`
  const common = { agent: 'vnaccs-signing-agent', api: 1, paired: pairing !== undefined, selfTestUrl }
  if (!pairing) return common
  return { ...common, pairing: pairing.id, ...shelfForPages(agent.rack.look(2000)) }
}

/** Slots, certificates, tries: what a page may know of the tokens to tell the person what is missing. */
function shelfForPages(shelf: Shelf) {
  return {
    modules: shelf.modules.map(({ id, maker, verified, fault }) => ({
      ...{ id, maker, verified },
      ...(fault ? { fault: sentences(fault) } : {}),
    })),
    tokens: shelf.tokens.map(({ id, kind, label, serial, pin, certificates }) => ({
      ...{ id, kind, label, serial, pin },
      certificates: certificates?.map(({ serial: number, commonName, issuer, notBefore, notAfter, keyType }) => ({
        ...{ serial: number, commonName, issuer, keyType },
        notBefore: new Date(notBefore).toISOString(),
        notAfter: new Date(notAfter).toISOString(),
      })),
    })),
    ...(shelf.fault ? { fault: sentences(shelf.fault) } : {}),
  }
}

async function beginPairing(agent: Agent, call: Call, origin: string): Promise<Reply> {
  const { name } = await jsonBody(call, largestSmall, pairBody)
  const { id, code, openToken } = agent.pairings.begin(origin, name)
  return json(202, { id, code, pairUrl: `${agent.url}/pair/${openToken}`, expiresInSeconds: pairingMinutes * 60 })
}

async function pollPairing(agent: Agent, call: Call, origin: string, id: string): Promise<Reply> {
  const { pairings } = agent
  if (pairings.pending(id, origin)?.state === 'waiting') await pairings.waiters.wait(id, waitOf(call))
  const pending = pairings.pending(id, origin)
  if (!pending) throw new ServiceFault('pairing-gone')
  if (pending.state !== 'confirmed') return json(200, { state: pending.state })
  const { pairing, token } = pairings.collect(pending)
  agent.log({ event: 'paired', origin })
  return json(200, { state: 'paired', pairing: pairing.id, token })
}

function ownPairings(agent: Agent, mine: Pairing) {
  return agent.pairings
    .list()
    .filter(({ origin }) => origin === mine.origin)
    .map(({ id, name, createdAt, lastUsedAt }) => ({
      ...{ id, name, current: id === mine.id, createdAt: new Date(createdAt).toISOString() },
      ...(lastUsedAt === undefined ? {} : { lastUsedAt: new Date(lastUsedAt).toISOString() }),
    }))
}

function revoke(agent: Agent, origin: string, id: string): Reply {
  if (!agent.pairings.revoke(id, origin)) throw new ServiceFault('not-found')
  agent.desk.forgetPairing(id)
  agent.log({ event: 'revoked', origin })
  return { status: 204 }
}

async function beginSigning(agent: Agent, call: Call, pairing: Pairing): Promise<Reply> {
  const { messages } = await jsonBody(call, largestSign, signBody)
  const submitted = messages.map(({ bytes, contentType }) => ({ bytes: base64(bytes), contentType }))
  const request = agent.desk.accept(pairing, readAll(agent.catalogue, submitted))
  agent.log({ event: 'asked', origin: pairing.origin, count: messages.length })
  return json(202, waiting(agent, request))
}

function waiting(agent: Agent, { id, openToken, expiresAt, messages }: SignRequest) {
  const consentUrl = `${agent.url}/consent/${openToken}`
  return { id, state: 'waiting', total: messages.length, consentUrl, expiresAt: new Date(expiresAt).toISOString() }
}

async function pollSigning(agent: Agent, call: Call, pairing: Pairing, id: string): Promise<Reply> {
  const { desk } = agent
  const request = desk.of(pairing, id)
  if (request.state === 'waiting' || request.state === 'signing') await desk.waiters.wait(id, waitOf(call))
  desk.sweep()
  const { state, messages, signed, fault, refusal, expiresAt } = request
  return json(200, {
    ...{ id, state, total: messages.length, done: signed.length, expiresAt: new Date(expiresAt).toISOString() },
    ...(fault ? { fault: sentences(fault) } : {}),
    ...(refusal ? { refusal: sentences(refusal) } : {}),
    ...(state === 'signed' ? { signed: signed.map(signedForPages) } : {}),
  })
}

const signedForPages = ({ body, contentType, sha256, certificate, notice }: SignedBody) => ({
  bytes: Buffer.from(body).toString('base64'),
  contentType,
  sha256,
  certificate: {
    ...{ serial: certificate.serial, commonName: certificate.commonName },
    notAfter: new Date(certificate.notAfter).toISOString(),
  },
  ...(notice ? { notice } : {}),
})

/** `?wait=20`: seconds to wait for an end, at most 25. */
function waitOf(call: Call): number {
  const seconds = Number(call.query.get('wait') ?? 0)
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), longestWait) * 1000 : 0
}

/** @throws ServiceFault `bad-request` */
async function jsonBody<T>(call: Call, limit: number, shape: z.ZodType<T>): Promise<T> {
  if (call.header('content-type')?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    throw new ServiceFault('bad-request', { vi: 'Cần Content-Type: application/json.', en: 'Send application/json.' })
  }
  const body = await call.body(limit)
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    throw new ServiceFault('bad-request', { vi: 'Nội dung không phải JSON.', en: 'The body is no JSON.' })
  }
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.') || '.'}: ${message}`)
  throw new ServiceFault('bad-request', { vi: where.join('; '), en: where.join('; ') })
}

function base64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') === text) return bytes
  throw new ServiceFault('bad-request', {
    vi: 'bytes phải là base64 chuẩn, có dấu = ở cuối.',
    en: 'bytes must be plain base64 with its padding.',
  })
}

const sentences = (error: TokenError | ServiceFault) => ({
  ...{ code: error.code, vi: error.vi, en: error.en },
  ...(error instanceof TokenError && error.triesLeft !== undefined ? { triesLeft: error.triesLeft } : {}),
})

/** RFC 9457, as the API of the simulator; `code` for programs, `en` beside the Vietnamese detail. */
function problem(error: TokenError | ServiceFault): Reply {
  const status = error instanceof ServiceFault ? error.status : 409
  const body = { type: 'about:blank', title: error.code, status, detail: error.vi, ...sentences(error) }
  return { ...json(status, body), headers: { 'Content-Type': 'application/problem+json; charset=utf-8' } }
}

const json = (status: number, value: unknown): Reply => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
})
