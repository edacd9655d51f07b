import { createHash, type KeyObject, verify } from 'node:crypto'
import { DIGESTS, type DigestAlgorithm } from '#protocol/cms/algorithms.ts'
import { nullValue, octetString, oid, sequence } from '#protocol/cms/der-write.ts'
import { ecdsaSignature } from '#protocol/cms/signed-data.ts'
import { CKM_ECDSA, CKM_RSA_PKCS, type Cryptoki } from './cryptoki.ts'
import { nodeDigest } from './sign-cms.ts'
import { TokenError } from './token-error.ts'

/**
 * Signs `data` with a private key on the token: RSA as PKCS#1 v1.5 over the DigestInfo made here (CKM_RSA_PKCS, which
 * every token has), EC as CKM_ECDSA. The signature is checked with `publicKey` before it is handed out.
 *
 * @returns RSA: the signature's bytes; EC: DER of (r, s)
 * @throws TokenError `sign-failed` when the token's signature does not verify, `key-not-supported`; and the error of the
 *   Cryptoki call itself, which the caller knows how to name
 */
export function signOnToken(
  cryptoki: Cryptoki,
  session: Buffer,
  privateKey: Buffer,
  publicKey: KeyObject,
  digest: DigestAlgorithm,
  data: Uint8Array,
): Uint8Array {
  const hash = createHash(nodeDigest[digest]).update(data).digest()
  const signature = rawSignature(cryptoki, session, privateKey, publicKey, digest, hash)
  if (!verify(nodeDigest[digest], data, publicKey, signature)) {
    throw new TokenError('sign-failed', { detail: 'signature does not verify' })
  }
  return signature
}

function rawSignature(
  cryptoki: Cryptoki,
  session: Buffer,
  privateKey: Buffer,
  publicKey: KeyObject,
  digest: DigestAlgorithm,
  hash: Buffer,
): Uint8Array {
  const run = (mechanism: number, data: Buffer, room: number): Buffer => {
    cryptoki.C_SignInit(session, { mechanism }, privateKey)
    return cryptoki.C_Sign(session, data, Buffer.alloc(room))
  }
  switch (publicKey.asymmetricKeyType) {
    case 'rsa':
      return Uint8Array.from(run(CKM_RSA_PKCS, digestInfo(digest, hash), 2048))
    case 'ec': {
      // A digest longer than the curve's order is cut to its leftmost bytes (FIPS 186-4, 6.4); not all tokens do it.
      const size = curveBytes(publicKey)
      return ecdsaSignature(run(CKM_ECDSA, hash.subarray(0, size), 2 * size))
    }
    default:
      throw new TokenError('key-not-supported', { detail: String(publicKey.asymmetricKeyType) })
  }
}

const digestInfo = (digest: DigestAlgorithm, hash: Buffer): Buffer =>
  Buffer.from(sequence(sequence(oid(DIGESTS[digest].oid), nullValue()), octetString(hash)))

function curveBytes(publicKey: KeyObject): number {
  const bytes = { prime256v1: 32, secp384r1: 48, secp521r1: 66 }[publicKey.asymmetricKeyDetails?.namedCurve ?? '']
  if (bytes === undefined) {
    throw new TokenError('key-not-supported', { detail: publicKey.asymmetricKeyDetails?.namedCurve ?? 'EC' })
  }
  return bytes
}
