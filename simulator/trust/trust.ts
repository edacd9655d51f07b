/**
 * Whether a signature counts (phán quyết chữ ký). `examine` looks at the bytes alone, `judge` at time, revocation and
 * the account; both answer with steps that name their facts, in Vietnamese and English.
 */
import type { Trust } from '../ports.ts'
import { type Authorities, createAuthorities } from './authorities.ts'
import { examine } from './examine.ts'
import { judge } from './judge.ts'
import { createRevocationLists, type RevocationAnswer, type RevocationLists, type Revoked } from './revocation.ts'
import { createSignerCertificates, type FindCertificate } from './signer-certificates.ts'

export interface TrustOptions {
  /** PEM of the trusted roots, and of the authorities below them that issue to signers. */
  readonly roots: readonly string[]
  readonly intermediates: readonly string[]
  /**
   * The sandbox's own word on its own certificates, asked at every judgement, so that a revocation counts at once;
   * `unknown` for other issuers. An authority that answers here needs no CRL and no nextUpdate.
   */
  readonly revoked?: (serial: string, issuerFingerprint: string) => Revoked | 'good' | 'unknown'
  /** SHA-1 accepted: only under the profile `2014-sha1`. */
  readonly sha1: boolean
  /** Certificates that the sandbox holds, for messages that carry none. */
  readonly findCertificate?: FindCertificate
}

export interface TrustRoom extends Trust {
  readonly authorities: Authorities
  /** Loads the CRL (DER) of another trusted authority; a Sentence says why it was not taken. */
  loadCrl: RevocationLists['load']
}

/** Throws Error naming the certificate when the lists of authorities are not sound. */
export function createTrust(options: TrustOptions): TrustRoom {
  const { sha1 } = options
  const authorities = createAuthorities(options.roots, options.intermediates, sha1)
  const signers = createSignerCertificates(authorities, options.findCertificate ?? (() => undefined))
  const lists = createRevocationLists(authorities, sha1)

  const revocation = (serial: string, issuerFingerprint: string, receivedAt: number): RevocationAnswer => {
    const own = options.revoked?.(serial, issuerFingerprint) ?? 'unknown'
    // A revocation after the receipt does not reach back: the signature counted when it arrived.
    if (typeof own === 'object' && own.at <= receivedAt) return own
    const listed = lists.lookUp(issuerFingerprint, serial, receivedAt)
    if (typeof listed === 'object') return listed
    return own === 'unknown' ? listed : 'good'
  }

  return {
    authorities,
    loadCrl: lists.load,
    examine: (signedBytes, cms, micalg) => examine({ signers, sha1 }, signedBytes, cms, micalg),
    judge: (examined, account, receivedAt) => judge({ authorities, revocation }, examined, account, receivedAt),
  }
}
