import type { KeyObject } from 'node:crypto'
import { DIGESTS, type DigestAlgorithm } from '#protocol/cms/algorithms.ts'
import { ascii, bitString, element, integer, nullValue, oid, sequence, setOf } from '#protocol/cms/der-write.ts'
import { TokenError } from './token-error.ts'

/** The name that a request asks for. The training CA sets its own (contract, Machine API: certificates); others may not. */
export interface RequestedSubject {
  readonly commonName: string
  readonly organization?: string
  /** Two capital letters. */
  readonly country?: string
}

/** Digest of the self-signature: what every CA takes. */
export const requestDigest: DigestAlgorithm = 'sha-256'

/**
 * A PKCS#10 request (RFC 2986) in PEM, signed by whoever holds the key.
 * @param sign signs the bytes with `requestDigest`; RSA gives PKCS#1 v1.5 bytes, EC the DER of (r, s)
 * @throws TokenError `key-not-supported` for a key that is neither RSA nor EC
 */
export function certificationRequest(
  subject: RequestedSubject,
  publicKey: KeyObject,
  sign: (bytes: Uint8Array) => Uint8Array,
): string {
  const info = sequence(
    integer(0),
    distinguishedName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa0),
  )
  const request = sequence(info, signatureAlgorithm(publicKey), bitString(sign(info)))
  const lines =
    Buffer.from(request)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE REQUEST-----\n${lines.join('\n')}\n-----END CERTIFICATE REQUEST-----\n`
}

function signatureAlgorithm(publicKey: KeyObject): Uint8Array {
  const { withRsa, withEc } = DIGESTS[requestDigest]
  if (publicKey.asymmetricKeyType === 'rsa') return sequence(oid(withRsa), nullValue())
  if (publicKey.asymmetricKeyType === 'ec') return sequence(oid(withEc))
  throw new TokenError('key-not-supported', { detail: String(publicKey.asymmetricKeyType) })
}

function distinguishedName({ country, organization, commonName }: RequestedSubject): Uint8Array {
  const name = (type: string, value: Uint8Array): Uint8Array => setOf(sequence(oid(type), value))
  const utf8 = (text: string): Uint8Array => element(0x0c, new TextEncoder().encode(text.normalize('NFC')))
  return sequence(
    ...(country === undefined ? [] : [name('2.5.4.6', element(0x13, ascii(country)))]),
    ...(organization === undefined ? [] : [name('2.5.4.10', utf8(organization))]),
    name('2.5.4.3', utf8(commonName)),
  )
}
