import {
  checkDer,
  children,
  content,
  DerError,
  type Element,
  expectTag,
  integerHex,
  oidText,
  partsOf,
  rootElement,
  sameBytes,
  smallInteger,
  TAG,
  timeMillis,
  whole,
  wholeBytes,
} from '#protocol/cms/der-read.ts'
import type { Authorities } from './authorities.ts'
import { REASONS } from './revocation-reasons.ts'
import type { Sentence } from './sentences.ts'
import { readSignatureAlgorithm, signatureHolds } from './signature-algorithm.ts'

/** Since when (real time, epoch ms) and why a certificate counts no more. */
export interface Revoked {
  readonly at: number
  readonly reason: string
}

/** `good`: looked up, not revoked · `unknown`: nobody here can tell · `stale`: the list is past its nextUpdate. */
export type RevocationAnswer = Revoked | 'good' | 'unknown' | 'stale'

export interface RevocationLists {
  /** Takes in a DER CRL whose signature holds under a trusted authority; an older one than the one held changes nothing. */
  load(der: Uint8Array): { readonly issuerFingerprint: string; readonly entries: number } | Sentence
  lookUp(issuerFingerprint: string, serial: string, receivedAt: number): RevocationAnswer
}

interface HeldList {
  readonly thisUpdate: number
  readonly nextUpdate: number
  readonly entries: ReadonlyMap<string, Revoked>
}

/**
 * The CRLs of trusted authorities, held in memory by the fingerprint of their issuer. The signature is checked once,
 * when a list is loaded. A list past its nextUpdate at the time of receipt proves nothing any more: `stale`, and the
 * signature is refused until a newer list is loaded, though what it says of a revoked certificate stays true.
 */
export function createRevocationLists(authorities: Authorities, sha1: boolean): RevocationLists {
  const held = new Map<string, HeldList>()
  return {
    load(der) {
      try {
        const list = readList(der)
        const digest = list.algorithm?.digest
        if (list.algorithm === undefined || digest === undefined || (digest === 'sha-1' && !sha1)) return NOT_SIGNED
        const algorithm = { ...list.algorithm, digest }
        const issuer = authorities.named(list.issuer).find(({ certificate }) => {
          const mayList = certificate.extensions.keyUsage?.cRLSign === true
          return mayList && signatureHolds(algorithm, certificate.key, list.signed, list.signature)
        })
        if (issuer === undefined) return NOT_SIGNED
        const { fingerprint } = issuer.certificate
        const before = held.get(fingerprint)
        if (before === undefined || before.thisUpdate <= list.thisUpdate) held.set(fingerprint, list)
        return { issuerFingerprint: fingerprint, entries: list.entries.size }
      } catch (problem) {
        if (!(problem instanceof DerError)) throw problem
        return {
          vi: 'Danh sách thu hồi (CRL) không đọc được',
          en: `The revocation list cannot be read: ${problem.message}`,
        }
      }
    },
    lookUp(issuerFingerprint, serial, receivedAt) {
      const list = held.get(issuerFingerprint)
      if (list === undefined) return 'unknown'
      const revoked = list.entries.get(serial)
      if (revoked !== undefined && revoked.at <= receivedAt) return revoked
      return receivedAt > list.nextUpdate ? 'stale' : 'good'
    },
  }
}

const NOT_SIGNED: Sentence = {
  vi: 'Danh sách thu hồi (CRL) không mang chữ ký của cơ quan chứng thực được tin cậy',
  en: 'The revocation list is not signed by a trusted authority',
}

interface ReadList extends HeldList {
  readonly issuer: Uint8Array
  readonly signed: Uint8Array
  readonly algorithm: ReturnType<typeof readSignatureAlgorithm>
  readonly signature: Uint8Array
}

/** A CertificateList of version 2 (RFC 5280, 5.1), complete: neither a delta nor a part of one. */
function readList(bytes: Uint8Array): ReadList {
  const der = Uint8Array.from(bytes)
  checkDer(der, 16)
  const [body, outer, signature] = partsOf(rootElement(der, TAG.sequence), TAG.sequence, 3, 'CRL')
  const list = expectTag(body, TAG.sequence, 'CRL body')
  const [version, inner, issuer, thisUpdate, nextUpdate, ...rest] = children(list)
  if (smallInteger(version, 'version') !== 1) throw new DerError('CRL is not of version 2')
  const algorithm = expectTag(outer, TAG.sequence, 'signature algorithm')
  if (inner === undefined || !sameBytes(whole(inner), whole(algorithm)))
    throw new DerError('signature algorithms differ')
  const extensions = rest.find((field) => field.tag === 0xa0)
  if (extensions !== undefined) refuseUnknownCritical(children(extensions)[0])
  return {
    issuer: whole(expectTag(issuer, TAG.sequence, 'issuer')),
    signed: whole(list),
    algorithm: readSignatureAlgorithm(algorithm),
    signature: wholeBytes(signature, 'signature'),
    thisUpdate: timeMillis(thisUpdate, 'thisUpdate'),
    nextUpdate: timeMillis(nextUpdate, 'nextUpdate'),
    entries: new Map(rest[0]?.tag === TAG.sequence ? children(rest[0]).map(readEntry) : []),
  }
}

function readEntry(entry: Element): readonly [string, Revoked] {
  const [serial, at, extensions] = partsOf(entry, TAG.sequence, 3, 'CRL entry')
  const listed = extensions === undefined ? [] : children(expectTag(extensions, TAG.sequence, 'entry extensions'))
  const reason = listed.map((each) => children(each)).find(([type]) => oidText(type, 'extension') === '2.5.29.21')
  const number = reason === undefined ? 0 : (content(expectTag(reason.at(-1), TAG.octetString, 'reason'))[2] ?? 0)
  return [integerHex(serial, 'serial number'), { at: timeMillis(at, 'revocation date'), reason: REASONS[number] ?? '' }]
}

/** A critical extension may change what the list means (delta, only some certificates): such a list is not taken. */
function refuseUnknownCritical(extensions: Element | undefined): void {
  for (const extension of children(expectTag(extensions, TAG.sequence, 'CRL extensions'))) {
    const [type, second] = partsOf(extension, TAG.sequence, 3, 'extension')
    if (second?.tag === TAG.boolean) throw new DerError(`critical extension ${oidText(type, 'extension')}`)
  }
}
