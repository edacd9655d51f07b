import { X509Certificate } from 'node:crypto'
import { requireValid } from '../choose-certificate.ts'
import type { TokenCertificate } from '../token.ts'
import { TokenError } from '../token-error.ts'
import type { SeenToken, Shelf } from './shelf.ts'

/**
 * What a certificate is to the account that a message names: its own, the newest valid one; another of its own, older or
 * replaced; or another account's. The agent knows neither what customs has registered nor what was revoked.
 */
export type Standing = 'own' | 'older' | 'other'

export interface CertificateOption {
  readonly tokenId: string
  readonly certificate: TokenCertificate
  readonly standing: Standing
  /** Why it can sign nothing now: not valid yet, or no more. */
  readonly unusable: TokenError | undefined
}

/** A token with the certificates that a person may choose. */
export interface Offer {
  readonly token: SeenToken
  /** Undefined: they show only after the PIN (a file token). */
  readonly options: readonly CertificateOption[] | undefined
}

/**
 * The certificates of all tokens that are not locked, as they stand to one account. Authorities sign nothing and are
 * left out.
 * @param now epoch ms of real time
 */
export function offersOf(shelf: Shelf, account: string, now: number): readonly Offer[] {
  const open = shelf.tokens.filter(({ pin }) => !pin.locked)
  const newest = open
    .flatMap(({ certificates = [] }) => certificates)
    .filter((each) => each.commonName === account && unusable(each, now) === undefined)
    .sort((a, b) => b.notBefore - a.notBefore || b.notAfter - a.notAfter)[0]
  return open.map((token) => ({
    token,
    options: token.certificates
      ?.filter(({ der }) => !new X509Certificate(der).ca)
      .map((certificate) => ({
        tokenId: token.id,
        certificate,
        standing: standingOf(certificate, account, newest),
        unusable: unusable(certificate, now),
      }))
      .sort((a, b) => RANK[a.standing] - RANK[b.standing]),
  }))
}

const RANK: Readonly<Record<Standing, number>> = { own: 0, older: 1, other: 2 }

function standingOf(certificate: TokenCertificate, account: string, newest: TokenCertificate | undefined): Standing {
  if (certificate.commonName !== account) return 'other'
  return certificate.serial === newest?.serial ? 'own' : 'older'
}

function unusable(certificate: TokenCertificate, now: number): TokenError | undefined {
  try {
    requireValid(certificate, now)
    return undefined
  } catch (error) {
    if (error instanceof TokenError) return error
    throw error
  }
}

/** What is proposed: what was chosen last, what the page suggests, a token that is open anyway, the account's own. */
export interface Wish {
  readonly chosen: Choice | undefined
  /** Serial that the page suggests. It is a proposal and no more: what it stands for is shown all the same. */
  readonly suggested: string | undefined
  readonly openToken: string | undefined
}

/** A token, and the certificate on it; `serial` undefined: its own of the account, whichever that is. */
export interface Choice {
  readonly tokenId: string | undefined
  readonly serial: string | undefined
}

/** The option to be marked when the window opens; undefined: none, the person has to choose. */
export function proposed(
  offers: readonly Offer[],
  { chosen, suggested, openToken }: Wish,
): CertificateOption | undefined {
  const usable = offers.flatMap(({ options = [] }) => options).filter((option) => option.unusable === undefined)
  const own = usable.filter(({ standing }) => standing === 'own')
  return (
    usable.find((option) => chosen?.serial !== undefined && isChosen(option, chosen)) ??
    own.find(({ tokenId }) => tokenId === chosen?.tokenId) ??
    usable.find(({ certificate }) => suggested !== undefined && sameSerial(certificate.serial, suggested)) ??
    own.find(({ tokenId }) => tokenId === openToken) ??
    own[0]
  )
}

export const isChosen = ({ tokenId, certificate }: CertificateOption, chosen: Choice): boolean =>
  chosen.serial !== undefined &&
  sameSerial(certificate.serial, chosen.serial) &&
  (chosen.tokenId === undefined || chosen.tokenId === tokenId)

/** Hex; case, colons and leading zeros do not matter. */
export const sameSerial = (a: string, b: string): boolean => bare(a) === bare(b)
const bare = (serial: string): string =>
  serial
    .toLowerCase()
    .replace(/[^0-9a-f]/g, '')
    .replace(/^0+/, '')
