import { OID } from '#protocol/cms/algorithms.ts'
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
  whole,
} from '#protocol/cms/der-read.ts'
import { compareEncodings } from '#protocol/cms/der-write.ts'
import { Malformed } from './malformed.ts'
import { type AnyDigest, readDigest, readSignatureAlgorithm, type SignatureAlgorithm } from './signature-algorithm.ts'

/** How deep a message's own elements may nest. */
const DEPTH = 32

/** A signer's chain has a handful; reading thousands would let one message hold up all others. */
const MOST_CERTIFICATES = 32

/** Who signed: issuer (DER) and serial (hex), or the key identifier (hex). */
export type SignerId = { readonly issuer: Uint8Array; readonly serial: string } | { readonly keyIdentifier: string }

/** A detached CMS SignedData with one signer, taken apart; nothing in it is believed yet. Views into the message. */
export interface DetachedSignature {
  readonly certificates: readonly Element[]
  readonly signer: SignerId
  readonly digest: { readonly known?: AnyDigest; readonly name: string }
  readonly algorithm: SignatureAlgorithm | undefined
  /** Signed attributes with the tag of a SET OF: the bytes under the signature. Absent: it is over the content itself. */
  readonly attributes?: Uint8Array
  /** The digest of the content that the attributes claim. */
  readonly messageDigest?: Uint8Array
  readonly signature: Uint8Array
}

/**
 * Takes a detached CMS SignedData apart (RFC 5652, 5; protocol 2). Strict DER to the last byte.
 * Throws Malformed or DerError, both of which mean E135.
 */
export function parseSignedData(cms: Uint8Array): DetachedSignature {
  checkDer(cms, DEPTH)
  const [type, wrapped] = partsOf(rootElement(cms, TAG.sequence), TAG.sequence, 2, 'CMS')
  if (oidText(type, 'content type') !== OID.signedData) {
    throw new Malformed('Dữ liệu CMS không phải là SignedData', 'The CMS content is not SignedData')
  }
  const [signed] = partsOf(wrapped, 0xa0, 1, 'SignedData')
  const fields = children(expectTag(signed, TAG.sequence, 'SignedData'))
  const [version, digests, encapsulated, ...rest] = fields
  checkDetached(encapsulated)
  const set = expectTag(rest.at(-1), TAG.set, 'signers')
  const optional = rest.slice(0, -1)
  // [0] certificates, then [1] revocation lists; the latter are not used: the sandbox keeps its own.
  if (optional.some((field, i) => field.tag !== 0xa0 && !(field.tag === 0xa1 && i === optional.length - 1))) {
    throw new DerError('unknown field in SignedData')
  }
  if (optional.filter((field) => field.tag === 0xa0).length > 1) throw new DerError('certificates twice')
  const signers = children(set)
  const [only] = signers
  if (only === undefined || signers.length > 1) {
    throw new Malformed(
      `Chữ ký phải có đúng một người ký, nhận được ${signers.length}`,
      `Exactly one signer is expected, ${signers.length} found`,
    )
  }
  const certificates = optional[0]?.tag === 0xa0 ? children(optional[0]) : []
  if (certificates.length > MOST_CERTIFICATES) {
    throw new Malformed(
      `Chữ ký mang ${certificates.length} chứng thư số, nhiều nhất là ${MOST_CERTIFICATES}`,
      `The signature carries ${certificates.length} certificates, at most ${MOST_CERTIFICATES} are taken`,
    )
  }
  const signer = readSigner(children(expectTag(only, TAG.sequence, 'signer')))
  checkVersion(smallInteger(version, 'version'), signer.signer, certificates)
  const listed = children(expectTag(digests, TAG.set, 'digest algorithms')).map((each) => readDigest(each).name)
  if (!listed.includes(signer.digest.name)) {
    throw new Malformed(
      `Thuật toán băm ${signer.digest.name} của người ký không có trong danh sách của SignedData`,
      `The signer's digest ${signer.digest.name} is not among those that SignedData lists`,
    )
  }
  // Other kinds of certificate (attribute certificates) may travel along; they are nobody's signing certificate.
  return { certificates: certificates.filter((each) => each.tag === TAG.sequence), ...signer }
}

/** The version follows from what is inside (RFC 5652, 5.1). */
function checkVersion(version: number, signer: SignerId, certificates: readonly Element[]): void {
  const kinds = certificates.map((each) => each.tag)
  const expected = kinds.includes(0xa3)
    ? 5
    : kinds.includes(0xa2)
      ? 4
      : 'serial' in signer && !kinds.includes(0xa1)
        ? 1
        : 3
  if (version === expected) return
  throw new Malformed(
    `Phiên bản SignedData là ${version}, với thành phần như vậy phải là ${expected}`,
    `SignedData has version ${version} where its parts ask for ${expected}`,
  )
}

