import { sameBytes } from '#protocol/cms/der-read.ts'
import { type Certificate, certificateDer, parseCertificate } from './certificate.ts'
import { keyAccepted } from './key-policy.ts'
import type { Sentence } from './sentences.ts'
import { signatureHolds } from './signature-algorithm.ts'

/** A trusted authority (cơ quan chứng thực) and the authorities above it, itself first, its root last. */
export interface Authority {
  readonly certificate: Certificate
  readonly path: readonly Certificate[]
}

export interface Authorities {
  /** By fingerprint of the authority's certificate. */
  get(fingerprint: string): Authority | undefined
  /** The authority whose key signed `certificate`, or why there is none. Time plays no part in it. */
  issuerOf(certificate: Certificate): Authority | Sentence
  /** Authorities that bear the name (DER). */
  named(subject: Uint8Array): readonly Authority[]
  all(): readonly Authority[]
}

/**
 * The closed list of authorities that the sandbox trusts. Certificates of authorities that a message carries along are
 * never consulted, so what a message brings cannot change a verdict, and a verdict may be cached by fingerprint alone.
 *
 * Throws Error, naming the certificate, when a root is not a self-signed authority or an intermediate chains to no root.
 */
export function createAuthorities(
  roots: readonly string[],
  intermediates: readonly string[],
  sha1: boolean,
): Authorities {
  const known = new Map<string, Authority>()

  const issuerOf = (certificate: Certificate): Authority | Sentence => {
    const named = [...known.values()].filter((each) => sameBytes(each.certificate.subject, certificate.issuer))
    if (named.length === 0) {
      return {
        vi: `Cơ quan cấp chứng thư số «${certificate.issuerText}» không nằm trong danh sách được tin cậy`,
        en: `The issuer "${certificate.issuerText}" is not a trusted authority`,
      }
    }
    return (
      named.find((each) => signedBy(certificate, each.certificate, sha1)) ?? {
        vi: `Chứng thư số ghi tên cơ quan cấp «${certificate.issuerText}» nhưng chữ ký trên đó không phải của cơ quan này`,
        en: `The certificate names the issuer "${certificate.issuerText}" but is not signed by its key`,
      }
    )
  }

  for (const pem of roots) {
    const root = parseAuthority(pem)
    if (!sameBytes(root.subject, root.issuer) || !signedBy(root, root, sha1)) {
      throw new Error(`trusted root "${root.subjectText}" is not self-signed`)
    }
    known.set(root.fingerprint, { certificate: root, path: [root] })
  }
  let waiting = intermediates.map(parseAuthority)
  // Given in any order: each round takes those whose issuer is known by now.
  while (waiting.length > 0) {
    const left = waiting.filter((certificate) => {
      const above = issuerOf(certificate)
      if (!('path' in above) || !pathAllows(above.path)) return true
      known.set(certificate.fingerprint, { certificate, path: [certificate, ...above.path] })
      return false
    })
    if (left.length === waiting.length) {
      throw new Error(`authority "${left[0]?.subjectText}" does not chain to a trusted root`)
    }
    waiting = left
  }

  return {
    get: (fingerprint) => known.get(fingerprint),
    issuerOf,
    named: (subject) => [...known.values()].filter((each) => sameBytes(each.certificate.subject, subject)),
    all: () => [...known.values()],
  }
}

function parseAuthority(pem: string): Certificate {
  const certificate = parseCertificate(certificateDer(pem))
  const { ca, keyUsage, unknownCritical } = certificate.extensions
  const wrong = !ca
    ? 'is not marked CA'
    : keyUsage?.keyCertSign !== true
      ? 'may not sign certificates (keyCertSign)'
      : unknownCritical !== undefined
        ? `has the critical extension ${unknownCritical}, which is not understood`
        : keyAccepted(certificate.key)
          ? ''
          : 'has a key that is too weak or of a kind not accepted'
  if (wrong !== '') throw new Error(`authority "${certificate.subjectText}" ${wrong}`)
  return certificate
}

/** `path[i]` stands above i authorities; one more below them all must still fit each path length. */
function pathAllows(path: readonly Certificate[]): boolean {
  return path.every(
    ({ extensions }, below) => extensions.pathLength === undefined || below + 1 <= extensions.pathLength,
  )
}

function signedBy(certificate: Certificate, authority: Certificate, sha1: boolean): boolean {
  const { algorithm } = certificate
  if (algorithm?.digest === undefined || (algorithm.digest === 'sha-1' && !sha1)) return false
  const { authorityKeyId } = certificate.extensions
  const { subjectKeyId } = authority.extensions
  if (authorityKeyId !== undefined && subjectKeyId !== undefined && authorityKeyId !== subjectKeyId) return false
  return signatureHolds(
    { ...algorithm, digest: algorithm.digest },
    authority.key,
    certificate.signed,
    certificate.signature,
  )
}
