/**
 * The one way of a message through the house (architecture, "One sentence, one file"):
 *
 *   bytes → envelope → signature → codec → procedure → declaration → commit(state + mailbox + journal) → answer
 *
 * What the counterpart did wrong is a value all along; an exception here is a bug or a broken edge.
 */
import type { Decision } from '#customs/decision.ts'
import { toForm } from '#protocol/edi/form.ts'
import { SUCCESS } from '#protocol/edi/result.ts'
import { formatResult } from '#protocol/edi/result-line.ts'
import type { Verdict } from '#training/journal-row.ts'
import { type Admission, admissionOf, proofOf, refusalOf } from './pipeline/admit.ts'
import { assignInTurn } from './pipeline/assign-in-turn.ts'
import { type Case, decide, type Rooms } from './pipeline/decide.ts'
import { type Cause, keep, layReports } from './pipeline/deliver.ts'
import { type Fault, faultsFor, type Met, spend } from './pipeline/faults.ts'
import { PULLS, pull } from './pipeline/pull.ts'
import { type Delivery, type GatewayCode, type Incoming, receive } from './pipeline/receive.ts'
import { journalEntries, runOf, type Settled, standingOf } from './pipeline/record.ts'
import { type Answer, answerMessage, gatewayAnswer, type Outcome, pulledMessage, TOO_LARGE } from './pipeline/reply.ts'
import { sandboxTime } from './pipeline/world.ts'
import type { Clock, Digest, Passwords, Realm, Store, Trust, Tx } from './ports.ts'

export interface House extends Rooms {
  readonly trust: Trust
  /** Of the campaign's world, and of messages that belong to no known account. */
  readonly store: Store
  /** The store of the world that a wire account belongs to; absent where there is one world only. */
  readonly storeFor?: (userId: string) => Promise<Store> | Store
  readonly clock: Clock
  readonly passwords: Passwords
  readonly digest: Digest
}

/** One message through the house; resolves when everything about it is durable. Rejects only when an edge is broken. */
export async function handle(house: House, delivery: Delivery): Promise<Answer> {
  const incoming = receive(delivery, house.catalogue, house.trust)
  const store = (await house.storeFor?.(incoming.header.user)) ?? house.store
  const proof = await proofOf(house, incoming, store.realm())
  return store.commit(async (tx, realm) => {
    const now = sandboxTime(realm, house.clock.real(), runOf(incoming))
    const admission = await admissionOf(house, incoming, realm, proof)
    const met = faultsMet(admission, realm)
    const settled = struck(await settle(house, admission, now, tx, realm, met), met)
    await spend(tx, realm, settled.faults ?? [])
    const [, answered] = await tx.append(journalEntries(house.clock, admission, settled, now))
    return answered === undefined ? settled.answer : { ...settled.answer, journal: answered }
  })
}

/** Faults are for those who are known here: what a stranger sends stays what it is. */
function faultsMet({ incoming, account, closed }: Admission, realm: Realm): Met {
  if (account === undefined || closed) return {}
  const { userId } = account
  return faultsFor(realm, { userId, run: runOf(incoming), procedure: incoming.header.procedure.trim() })
}

/** An answer held back or cut off is the whole answer all the same: a resend gets it (contract, resend). */
function struck(settled: Settled, { delay, drop }: Met): Settled {
  if (delay === undefined && drop === undefined) return settled
  const answer: Answer = {
    ...settled.answer,
    ...(delay ? { delayMs: delay.delayMs } : {}),
    ...(drop ? { dropped: true } : {}),
  }
  const faults = [...(settled.faults ?? []), ...(delay ? [delay] : []), ...(drop ? [drop] : [])]
  return { ...settled, answer, faults }
}

async function settle(
  house: House,
  admission: Admission,
  now: number,
  tx: Tx,
  realm: Realm,
  met: Met,
): Promise<Settled> {
  const { incoming, verdict, account, procedure: entry } = admission
  if (incoming.fault === 'tooLarge')
    return { answer: TOO_LARGE, results: ['E0001-0000-0000'], outputs: [], declarationNo: '', reports: [] }
  const gateway = gatewayOf(incoming, verdict)
  if (gateway) {
    const answer = gatewayAnswer(gateway.code, gateway.detail)
    return { answer, results: [gateway.code], outputs: [], declarationNo: '', reports: [] }
  }
  const refusal = refusalOf(admission)
  if (refusal) return answered(house, incoming, now, false, { results: [refusal], number: '' })
  if (account === undefined || entry === undefined) throw new Error('admitted without account or procedure')
  const matter: Case = { incoming, account, entry, run: runOf(incoming), now }
  return once(house, matter, tx, async () => {
    if (met.refuse) return refusedBy(house, matter, met.refuse, tx)
    return PULLS.has(entry.code) ? pulled(house, matter, tx) : decided(house, matter, tx, realm, met.duplicate)
  })
}

