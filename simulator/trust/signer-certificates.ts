import { type Element, sameBytes, whole } from '#protocol/cms/der-read.ts'
import type { Verdict } from '#training/journal-row.ts'
import type { Authorities, Authority } from './authorities.ts'
import { createBoundedMap } from './bounded-map.ts'
import {
  type Certificate,
  certificateDer,
  certificateIdentity,
  fingerprintOf,
  parseCertificate,
} from './certificate.ts'
import { keyAccepted, keyName } from './key-policy.ts'
import type { Sentence } from './sentences.ts'
import type { SignerId } from './signed-data.ts'

/** A signer's certificate with everything about it that neither time nor the message changes. */
export interface KnownSigner {
  readonly certificate: Certificate
  readonly issuer: Authority | Sentence
  readonly keyAccepted: boolean
  /** `rsa-2048`, `ec-p-256` … */
  readonly keyName: string
  readonly shown: NonNullable<Verdict['signer']>
}

/** Gives a certificate (PEM) that the sandbox holds, for a message that carries none. */
export type FindCertificate = (
  signer: { readonly issuer: Uint8Array; readonly serial: string } | { readonly keyIdentifier: string },
) => string | undefined

export interface SignerCertificates {
  /** The certificate that `id` names: among those of the message first, then among those the sandbox holds. */
  find(id: SignerId, carried: readonly Element[]): KnownSigner | undefined
  /** How many certificates are remembered now. */
  remembered(): number
}

/** As many certificates as an office's training uses at once, at about 4 KB each. */
const REMEMBERED = 4096

/**
 * Reading a certificate, its key and its chain costs far more than the signature. So they are remembered by the
 * SHA-256 of the whole certificate: one differing byte is another certificate, looked at afresh. Only certificates
 * signed by a trusted authority are remembered, so strangers cannot push them out; the list of authorities never
 * changes in the life of this object; validity and revocation depend on time and are never remembered.
 */
export function createSignerCertificates(authorities: Authorities, held: FindCertificate): SignerCertificates {
  const memory = createBoundedMap<KnownSigner>(REMEMBERED)

  const known = (der: Uint8Array): KnownSigner => {
    const fingerprint = fingerprintOf(der)
    const before = memory.get(fingerprint)
    if (before !== undefined) return before
    const certificate = parseCertificate(der)
    const signer = describe(certificate, authorities.issuerOf(certificate))
    if ('path' in signer.issuer) memory.set(fingerprint, signer)
    return signer
  }

  return {
    find(id, carried) {
      if ('serial' in id) {
        const match = carried.find((each) => {
          const { issuer, serial } = certificateIdentity(each)
          return serial === id.serial && sameBytes(issuer, id.issuer)
        })
        if (match !== undefined) return known(whole(match))
      } else {
        for (const each of carried) {
          const signer = known(whole(each))
          if (answersTo(signer.certificate, id)) return signer
        }
      }
      const pem = held(id)
      const signer = pem === undefined ? undefined : known(certificateDer(pem))
      return signer !== undefined && answersTo(signer.certificate, id) ? signer : undefined
    },
    remembered: () => memory.size,
  }
}

/** Whether the certificate is the one that the message names as its signer's. */
function answersTo(certificate: Certificate, id: SignerId): boolean {
  return 'serial' in id
    ? certificate.serial === id.serial && sameBytes(certificate.issuer, id.issuer)
    : certificate.extensions.subjectKeyId === id.keyIdentifier
}

function describe(certificate: Certificate, issuer: Authority | Sentence): KnownSigner {
  return {
    certificate,
    issuer,
    keyAccepted: keyAccepted(certificate.key),
    keyName: keyName(certificate.key),
    shown: {
      serial: certificate.serial,
      subject: certificate.subjectText,
      issuer: certificate.issuerText,
      fingerprint: certificate.fingerprint,
      notBefore: new Date(certificate.notBefore).toISOString(),
      notAfter: new Date(certificate.notAfter).toISOString(),
    },
  }
}
