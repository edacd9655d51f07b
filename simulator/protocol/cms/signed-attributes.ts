import { DIGESTS, type DigestAlgorithm, OID } from './algorithms.ts'
import { octetString, oid, sequence, setOf, time } from './der-write.ts'

/**
 * The signed attributes of a CMS signature (RFC 5652, 5.3 and 11): content type, signing time, digest of the content.
 *
 * @param digest digest of the exact bytes of the first MIME part (header lines included), by `digestAlgorithm`
 * @param signingTime epoch milliseconds, cut to the second
 * @returns DER of the SET OF: the bytes that the key signs, and the `signedAttributes` of `signedData`
 * @throws RangeError when the digest has not the length of its algorithm
 */
export function signedAttributes(input: {
  readonly digest: Uint8Array
  readonly digestAlgorithm: DigestAlgorithm
  readonly signingTime: number
}): Uint8Array {
  const expected = DIGESTS[input.digestAlgorithm].length
  if (input.digest.length !== expected) {
    throw new RangeError(`${input.digestAlgorithm} gives ${expected} bytes, not ${input.digest.length}`)
  }
  return setOf(
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.signingTime, time(input.signingTime)),
    attribute(OID.messageDigest, octetString(input.digest)),
  )
}

const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setOf(value))