async function refusedBy(house: House, { incoming, account, now }: Case, fault: Fault, tx: Tx): Promise<Settled> {
  const waiting = (await tx.waitingCount(account.userId)) > 0
  const results = [{ code: fault.code, item: '0000', line: 0 }]
  return { ...answered(house, incoming, now, waiting, { results, number: '' }), faults: [fault] }
}

function gatewayOf(incoming: Incoming, verdict: Verdict | null): { code: GatewayCode; detail: string } | undefined {
  if (incoming.gateway) return incoming.gateway
  if (verdict?.code !== 'E134' && verdict?.code !== 'E135') return undefined
  return { code: verdict.code, detail: verdict.steps.find((step) => !step.ok)?.en ?? '' }
}

/** A resend gets the first answer again and changes nothing; refusals of family A are not remembered (contract, resend). */
async function once(house: House, matter: Case, tx: Tx, work: () => Promise<Settled>): Promise<Settled> {
  const { incoming, account } = matter
  const carry = incoming.header.carry
  if (carry === '') return work()
  const identity = house.digest(incoming.identity)
  const before = await tx.remembered(account.userId, carry, identity)
  if (before) {
    const { bytes, contentType, results, outputs, declarationNo } = before
    return { answer: { status: 200, contentType, body: bytes }, results, outputs, declarationNo, reports: [] }
  }
  const settled = await work()
  if (settled.results[0]?.startsWith('A')) return settled
  const { answer, results, outputs, declarationNo } = settled
  const { body: bytes, contentType } = answer
  await tx.remember(account.userId, carry, identity, { bytes, contentType, results, outputs, declarationNo })
  return settled
}

async function pulled(house: House, { incoming, account, entry, now }: Case, tx: Tx): Promise<Settled> {
  const layout = house.catalogue.layout('input', entry.code)
  const { items: content, itemResults: results } = incoming
  if (layout === undefined || results.length > 0) return answered(house, incoming, now, false, { results, number: '' })
  const got = await pull(incoming.header, toForm(layout, content), account, tx)
  if (got.kind === 'result') {
    // An acknowledgement tells, as every other answer does, that messages still wait.
    const waiting = got.result === SUCCESS && (await tx.waitingCount(account.userId)) > 0
    return answered(house, incoming, now, waiting, { results: [got.result], number: '' })
  }
  const { report, more } = got
  const continuation = String(report.id)
  const answer = pulledMessage(incoming, report.bytes, { more, continuation, catalogue: house.catalogue })
  return { answer, results: [], outputs: [report.output], declarationNo: report.declarationNo, reports: [] }
}

async function decided(
  house: House,
  matter: Case,
  tx: Tx,
  realm: Realm,
  duplicate: Fault | undefined,
): Promise<Settled> {
  const { incoming, account, now } = matter
  const { decision, facts, number, channelForced } = await decide(house, matter, tx, realm)
  if (decision.kind === 'rejected') {
    const waiting = (await tx.waitingCount(account.userId)) > 0
    return answered(house, incoming, now, waiting, { results: decision.rejections, number })
  }
  const { declaration: after, reports } = decision
  const declaration = after && (await assignInTurn(tx, realm, after, now))
  if (declaration) await keep(declaration, reports, facts?.nextNumber, tx)
  const laid = await layReports(house.catalogue, causeOf(matter, decision), reports, tx, duplicate)
  const waiting = (await tx.waitingCount(account.userId)) > 0
  const settled = answered(house, incoming, now, waiting, outcomeOf(decision))
  const outputs = [...settled.outputs, ...laid.map((report) => report.code)]
  return {
    ...settled,
    outputs,
    reports: laid,
    ...(declaration ? { standing: { ...standingOf(declaration), ...(channelForced ? { channelForced } : {}) } } : {}),
    ...(declaration && declaration !== after ? { assigned: declaration } : {}),
    ...(duplicate && laid.length > 0 ? { faults: [duplicate] } : {}),
  }
}

type Accepted = Extract<Decision, { kind: 'accepted' }>

const causeOf = ({ incoming, account, entry, run, now }: Case, decision: Accepted): Cause => ({
  account,
  procedure: entry.code,
  run,
  index: incoming.header.carry,
  inputId: incoming.header.inputId,
  number: decision.number ?? '',
  now,
})

const outcomeOf = ({ warnings = [], number = '', screen }: Accepted): Outcome => ({
  results: warnings.length > 0 ? warnings : [SUCCESS],
  number,
  ...(screen ? { screen } : {}),
})

function answered(house: House, incoming: Incoming, now: number, waiting: boolean, outcome: Outcome): Settled {
  return {
    answer: answerMessage(incoming, outcome, { now, waiting, catalogue: house.catalogue }),
    results: outcome.results.map(formatResult),
    outputs: outcome.screen ? [outcome.screen.code] : [],
    declarationNo: outcome.number,
    reports: [],
  }
}
