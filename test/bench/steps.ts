/** Where the time of a message goes: each step of the pipeline alone, one message after another, as they do arrive. */

import { declarationNumber } from '#customs/declaration/numbering.ts'
import type { Facts } from '#customs/facts.ts'
import { decodeItems } from '#protocol/edi/decode.ts'
import { toForm } from '#protocol/edi/form.ts'
import { readMessage } from '#protocol/edi/message.ts'
import { SUCCESS } from '#protocol/edi/result.ts'
import { readEnvelope } from '#protocol/envelope/read-envelope.ts'
import { type Delivery, receive } from '../../simulator/pipeline/receive.ts'
import { answerMessage } from '../../simulator/pipeline/reply.ts'
import type { House } from '../../simulator/pipeline.ts'

export const STEPS = ['envelope', 'signature', 'decode', 'decide', 'encode'] as const
export type Step = (typeof STEPS)[number]

/** Mean time of each step in µs over the IDA given. What the store adds is the difference to the whole. */
export function stepTimes(house: House, deliveries: readonly Delivery[]): Readonly<Record<Step, number>> {
  const spent: Record<Step, number> = { envelope: 0, signature: 0, decode: 0, decide: 0, encode: 0 }
  const timed = <T>(step: Step, work: () => T): T => {
    const began = performance.now()
    const made = work()
    spent[step] += performance.now() - began
    return made
  }
  for (const one of deliveries) {
    const envelope = timed('envelope', () => readEnvelope(one.contentType, one.body))
    if ('malformed' in envelope || !envelope.signed) throw new Error('the message is not a signed one')
    const { entity, cms, micalg } = envelope.signed
    const incoming = receive(one, house.catalogue, house.trust)
    const account = house.store.realm().accounts.get(incoming.header.user)
    const layout = house.catalogue.layout('input', 'IDA')
    if (account === undefined || layout === undefined) throw new Error('no account, or no layout IDA')
    timed('signature', () => house.trust.judge(house.trust.examine(entity, cms, micalg), account, one.receivedAt))
    const form = timed('decode', () => toForm(layout, decodeItems(layout, readMessage(envelope.message).items).content))
    const facts: Facts = {
      now: one.receivedAt,
      sender: { userId: account.userId, unit: account.unit },
      run: '',
      reference: house.reference,
      nextNumber: { import: declarationNumber('import', 1), export: declarationNumber('export', 1) },
      nextStatement: 1,
      selectivity: {},
      quoted: new Map(),
    }
    const decision = timed('decide', () => house.procedures.IDA.decide(form, undefined, facts))
    if (decision.kind !== 'accepted' || !decision.screen) throw new Error('the IDA was refused')
    const outcome = { results: [SUCCESS], number: decision.number ?? '', screen: decision.screen }
    const world = { now: one.receivedAt, waiting: false, catalogue: house.catalogue }
    timed('encode', () => answerMessage(incoming, outcome, world))
  }
  for (const step of STEPS) spent[step] *= 1000 / deliveries.length
  return spent
}