function checkDetached(encapsulated: Element | undefined): void {
  const [type, inside] = partsOf(encapsulated, TAG.sequence, 2, 'content')
  if (inside !== undefined) {
    throw new Malformed(
      'Chữ ký phải tách rời (detached): tệp p7s không được chứa nội dung',
      'The signature must be detached: the p7s carries content',
    )
  }
  if (oidText(type, 'content type') !== OID.data) {
    throw new Malformed('Loại nội dung được ký phải là data', 'The signed content type must be data')
  }
}

function readSigner(fields: readonly Element[]): Omit<DetachedSignature, 'certificates'> {
  const [version, id, digest, ...rest] = fields
  const attributes = rest[0]?.tag === 0xa0 ? rest[0] : undefined
  const [algorithm, signature, ...more] = attributes === undefined ? rest : rest.slice(1)
  // [1] unsigned attributes, such as a time stamp, prove nothing here and are passed over.
  if (more.length > 1 || (more[0] !== undefined && more[0].tag !== 0xa1)) throw new DerError('unknown field in signer')
  const signer = readSignerId(id)
  if (smallInteger(version, 'signer version') !== ('serial' in signer ? 1 : 3)) {
    throw new Malformed(
      'Phiên bản SignerInfo không khớp với cách ghi người ký',
      'The SignerInfo version does not fit the way the signer is named',
    )
  }
  const named = {
    signer,
    digest: readDigest(expectTag(digest, TAG.sequence, 'digest algorithm')),
    algorithm: readSignatureAlgorithm(expectTag(algorithm, TAG.sequence, 'signature algorithm')),
    signature: content(expectTag(signature, TAG.octetString, 'signature')),
  }
  return attributes === undefined ? named : { ...named, ...readAttributes(attributes) }
}

function readSignerId(id: Element | undefined): SignerId {
  if (id?.tag === 0x80) return { keyIdentifier: hexText(content(id)) }
  const [issuer, serial] = partsOf(id, TAG.sequence, 2, 'signer identifier')
  return { issuer: whole(expectTag(issuer, TAG.sequence, 'issuer')), serial: integerHex(serial, 'serial number') }
}

/** Content type and message digest must stand there once each, with one value (RFC 5652, 5.3, 11.1, 11.2). */
function readAttributes(field: Element): { readonly attributes: Uint8Array; readonly messageDigest: Uint8Array } {
  const values = new Map<string, Element>()
  let previous: Uint8Array | undefined
  for (const attribute of children(field)) {
    const encoding = whole(attribute)
    if (previous !== undefined && compareEncodings(previous, encoding) > 0) {
      throw new Malformed(
        'Các thuộc tính được ký không xếp theo thứ tự DER (RFC 5652, 5.4)',
        'The signed attributes are not in DER order (RFC 5652, 5.4)',
      )
    }
    previous = encoding
    const [type, set] = partsOf(attribute, TAG.sequence, 2, 'attribute')
    const name = oidText(type, 'attribute type')
    const [value, ...others] = children(expectTag(set, TAG.set, 'attribute values'))
    const required = name === OID.contentType || name === OID.messageDigest
    if (values.has(name) || (required && others.length > 0)) {
      throw new Malformed(`Thuộc tính được ký ${name} bị lặp`, `Signed attribute ${name} given more than once`)
    }
    if (value === undefined) throw new DerError(`attribute ${name} without a value`)
    values.set(name, value)
  }
  const type = values.get(OID.contentType)
  const digest = values.get(OID.messageDigest)
  if (type === undefined || !sameBytes(content(expectTag(type, TAG.oid, 'content type')), DATA)) {
    throw new Malformed(
      'Thuộc tính được ký thiếu contentType hoặc contentType khác data',
      'The signed attributes lack contentType, or it is not data',
    )
  }
  if (digest === undefined) {
    throw new Malformed('Thuộc tính được ký thiếu messageDigest', 'The signed attributes lack messageDigest')
  }
  const attributes = Uint8Array.from(whole(field))
  attributes[0] = TAG.set
  return { attributes, messageDigest: content(expectTag(digest, TAG.octetString, 'message digest')) }
}

/** Content of the identifier of `data`, 1.2.840.113549.1.7.1. */
const DATA = Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01)
