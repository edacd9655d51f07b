import { readChoice } from '../consent/certificate-choice.ts'
import { consentPage, rowsOfPage } from '../consent/consent-page.ts'
import { messagePage, progressPage, refusedPage, signedPage } from '../consent/result-pages.ts'
import type { Agent } from './agent.ts'
import type { CertificateOption, Offer } from './certificate-offers.ts'
import type { Candidate } from './choose-token.ts'
import { ServiceFault } from './fault.ts'
import { pinOf } from './form.ts'
import type { Reply } from './http-server.ts'
import { longestKeep } from './kept-logins.ts'
import { lookAgain } from './look-again.ts'
import { notFound, reportBroken, seeOther } from './page-reply.ts'
import { newSecret } from './secret.ts'
import type { SignRequest } from './sign-desk.ts'
import { type Summary, summaryOf } from './summary.ts'

/** The window in which a person sees what is to be signed, gives the PIN or refuses. `path` is the window's own. */

const summaries = new WeakMap<SignRequest, readonly Summary[]>()

function summariesOf(agent: Agent, request: SignRequest): readonly Summary[] {
  const known = summaries.get(request)
  if (known) return known
  const made = request.messages.map((message) => summaryOf(agent.catalogue, message))
  summaries.set(request, made)
  return made
}

export function consentWindow(agent: Agent, request: SignRequest, path: string, list: number): string {
  if (request.state === 'signing') return progressPage(path, request.signed.length, request.messages.length)
  if (request.state === 'signed') return signedPage(request.signed, request.standing)
  if (request.state === 'refused') {
    return refusedPage({ vi: 'Không ký', en: 'Not signed' }, request.refusal)
  }
  return consentPage(consentView(agent, request, path, list))
}

function consentView(agent: Agent, request: SignRequest, path: string, list: number) {
  const formSecret = newSecret()
  request.formSecret = formSecret
  const { found, fault: missing } = agent.desk.candidates(request)
  const offers = agent.desk.offers(request)
  const picked = offers && agent.desk.proposed(request, offers)
  const chosen = chosenToken(agent, request, found, offers, picked)
  const pages = Math.ceil(request.messages.length / rowsOfPage)
  return {
    ...{
      path,
      formSecret,
      origin: request.origin,
      catalogue: agent.catalogue,
      messages: request.messages,
      candidates: found,
      chosen,
      missing,
      offers,
      picked,
    },
    pairingName: agent.pairings.nameOf(request.pairingId),
    summaries: summariesOf(agent, request),
    signed: request.signed.length,
    listPage: Number.isInteger(list) ? Math.min(Math.max(list, 0), pages - 1) : 0,
    keptUntil: chosen && agent.desk.keptUntil(request, chosen),
    keepMinutes: agent.pairings.keepMinutes,
    fault: request.fault,
  }
}

/** Whose PIN is asked for: the token of the marked certificate, of the last try, one that is open anyway, the first. */
function chosenToken(
  agent: Agent,
  request: SignRequest,
  found: readonly Candidate[],
  offers: readonly Offer[] | undefined,
  picked: CertificateOption | undefined,
): Candidate | undefined {
  const holder = offers?.find(({ token }) => token.id === picked?.tokenId)?.token
  if (holder) return { token: holder, certificates: undefined }
  const open = found.find((candidate) => agent.desk.keptUntil(request, candidate) !== undefined)
  const last = found.find(({ token }) => token.id === request.tokenId) ?? open ?? found[0]
  // No token has a certificate of the account: one with others may be chosen.
  const other = offers?.find(({ options }) => options?.some(({ unusable }) => unusable === undefined))?.token
  return last ?? (other && { token: other, certificates: undefined })
}

export async function decideSigning(
  agent: Agent,
  request: SignRequest,
  path: string,
  form: URLSearchParams,
): Promise<Reply> {
  const { desk, room, kept, pairings } = agent
  const back = seeOther(path)
  const formSecret = form.get('form') ?? undefined
  switch (form.get('decision')) {
    case 'refuse':
      room.refuse(request, formSecret)
      report(agent, request)
      return back
    case 'look':
      lookAgain(agent)
      return back
    case 'forget':
      kept.forgetOwner(request.pairingId)
      return back
    case 'sign':
      break
    default:
      throw new ServiceFault('bad-request')
  }
  const keepMinutes = minutesOf(form.get('keep'))
  const choice = readChoice(form.get('certificate'))
  const signing = desk.sign(request, {
    formSecret,
    tokenId: choice?.tokenId ?? form.get('token') ?? undefined,
    serial: choice?.serial,
    confirmed: form.getAll('confirm'),
    pin: pinOf(form),
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
  const { origin, messages, state, fault, refusal, standing } = request
  const [first] = messages
  const certificate = request.signed[0]?.certificate.serial
  const faulty = messages.filter(({ findings }) => findings.length > 0).length
  const code = refusal?.code ?? fault?.code
  agent.log({
    event: state === 'signed' ? 'signed' : 'not-signed',
    ...{ origin, count: messages.length, account: request.accounts.join(' ') },
    ...(first ? { procedure: first.procedure.code, sha256: first.sha256 } : {}),
    ...(certificate === undefined ? {} : { certificate, standing }),
    ...(faulty === 0 ? {} : { faulty }),
    ...(code === undefined ? {} : { code }),
  })
}

/** 0 to 15, whatever was sent. */
function minutesOf(text: string | null): number {
  const minutes = Number(text ?? 0)
  return Number.isInteger(minutes) ? Math.min(Math.max(minutes, 0), longestKeep) : 0
}

export function oneMessage(agent: Agent, request: SignRequest, n: number): string {
  const message = request.messages[n - 1]
  return message ? messagePage(agent.catalogue, message, n) : notFound()
}
