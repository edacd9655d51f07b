/** Makes certificates, requests and signatures with one thing wrong at a time. */
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { DIGESTS, OID } from '#protocol/cms/algorithms.ts'
import { content, rootElement, TAG } from '#protocol/cms/der-read.ts'
import {
  bitString,
  booleanTrue,
  element,
  integer,
  nullValue,
  octetString,
  oid,
  sequence,
  setOf,
  time,
  unsignedInteger,
} from '#protocol/cms/der-write.ts'
import { parseCertificate, pemText } from '../../../simulator/trust/certificate.ts'
import { writeName } from '../../../simulator/trust/write-name.ts'

export const SHA1 = { oid: '1.3.14.3.2.26', withRsa: '1.2.840.113549.1.1.5', hash: 'sha1' }

export const newRsa = (modulusLength = 2048): KeyObject => generateKeyPairSync('rsa', { modulusLength }).privateKey
export const newEc = (namedCurve = 'prime256v1'): KeyObject => generateKeyPairSync('ec', { namedCurve }).privateKey
export const spki = (key: KeyObject): Uint8Array => createPublicKey(key).export({ format: 'der', type: 'spki' })

const algorithm = (key: KeyObject): Uint8Array =>
  key.asymmetricKeyType === 'rsa'
    ? sequence(oid(DIGESTS['sha-256'].withRsa), nullValue())
    : sequence(oid(DIGESTS['sha-256'].withEc))

/** A PKCS#10 request, PEM. `signer` may be another key than the one inside. */
export function request(key: KeyObject, signer: KeyObject = key): string {
  const info = sequence(integer(0), sequence(), spki(key), element(0xa0))
  const der = sequence(info, algorithm(signer), bitString(sign('sha256', info, signer)))
  return pemText('CERTIFICATE REQUEST', der)
}

export interface CertificateKnobs {
  readonly issuerPem: string
  readonly issuerKey: KeyObject
  readonly key: KeyObject
  readonly common?: string
  readonly ca?: boolean
  /** First byte of the key usage bits; undefined leaves the extension out. 0x80 digitalSignature, 0x04 keyCertSign. */
  readonly usage?: number | undefined
  readonly pathLength?: number
  readonly notBefore: number
  readonly notAfter: number
  readonly critical?: string
  readonly sha1?: boolean
  /** Lower-case hex; left out: the next number. */
  readonly serial?: string
}

const extension = (type: string, value: Uint8Array, critical = true): Uint8Array =>
  sequence(oid(type), ...(critical ? [booleanTrue()] : []), octetString(value))

let serials = 1000

/** A certificate, PEM, under the issuer's name, signed by whatever key is given. */
export function certificate(knobs: CertificateKnobs): string {
  const issuer = parseCertificate(derOf(knobs.issuerPem))
  const signing = knobs.sha1 === true ? sequence(oid(SHA1.withRsa), nullValue()) : algorithm(knobs.issuerKey)
  const constraints = sequence(
    ...(knobs.ca === true ? [booleanTrue()] : []),
    ...(knobs.pathLength === undefined ? [] : [integer(knobs.pathLength)]),
  )
  const usage = 'usage' in knobs ? knobs.usage : 0x80
  serials += 1
  const body = sequence(
    element(0xa0, integer(2)),
    knobs.serial === undefined ? integer(serials) : unsignedInteger(Buffer.from(knobs.serial, 'hex')),
    signing,
    issuer.subject,
    sequence(time(knobs.notBefore), time(knobs.notAfter)),
    writeName({ organisation: 'THỬ', common: knobs.common ?? 'NGƯỜI KÝ' }),
    spki(knobs.key),
    element(
      0xa3,
      sequence(
        extension('2.5.29.19', constraints),
        ...(usage === undefined ? [] : [extension('2.5.29.15', bitString(Uint8Array.of(usage)))]),
        ...(knobs.critical === undefined ? [] : [extension(knobs.critical, nullValue())]),
      ),
    ),
  )
  const signature = sign(knobs.sha1 === true ? 'sha1' : 'sha256', body, knobs.issuerKey)
  return pemText('CERTIFICATE', sequence(body, signing, bitString(signature)))
}

export const derOf = (pem: string): Uint8Array => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')

export const attribute = (type: string, ...values: readonly Uint8Array[]): Uint8Array =>
  sequence(oid(type), setOf(...values))

export interface CmsKnobs {
  readonly entity: Uint8Array
  readonly key: KeyObject
  readonly pem: string
  /** Attributes in the order given; `null`: none. */
  readonly attributes?: readonly Uint8Array[] | null
  readonly digest?: { readonly oid: string; readonly hash: string }
  readonly signatureAlgorithm?: Uint8Array
  readonly contentType?: string
  readonly eContent?: Uint8Array
  readonly signers?: number
  readonly certificates?: readonly Uint8Array[]
  readonly signerVersion?: number
  readonly version?: number
  readonly listed?: readonly Uint8Array[]
  readonly outerType?: string
}

/** A CMS SignedData with the knobs turned; with none turned it is right. */
export function cms(knobs: CmsKnobs): Uint8Array {
  const digest = knobs.digest ?? { oid: DIGESTS['sha-256'].oid, hash: 'sha256' }
  const hash = createHash(digest.hash).update(knobs.entity).digest()
  const attributes =
    knobs.attributes === undefined
      ? [attribute(OID.contentType, oid(OID.data)), attribute(OID.messageDigest, octetString(hash))]
      : knobs.attributes
  const covered = attributes === null ? knobs.entity : element(0x31, ...attributes)
  const { issuer, serial, der } = parseCertificate(derOf(knobs.pem))
  const signer = sequence(
    integer(knobs.signerVersion ?? 1),
    sequence(issuer, unsignedInteger(Buffer.from(serial, 'hex'))),
    sequence(oid(digest.oid)),
    ...(attributes === null ? [] : [element(0xa0, content(rootElement(covered, TAG.set)))]),
    knobs.signatureAlgorithm ??
      (knobs.key.asymmetricKeyType === 'rsa'
        ? sequence(oid(OID.rsaEncryption), nullValue())
        : sequence(oid(DIGESTS['sha-256'].withEc))),
    octetString(sign(digest.hash, covered, knobs.key)),
  )
  const carried = knobs.certificates ?? [der]
  const signed = sequence(
    integer(knobs.version ?? 1),
    setOf(...(knobs.listed ?? [sequence(oid(digest.oid))])),
    sequence(
      oid(knobs.contentType ?? OID.data),
      ...(knobs.eContent === undefined ? [] : [element(0xa0, octetString(knobs.eContent))]),
    ),
    ...(carried.length === 0 ? [] : [element(0xa0, ...carried)]),
    setOf(...Array.from({ length: knobs.signers ?? 1 }, () => signer)),
  )
  return sequence(oid(knobs.outerType ?? OID.signedData), element(0xa0, signed))
}
