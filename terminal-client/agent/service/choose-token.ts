import { chooseCertificate } from '../choose-certificate.ts'
import type { TokenCertificate } from '../token.ts'
import { TokenError } from '../token-error.ts'
import type { SeenToken, Shelf } from './shelf.ts'

/** A token that can sign, as far as can be told before its PIN. */
export interface Candidate {
  readonly token: SeenToken
  /** The certificate of each account; undefined for a file token, which shows its own only after the PIN. */
  readonly certificates: ReadonlyMap<string, TokenCertificate> | undefined
}

/**
 * The tokens that hold a valid certificate for every account of a request, PKCS#11 first; file tokens are tried when no
 * other can. When there is none: why, as the fault nearest to being mended.
 * @param now epoch ms of real time
 */
export function candidates(
  shelf: Shelf,
  accounts: readonly string[],
  now: number,
): { readonly found: readonly Candidate[]; readonly fault?: TokenError } {
  const faults: TokenError[] = []
  const found: Candidate[] = []
  for (const token of shelf.tokens) {
    try {
      const certificates = certificatesFor(token, accounts, now)
      if (token.pin.locked) throw new TokenError('pin-locked', { label: token.label })
      found.push({ token, certificates })
    } catch (error) {
      if (!(error instanceof TokenError)) throw error
      faults.push(error)
    }
  }
  const onTokens = found.filter(({ certificates }) => certificates !== undefined)
  if (onTokens.length > 0) return { found: onTokens }
  if (found.length > 0) return { found }
  return { found, fault: worst(faults) ?? noToken(shelf) }
}

/**
 * The tokens that could take a certificate for an account: the one that has its certificate already first, then PKCS#11.
 * When there is none: why. Whether a file token is another account's shows only after its PIN. `beside`: a second
 * certificate, for which a file that holds one has no place.
 */
export function enrolCandidates(
  shelf: Shelf,
  userId: string,
  beside = false,
): { readonly found: readonly Candidate[]; readonly fault?: TokenError } {
  const open = shelf.tokens.filter(({ pin }) => !pin.locked)
  const fitting = open.filter(
    ({ kind, certificates }) =>
      kind === 'pkcs11' || (certificates ?? []).every((each) => !beside && each.commonName === userId),
  )
  const found = fitting.map((token): Candidate => ({ token, certificates: ownCertificate(token, userId) }))
  const [first] = shelf.tokens
  if (found.length > 0) return { found: found.sort((a, b) => held(b) - held(a)) }
  if (open[0]) return { found, fault: new TokenError('file-token-taken', takenFacts(open)) }
  return { found, fault: first ? new TokenError('pin-locked', { label: first.label }) : noToken(shelf) }
}

const held = ({ certificates }: Candidate): number => certificates?.size ?? 0

const takenFacts = (tokens: readonly SeenToken[]) => ({
  label: tokens.map(({ label }) => label).join(', '),
  found: tokens.flatMap(({ certificates }) => (certificates ?? []).map(({ commonName }) => commonName)),
})

/** The newest certificate of the account, be it expired. */
function ownCertificate({ certificates }: SeenToken, userId: string): Candidate['certificates'] {
  if (certificates === undefined) return undefined
  const mine = certificates.filter(({ commonName }) => commonName === userId)
  const [newest] = mine.sort((a, b) => b.notAfter - a.notAfter)
  return new Map(newest ? [[userId, newest]] : [])
}

function certificatesFor(
  { certificates, label }: SeenToken,
  accounts: readonly string[],
  now: number,
): ReadonlyMap<string, TokenCertificate> | undefined {
  if (certificates === undefined) return undefined
  return new Map(accounts.map((userId) => [userId, chooseCertificate(certificates, { userId }, now, label)]))
}

/** The token of the account itself, even if expired or locked, tells more than one that belongs to somebody else. */
const order: readonly string[] = ['pin-locked', 'certificate-expired', 'certificate-not-yet-valid', 'no-certificate']

const worst = (faults: readonly TokenError[]): TokenError | undefined =>
  [...faults].sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))[0]

function noToken({ fault, modules }: Shelf): TokenError {
  if (fault) return fault
  const broken = modules.every((module) => module.fault) ? modules[0]?.fault : undefined
  return broken ?? new TokenError('no-token')
}
