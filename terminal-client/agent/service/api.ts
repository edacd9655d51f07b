import { z } from 'zod'
import type { Agent } from './agent.ts'
import { beginEnrolment, pollEnrolment, reopenEnrolment, storeIssued } from './api-enrol.ts'
import { jsonBody, jsonReply, problem, sentences, waitOf } from './api-reply.ts'
import { beginSigning, pollSigning, reopenSigning } from './api-sign.ts'
import { ServiceFault } from './fault.ts'
import { forgetPairing } from './forget-pairing.ts'
import type { Call, Reply } from './http-server.ts'
import { mayPair } from './origin.ts'
import { isKnown, reportBroken } from './page-reply.ts'
import { type Pairing, pairingMinutes } from './pairings.ts'
import type { Shelf } from './shelf.ts'
import type { WindowRequest } from './waiting-room.ts'

/**
 * The JSON API for pages of paired origins, under /v1. An origin is let in by its exact name and by the token it got
 * when it was paired; CORS is granted to that origin alone. Status and pairing are open to any origin that may be
 * paired, and tell it nothing but that an agent is there.
 */

const largestSmall = 4 * 1024
const pairBody = z.strictObject({ name: z.string().trim().max(80).default('') })
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
      'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
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
      return jsonReply(200, status(agent, call, origin))
    case 'POST pair':
      return beginPairing(agent, call, origin)
    case 'GET pair/:id':
      return pollPairing(agent, call, origin, second)
  }
  const pairing = paired(agent, call, origin)
  switch (route) {
    case 'GET pairings':
      return jsonReply(200, { pairings: ownPairings(agent, pairing) })
    case 'DELETE pairings/:id':
      return revoke(agent, origin, second)
    case 'POST sign':
      return beginSigning(agent, call, pairing)
    case 'GET sign/:id':
      return pollSigning(agent, call, pairing, second)
    case 'DELETE sign/:id':
      return drop(agent, agent.desk.of(pairing, second))
    case 'POST sign/:id/window':
      return reopenSigning(agent, agent.desk.of(pairing, second))
    case 'POST enrol':
      return beginEnrolment(agent, call, pairing)
    case 'GET enrol/:id':
      return pollEnrolment(agent, call, pairing, second)
    case 'PUT enrol/:id':
      return storeIssued(agent, call, pairing, second)
    case 'DELETE enrol/:id':
      return drop(agent, agent.enrolments.of(pairing, second))
    case 'POST enrol/:id/window':
      return reopenEnrolment(agent, agent.enrolments.of(pairing, second))
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
  return jsonReply(202, { id, code, pairUrl: `${agent.url}/pair/${openToken}`, expiresInSeconds: pairingMinutes * 60 })
}

async function pollPairing(agent: Agent, call: Call, origin: string, id: string): Promise<Reply> {
  const { pairings } = agent
  if (pairings.pending(id, origin)?.state === 'waiting') await pairings.waiters.wait(id, waitOf(call))
  const pending = pairings.pending(id, origin)
  if (!pending) throw new ServiceFault('pairing-gone')
  if (pending.state !== 'confirmed') return jsonReply(200, { state: pending.state })
  const { pairing, token } = pairings.collect(pending)
  agent.log({ event: 'paired', origin })
  return jsonReply(200, { state: 'paired', pairing: pairing.id, token })
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
  forgetPairing(agent, id)
  agent.log({ event: 'revoked', origin })
  return { status: 204 }
}

function drop(agent: Agent, request: WindowRequest): Reply {
  agent.room.drop(request)
  return { status: 204 }
}
