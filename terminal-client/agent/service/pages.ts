import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { noticePage } from '../consent/frame.ts'
import { homePage } from '../consent/home-page.ts'
import { selfTestPage } from '../consent/self-test-page.ts'
import type { Agent } from './agent.ts'
import { consentWindow, decideSigning, lookAgain, oneMessage, signingProgress, stopSigning } from './consent-window.ts'
import { ServiceFault } from './fault.ts'
import type { Call, Reply } from './http-server.ts'
import { isOwnOrigin, mayPair, ownHosts } from './origin.ts'
import { htmlReply, isKnown, notFound, reportBroken, seeOther } from './page-reply.ts'
import { decidePairing, pairingWindow } from './pairing-window.ts'
import { newSecret } from './secret.ts'

/**
 * The agent's own windows. No page of another origin can read them (no CORS), frame them (frame-ancestors) or post to
 * them: a post must come from the agent's own origin and carry the one secret of the form shown last. There is no
 * cookie: cookies do not tell ports apart, so every server on this machine would be sent it.
 */

const largestForm = 4 * 1024

/** Answers one call that is not the API's. */
export async function answerPage(agent: Agent, call: Call): Promise<Reply> {
  try {
    requireOwn(agent, call)
    return await routed(agent, call)
  } catch (error) {
    return faultPage(agent, error)
  }
}

/** A page for a fault. */
export function faultPage(agent: Pick<Agent, 'log'>, error: unknown): Reply {
  reportBroken(agent, error)
  const fault = isKnown(error) ? error : new ServiceFault('broken-inside')
  const status = fault instanceof ServiceFault ? fault.status : 409
  return htmlReply(noticePage({ vi: 'Không thực hiện được', en: 'Not done' }, fault, true), status)
}

/** @throws ServiceFault `foreign-origin` for a post, fetch or frame of another origin; a link may lead here from anywhere */
function requireOwn(agent: Agent, call: Call): void {
  const site = call.header('sec-fetch-site') ?? 'none'
  const from = call.origin === undefined ? call.method === 'GET' : isOwnOrigin(call.origin, agent.port)
  const destination = call.header('sec-fetch-dest') ?? 'document'
  const navigates = call.method === 'GET' && destination === 'document'
  const near = site === 'same-origin' || site === 'none'
  if (!from || !(near || navigates)) throw new ServiceFault('foreign-origin')
}

async function routed(agent: Agent, call: Call): Promise<Reply> {
  const [, first = '', second = '', third = '', fourth = ''] = call.path.split('/')
  const depth = call.path.split('/').length - 1
  switch (`${call.method} ${first} ${depth}`) {
    case 'GET  1':
      return htmlReply(home(agent))
    case 'POST  1':
      return homeAction(agent, await formOf(call))
    case 'GET agent.css 1':
    case 'GET agent.js 1':
      return assets[first] ?? notFound()
    case 'GET self-test 1':
      return htmlReply(selfTest(agent, call))
    case 'GET pair 2':
      return seeOther(`/pairing/${agent.pairings.openWindow(second).windowSecret}`)
    case 'GET pairing 2':
      return htmlReply(pairingWindow(agent, second))
    case 'POST pairing 2':
      return decidePairing(agent, second, await formOf(call))
    case 'GET consent 2':
      return seeOther(`/window/${agent.desk.openWindow(second).windowSecret}`)
    case 'GET window 2':
      return htmlReply(consentWindow(agent, second, Number(call.query.get('list') ?? 0)))
    case 'POST window 2':
      return decideSigning(agent, second, await formOf(call))
    case 'GET window 3':
      return third === 'state' ? signingProgress(agent, second) : notFound()
    case 'POST window 3':
      return third === 'stop' ? stopSigning(agent, second) : notFound()
    case 'GET window 4':
      return third === 'message' ? htmlReply(oneMessage(agent, second, Number(fourth))) : notFound()
  }
  return notFound()
}

// One secret for each first page shown; a handful, so that a few tabs may be open.
const homeForms = new WeakMap<Agent, string[]>()
const mostHomeForms = 16

function home(agent: Agent): string {
  const formSecret = newSecret()
  homeForms.set(agent, [...(homeForms.get(agent) ?? []), formSecret].slice(-mostHomeForms))
  const { rack, pairings, desk, clock, url } = agent
  return homePage({
    ...{ formSecret, url, now: clock() },
    ...{ shelf: rack.look(), pairings: pairings.list(), kept: desk.kept.list() },
  })
}

function homeAction(agent: Agent, form: URLSearchParams): Reply {
  const given = form.get('form') ?? ''
  const valid = homeForms.get(agent) ?? []
  if (!valid.includes(given)) throw new ServiceFault('window-old')
  homeForms.set(
    agent,
    valid.filter((secret) => secret !== given),
  )
  const action = form.get('action')
  if (action === 'forget') agent.desk.kept.forgetAll()
  if (action === 'look') lookAgain(agent)
  if (action === 'revoke') {
    const revoked = agent.pairings.revoke(form.get('id') ?? '')
    if (revoked) {
      agent.desk.forgetPairing(revoked.id)
      agent.log({ event: 'revoked', origin: revoked.origin })
    }
  }
  return seeOther('/')
}

function selfTest(agent: Agent, call: Call): string {
  const { pairings, contacts, trustedOrigins, clock, port } = agent
  const named = call.query.get('origin')?.slice(0, 300)
  const origin = named && URL.canParse(named) ? new URL(named).origin : named || undefined
  const [, otherHost] = ownHosts(port)
  return selfTestPage({
    origin,
    mayPair: origin !== undefined && mayPair(origin, trustedOrigins),
    paired: origin !== undefined && pairings.isPaired(origin),
    contact: origin === undefined ? undefined : contacts.of(origin),
    now: clock(),
    otherName: `http://${otherHost}`,
  })
}

async function formOf(call: Call): Promise<URLSearchParams> {
  const type = call.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') throw new ServiceFault('bad-request')
  return new URLSearchParams((await call.body(largestForm)).toString('utf8'))
}

const asset = (name: string, type: string): Reply => ({
  status: 200,
  headers: { 'Content-Type': `${type}; charset=utf-8` },
  body: readFileSync(fileURLToPath(new URL(`../consent/${name}`, import.meta.url))),
})

const assets: Readonly<Record<string, Reply>> = {
  'agent.css': asset('agent.css', 'text/css'),
  'agent.js': asset('agent.js', 'text/javascript'),
}
