import { enrolPage, requestedPage, storedPage } from '../consent/enrol-page.ts'
import { proposedLabel } from '../consent/practice-form.ts'
import { refusedPage } from '../consent/result-pages.ts'
import { TokenError } from '../token-error.ts'
import type { Agent } from './agent.ts'
import type { EnrolRequest } from './enrol-desk.ts'
import { ServiceFault } from './fault.ts'
import { pinOf } from './form.ts'
import type { Reply } from './http-server.ts'
import { lookAgain } from './look-again.ts'
import { makePractice } from './make-practice.ts'
import { seeOther } from './page-reply.ts'
import { newSecret } from './secret.ts'

/** The window in which a person agrees to a key and a certificate for an account. `path` is the window's own. */

export function enrolWindow(agent: Agent, request: EnrolRequest, path: string): string {
  const { state, userId, certificate, refusal, expiresAt } = request
  if (state === 'requested') return requestedPage(path, userId, expiresAt)
  if (state === 'stored' && certificate) return storedPage(certificate)
  if (state !== 'waiting') return refusedPage({ vi: 'Không cấp chứng thư', en: 'No certificate' }, refusal)
  const { origin, pairingId, name, fault, tokenId, beside } = request
  const formSecret = newSecret()
  request.formSecret = formSecret
  const { found, fault: missing } = agent.enrolments.candidates(request)
  const shelf = agent.rack.look(2000)
  return enrolPage({
    ...{ path, formSecret, origin, userId, name, beside, candidates: found, missing, fault, now: agent.clock() },
    pairingName: agent.pairings.nameOf(pairingId),
    chosen: found.find(({ token }) => token.id === tokenId) ?? found[0],
    practice: { practice: shelf.practice, label: request.practiceLabel ?? proposedLabel(shelf) },
  })
}

export function decideEnrolment(agent: Agent, request: EnrolRequest, path: string, form: URLSearchParams): Reply {
  const { room, enrolments } = agent
  const formSecret = form.get('form') ?? undefined
  switch (form.get('decision')) {
    case 'refuse':
      room.refuse(request, formSecret)
      break
    case 'look':
      lookAgain(agent)
      return seeOther(path)
    case 'make':
      room.claim(request, formSecret)
      makeHere(agent, request, form)
      return seeOther(path)
    case 'enrol':
      enrolments.request(request, {
        formSecret,
        tokenId: form.get('token') ?? undefined,
        pin: pinOf(form),
        lastTryConfirmed: form.get('lastTry') === '1',
      })
      break
    default:
      throw new ServiceFault('bad-request')
  }
  reportEnrolment(agent, request)
  return seeOther(path)
}

/** A practice token out of this very window: what went wrong is told in it. */
function makeHere(agent: Agent, request: EnrolRequest, form: URLSearchParams): void {
  try {
    makePractice(agent, form)
  } catch (error) {
    if (!(error instanceof TokenError || error instanceof ServiceFault)) throw error
    request.practiceLabel = form.get('label') ?? undefined
    agent.room.tryAgain(request, error)
  }
}

export function reportEnrolment(agent: Agent, request: EnrolRequest): void {
  const { origin, userId: account, state, fault, refusal, certificate, pairingId } = request
  const code = refusal?.code ?? fault?.code
  const events = { requested: 'requested-certificate', stored: 'stored-certificate' } as const
  const event = state === 'requested' || state === 'stored' ? events[state] : 'no-certificate'
  const detail = certificate ? { detail: certificate.serial } : {}
  agent.log({ event, origin, account, ...(code === undefined ? {} : { code }), ...detail })
  if (state === 'stored') agent.pairings.used(pairingId, agent.pairings.keepMinutes)
}
