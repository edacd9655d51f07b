/** Object identifiers and the digest algorithms of signatures (protocol, "Decisions on top of the facts": Signature). */

export type DigestAlgorithm = 'sha-256' | 'sha-384' | 'sha-512'
export type KeyType = 'rsa' | 'ec'

export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  rsaEncryption: '1.2.840.113549.1.1.1',
  mgf1: '1.2.840.113549.1.1.8',
  rsaPss: '1.2.840.113549.1.1.10',
} as const

/** Identifiers and length in bytes of each digest. */
export const DIGESTS: Readonly<
  Record<DigestAlgorithm, { readonly oid: string; readonly withRsa: string; readonly withEc: string; length: number }>
> = {
  'sha-256': {
    oid: '2.16.840.1.101.3.4.2.1',
    withRsa: '1.2.840.113549.1.1.11',
    withEc: '1.2.840.10045.4.3.2',
    length: 32,
  },
  'sha-384': {
    oid: '2.16.840.1.101.3.4.2.2',
    withRsa: '1.2.840.113549.1.1.12',
    withEc: '1.2.840.10045.4.3.3',
    length: 48,
  },
  'sha-512': {
    oid: '2.16.840.1.101.3.4.2.3',
    withRsa: '1.2.840.113549.1.1.13',
    withEc: '1.2.840.10045.4.3.4',
    length: 64,
  },
}
