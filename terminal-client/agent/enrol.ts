import type { RequestedSubject } from './certification-request.ts'
import { chooseCertificate } from './choose-certificate.ts'
import type { FileToken } from './file-token.ts'
import type { Pkcs11Token } from './pkcs11-token.ts'
import { createCsr, generateKey, hasKey, type NewKeyType, storeCertificate } from './provision.ts'
import { certificateOfPem, readCertificate } from './read-certificate.ts'
import type { TokenCertificate } from './token.ts'
import { TokenError } from './token-error.ts'

/** Asks the training CA for a certificate: PEM request in, PEM certificate out (contract, `POST /api/v1/certificates`). */
export type Issue = (csrPem: string) => Promise<string>

/**
 * The valid certificate of `userId` on the token; when there is none, makes the key (on a PKCS#11 token, where it stays),
 * has a certificate issued and stores it. Called again, it finds what it made.
 *
 * @param now epoch ms of real time
 * @param keyType kind of a new key on a PKCS#11 token; a file token has the RSA key it was made with
 * @throws TokenError as the two halves below; and whatever `issue` throws, after which the key stays and the next call goes on from there
 */
export async function enrol(
  token: Pkcs11Token | FileToken,
  userId: string,
  now: number,
  issue: Issue,
  keyType: NewKeyType = 'rsa2048',
): Promise<TokenCertificate> {
  const found = usable(token, userId, now)
  if (found) return found
  return acceptCertificate(token, userId, now, await issue(requestCertificate(token, userId, { keyType })))
}

/** How a certificate is asked for. */
export interface EnrolManner {
  /** Kind of a new key on a PKCS#11 token. */
  readonly keyType?: NewKeyType
  /** A second certificate for the account, with a key of its own: the first one and its key stay as they are. */
  readonly beside?: boolean
}

/**
 * First half: the key pair of the account, made on the token when it is not there yet, and a request (PKCS#10, PEM) that
 * the token signs with it. Called again, it asks for the same key. A file has one key: beside another certificate it
 * takes none.
 * @throws TokenError `file-token-taken` when a file token belongs to another account, `token-read-only`, the token's refusal
 */
export function requestCertificate(
  token: Pkcs11Token | FileToken,
  userId: string,
  { keyType = 'rsa2048', beside = false }: EnrolManner = {},
): string {
  const subject: RequestedSubject = { commonName: userId }
  if (token.kind === 'file') {
    // One key, one certificate: a second account gets a file of its own, it does not take over the first one's.
    const others = token.certificates().filter(({ commonName }) => beside || commonName !== userId)
    if (others.length > 0) {
      throw new TokenError('file-token-taken', {
        label: token.label,
        found: others.map(({ commonName }) => commonName),
      })
    }
    return token.createCsr(subject)
  }
  const id = keyIdOf(userId, beside)
  if (!hasKey(token, id)) generateKey(token, { id, label: userId, type: keyType })
  return createCsr(token, id, subject)
}

/**
 * Second half: stores what was issued, when it is for this account and for the key that the token holds for it. Nothing
 * on the token is touched otherwise.
 * @param now epoch ms of real time
 * @throws TokenError `bad-certificate`, `certificate-of-another`, `certificate-expired`, `certificate-mismatch`,
 *   `token-read-only`, the token's refusal
 */
export function acceptCertificate(
  token: Pkcs11Token | FileToken,
  userId: string,
  now: number,
  certificatePem: string,
  { beside = false }: EnrolManner = {},
): TokenCertificate {
  const keyId = keyIdOf(userId, beside)
  const { commonName: subject, serial, notAfter } = readCertificate(certificateOfPem(certificatePem), keyId)
  if (subject !== userId) throw new TokenError('certificate-of-another', { subject, serial, label: userId })
  // One that begins a little later is taken: clocks of class machines differ, and it will be valid in a moment.
  if (now > notAfter) throw new TokenError('certificate-expired', { subject, serial, at: notAfter })
  return token.kind === 'file' ? token.storeCertificate(certificatePem) : storeCertificate(token, keyId, certificatePem)
}

/** Name (CKA_ID, hex) of the key pair that belongs to a wire account, or of the second one beside it. */
const keyIdOf = (userId: string, beside: boolean): string =>
  Buffer.from(beside ? `${userId}/2` : userId).toString('hex')

function usable(token: Pkcs11Token | FileToken, userId: string, now: number): TokenCertificate | undefined {
  try {
    const found = chooseCertificate(token.certificates(), { userId }, now)
    return token.kind === 'file' || hasKey(token, found.keyId) ? found : undefined
  } catch (error) {
    if (error instanceof TokenError) {
      if (error.code === 'no-certificate' || error.code === 'certificate-expired') return undefined
    }
    throw error
  }
}
