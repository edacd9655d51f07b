import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { noticePage } from '../consent/frame.ts'
import { selfTestPage } from '../consent/self-test-page.ts'
import type { Agent } from './agent.ts'
import { ServiceFault } from './fault.ts'
import { formOf } from './form.ts'
import { home, homeAction } from './home.ts'
import type { Call, Reply } from './http-server.ts'
import { isOwnOrigin, mayPair, ownHosts } from './origin.ts'
import { htmlReply, isKnown, notFound, reportBroken, seeOther } from './page-reply.ts'
import { decidePairing, pairingWindow } from './pairing-window.ts'
import { answerWindow } from './windows.ts'

/**
 * The agent's own windows. No page of another origin can read them (no CORS), frame them (frame-ancestors) or post to
 * them: a post must come from the agent's own origin and carry the one secret of the form shown last. There is no
 * cookie: cookies do not tell ports apart, so every server on this machine would be sent it.
 */

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
      return seeOther(`/window/${agent.room.openWindow(second)}`)
  }
  return first === 'window' ? answerWindow(agent, call, second, [third, fourth]) : notFound()
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

const asset = (name: string, type: string): Reply => ({
  status: 200,
  headers: { 'Content-Type': `${type}; charset=utf-8` },
  body: readFileSync(fileURLToPath(new URL(`../consent/${name}`, import.meta.url))),
})

const assets: Readonly<Record<string, Reply>> = {
  'agent.css': asset('agent.css', 'text/css'),
  'agent.js': asset('agent.js', 'text/javascript'),
}
