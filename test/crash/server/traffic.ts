/** What clients do while the server is killed: declare, declare, and empty their mailboxes; and what they were told. */

import type { Client } from '../../support/client.ts'
import { ediAnswer, message, numbered } from '../../support/message.ts'
import { importForm } from '../../support/papers.ts'
import { signed } from '../../support/signer.ts'
import type { Member } from '../../support/simulator.ts'

export interface Request {
  readonly who: Member
  readonly procedure: string
  readonly carry: string
  readonly body: Uint8Array
  readonly contentType: string
}

export interface Acknowledged extends Request {
  readonly answer: Uint8Array
  readonly number: string
}

export interface Received {
  readonly user: string
  readonly output: string
  readonly number: string
}

/** Everything the clients saw, over all rounds. */
export interface Log {
  readonly acknowledged: Acknowledged[]
  /** Sent, and no answer came back. */
  readonly unanswered: Request[]
  readonly received: Received[]
}

export const newLog = (): Log => ({ acknowledged: [], unanswered: [], received: [] })

export const request = (who: Member, procedure: string, bytes: Uint8Array): Request => {
  const carry = Buffer.from(bytes.subarray(219, 245)).toString()
  return { who, procedure, carry, ...signed(who.signer, bytes) }
}

/** The answer's bytes, or undefined when the connection broke. An answer that is no answer throws. */
export async function exchange(client: Client, { body, contentType }: Request): Promise<Uint8Array | undefined> {
  const reply = await client.post(body, contentType).catch(() => undefined)
  if (reply === undefined) return undefined
  if (reply.status !== 200 || reply.headers.get('vnaccs-gateway-code')) throw new Error(`${reply.status} ${reply.text}`)
  return reply.bytes
}

async function told(client: Client, log: Log, asked: Request): Promise<string | undefined> {
  const answer = await exchange(client, asked)
  if (answer === undefined) {
    log.unanswered.push(asked)
    return undefined
  }
  const { codes, header, firstLine } = ediAnswer(answer)
  if (codes[0] !== '00000') throw new Error(`${asked.procedure}: ${firstLine}`)
  const number = header.subject.slice(16, 28)
  log.acknowledged.push({ ...asked, answer, number })
  return number
}

/** IDA then IDC, again and again, until the connection breaks. */
export async function declareOn(client: Client, who: Member, log: Log): Promise<void> {
  for (;;) {
    const number = await told(client, log, request(who, 'IDA', message(who.account, 'IDA', importForm())))
    if (number === undefined) return
    if (
      (await told(client, log, request(who, 'IDC', message(who.account, 'IDC', numbered('ICN', number))))) === undefined
    )
      return
  }
}

/** `#REP1` and `?A2` until the connection breaks, or, when `once`, until nothing waits. */
export async function pullOn(client: Client, who: Member, log: Log, once = false): Promise<void> {
  const { terminalId: TRM, accessKey: KEY } = who.account
  const open = () => message(who.account, '#REP1', { head: { TRM, KEY, MOD: '0' }, lines: [] })
  for (let next = open(); ; ) {
    const reply = await client.post(next).catch(() => undefined)
    if (reply === undefined) return
    const { header, codes, firstLine } = ediAnswer(reply.bytes)
    if (header.dataType === 'P') {
      log.received.push({ user: who.account.userId, output: header.output.slice(0, 6), number: header.subject.trim() })
      next = message(who.account, '?A2', undefined, { continuation: header.continuation })
      continue
    }
    if (codes[0] !== 'A0071') throw new Error(`pull: ${firstLine}`)
    if (once) return
    await new Promise((later) => setTimeout(later, 20))
    next = open()
  }
}
