import type { TokenCertificate } from './token.ts'
import { TokenError } from './token-error.ts'

/** Which certificate to sign with: by serial, else by the user ID in its common name, else the only one that can sign. */
export interface CertificateChoice {
  /** Hex; case and leading zeros do not matter. */
  readonly serial?: string
  readonly userId?: string
}

/**
 * The certificate to sign with. Of several that match (a renewed one beside the old), the valid one issued last.
 * @param now epoch ms of real time
 * @throws TokenError `no-certificate`, `several-certificates`, `certificate-expired`, `certificate-not-yet-valid`
 */
export function chooseCertificate(
  certificates: readonly TokenCertificate[],
  choice: CertificateChoice,
  now: number,
  label?: string,
): TokenCertificate {
  const matching = certificates.filter((certificate) => matches(certificate, choice))
  const valid = matching.filter((certificate) => certificate.notBefore <= now && now <= certificate.notAfter)
  const named = choice.serial !== undefined || choice.userId !== undefined
  const names = (list: readonly TokenCertificate[]) => list.map(({ commonName, serial }) => `${commonName} (${serial})`)
  const where = label === undefined ? {} : { label }
  if (valid.length > 1 && !named) throw new TokenError('several-certificates', { ...where, found: names(valid) })
  const newest = [...valid].sort((a, b) => b.notBefore - a.notBefore || b.notAfter - a.notAfter)[0]
  if (newest) return newest
  const latest = [...matching].sort((a, b) => b.notAfter - a.notAfter)[0]
  if (latest) requireValid(latest, now)
  throw new TokenError('no-certificate', {
    ...where,
    ...(choice.userId === undefined ? {} : { subject: choice.userId }),
    ...(choice.serial === undefined ? {} : { serial: choice.serial }),
    found: names(certificates),
  })
}

/** @throws TokenError `certificate-expired` or `certificate-not-yet-valid` at `now` (epoch ms) */
export function requireValid(certificate: TokenCertificate, now: number): void {
  const { commonName: subject, serial, notBefore, notAfter } = certificate
  if (now > notAfter) throw new TokenError('certificate-expired', { subject, serial, at: notAfter })
  if (now < notBefore) throw new TokenError('certificate-not-yet-valid', { subject, serial, at: notBefore })
}

function matches(certificate: TokenCertificate, choice: CertificateChoice): boolean {
  if (choice.serial !== undefined) return bare(certificate.serial) === bare(choice.serial)
  return choice.userId === undefined || certificate.commonName === choice.userId
}

const bare = (serial: string): string =>
  serial
    .toLowerCase()
    .replace(/[^0-9a-f]/g, '')
    .replace(/^0+/, '')
