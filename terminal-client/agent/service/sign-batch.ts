import { randomBytes } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { type Written, writeSigned } from '#protocol/envelope/write-envelope.ts'
import { chooseCertificate } from '../choose-certificate.ts'
import type { Token, TokenCertificate } from '../token.ts'
import type { Sentence } from '../token-error.ts'
import type { Examined } from './examine-message.ts'

/** A message ready to be posted to the terminal endpoint. */
export interface SignedBody extends Written {
  /** Of the entity that was shown and signed, lower-case hex. */
  readonly sha256: string
  readonly certificate: TokenCertificate
  /** To be told with the signature: it comes from a file token. */
  readonly notice?: Sentence
}

/** Signatures between two turns of the event loop, so that windows and cancellation are served meanwhile. */
const stride = 8

/**
 * Signs messages one after another, each with the certificate of its own account or all with the one that the person
 * chose, and goes on behind those already in `done`: after a fault nothing has to be signed twice.
 * @param serial of the certificate for all messages; left out: the newest valid one of each message's account
 * @param done takes each signed message at once; on a throw it holds those before the fault
 * @param stopped asked between messages
 * @throws TokenError as `chooseCertificate` and `Token.sign` tell
 */
export async function signBatch(work: {
  readonly token: Token
  readonly messages: readonly Examined[]
  readonly done: SignedBody[]
  readonly clock: () => number
  readonly stopped: () => boolean
  readonly serial?: string
}): Promise<void> {
  const { token, messages, done, clock, stopped, serial } = work
  const held = token.certificates()
  const chosen = new Map<string, TokenCertificate>()
  // All accounts before the first signature: a certificate that is missing is told before anything is signed.
  for (const { userId } of messages) {
    if (!chosen.has(userId))
      chosen.set(userId, chooseCertificate(held, serial === undefined ? { userId } : { serial }, clock(), token.label))
  }
  for (let n = done.length; n < messages.length && !stopped(); n++) {
    const message = messages[n]
    const certificate = message && chosen.get(message.userId)
    if (!message || !certificate) break
    done.push(signOne(token, certificate, message, clock()))
    if (n % stride === stride - 1) await turn()
  }
}

const digest = 'sha-256'

function signOne(token: Token, certificate: TokenCertificate, message: Examined, signingTime: number): SignedBody {
  const { cms, notice } = token.sign(certificate, message.entity, { digest, signingTime })
  const written = writeSigned(message.entity, cms, digest, newBoundary())
  return { ...written, sha256: message.sha256, certificate, ...(notice ? { notice } : {}) }
}

/** A MIME boundary that is nobody else's. */
export const newBoundary = (): string => `----vnaccs${randomBytes(16).toString('hex')}`
