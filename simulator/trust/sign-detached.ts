import { createHash, type KeyObject, sign } from 'node:crypto'
import type { DigestAlgorithm } from '#protocol/cms/algorithms.ts'
import { signedAttributes } from '#protocol/cms/signed-attributes.ts'
import { signedData } from '#protocol/cms/signed-data.ts'
import { certificateDer } from './certificate.ts'
import { HASH } from './signature-algorithm.ts'

/**
 * Signs the bytes of a MIME part with a key held in software, as the signing agent does with one on a token: for the
 * load test and for tests. Returns the CMS in DER.
 *
 * @param options.signingTime epoch ms; left out: no signed attributes, the signature is over the bytes themselves
 */
export function signDetached(
  entity: Uint8Array,
  key: KeyObject,
  certificatePem: string,
  options: { readonly digest?: DigestAlgorithm; readonly signingTime?: number } = {},
): Uint8Array {
  const digestAlgorithm = options.digest ?? 'sha-256'
  const { signingTime } = options
  const hash = HASH[digestAlgorithm]
  const common = {
    signerCertificate: certificateDer(certificatePem),
    digestAlgorithm,
    keyType: key.asymmetricKeyType === 'ec' ? 'ec' : 'rsa',
  } as const
  if (signingTime === undefined) return signedData({ ...common, signature: sign(hash, entity, key) })
  const digest = createHash(hash).update(entity).digest()
  const attributes = signedAttributes({ digest, digestAlgorithm, signingTime })
  return signedData({ ...common, signedAttributes: attributes, signature: sign(hash, attributes, key) })
}
