/**
 * `POST /vnaccs` (contract, Terminal endpoint). It works on node's own request and response: the bytes are hot and
 * exact, and Express has nothing to add to them.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Delivery } from '../pipeline/receive.ts'
import type { Answer } from '../pipeline/reply.ts'

export interface TerminalDeps {
  readonly handle: (delivery: Delivery) => Promise<Answer>
  readonly broken: () => Answer
  readonly clock: { real(): number; elapsed(): number }
  readonly log: Logger
  readonly metrics: { message(answer: Answer, seconds: number): void; waiting(count: number): void }
  /** Messages in work at once before A0011 is answered. */
  readonly queue?: number
}

const MiB = 1024 * 1024
/** A multipart body may carry attachments and a signature; anything else is a bare message. */
const LIMIT = { multipart: 10 * MiB + 64 * 1024, bare: MiB }
/** Kept of a body over the limit. */
const KEPT = 64 * 1024
const QUEUE = 1024

type Fault = NonNullable<Delivery['fault']>

export function terminalEndpoint(deps: TerminalDeps) {
  const { queue = QUEUE } = deps
  let waiting = 0
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const startedAt = deps.clock.elapsed()
    const receivedAt = deps.clock.real()
    const contentType = request.headers['content-type'] ?? ''
    const limit = /^\s*multipart\//i.test(contentType) ? LIMIT.multipart : LIMIT.bare
    const { body, fault } = await readBody(request, limit)
    const busy: Fault | undefined = waiting >= queue ? 'overloaded' : undefined
    const trouble = fault ?? busy
    waiting++
    deps.metrics.waiting(waiting)
    let answer: Answer
    try {
      answer = await deps.handle({
        contentType,
        body,
        receivedAt,
        startedAt,
        ...(trouble ? { fault: trouble } : {}),
      })
      deps.metrics.message(answer, (deps.clock.elapsed() - startedAt) / 1000)
    } catch (cause) {
      deps.log.error({ err: cause }, 'terminal endpoint: a message could not be kept')
      send(response, deps.broken(), true)
      return
    } finally {
      // An answer that a trainer holds back is no work in hand.
      waiting--
      deps.metrics.waiting(waiting)
    }
    if (answer.delayMs !== undefined) await heldBack(response, answer.delayMs)
    if (answer.dropped) breakOff(response, answer)
    else send(response, answer, fault === 'tooLarge')
  }
}

/** Until the time is over or the other side has gone. */
function heldBack(response: ServerResponse, ms: number): Promise<void> {
  if (response.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    const over = (): void => {
      clearTimeout(timer)
      response.off('close', over)
      resolve()
    }
    const timer = setTimeout(over, ms)
    response.once('close', over)
  })
}

/**
 * Cuts the connection within the answer. A browser sends a request again by itself when a connection that it kept open
 * ends before the first byte of an answer: the loss would never be seen.
 */
function breakOff(response: ServerResponse, { status, contentType, body }: Answer): void {
  if (response.destroyed) return
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': Math.max(1, body.length) })
  response.flushHeaders()
  response.socket?.destroySoon()
}

function send(response: ServerResponse, answer: Answer, close: boolean): void {
  if (response.destroyed) return
  response.writeHead(answer.status, {
    'Content-Type': answer.contentType,
    'Content-Length': answer.body.length,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(answer.gatewayCode ? { 'vnaccs-gateway-code': answer.gatewayCode } : {}),
    ...(answer.journal === undefined ? {} : { 'vnaccs-journal': String(answer.journal) }),
    ...(close ? { Connection: 'close' } : {}),
  })
  response.end(answer.body)
}

/** Never rejects: a broken-off body is a fault like another, and what came of it is kept. */
function readBody(request: IncomingMessage, limit: number): Promise<{ body: Uint8Array; fault?: Fault }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const finish = (fault?: Fault) => {
      request.removeAllListeners('data')
      request.removeAllListeners('end')
      request.removeAllListeners('close')
      const whole = Buffer.concat(chunks)
      resolve(fault === undefined ? { body: whole } : { body: whole.subarray(0, KEPT), fault })
    }
    request.on('error', () => undefined)
    request.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size > limit) {
        request.pause()
        finish('tooLarge')
      }
    })
    request.on('end', () => finish())
    request.on('close', () => finish('aborted'))
  })
}
