/** The training CA of a DATA_DIR behind its port: made at the first start, kept in `ca.json` (mode 0600). */
import { join } from 'node:path'
import type { CertificateAuthority, IssuedCertificate } from './ports.ts'
import { DataDirectoryError, secretFile } from './system/data-directory.ts'
import { createTrainingCa, openTrainingCa, type SavedCa, type TrainingCa } from './trust/training-ca.ts'

export function openAuthority(dataDir: string, now: number): CertificateAuthority {
  const ca = savedAuthority(dataDir, now)
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

/** Throws DataDirectoryError when the file is broken: a new CA in its place would make every certificate worthless. */
function savedAuthority(dataDir: string, now: number): TrainingCa {
  const saved = secretFile(dataDir, 'ca.json', () => JSON.stringify(createTrainingCa(now).saved))
  try {
    return openTrainingCa(JSON.parse(saved) as SavedCa)
  } catch (cause) {
    throw new DataDirectoryError(
      `Tệp ${join(dataDir, 'ca.json')} của CA đào tạo bị hỏng; khôi phục từ bản sao lưu, hoặc đặt DATA_DIR khác. (The training CA's file is broken: restore a backup or set another DATA_DIR.)`,
      { cause },
    )
  }
}
