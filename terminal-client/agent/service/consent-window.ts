import { consentPage, rowsOfPage } from '../consent/consent-page.ts'
import { messagePage, progressPage, refusedPage, signedPage } from '../consent/result-pages.ts'
import type { Agent } from './agent.ts'
import { ServiceFault } from './fault.ts'
import type { Reply } from './http-server.ts'
import { longestKeep } from './kept-logins.ts'
import { notFound, reportBroken, seeOther } from './page-reply.ts'
import { newSecret } from './secret.ts'
import type { SignRequest } from './sign-desk.ts'
import { type Summary, summaryOf } from './summary.ts'

/** The window in which a person sees what is to be signed, gives the PIN or refuses. `secret` is its name in the path. */

const summaries = new WeakMap<SignRequest, readonly Summary[]>()

function summariesOf(agent: Agent, request: SignRequest): readonly Summary[] {
  const known = summaries.get(request)
  if (known) return known
  const made = request.messages.map((message) => summaryOf(agent.catalogue, message))
  summaries.set(request, made)
  return made
}

export function consentWindow(agent: Agent, secret: string, list: number): string {
  const request = agent.desk.inWindow(secret)
  const path = `/window/${secret}`
  if (request.state === 'signing') return progressPage(path, request.signed.length, request.messages.length)
  if (request.state === 'signed') return signedPage(request.signed)
  if (request.state === 'refused') return refusedPage(request.refusal)
  return consentPage(consentView(agent, request, path, list))
}

function consentView(agent: Agent, request: SignRequest, path: string, list: number) {
  const formSecret = newSecret()
  request.formSecret = formSecret
  const { found, fault: missing } = agent.desk.candidates(request)
  const open = found.find((candidate) => agent.desk.keptUntil(request, candidate) !== undefined)
  const chosen = open ?? found[0]
  const pages = Math.ceil(request.messages.length / rowsOfPage)
  return {
    ...{ path, formSecret, origin: request.origin, messages: request.messages, candidates: found, chosen, missing },
    pairingName: agent.pairings.list().find(({ id }) => id === request.pairingId)?.name ?? '',
    summaries: summariesOf(agent, request),
    signed: request.signed.length,
    listPage: Number.isInteger(list) ? Math.min(Math.max(list, 0), pages - 1) : 0,
    keptUntil: chosen && agent.desk.keptUntil(request, chosen),
    keepMinutes: agent.pairings.keepMinutes,
    fault: request.fault,
  }
}

export async function decideSigning(agent: Agent, secret: string, form: URLSearchParams): Promise<Reply> {
  const { desk, pairings } = agent
  const request = desk.inWindow(secret)
  const back = seeOther(`/window/${secret}`)
  const formSecret = form.get('form') ?? undefined
  switch (form.get('decision')) {
    case 'refuse':
      desk.refuse(request, formSecret)
      report(agent, request)
      return back
    case 'look':
      lookAgain(agent)
      return back
    case 'forget':
      desk.kept.forgetOwner(request.pairingId)
      return back
    case 'sign':
      break
    default:
      throw new ServiceFault('bad-request')
  }
  const keepMinutes = minutesOf(form.get('keep'))
  const signing = desk.sign(request, {
    formSecret,
    tokenId: form.get('token') ?? undefined,
    pin: form.get('pin') ?? undefined,
    lastTryConfirmed: form.get('lastTry') === '1',
    keepMinutes,
  })
  const settled = signing.then(() => {
    report(agent, request)
    if (request.state === 'signed')
      pairings.used(request.pairingId, form.has('keep') ? keepMinutes : pairings.keepMinutes)
  })
  // A large batch goes on behind the window, which shows its progress.
  if (request.state !== 'signing' || request.messages.length === 1) await settled
  else settled.catch((error: unknown) => reportBroken(agent, error))
  return back
}

function report(agent: Agent, request: SignRequest): void {
  const { origin, messages, state, fault, refusal } = request
  const [first] = messages
  const code = refusal?.code ?? fault?.code
  agent.log({
    event: state === 'signed' ? 'signed' : 'not-signed',
    ...{ origin, count: messages.length, account: request.accounts.join(' ') },
    ...(first ? { procedure: first.procedure.code, sha256: first.sha256 } : {}),
    ...(code === undefined ? {} : { code }),
  })
}

/** 0 to 15, whatever was sent. */
function minutesOf(text: string | null): number {
  const minutes = Number(text ?? 0)
  return Number.isInteger(minutes) ? Math.min(Math.max(minutes, 0), longestKeep) : 0
}

export function signingProgress(agent: Agent, secret: string): Reply {
  const { state, signed, messages } = agent.desk.inWindow(secret)
  const body = JSON.stringify({ state, done: signed.length, total: messages.length })
  return { status: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body }
}

export function stopSigning(agent: Agent, secret: string): Reply {
  agent.desk.stop(agent.desk.inWindow(secret))
  return seeOther(`/window/${secret}`)
}

export function oneMessage(agent: Agent, secret: string, n: number): string {
  const message = agent.desk.inWindow(secret).messages[n - 1]
  return message ? messagePage(agent.catalogue, message, n) : notFound()
}

/** Libraries are loaded anew only while no token is open; a look is taken in any case. */
export function lookAgain(agent: Agent): void {
  agent.rack.reload()
  agent.rack.look()
}
