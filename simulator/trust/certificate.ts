import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import {
  checkDer,
  children,
  content,
  DerError,
  type Element,
  expectTag,
  hexText,
  integerHex,
  oidText,
  partsOf,
  rootElement,
  sameBytes,
  smallInteger,
  TAG,
  timeMillis,
  whole,
  wholeBytes,
} from '#protocol/cms/der-read.ts'
import { nameText } from './names.ts'
import { readSignatureAlgorithm, type SignatureAlgorithm } from './signature-algorithm.ts'

/** How deep a certificate's own elements may nest. */
const DEPTH = 24

/** An X.509 certificate, version 3, as far as the sandbox looks at it. It owns a copy of its bytes. */
export interface Certificate {
  readonly der: Uint8Array
  /** SHA-256 of `der`, lower-case hex. */
  readonly fingerprint: string
  /** Lower-case hex. */
  readonly serial: string
  /** DER of the names: they are compared byte for byte. */
  readonly issuer: Uint8Array
  readonly subject: Uint8Array
  readonly issuerText: string
  readonly subjectText: string
  /** Epoch ms; both ends belong to the validity. */
  readonly notBefore: number
  readonly notAfter: number
  readonly key: KeyObject
  /** The part that the issuer signed, how, and the signature. */
  readonly signed: Uint8Array
  readonly algorithm: SignatureAlgorithm | undefined
  readonly signature: Uint8Array
  readonly extensions: Extensions
}

export interface Extensions {
  readonly ca: boolean
  /** How many authorities may stand below this one. */
  readonly pathLength?: number
  /** Absent: the certificate says nothing of its usage. */
  readonly keyUsage?: {
    readonly digitalSignature: boolean
    readonly keyCertSign: boolean
    readonly cRLSign: boolean
  }
  readonly subjectKeyId?: string
  readonly authorityKeyId?: string
  /** A critical extension not understood here makes the certificate unusable (RFC 5280, 4.2). */
  readonly unknownCritical?: string
}

export const fingerprintOf = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex')

/** The bytes of the first CERTIFICATE block of a PEM text. Throws DerError when there is none. */
export function certificateDer(pem: string): Uint8Array {
  return pemBody(pem, /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/)
}

/** The base64 body that `block`'s first group captures. */
export function pemBody(pem: string, block: RegExp): Uint8Array {
  const body = block.exec(pem)?.[1]
  if (body === undefined) throw new DerError('no such PEM block')
  return new Uint8Array(Buffer.from(body, 'base64'))
}

export function pemText(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/** Issuer and serial alone, without a look at the rest: enough to find a signer among several certificates. */
export function certificateIdentity(der: Element): { readonly issuer: Uint8Array; readonly serial: string } {
  const fields = bodyFields(children(expectTag(der, TAG.sequence, 'certificate'))[0])
  return { issuer: whole(expectTag(fields[2], TAG.sequence, 'issuer')), serial: integerHex(fields[0], 'serial number') }
}

/** The fields of TBSCertificate behind its version, which must be 3. */
function bodyFields(body: Element | undefined): readonly Element[] {
  const [version, ...fields] = children(expectTag(body, TAG.sequence, 'certificate body'))
  if (version?.tag !== 0xa0 || smallInteger(children(version)[0], 'version') !== 2) {
    throw new DerError('certificate is not of version 3')
  }
  return fields
}

/** Reads a certificate, strictly. Throws DerError when it is not one, or when its key cannot be used at all. */
export function parseCertificate(bytes: Uint8Array): Certificate {
  const der = Uint8Array.from(bytes)
  checkDer(der, DEPTH)
  const parts = partsOf(rootElement(der, TAG.sequence), TAG.sequence, 3, 'certificate')
  const body = expectTag(parts[0], TAG.sequence, 'certificate body')
  const [serial, inner, issuer, validity, subject, key, ...optional] = bodyFields(body)
  const outer = expectTag(parts[1], TAG.sequence, 'signature algorithm')
  if (inner === undefined || !sameBytes(whole(inner), whole(outer))) {
    throw new DerError('the two signature algorithms of the certificate differ')
  }
  const issuerName = expectTag(issuer, TAG.sequence, 'issuer')
  const subjectName = expectTag(subject, TAG.sequence, 'subject')
  const [from, to] = partsOf(validity, TAG.sequence, 2, 'validity')
  return {
    der,
    fingerprint: fingerprintOf(der),
    serial: integerHex(serial, 'serial number'),
    issuer: whole(issuerName),
    subject: whole(subjectName),
    issuerText: nameText(issuerName),
    subjectText: nameText(subjectName),
    notBefore: timeMillis(from, 'notBefore'),
    notAfter: timeMillis(to, 'notAfter'),
    key: readKey(expectTag(key, TAG.sequence, 'public key')),
    signed: whole(body),
    algorithm: readSignatureAlgorithm(outer),
    signature: wholeBytes(parts[2], 'signature'),
    extensions: readExtensions(optional.find((field) => field.tag === 0xa3)),
  }
}

function readKey(spki: Element): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(whole(spki)), format: 'der', type: 'spki' })
  } catch {
    throw new DerError('public key cannot be read')
  }
}

function readExtensions(field: Element | undefined): Extensions {
  const found: { -readonly [K in keyof Extensions]: Extensions[K] } = { ca: false }
  if (field === undefined) return found
  const seen = new Set<string>()
  for (const extension of children(expectTag(children(field)[0], TAG.sequence, 'extensions'))) {
    const parts = partsOf(extension, TAG.sequence, 3, 'extension')
    const critical = parts.length === 3 && content(expectTag(parts[1], TAG.boolean, 'critical'))[0] === 0xff
    const type = oidText(parts[0], 'extension')
    if (seen.has(type)) throw new DerError(`extension ${type} twice`)
    seen.add(type)
    const value = content(expectTag(parts.at(-1), TAG.octetString, 'extension value'))
    switch (type) {
      case '2.5.29.19':
        Object.assign(found, basicConstraints(value))
        break
      case '2.5.29.15':
        found.keyUsage = keyUsage(value)
        break
      case '2.5.29.14':
        found.subjectKeyId = hexText(content(rootElement(value, TAG.octetString)))
        break
      case '2.5.29.35': {
        const id = children(rootElement(value, TAG.sequence)).find((part) => part.tag === 0x80)
        if (id !== undefined) found.authorityKeyId = hexText(content(id))
        break
      }
      // Policies and extended usage limit nothing that the sandbox decides on.
      case '2.5.29.32':
      case '2.5.29.37':
        break
      default:
        if (critical) found.unknownCritical ??= type
    }
  }
  return found
}

function basicConstraints(value: Uint8Array): Pick<Extensions, 'ca' | 'pathLength'> {
  const [first, second] = partsOf(rootElement(value, TAG.sequence), TAG.sequence, 2, 'basic constraints')
  const ca = first?.tag === TAG.boolean && content(first)[0] === 0xff
  const length = first?.tag === TAG.integer ? first : second
  return length === undefined ? { ca } : { ca, pathLength: smallInteger(length, 'path length') }
}

function keyUsage(value: Uint8Array): NonNullable<Extensions['keyUsage']> {
  const bits = content(rootElement(value, TAG.bitString))[1] ?? 0
  return { digitalSignature: (bits & 0x80) !== 0, keyCertSign: (bits & 0x04) !== 0, cRLSign: (bits & 0x02) !== 0 }
}
