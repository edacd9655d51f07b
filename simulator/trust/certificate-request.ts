import { createPublicKey } from 'node:crypto'
import { checkDer, DerError, expectTag, partsOf, rootElement, TAG, whole, wholeBytes } from '#protocol/cms/der-read.ts'
import { pemBody } from './certificate.ts'
import { keyAccepted, keyName } from './key-policy.ts'
import type { Sentence } from './sentences.ts'
import { readSignatureAlgorithm, signatureHolds } from './signature-algorithm.ts'

/** A request of one RSA-8192 key with every usual attribute stays far below. */
const LONGEST = 65_536

const BLOCK =
  /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([A-Za-z0-9+/=\s]+)-----END (?:NEW )?CERTIFICATE REQUEST-----/

/**
 * The public key (DER SubjectPublicKeyInfo) of a PEM PKCS#10 request, once its self-signature has proved that the sender
 * holds the private key (RFC 2986). What the request says of names and extensions is not used.
 */
export function readRequest(pem: string): { readonly publicKey: Uint8Array } | Sentence {
  try {
    if (pem.length > LONGEST) return NOT_A_REQUEST
    const der = pemBody(pem, BLOCK)
    checkDer(der, 24)
    const [info, identifier, signature] = partsOf(rootElement(der, TAG.sequence), TAG.sequence, 3, 'request')
    const signed = expectTag(info, TAG.sequence, 'request body')
    const spki = expectTag(partsOf(signed, TAG.sequence, 4, 'request body')[2], TAG.sequence, 'public key')
    const publicKey = Uint8Array.from(whole(spki))
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    if (!keyAccepted(key)) {
      return {
        vi: `Khoá ${keyName(key)} trong yêu cầu không được chấp nhận; cần RSA từ 2048 bit hoặc EC P-256, P-384, P-521`,
        en: `The key ${keyName(key)} of the request is not accepted; RSA of 2048 bits or more, or EC P-256, P-384, P-521 is needed`,
      }
    }
    const algorithm = readSignatureAlgorithm(expectTag(identifier, TAG.sequence, 'signature algorithm'))
    if (algorithm?.digest === undefined || algorithm.digest === 'sha-1') {
      return {
        vi: 'Yêu cầu cấp chứng thư số được ký bằng thuật toán không được chấp nhận; hãy dùng SHA-256 trở lên',
        en: 'The request is signed with an algorithm that is not accepted; use SHA-256 or stronger',
      }
    }
    const holds = signatureHolds(
      { ...algorithm, digest: algorithm.digest },
      key,
      whole(signed),
      wholeBytes(signature, 'signature'),
    )
    return holds ? { publicKey } : NOT_PROVED
  } catch (problem) {
    // Besides the reader's own errors only createPublicKey throws here: a key that OpenSSL cannot read.
    if (problem instanceof DerError || (problem instanceof Error && 'code' in problem)) return NOT_A_REQUEST
    throw problem
  }
}

const NOT_A_REQUEST: Sentence = {
  vi: 'Yêu cầu cấp chứng thư số phải là PKCS#10 dạng PEM (-----BEGIN CERTIFICATE REQUEST-----)',
  en: 'The certificate request must be a PKCS#10 in PEM (-----BEGIN CERTIFICATE REQUEST-----)',
}

const NOT_PROVED: Sentence = {
  vi: 'Chữ ký trên yêu cầu không đúng với khoá trong đó: chưa chứng minh được việc giữ khoá bí mật',
  en: 'The signature on the request does not hold under its key: possession of the private key is not proved',
}
