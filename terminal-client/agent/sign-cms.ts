import { createHash } from 'node:crypto'
import type { DigestAlgorithm } from '#protocol/cms/algorithms.ts'
import { signedAttributes } from '#protocol/cms/signed-attributes.ts'
import { signedData } from '#protocol/cms/signed-data.ts'
import { requireValid } from './choose-certificate.ts'
import type { SignOptions, TokenCertificate } from './token.ts'

/** Node's names of the digests. */
export const nodeDigest: Readonly<Record<DigestAlgorithm, string>> = {
  'sha-256': 'sha256',
  'sha-384': 'sha384',
  'sha-512': 'sha512',
}

/**
 * A detached CMS over the exact bytes of `entity`, whoever holds the key.
 * @param sign signs the bytes of the signed attributes with `options.digest`; RSA: PKCS#1 v1.5 bytes, EC: DER of (r, s)
 * @throws TokenError `certificate-expired`, `certificate-not-yet-valid` at the signing time
 */
export function signCms(
  certificate: TokenCertificate,
  entity: Uint8Array,
  { digest, signingTime }: SignOptions,
  sign: (attributes: Uint8Array) => Uint8Array,
): Uint8Array {
  requireValid(certificate, signingTime)
  const hash = createHash(nodeDigest[digest]).update(entity).digest()
  const attributes = signedAttributes({ digest: hash, digestAlgorithm: digest, signingTime })
  return signedData({
    signerCertificate: certificate.der,
    digestAlgorithm: digest,
    keyType: certificate.keyType,
    signedAttributes: attributes,
    signature: sign(attributes),
  })
}
