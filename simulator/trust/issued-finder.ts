import { DerError } from '#protocol/cms/der-read.ts'
import type { IssuedCertificate } from '../ports.ts'
import { certificateDer, parseCertificate } from './certificate.ts'
import type { Revoked } from './revocation.ts'
import type { FindCertificate } from './signer-certificates.ts'

/**
 * Finds the certificates that the sandbox issued, for a message that carries none: by serial, or by key identifier.
 * `certificates` gives the current ones by serial; each is read once for its key identifier.
 */
export function createIssuedFinder(certificates: () => ReadonlyMap<string, IssuedCertificate>): FindCertificate {
  const serialByKey = new Map<string, string>()
  const read = new Set<string>()
  return (signer) => {
    const current = certificates()
    if ('serial' in signer) return current.get(signer.serial)?.pem
    // Certificates are only ever added; of two with one key the later counts.
    if (current.size !== read.size) {
      for (const [serial, { pem }] of current) {
        if (read.has(serial)) continue
        read.add(serial)
        const key = keyIdentifierOf(pem)
        if (key !== undefined) serialByKey.set(key, serial)
      }
    }
    return current.get(serialByKey.get(signer.keyIdentifier) ?? '')?.pem
  }
}

/**
 * The sandbox's own word on what its training CA issued, for `TrustOptions.revoked`; `unknown` for other issuers.
 *
 * @param issuingFingerprint of the training CA's issuing certificate
 */
export function createIssuedRevocation(
  certificates: () => ReadonlyMap<string, IssuedCertificate>,
  issuingFingerprint: string,
): (serial: string, issuerFingerprint: string) => Revoked | 'good' | 'unknown' {
  return (serial, issuerFingerprint) => {
    if (issuerFingerprint !== issuingFingerprint) return 'unknown'
    const issued = certificates().get(serial)
    // What the store never issued is nobody's word: a copied CA key must not make good certificates.
    if (issued === undefined) return 'unknown'
    return issued.revokedAt > 0 ? { at: issued.revokedAt, reason: issued.revokeReason } : 'good'
  }
}

function keyIdentifierOf(pem: string): string | undefined {
  try {
    return parseCertificate(certificateDer(pem)).extensions.subjectKeyId
  } catch (problem) {
    if (problem instanceof DerError) return undefined
    throw problem
  }
}
