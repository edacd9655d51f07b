import type { DigestAlgorithm } from '#protocol/cms/algorithms.ts'
import type { Attachment } from '#protocol/envelope/attachment.ts'
import { entityOf, type Written, writeSigned } from '#protocol/envelope/write-envelope.ts'
import { type CertificateChoice, chooseCertificate } from './choose-certificate.ts'
import type { Token, TokenCertificate } from './token.ts'
import type { Sentence } from './token-error.ts'

/** A message ready to be posted: body and Content-Type, and who signed it. */
export interface SignedMessage extends Written {
  readonly certificate: TokenCertificate
  /** To be shown with the signature, when the token wants it. */
  readonly notice?: Sentence
}

/**
 * A message in `multipart/signed`, signed by the token (contract, Terminal endpoint).
 *
 * @param message EDI or XML message, the exact bytes
 * @param contentType of the message: `text/plain; charset=UTF-8` or `application/xml`
 * @param signingTime epoch ms of real time; the certificate must be valid at it
 * @param random bytes for the boundaries, from the caller's source: 16 new ones at each call
 * @throws TokenError as `chooseCertificate` and `Token.sign` tell; RangeError when a boundary occurs in the content
 */
export function signMessage(input: {
  readonly token: Token
  readonly choice: CertificateChoice
  readonly message: Uint8Array
  readonly contentType: string
  readonly attachments?: readonly Attachment[]
  readonly digest: DigestAlgorithm
  readonly signingTime: number
  readonly random: () => Uint8Array
}): SignedMessage {
  const { token, digest, signingTime } = input
  const certificate = chooseCertificate(token.certificates(), input.choice, signingTime, token.label)
  const entity = entityOf(input.message, input.contentType, input.attachments ?? [], boundary(input.random))
  const { cms, notice } = token.sign(certificate, entity, { digest, signingTime })
  const written = writeSigned(entity, cms, digest, boundary(input.random))
  return { ...written, certificate, ...(notice === undefined ? {} : { notice }) }
}

const boundary = (random: () => Uint8Array): string => `----vnaccs${Buffer.from(random()).toString('hex')}`
