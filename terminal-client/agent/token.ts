import type { DigestAlgorithm, KeyType } from '#protocol/cms/algorithms.ts'
import type { Sentence } from './token-error.ts'

/** A certificate as a token holds it. */
export interface TokenCertificate {
  /** Lower-case hex, without leading zeros beyond a whole byte: as the API writes it. */
  readonly serial: string
  /** Common name of the subject; the training CA writes the user ID there. Empty when there is none. */
  readonly commonName: string
  /** Subject and issuer for people, one line each. */
  readonly subject: string
  readonly issuer: string
  /** Epoch ms, both inclusive. */
  readonly notBefore: number
  readonly notAfter: number
  readonly keyType: KeyType
  /** Name of the key pair on the token (CKA_ID), hex. */
  readonly keyId: string
  readonly der: Uint8Array
}

export interface SignOptions {
  readonly digest: DigestAlgorithm
  /** Epoch ms of real time; it goes into the signed attributes, and the certificate must be valid at it. */
  readonly signingTime: number
}

export interface Signature {
  /** Detached CMS SignedData, DER. */
  readonly cms: Uint8Array
  /** What must be told whenever this signature is shown; only a file token has it. */
  readonly notice?: Sentence
}

/** An opened token: the PIN was right. All calls are synchronous and throw TokenError. */
export interface Token {
  readonly kind: 'pkcs11' | 'file'
  readonly label: string
  readonly serial: string
  /** Certificates that can be read, with or without their key. Read from the token at each call. */
  certificates(): readonly TokenCertificate[]
  /** Signs the exact bytes of the first MIME entity (its header lines included). The signature was verified before it is returned. */
  sign(certificate: TokenCertificate, entity: Uint8Array, options: SignOptions): Signature
  /** Ends the session. A second call does nothing. */
  close(): void
}
