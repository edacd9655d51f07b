import { z } from 'zod'
import type { Agent } from './agent.ts'
import { jsonBody, jsonReply, sentences, waitOf } from './api-reply.ts'
import type { EnrolRequest } from './enrol-desk.ts'
import { reportEnrolment } from './enrol-window.ts'
import type { Call, Reply } from './http-server.ts'
import type { Pairing } from './pairings.ts'

/** `/v1/enrol`: a certificate for a wire account, by way of the page: request out, certificate in. */

const largestAsked = 4 * 1024
const largestCertificate = 32 * 1024

/** 5 characters of the unit and 3 of the person (protocol 1.1). */
const userIdText = 'userId: 8 ký tự A–Z, 0–9 (8 characters A–Z, 0–9)'
const enrolBody = z.strictObject({
  userId: z.string().regex(/^[A-Z0-9]{8}$/, userIdText),
  name: z.string().trim().max(80).default(''),
  beside: z.boolean().default(false),
})
const issuedBody = z.strictObject({ certificate: z.string().min(1) })

export async function beginEnrolment(agent: Agent, call: Call, pairing: Pairing): Promise<Reply> {
  const { userId, name, beside } = await jsonBody(call, largestAsked, enrolBody)
  const request = agent.enrolments.accept(pairing, userId, name, beside)
  agent.log({ event: 'asked-certificate', origin: pairing.origin, account: userId })
  return jsonReply(202, opened(agent, request))
}

export function reopenEnrolment(agent: Agent, request: EnrolRequest): Reply {
  agent.room.reopen(request)
  return jsonReply(200, opened(agent, request))
}

const opened = (agent: Agent, request: EnrolRequest) => ({
  ...standing(request),
  consentUrl: `${agent.url}/consent/${request.openToken}`,
})

/** Waits while the person has not decided; a request that is there, or an end, is told at once. */
export async function pollEnrolment(agent: Agent, call: Call, pairing: Pairing, id: string): Promise<Reply> {
  const request = agent.enrolments.of(pairing, id)
  if (request.state === 'waiting') await agent.room.waiters.wait(id, waitOf(call))
  agent.room.sweep()
  return jsonReply(200, standing(request))
}

export async function storeIssued(agent: Agent, call: Call, pairing: Pairing, id: string): Promise<Reply> {
  const request = agent.enrolments.of(pairing, id)
  const { certificate } = await jsonBody(call, largestCertificate, issuedBody)
  const before = request.state
  try {
    agent.enrolments.store(request, certificate)
  } finally {
    if (before === 'requested' && request.state !== 'requested') reportEnrolment(agent, request)
  }
  return jsonReply(200, standing(request))
}

function standing({ id, state, userId, csr, certificate, fault, refusal, expiresAt }: EnrolRequest) {
  return {
    ...{ id, state, userId, expiresAt: new Date(expiresAt).toISOString() },
    ...(csr === undefined ? {} : { csr }),
    ...(certificate ? { certificate: certificateForPages(certificate) } : {}),
    ...(fault ? { fault: sentences(fault) } : {}),
    ...(refusal ? { refusal: sentences(refusal) } : {}),
  }
}

const certificateForPages = ({ serial, commonName, notAfter }: NonNullable<EnrolRequest['certificate']>) => ({
  ...{ serial, commonName },
  notAfter: new Date(notAfter).toISOString(),
})
