/** The training CA of a DATA_DIR behind its port: made at the first start, kept in `ca.json` (mode 0600). */
import type { CertificateAuthority, IssuedCertificate } from './ports.ts'
import { secretFile } from './system/data-directory.ts'
import { createTrainingCa, openTrainingCa, type SavedCa } from './trust/training-ca.ts'

export function openAuthority(dataDir: string, now: number): CertificateAuthority {
  const saved = secretFile(dataDir, 'ca.json', () => JSON.stringify(createTrainingCa(now).saved))
  const ca = openTrainingCa(JSON.parse(saved) as SavedCa)
  return {
    fingerprint: ca.issuingFingerprint,
    chain: { issuing: ca.issuingPem, root: ca.rootPem },
    issue({ csr, ...request }) {
      const issued = ca.issue({ ...request, csrPem: csr })
      if ('problem' in issued) return issued
      const { certificatePem: pem, ...rest } = issued
      return { ...rest, pem }
    },
    crl: (certificates, now) => ca.crl(revokedOf(certificates), now, Math.floor(now / 1000)),
  }
}

const revokedOf = (certificates: Iterable<IssuedCertificate>) =>
  [...certificates]
    .filter(({ revokedAt }) => revokedAt > 0)
    .map(({ serial, revokedAt, revokeReason }) => ({ serial, at: revokedAt, reason: revokeReason }))
