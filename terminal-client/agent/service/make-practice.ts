import { TokenError } from '../token-error.ts'
import type { Agent } from './agent.ts'
import { pinOf } from './form.ts'

/**
 * Makes a practice token as a form of the agent's own window says.
 * @throws TokenError `pins-differ`, and as `TokenRack.makePractice` tells
 */
export function makePractice({ rack, log }: Pick<Agent, 'rack' | 'log'>, form: URLSearchParams): void {
  const pin = pinOf(form, 'newPin')
  if (pin !== pinOf(form, 'repeatedPin')) throw new TokenError('pins-differ')
  const label = (form.get('label') ?? '').trim().normalize('NFC')
  rack.makePractice(label, pin)
  log({ event: 'made-token', detail: label })
  rack.look()
}
