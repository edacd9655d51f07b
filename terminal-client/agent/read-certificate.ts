import { X509Certificate } from 'node:crypto'
import type { KeyType } from '#protocol/cms/algorithms.ts'
import { children, expectTag, integerHex, rootElement, TAG, timeMillis, whole } from '#protocol/cms/der-read.ts'
import type { TokenCertificate } from './token.ts'
import { TokenError } from './token-error.ts'

/** The pieces of a certificate that a token wants beside it (CKA_ISSUER, CKA_SERIAL_NUMBER, CKA_SUBJECT), each whole DER. */
export interface CertificateNames {
  readonly serialNumber: Uint8Array
  readonly issuer: Uint8Array
  readonly subject: Uint8Array
}

/**
 * What the agent shows and chooses by, read from a certificate's DER.
 * @param keyId hex of the key pair's CKA_ID, or the file token's own name for its key
 * @throws TokenError `bad-certificate`; `key-not-supported` for a key that is neither RSA nor EC
 */
export function readCertificate(der: Uint8Array, keyId: string): TokenCertificate {
  const parsed = parse(der)
  return strictly(() => {
    const fields = certificateFields(der)
    const validity = children(expectTag(fields.validity, TAG.sequence, 'validity'))
    return {
      serial: integerHex(fields.serialNumber, 'serial number'),
      commonName: commonNameOf(parsed),
      subject: oneLine(parsed.subject),
      issuer: oneLine(parsed.issuer),
      notBefore: timeMillis(validity[0], 'notBefore'),
      notAfter: timeMillis(validity[1], 'notAfter'),
      keyType: keyTypeOf(parsed),
      keyId,
      der,
    }
  })
}

/** Issuer, subject and serial number as they stand in the certificate, byte for byte. */
export function certificateNames(der: Uint8Array): CertificateNames {
  return strictly(() => {
    const { serialNumber, issuer, subject } = certificateFields(der)
    return {
      serialNumber: whole(expectTag(serialNumber, TAG.integer, 'serial number')),
      issuer: whole(expectTag(issuer, TAG.sequence, 'issuer')),
      subject: whole(expectTag(subject, TAG.sequence, 'subject')),
    }
  })
}

/** DER of the one certificate in a PEM text. @throws TokenError `bad-certificate` when there is none, or more than one */
export function certificateOfPem(pem: string): Uint8Array {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  const [block] = blocks
  if (block === undefined || blocks.length !== 1) {
    throw new TokenError('bad-certificate', { detail: `${blocks.length} PEM` })
  }
  return Uint8Array.from(parse(block).raw)
}

function parse(source: Uint8Array | string): X509Certificate {
  try {
    return new X509Certificate(source)
  } catch (cause) {
    throw new TokenError('bad-certificate', { detail: (cause as Error).message }, cause)
  }
}

function certificateFields(der: Uint8Array) {
  const [body] = children(rootElement(der, TAG.sequence))
  const fields = children(expectTag(body, TAG.sequence, 'certificate body'))
  const first = fields[0]?.tag === 0xa0 ? 1 : 0
  return {
    serialNumber: fields[first],
    issuer: fields[first + 2],
    validity: fields[first + 3],
    subject: fields[first + 4],
  }
}

function strictly<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof TokenError) throw cause
    throw new TokenError('bad-certificate', { detail: (cause as Error).message }, cause)
  }
}

function keyTypeOf(parsed: X509Certificate): KeyType {
  const type = parsed.publicKey.asymmetricKeyType
  if (type === 'rsa' || type === 'ec') return type
  throw new TokenError('key-not-supported', { detail: String(type), subject: oneLine(parsed.subject) })
}

function commonNameOf(parsed: X509Certificate): string {
  const name: unknown = parsed.toLegacyObject().subject?.CN
  return typeof name === 'string' ? name : Array.isArray(name) ? String(name[0] ?? '') : ''
}

const oneLine = (name: string | undefined): string => (name ?? '').split('\n').join(', ')
