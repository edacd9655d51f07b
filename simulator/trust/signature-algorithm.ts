import { constants, type KeyObject, verify } from 'node:crypto'
import { DIGESTS, type DigestAlgorithm, OID } from '#protocol/cms/algorithms.ts'
import {
  children,
  DerError,
  type Element,
  expectTag,
  oidText,
  partsOf,
  smallInteger,
  TAG,
} from '#protocol/cms/der-read.ts'

/** SHA-1 is known so that it can be refused by name, and accepted under the profile `2014-sha1`. */
export type AnyDigest = DigestAlgorithm | 'sha-1'

export type Scheme = 'rsa' | 'rsa-pss' | 'ec'

/** What an AlgorithmIdentifier says. `digest` is absent for plain rsaEncryption, which leaves it to its surroundings. */
export interface SignatureAlgorithm {
  readonly scheme: Scheme
  readonly digest?: AnyDigest
  readonly saltLength?: number
}

const SHA1 = { oid: '1.3.14.3.2.26', withRsa: '1.2.840.113549.1.1.5', withEc: '1.2.840.10045.4.1', length: 20 }
const ALL = Object.entries({ ...DIGESTS, 'sha-1': SHA1 }) as readonly [AnyDigest, typeof SHA1][]

const DIGEST_BY_OID = new Map(ALL.map(([name, digest]) => [digest.oid, name]))
const SIGNATURE_BY_OID = new Map<string, SignatureAlgorithm>([
  ...ALL.map(([digest, { withRsa }]) => [withRsa, { scheme: 'rsa', digest }] as const),
  ...ALL.map(([digest, { withEc }]) => [withEc, { scheme: 'ec', digest }] as const),
  [OID.rsaEncryption, { scheme: 'rsa' }],
])

/** Names of `node:crypto`. */
export const HASH: Readonly<Record<AnyDigest, string>> = {
  'sha-1': 'sha1',
  'sha-256': 'sha256',
  'sha-384': 'sha384',
  'sha-512': 'sha512',
}

/** Other digests a message may name, so that the refusal can call them by name. */
const WEAK_NAMES: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '2.16.840.1.101.3.4.2.4': 'sha-224',
}

/** A digest's AlgorithmIdentifier: its name, or the dotted identifier of one that is not known here. */
export function readDigest(identifier: Element): { readonly known?: AnyDigest; readonly name: string } {
  const [type, ...parameters] = partsOf(identifier, TAG.sequence, 2, 'digest algorithm')
  expectNullOrNothing(parameters[0], 'digest algorithm')
  const dotted = oidText(type, 'digest algorithm')
  const known = DIGEST_BY_OID.get(dotted)
  return known === undefined ? { name: WEAK_NAMES[dotted] ?? dotted } : { known, name: known }
}

/** A signature's AlgorithmIdentifier; undefined when it is none of those accepted anywhere in the sandbox. */
export function readSignatureAlgorithm(identifier: Element): SignatureAlgorithm | undefined {
  const [type, ...parameters] = partsOf(identifier, TAG.sequence, 2, 'signature algorithm')
  const dotted = oidText(type, 'signature algorithm')
  if (dotted === OID.rsaPss) return readPss(parameters)
  const found = SIGNATURE_BY_OID.get(dotted)
  if (found?.scheme === 'ec' && parameters.length > 0) throw new DerError('signature algorithm: parameters not allowed')
  if (found?.scheme === 'rsa') expectNullOrNothing(parameters[0], 'signature algorithm')
  return found
}

/** RSASSA-PSS-params (RFC 4055, 3.1); MGF1 must use the same digest, trailer 1. Left-out fields mean SHA-1 and 20. */
function readPss(parameters: readonly Element[]): SignatureAlgorithm | undefined {
  const fields = new Map<number, Element>()
  for (const field of children(expectTag(parameters[0], TAG.sequence, 'PSS parameters'))) {
    if (fields.has(field.tag)) throw new DerError('PSS parameters: field twice')
    const [value] = partsOf(field, field.tag, 1, 'PSS parameters')
    if (value === undefined) throw new DerError('PSS parameters: empty field')
    fields.set(field.tag, value)
  }
  const hash = fields.get(0xa0)
  const mask = fields.get(0xa1)
  const salt = fields.get(0xa2)
  const trailer = fields.get(0xa3)
  const digest = hash === undefined ? 'sha-1' : readDigest(hash).known
  if (digest === undefined) return undefined
  const maskParts = mask === undefined ? [] : partsOf(mask, TAG.sequence, 2, 'mask generation')
  const maskDigest = maskParts[1] === undefined ? 'sha-1' : readDigest(maskParts[1]).known
  if (mask !== undefined && oidText(maskParts[0], 'mask generation') !== OID.mgf1) return undefined
  if (maskDigest !== digest) return undefined
  if (trailer !== undefined && smallInteger(trailer, 'trailer') !== 1) return undefined
  return { scheme: 'rsa-pss', digest, saltLength: salt === undefined ? 20 : smallInteger(salt, 'salt length') }
}

function expectNullOrNothing(parameters: Element | undefined, what: string): void {
  if (parameters !== undefined && parameters.tag !== TAG.null) throw new DerError(`${what}: parameters not allowed`)
}

/** Checks a signature over `data`. False, never an exception, whatever the bytes; the key's kind must be the scheme's. */
export function signatureHolds(
  algorithm: { readonly scheme: Scheme; readonly digest: AnyDigest; readonly saltLength?: number },
  key: KeyObject,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (key.asymmetricKeyType !== (algorithm.scheme === 'ec' ? 'ec' : 'rsa')) return false
  try {
    if (algorithm.scheme !== 'rsa-pss') return verify(HASH[algorithm.digest], data, key, signature)
    const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: algorithm.saltLength ?? 20 }
    return verify(HASH[algorithm.digest], data, pss, signature)
  } catch {
    // A signature of impossible form makes OpenSSL throw; it is a wrong signature all the same.
    return false
  }
}
