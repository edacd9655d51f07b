import { DIGESTS, type DigestAlgorithm, type KeyType, OID } from './algorithms.ts'
import { children, content, expectTag, rootElement, TAG, whole } from './der-read.ts'
import { element, integer, nullValue, octetString, oid, sequence, setOf, unsignedInteger } from './der-write.ts'

/**
 * A detached CMS SignedData (RFC 5652, 5) with one signer, named by issuer and serial, and that signer's certificate:
 * what protocol 2 calls "detached CMS, end-entity certificate only".
 *
 * @param signerCertificate DER of the signer's certificate
 * @param keyType kind of the signer's key
 * @param signedAttributes what `signedAttributes` gave and the key signed; absent: the signature is over the content itself
 * @param signature RSA: PKCS#1 v1.5 bytes; EC: the DER form of (r, s), see `ecdsaSignature`
 * @returns DER, as it goes base64 into part 2 of `multipart/signed`
 * @throws DerError when `signerCertificate` is not a certificate
 */
export function signedData(input: {
  readonly signerCertificate: Uint8Array
  readonly digestAlgorithm: DigestAlgorithm
  readonly keyType: KeyType
  readonly signedAttributes?: Uint8Array
  readonly signature: Uint8Array
}): Uint8Array {
  const digest = DIGESTS[input.digestAlgorithm]
  const attributes = input.signedAttributes
  const signer = sequence(
    integer(1),
    issuerAndSerial(input.signerCertificate),
    sequence(oid(digest.oid)),
    // Inside SignerInfo the same set carries the tag [0]; the signature is over it with the tag of a SET OF.
    ...(attributes === undefined ? [] : [element(0xa0, content(rootElement(attributes, TAG.set)))]),
    input.keyType === 'rsa' ? sequence(oid(OID.rsaEncryption), nullValue()) : sequence(oid(digest.withEc)),
    octetString(input.signature),
  )
  const signed = sequence(
    integer(1),
    setOf(sequence(oid(digest.oid))),
    sequence(oid(OID.data)),
    element(0xa0, input.signerCertificate),
    setOf(signer),
  )
  return sequence(oid(OID.signedData), element(0xa0, signed))
}

/** (r, s) as a PKCS#11 token gives them, two halves of one length, in the DER form that CMS wants. */
export function ecdsaSignature(halves: Uint8Array): Uint8Array {
  if (halves.length === 0 || halves.length % 2 !== 0) throw new RangeError(`not two halves: ${halves.length} bytes`)
  const middle = halves.length / 2
  return sequence(unsignedInteger(halves.subarray(0, middle)), unsignedInteger(halves.subarray(middle)))
}

function issuerAndSerial(certificate: Uint8Array): Uint8Array {
  const [body] = children(rootElement(certificate, TAG.sequence))
  const fields = children(expectTag(body, TAG.sequence, 'certificate body'))
  const first = fields[0]?.tag === 0xa0 ? 1 : 0
  const serial = expectTag(fields[first], TAG.integer, 'serial number')
  const issuer = expectTag(fields[first + 2], TAG.sequence, 'issuer')
  return sequence(whole(issuer), whole(serial))
}
