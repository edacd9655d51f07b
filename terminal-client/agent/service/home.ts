import { homePage } from '../consent/home-page.ts'
import { TokenError } from '../token-error.ts'
import type { Agent } from './agent.ts'
import { ServiceFault } from './fault.ts'
import { forgetPairing } from './forget-pairing.ts'
import type { Reply } from './http-server.ts'
import { lookAgain } from './look-again.ts'
import { makePractice } from './make-practice.ts'
import { htmlReply, seeOther } from './page-reply.ts'
import { newSecret } from './secret.ts'

/** The agent's first page: what is plugged in, who may ask, and what can be done about it here. */

// One secret for each first page shown; a handful, so that a few tabs may be open.
const homeForms = new WeakMap<Agent, string[]>()
const mostHomeForms = 16

export function home(
  agent: Agent,
  notMade?: { readonly fault: TokenError | ServiceFault; readonly label: string },
): string {
  const formSecret = newSecret()
  homeForms.set(agent, [...(homeForms.get(agent) ?? []), formSecret].slice(-mostHomeForms))
  const { rack, pairings, kept, clock, url } = agent
  return homePage({
    ...{ formSecret, url, now: clock(), notMade },
    ...{ shelf: rack.look(), pairings: pairings.list(), kept: kept.list() },
  })
}

/** @throws ServiceFault `window-old` */
export function homeAction(agent: Agent, form: URLSearchParams): Reply {
  const given = form.get('form') ?? ''
  const valid = homeForms.get(agent) ?? []
  if (!valid.includes(given)) throw new ServiceFault('window-old')
  homeForms.set(
    agent,
    valid.filter((secret) => secret !== given),
  )
  switch (form.get('action')) {
    case 'forget':
      agent.kept.forgetAll()
      break
    case 'look':
      lookAgain(agent)
      break
    case 'make':
      return makeHere(agent, form)
    case 'revoke':
      revoke(agent, form.get('id') ?? '')
  }
  return seeOther('/')
}

function makeHere(agent: Agent, form: URLSearchParams): Reply {
  try {
    makePractice(agent, form)
    return seeOther('/')
  } catch (error) {
    if (!(error instanceof TokenError || error instanceof ServiceFault)) throw error
    return htmlReply(home(agent, { fault: error, label: form.get('label') ?? '' }), 409)
  }
}

function revoke(agent: Agent, id: string): void {
  const revoked = agent.pairings.revoke(id)
  if (!revoked) return
  forgetPairing(agent, revoked.id)
  agent.log({ event: 'revoked', origin: revoked.origin })
}
