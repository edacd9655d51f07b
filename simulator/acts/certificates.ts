/** Certificates of the training CA and their binding to accounts (contract, /api/v1/certificates). */
import type { Account, IssuedCertificate } from '../ports.ts'
import { actEntry, type Office } from './office.ts'
import { badField, type Done, done, refuse, unknown } from './problem.ts'

export interface CertificateRequest {
  readonly userId: string
  /** PKCS#10, PEM. */
  readonly csr: string
  /** Real time, epoch ms. */
  readonly notBefore?: number
  readonly notAfter?: number
}

const DAY = 86_400_000

/**
 * Issues for the key in the request, binds the certificate to nothing and revokes it at once: to practise the refusal
 * (E134) with. It begins and ends before the account's own, so that whoever takes the newest takes that one.
 */
export async function issueRevoked(
  office: Office,
  { userId, csr }: Pick<CertificateRequest, 'userId' | 'csr'>,
): Promise<Done<{ certificate: string; serial: string }>> {
  const realm = office.store.realm()
  const account = realm.accounts.get(userId)
  if (account === undefined) return noAccount(userId)
  const now = office.clock.real()
  const bound = realm.certificates.get(account.certificate?.serial ?? '')
  const notBefore = Math.min(bound?.notBefore ?? now, now) - DAY
  const notAfter = (bound && bound.notAfter - DAY > now ? bound.notAfter : now + 365 * DAY) - DAY
  const issued = office.authority.issue({ userId, csr, unit: account.unit, now, notBefore, notAfter })
  if ('problem' in issued) return badField(issued.field, issued.problem.vi, issued.problem.en)
  const { serial, pem } = issued
  const reason: RevocationReason = 'keyCompromise'
  return office.store.commit(async (tx, current) => {
    const validity = { notBefore: issued.notBefore, notAfter: issued.notAfter }
    await tx.saveCertificate({ serial, userId, pem, ...validity, revokedAt: now, revokeReason: reason })
    const act = { kind: 'admin', userId } as const
    await tx.append([
      actEntry(office, current, { ...act, procedure: 'issueCertificate', detail: { serial, bound: false } }),
      actEntry(office, current, { ...act, procedure: 'revokeCertificate', detail: { serial, reason } }),
    ])
    return done({ certificate: pem, serial })
  })
}

const noAccount = (userId: string) =>
  unknown('account', `Không có tài khoản ${userId}.`, `There is no account ${userId}.`)

/** Issues for the key in the request and binds the certificate to the account in place of an earlier one. */
export async function issueCertificate(
  office: Office,
  request: CertificateRequest,
): Promise<Done<{ certificate: string; serial: string }>> {
  const account = office.store.realm().accounts.get(request.userId)
  if (account === undefined) return noAccount(request.userId)
  const issued = office.authority.issue({ ...request, unit: account.unit, now: office.clock.real() })
  if ('problem' in issued) return badField(issued.field, issued.problem.vi, issued.problem.en)
  const { serial, pem, notBefore, notAfter, fingerprint, issuerFingerprint } = issued
  return office.store.commit(async (tx, realm) => {
    const current = realm.accounts.get(request.userId) ?? account
    const bound: Account = { ...current, certificate: { serial, fingerprint, issuerFingerprint } }
    const { userId } = bound
    await tx.saveCertificate({ serial, userId, pem, notBefore, notAfter, revokedAt: 0, revokeReason: '' })
    await tx.saveAccount(bound)
    const detail = { serial, replaces: current.certificate?.serial ?? '' }
    await tx.append([actEntry(office, realm, { kind: 'admin', userId, procedure: 'issueCertificate', detail })])
    return done({ certificate: pem, serial })
  })
}

/** RFC 5280, 5.3.1: the reasons that a training CA has use for. */
export const REVOCATION_REASONS = [
  'unspecified',
  'keyCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
] as const
export type RevocationReason = (typeof REVOCATION_REASONS)[number]

/** Revokes; later signatures of this certificate are refused. */
export async function revokeCertificate(
  office: Office,
  serial: string,
  reason: RevocationReason,
): Promise<Done<{ serial: string; revokedAt: string; reason: string }>> {
  return office.store.commit(async (tx, realm) => {
    const certificate = realm.certificates.get(serial)
    if (certificate === undefined) {
      return unknown('certificate', `Không có chứng thư số ${serial}.`, `There is no certificate ${serial}.`)
    }
    if (certificate.revokedAt > 0) {
      return refuse({
        status: 409,
        name: 'already-revoked',
        title: { vi: 'Chứng thư đã bị thu hồi', en: 'The certificate is revoked already' },
        detail: {
          vi: `Chứng thư ${serial} đã bị thu hồi lúc ${new Date(certificate.revokedAt).toISOString()}.`,
          en: `Certificate ${serial} was revoked at ${new Date(certificate.revokedAt).toISOString()}.`,
        },
      })
    }
    const after: IssuedCertificate = { ...certificate, revokedAt: office.clock.real(), revokeReason: reason }
    await tx.saveCertificate(after)
    const detail = { serial, reason }
    const { userId } = certificate
    await tx.append([actEntry(office, realm, { kind: 'admin', userId, procedure: 'revokeCertificate', detail })])
    return done({ serial, revokedAt: new Date(after.revokedAt).toISOString(), reason })
  })
}
