import { TokenError } from '../token-error.ts'
import type { Agent } from './agent.ts'
import { ServiceFault } from './fault.ts'
import type { Reply } from './http-server.ts'

export const htmlReply = (body: string, status = 200): Reply => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body,
})

export const seeOther = (location: string): Reply => ({ status: 303, headers: { Location: location } })

/** @throws ServiceFault `not-found` */
export function notFound(): never {
  throw new ServiceFault('not-found')
}

/** A fault with a sentence of its own; anything else is a bug. */
export const isKnown = (error: unknown): error is ServiceFault | TokenError =>
  error instanceof ServiceFault || error instanceof TokenError

/** Logs a bug with its cause; whoever asked is told a constant. */
export function reportBroken(agent: Pick<Agent, 'log'>, error: unknown): void {
  if (isKnown(error)) return
  agent.log({ event: 'broken', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
