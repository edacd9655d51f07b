import { pairingDonePage, pairingPage } from '../consent/pairing-page.ts'
import type { Agent } from './agent.ts'
import type { Reply } from './http-server.ts'
import { htmlReply } from './page-reply.ts'
import { newSecret } from './secret.ts'

/** The window in which a person compares the code. `secret` is its name in the path. */

export function pairingWindow(agent: Agent, secret: string): string {
  const pending = agent.pairings.inWindow(secret)
  if (pending.state !== 'waiting') return pairingDonePage(pending.state === 'confirmed', pending.origin)
  pending.formSecret = newSecret()
  return pairingPage(pending, `/pairing/${secret}`, pending.formSecret)
}

export function decidePairing(agent: Agent, secret: string, form: URLSearchParams): Reply {
  const pending = agent.pairings.inWindow(secret)
  const confirmed = form.get('decision') === 'pair'
  agent.pairings.decide(pending, form.get('form') ?? undefined, confirmed)
  return htmlReply(pairingDonePage(confirmed, pending.origin))
}
