import { type KeyObject, X509Certificate } from 'node:crypto'
import { oid } from '#protocol/cms/der-write.ts'
import { certificationRequest, type RequestedSubject, requestDigest } from './certification-request.ts'
import {
  type Attribute,
  CKA_CERTIFICATE_TYPE,
  CKA_CLASS,
  CKA_EC_PARAMS,
  CKA_EXTRACTABLE,
  CKA_ID,
  CKA_ISSUER,
  CKA_LABEL,
  CKA_MODULUS_BITS,
  CKA_PRIVATE,
  CKA_PUBLIC_EXPONENT,
  CKA_SENSITIVE,
  CKA_SERIAL_NUMBER,
  CKA_SIGN,
  CKA_SUBJECT,
  CKA_TOKEN,
  CKA_VALUE,
  CKA_VERIFY,
  CKC_X_509,
  CKM_EC_KEY_PAIR_GEN,
  CKM_RSA_PKCS_KEY_PAIR_GEN,
  CKO_CERTIFICATE,
} from './cryptoki.ts'
import { findObjects, findPrivateKey, readPublicKey } from './pkcs11-objects.ts'
import { signOnToken } from './pkcs11-sign.ts'
import type { Pkcs11Token } from './pkcs11-token.ts'
import { certificateNames, certificateOfPem, readCertificate } from './read-certificate.ts'
import type { TokenCertificate } from './token.ts'
import { TokenError } from './token-error.ts'

/** Kinds of key that the training CA takes and that can be asked of a token. */
export type NewKeyType = 'rsa2048' | 'p256'

/** Name of a key pair and what is shown for it. */
export interface NewKey {
  readonly label: string
  /** CKA_ID, hex. */
  readonly id: string
  readonly type: NewKeyType
}

const P256 = '1.2.840.10045.3.1.7'

/**
 * Makes a key pair on the token. The private key never leaves it: sensitive and not extractable.
 * The token must have been opened `writable`.
 * @returns the public key
 * @throws TokenError `key-exists`, `token-read-only`, or the token's refusal; RangeError for an id that is not hex
 */
export function generateKey(token: Pkcs11Token, key: NewKey): KeyObject {
  if (!/^([0-9a-f]{2})+$/.test(key.id)) throw new RangeError(`a key's id is lower-case hex, not ${key.id}`)
  const id = Buffer.from(key.id, 'hex')
  return token.change((cryptoki, session) => {
    if (findPrivateKey(cryptoki, session, key.id)) throw new TokenError('key-exists', { detail: key.id })
    const both: Attribute[] = [
      { type: CKA_TOKEN, value: true },
      { type: CKA_ID, value: id },
      { type: CKA_LABEL, value: key.label },
    ]
    const [mechanism, kind]: [number, Attribute[]] =
      key.type === 'rsa2048'
        ? [
            CKM_RSA_PKCS_KEY_PAIR_GEN,
            [
              { type: CKA_MODULUS_BITS, value: 2048 },
              { type: CKA_PUBLIC_EXPONENT, value: Buffer.of(1, 0, 1) },
            ],
          ]
        : [CKM_EC_KEY_PAIR_GEN, [{ type: CKA_EC_PARAMS, value: Buffer.from(oid(P256)) }]]
    cryptoki.C_GenerateKeyPair(
      session,
      { mechanism },
      [...both, { type: CKA_VERIFY, value: true }, ...kind],
      [
        ...both,
        { type: CKA_PRIVATE, value: true },
        { type: CKA_SENSITIVE, value: true },
        { type: CKA_EXTRACTABLE, value: false },
        { type: CKA_SIGN, value: true },
      ],
    )
    return requirePublicKey(readPublicKey(cryptoki, session, key.id), key.id)
  })
}

/**
 * A certificate request (PKCS#10, PEM) for a key on the token, signed by the token.
 * @throws TokenError `key-missing`, `key-not-supported`, `sign-failed`
 */
export function createCsr(token: Pkcs11Token, keyId: string, subject: RequestedSubject): string {
  return token.use((cryptoki, session) => {
    const privateKey = findPrivateKey(cryptoki, session, keyId)
    const publicKey = requirePublicKey(readPublicKey(cryptoki, session, keyId), keyId)
    if (privateKey === undefined) throw new TokenError('key-missing', { label: token.label, detail: keyId })
    return certificationRequest(subject, publicKey, (bytes) =>
      signOnToken(cryptoki, session, privateKey, publicKey, requestDigest, bytes),
    )
  }, 'sign-failed')
}

/**
 * Puts a certificate beside its key, in place of earlier ones for the same key. Doing it twice leaves one certificate.
 * @throws TokenError `bad-certificate`, `certificate-mismatch` (not for this key), `key-missing`, `token-read-only`
 */
export function storeCertificate(token: Pkcs11Token, keyId: string, certificatePem: string): TokenCertificate {
  const der = certificateOfPem(certificatePem)
  const certificate = readCertificate(der, keyId)
  const names = certificateNames(der)
  return token.change((cryptoki, session) => {
    const publicKey = requirePublicKey(readPublicKey(cryptoki, session, keyId), keyId)
    if (!publicKey.equals(new X509Certificate(der).publicKey)) {
      throw new TokenError('certificate-mismatch', { subject: certificate.commonName, serial: certificate.serial })
    }
    const mine: Attribute[] = [
      { type: CKA_CLASS, value: CKO_CERTIFICATE },
      { type: CKA_ID, value: Buffer.from(keyId, 'hex') },
    ]
    const earlier = findObjects(cryptoki, session, mine)
    // The new one first: whatever happens in between, the key is never left without a certificate.
    cryptoki.C_CreateObject(session, [
      ...mine,
      { type: CKA_CERTIFICATE_TYPE, value: CKC_X_509 },
      { type: CKA_TOKEN, value: true },
      { type: CKA_PRIVATE, value: false },
      { type: CKA_LABEL, value: certificate.commonName },
      { type: CKA_SUBJECT, value: Buffer.from(names.subject) },
      { type: CKA_ISSUER, value: Buffer.from(names.issuer) },
      { type: CKA_SERIAL_NUMBER, value: Buffer.from(names.serialNumber) },
      { type: CKA_VALUE, value: Buffer.from(der) },
    ])
    for (const object of earlier) cryptoki.C_DestroyObject(session, object)
    return certificate
  })
}

/** Whether the token holds a private key of this name. */
export function hasKey(token: Pkcs11Token, keyId: string): boolean {
  return token.use((cryptoki, session) => findPrivateKey(cryptoki, session, keyId) !== undefined)
}

function requirePublicKey(found: KeyObject | undefined, keyId: string): KeyObject {
  if (found === undefined) throw new TokenError('key-missing', { detail: keyId })
  return found
}
