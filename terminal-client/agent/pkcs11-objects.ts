import { createPublicKey, type KeyObject } from 'node:crypto'
import { content, oidText, readElement, TAG } from '#protocol/cms/der-read.ts'
import {
  type Attribute,
  CKA_CLASS,
  CKA_EC_PARAMS,
  CKA_EC_POINT,
  CKA_ID,
  CKA_KEY_TYPE,
  CKA_MODULUS,
  CKA_PUBLIC_EXPONENT,
  CKK_EC,
  CKK_RSA,
  CKO_PRIVATE_KEY,
  CKO_PUBLIC_KEY,
  type Cryptoki,
} from './cryptoki.ts'
import { TokenError } from './token-error.ts'

/** Objects that match `template`, in the library's order. The search is always closed, or the session stays stuck in it. */
export function findObjects(cryptoki: Cryptoki, session: Buffer, template: Attribute[]): readonly Buffer[] {
  cryptoki.C_FindObjectsInit(session, template)
  try {
    const found: Buffer[] = []
    for (;;) {
      const some = cryptoki.C_FindObjects(session, 64)
      if (some.length === 0) return found
      found.push(...some)
    }
  } finally {
    cryptoki.C_FindObjectsFinal(session)
  }
}

/** One attribute's bytes. */
export function attribute(cryptoki: Cryptoki, session: Buffer, object: Buffer, type: number): Buffer {
  const [found] = cryptoki.C_GetAttributeValue(session, object, [{ type }])
  if (found === undefined) throw new TokenError('token-refused', { detail: `attribute 0x${type.toString(16)}` })
  return found.value
}

/** The private key named `keyId` (hex of CKA_ID), if it is on the token. */
export function findPrivateKey(cryptoki: Cryptoki, session: Buffer, keyId: string): Buffer | undefined {
  return findObjects(cryptoki, session, [
    { type: CKA_CLASS, value: CKO_PRIVATE_KEY },
    { type: CKA_ID, value: Buffer.from(keyId, 'hex') },
  ])[0]
}

/** The public key named `keyId`, read from its object on the token; undefined when there is none. */
export function readPublicKey(cryptoki: Cryptoki, session: Buffer, keyId: string): KeyObject | undefined {
  const [object] = findObjects(cryptoki, session, [
    { type: CKA_CLASS, value: CKO_PUBLIC_KEY },
    { type: CKA_ID, value: Buffer.from(keyId, 'hex') },
  ])
  if (object === undefined) return undefined
  const read = (type: number): Buffer => attribute(cryptoki, session, object, type)
  // CK_ULONG in the machine's own order and width; the values used fit the lowest byte (all platforms here are little-endian).
  const type = read(CKA_KEY_TYPE)[0]
  if (type === CKK_RSA) {
    const key = {
      kty: 'RSA',
      n: read(CKA_MODULUS).toString('base64url'),
      e: read(CKA_PUBLIC_EXPONENT).toString('base64url'),
    }
    return createPublicKey({ key, format: 'jwk' })
  }
  if (type === CKK_EC) return ecPublicKey(read(CKA_EC_PARAMS), read(CKA_EC_POINT))
  throw new TokenError('key-not-supported', { detail: `CKK ${type}` })
}

const curves: Readonly<Record<string, { readonly name: string; readonly bytes: number }>> = {
  '1.2.840.10045.3.1.7': { name: 'P-256', bytes: 32 },
  '1.3.132.0.34': { name: 'P-384', bytes: 48 },
  '1.3.132.0.35': { name: 'P-521', bytes: 66 },
}

function ecPublicKey(parameters: Buffer, wrapped: Buffer): KeyObject {
  const named = oidText(readElement(parameters, 0, parameters.length), 'EC parameters')
  const curve = curves[named]
  if (curve === undefined) throw new TokenError('key-not-supported', { detail: `EC ${named}` })
  const size = 1 + 2 * curve.bytes
  // The standard wraps the point in an OCTET STRING; some libraries hand out the bare point.
  const point =
    wrapped.length !== size && wrapped[0] === TAG.octetString
      ? content(readElement(wrapped, 0, wrapped.length))
      : wrapped
  if (point.length !== size || point[0] !== 4) throw new TokenError('key-not-supported', { detail: 'EC point' })
  const half = (from: number) => Buffer.from(point.subarray(from, from + curve.bytes)).toString('base64url')
  return createPublicKey({ key: { kty: 'EC', crv: curve.name, x: half(1), y: half(1 + curve.bytes) }, format: 'jwk' })
}
