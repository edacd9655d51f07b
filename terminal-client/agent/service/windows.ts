import type { Agent } from './agent.ts'
import { consentWindow, decideSigning, oneMessage } from './consent-window.ts'
import { isEnrolRequest } from './enrol-desk.ts'
import { decideEnrolment, enrolWindow, reportEnrolment } from './enrol-window.ts'
import { formOf } from './form.ts'
import type { Call, Reply } from './http-server.ts'
import { htmlReply, notFound, seeOther } from './page-reply.ts'
import { isSignRequest } from './sign-desk.ts'
import type { WindowRequest } from './waiting-room.ts'

/**
 * One call below `/window/{secret}`: what every window has (its state, a stop) is answered here, the rest by the kind of
 * request that it was opened for.
 * @throws ServiceFault `request-gone`, `not-found`, and as the windows tell
 */
export async function answerWindow(
  agent: Agent,
  call: Call,
  secret: string,
  [part, n]: readonly [part: string, n: string],
): Promise<Reply> {
  const path = `/window/${secret}`
  // The form first: what is waited for must not stand between finding the request and deciding it.
  const form = call.method === 'POST' && part === '' ? await formOf(call) : undefined
  const request = agent.room.inWindow(secret)
  switch (`${call.method} ${part}`) {
    case 'GET ':
      if (isSignRequest(request)) {
        return htmlReply(consentWindow(agent, request, path, Number(call.query.get('list') ?? 0)))
      }
      return isEnrolRequest(request) ? htmlReply(enrolWindow(agent, request, path)) : notFound()
    case 'POST ':
      if (!form) return notFound()
      if (isSignRequest(request)) return decideSigning(agent, request, path, form)
      return isEnrolRequest(request) ? decideEnrolment(agent, request, path, form) : notFound()
    case 'GET state':
      return stateOf(request)
    case 'POST stop':
      agent.room.stop(request)
      if (isEnrolRequest(request)) reportEnrolment(agent, request)
      return seeOther(path)
    case 'GET message':
      return isSignRequest(request) ? htmlReply(oneMessage(agent, request, Number(n))) : notFound()
  }
  return notFound()
}

/** For the script of a window that waits for its own end. */
function stateOf(request: WindowRequest): Reply {
  const { state } = request
  const progress = isSignRequest(request) ? { done: request.signed.length, total: request.messages.length } : {}
  const headers = { 'Content-Type': 'application/json; charset=utf-8' }
  return { status: 200, headers, body: JSON.stringify({ state, ...progress }) }
}
