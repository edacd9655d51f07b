import { createHash, type KeyObject, sign } from 'node:crypto'
import { DIGESTS } from '#protocol/cms/algorithms.ts'
import { children, rootElement, TAG, wholeBytes } from '#protocol/cms/der-read.ts'
import {
  bitString,
  booleanTrue,
  element,
  integer,
  nullValue,
  octetString,
  oid,
  sequence,
  time,
  unsignedInteger,
} from '#protocol/cms/der-write.ts'

export type Profile = 'root' | 'issuing' | 'signer'

export interface CertificateContent {
  readonly profile: Profile
  /** DER of the names and of the SubjectPublicKeyInfo. */
  readonly issuer: Uint8Array
  readonly subject: Uint8Array
  readonly publicKey: Uint8Array
  /** Magnitude, at most 20 bytes. */
  readonly serial: Uint8Array
  /** Epoch ms, cut to the second. */
  readonly notBefore: number
  readonly notAfter: number
  /** SubjectPublicKeyInfo of the issuer. */
  readonly issuerKey: Uint8Array
}

/** An X.509 v3 certificate signed by `key` with SHA-256 (RFC 5280). Key usage and CA mark follow from the profile. */
export function writeCertificate(input: CertificateContent, key: KeyObject): Uint8Array {
  const body = sequence(
    element(0xa0, integer(2)),
    unsignedInteger(input.serial),
    algorithmOf(key),
    input.issuer,
    sequence(time(input.notBefore), time(input.notAfter)),
    input.subject,
    input.publicKey,
    element(0xa3, sequence(...extensionsOf(input))),
  )
  return signedBy(key, body)
}

/** `body`, the algorithm and the signature: the frame that certificates and revocation lists share. */
export const signedBy = (key: KeyObject, body: Uint8Array): Uint8Array =>
  sequence(body, algorithmOf(key), bitString(sign('sha256', body, key)))

export const algorithmOf = (key: KeyObject): Uint8Array =>
  key.asymmetricKeyType === 'rsa'
    ? sequence(oid(DIGESTS['sha-256'].withRsa), nullValue())
    : sequence(oid(DIGESTS['sha-256'].withEc))

/** SHA-1 of the key's bits: the usual key identifier (RFC 5280, 4.2.1.2). A name for the key, not a proof of anything. */
export function keyIdentifier(publicKey: Uint8Array): Uint8Array {
  const bits = wholeBytes(children(rootElement(publicKey, TAG.sequence))[1], 'public key')
  return createHash('sha1').update(bits).digest()
}

/** The extension that names the issuer's key, in certificates and revocation lists. */
export const authorityKeyIdentifier = (issuerKey: Uint8Array): Uint8Array =>
  extension('2.5.29.35', sequence(element(0x80, keyIdentifier(issuerKey))))

export const extension = (type: string, value: Uint8Array, critical = false): Uint8Array =>
  sequence(oid(type), ...(critical ? [booleanTrue()] : []), octetString(value))

function extensionsOf({ profile, publicKey, issuerKey }: CertificateContent): readonly Uint8Array[] {
  const constraints = {
    root: sequence(booleanTrue()),
    issuing: sequence(booleanTrue(), integer(0)),
    signer: sequence(),
  }[profile]
  // digitalSignature and nonRepudiation are the first two bits, keyCertSign and cRLSign the sixth and seventh.
  const usage = profile === 'signer' ? bitString(Uint8Array.of(0xc0), 6) : bitString(Uint8Array.of(0x06), 1)
  return [
    extension('2.5.29.19', constraints, true),
    extension('2.5.29.15', usage, true),
    extension('2.5.29.14', octetString(keyIdentifier(publicKey))),
    authorityKeyIdentifier(issuerKey),
  ]
}
