import { z } from 'zod'
import type { Agent } from './agent.ts'
import { jsonBody, jsonReply, sentences, waitOf } from './api-reply.ts'
import type { Standing } from './certificate-offers.ts'
import { ServiceFault } from './fault.ts'
import { readAll } from './headless.ts'
import type { Call, Reply } from './http-server.ts'
import type { Pairing } from './pairings.ts'
import type { SignedBody } from './sign-batch.ts'
import type { SignRequest } from './sign-desk.ts'

/** `/v1/sign`: messages of a paired page, to be signed when the person agrees. */

/** JSON with base64: a day of ten thousand low-value lines is about 25 MB. */
const largestSign = 48 * 1024 * 1024
const mostMessages = 10_000

const signBody = z.strictObject({
  messages: z
    .array(z.strictObject({ bytes: z.string(), contentType: z.string().max(300) }))
    .min(1)
    .max(mostMessages),
  /** Suggested; see README. */
  certificate: z
    .string()
    .regex(/^[0-9A-Fa-f:]{1,80}$/)
    .optional(),
})

export async function beginSigning(agent: Agent, call: Call, pairing: Pairing): Promise<Reply> {
  const { messages, certificate } = await jsonBody(call, largestSign, signBody)
  const submitted = messages.map(({ bytes, contentType }) => ({ bytes: base64(bytes), contentType }))
  const request = agent.desk.accept(pairing, readAll(agent.catalogue, submitted), certificate)
  agent.log({ event: 'asked', origin: pairing.origin, count: messages.length })
  return jsonReply(202, waiting(agent, request))
}

export function reopenSigning(agent: Agent, request: SignRequest): Reply {
  agent.room.reopen(request)
  return jsonReply(200, waiting(agent, request))
}

function waiting(agent: Agent, { id, openToken, expiresAt, messages }: SignRequest) {
  const consentUrl = `${agent.url}/consent/${openToken}`
  return { id, state: 'waiting', total: messages.length, consentUrl, expiresAt: new Date(expiresAt).toISOString() }
}

export async function pollSigning(agent: Agent, call: Call, pairing: Pairing, id: string): Promise<Reply> {
  const { desk, room } = agent
  const request = desk.of(pairing, id)
  if (request.state === 'waiting' || request.state === 'signing') await room.waiters.wait(id, waitOf(call))
  room.sweep()
  const { state, messages, signed, fault, refusal, expiresAt, standing } = request
  return jsonReply(200, {
    ...{ id, state, total: messages.length, done: signed.length, expiresAt: new Date(expiresAt).toISOString() },
    ...(fault ? { fault: sentences(fault) } : {}),
    ...(refusal ? { refusal: sentences(refusal) } : {}),
    ...(state === 'signed' ? { signed: signed.map((body) => signedForPages(body, standing)) } : {}),
  })
}

const signedForPages = ({ body, contentType, sha256, certificate, notice }: SignedBody, standing: Standing) => ({
  bytes: Buffer.from(body).toString('base64'),
  contentType,
  sha256,
  certificate: {
    ...{ serial: certificate.serial, commonName: certificate.commonName },
    notAfter: new Date(certificate.notAfter).toISOString(),
    standing,
  },
  ...(notice ? { notice } : {}),
})

function base64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') === text) return bytes
  throw new ServiceFault('bad-request', {
    vi: 'bytes phải là base64 chuẩn, có dấu = ở cuối.',
    en: 'bytes must be plain base64 with its padding.',
  })
}
