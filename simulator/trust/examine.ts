import { createHash } from 'node:crypto'
import { DerError, sameBytes } from '#protocol/cms/der-read.ts'
import type { VerdictStep } from '#training/journal-row.ts'
import type { Examined } from '../ports.ts'
import { Malformed } from './malformed.ts'
import { failed, passed, type Sentence, usageProblem } from './sentences.ts'
import { type AnyDigest, HASH, signatureHolds } from './signature-algorithm.ts'
import { type DetachedSignature, parseSignedData } from './signed-data.ts'
import type { KnownSigner, SignerCertificates } from './signer-certificates.ts'

/**
 * Structure, integrity, chain and usage of one signature, in this order, as far as the first failure.
 *
 * E135 is the message's form: not a CMS SignedData in DER, not detached, not exactly one signer, attributes missing, a
 * certificate in it that cannot be read, `micalg` missing or naming another digest than the signature does.
 * E134 is everything cryptographic: digest or key not accepted, content changed, signature wrong, signer unknown,
 * chain, usage (protocol, Signature; contract, Terminal endpoint).
 *
 * @param signedBytes the exact bytes of the first MIME part
 * @param cms the decoded bytes of the second
 * @param micalg as in the Content-Type: `sha-256`, also `SHA256` or in quotes
 */
export function examine(
  house: { readonly signers: SignerCertificates; readonly sha1: boolean },
  signedBytes: Uint8Array,
  cms: Uint8Array,
  micalg: string,
): Examined {
  let read: { readonly message: DetachedSignature; readonly signer: KnownSigner | undefined }
  try {
    const message = parseSignedData(cms)
    checkMicalg(micalg, message.digest.name)
    read = { message, signer: house.signers.find(message.signer, message.certificates) }
  } catch (problem) {
    return { steps: [failed('structure', malformation(problem))], gateway: 'E135' }
  }
  const { message, signer } = read
  const steps = [passed('structure', STRUCTURE)]
  const algorithm = algorithmName(message, signer)
  const facts = {
    algorithm,
    ...(signer && { signer: signer.shown }),
    ...(signer && 'path' in signer.issuer && { issuerFingerprint: signer.issuer.certificate.fingerprint }),
  }
  const refused = (step: VerdictStep['step'], why: Sentence): Examined => ({
    steps: [...steps, failed(step, why)],
    gateway: 'E134',
    ...facts,
  })

  const broken = integrityProblem(message, signer, signedBytes, house.sha1)
  if (broken !== undefined || signer === undefined) return refused('integrity', broken ?? unknownSigner(message))
  steps.push(
    passed('integrity', {
      vi: `Nội dung nguyên vẹn, chữ ký đúng (${algorithm})`,
      en: `The content is unchanged and the signature holds (${algorithm})`,
    }),
  )

  if (!('path' in signer.issuer)) return refused('chain', signer.issuer)
  steps.push(
    passed('chain', {
      vi: `Chứng thư số ${signer.shown.serial} do «${signer.shown.issuer}» cấp, thuộc chuỗi được tin cậy`,
      en: `Certificate ${signer.shown.serial} was issued by "${signer.shown.issuer}", a trusted chain`,
    }),
  )

  const usage = usageProblem(signer.certificate)
  if (usage !== undefined) return refused('usage', usage)
  steps.push(
    passed('usage', {
      vi: 'Chứng thư số được dùng để ký số (digitalSignature)',
      en: 'The certificate may be used for digital signatures (digitalSignature)',
    }),
  )
  return { steps, gateway: '', ...facts }
}

const STRUCTURE: Sentence = {
  vi: 'Chữ ký là CMS SignedData tách rời, mã hoá DER, một người ký',
  en: 'The signature is a detached CMS SignedData in DER with one signer',
}

function malformation(problem: unknown): Sentence {
  if (problem instanceof Malformed) return { vi: problem.vi, en: problem.message }
  if (!(problem instanceof DerError)) throw problem
  return {
    vi: 'Tệp chữ ký không phải CMS SignedData mã hoá DER đúng chuẩn (bị cắt cụt, thừa byte, dùng BER hoặc sai thành phần)',
    en: `The signature is not a well-formed CMS SignedData in DER: ${problem.message}`,
  }
}

function checkMicalg(micalg: string, digest: string): void {
  const plain = micalg
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .toLowerCase()
    .replaceAll('-', '')
  if (plain === digest.replaceAll('-', '')) return
  throw plain === ''
    ? new Malformed(
        'Content-Type của phần ký thiếu tham số micalg',
        'The Content-Type of the signed message lacks the parameter micalg',
      )
    : new Malformed(
        `Tham số micalg ghi «${micalg}» nhưng chữ ký dùng thuật toán băm ${digest}`,
        `The parameter micalg says "${micalg}" but the signature uses ${digest}`,
      )
}

/** `rsa-2048 sha-256`, `rsa-2048-pss sha-256`, `ec-p-256 sha-384`; without a certificate the digest alone. */
function algorithmName(message: DetachedSignature, signer: KnownSigner | undefined): string {
  if (signer === undefined) return message.digest.name
  return `${signer.keyName}${message.algorithm?.scheme === 'rsa-pss' ? '-pss' : ''} ${message.digest.name}`
}

function unknownSigner({ signer }: DetachedSignature): Sentence {
  const named = 'serial' in signer ? signer.serial : signer.keyIdentifier
  return {
    vi: `Không có chứng thư số của người ký (${named}), cả trong thông điệp lẫn trong hệ thống`,
    en: `The signer's certificate (${named}) is neither in the message nor known to the system`,
  }
}

function integrityProblem(
  message: DetachedSignature,
  signer: KnownSigner | undefined,
  signedBytes: Uint8Array,
  sha1: boolean,
): Sentence | undefined {
  const digest = message.digest.known
  if (digest === undefined || (digest === 'sha-1' && !sha1)) {
    return {
      vi: `Thuật toán băm ${message.digest.name} không được chấp nhận; hãy dùng SHA-256 trở lên`,
      en: `The digest algorithm ${message.digest.name} is not accepted; use SHA-256 or stronger`,
    }
  }
  const { algorithm } = message
  if (algorithm === undefined || (algorithm.digest !== undefined && algorithm.digest !== digest)) {
    return {
      vi: `Thuật toán ký không được chấp nhận hoặc không khớp với thuật toán băm ${digest}`,
      en: `The signature algorithm is not accepted or does not agree with the digest ${digest}`,
    }
  }
  if (signer === undefined) return unknownSigner(message)
  if (!signer.keyAccepted) {
    return {
      vi: `Khoá ${signer.keyName} không được chấp nhận; cần RSA từ 2048 bit hoặc EC P-256, P-384, P-521`,
      en: `The key ${signer.keyName} is not accepted; RSA of 2048 bits or more, or EC P-256, P-384, P-521 is needed`,
    }
  }
  if (message.messageDigest !== undefined && !sameBytes(message.messageDigest, digestOf(signedBytes, digest))) {
    return {
      vi: `Nội dung khác với nội dung đã ký: giá trị băm ${digest} không khớp`,
      en: `The content is not the one that was signed: the ${digest} digest differs`,
    }
  }
  const covered = message.attributes ?? signedBytes
  if (!signatureHolds({ ...algorithm, digest }, signer.certificate.key, covered, message.signature)) {
    return {
      vi: `Chữ ký không đúng với khoá của chứng thư số ${signer.shown.serial} (${signer.keyName}, ${digest})`,
      en: `The signature does not hold under the key of certificate ${signer.shown.serial} (${signer.keyName}, ${digest})`,
    }
  }
  return undefined
}

const digestOf = (bytes: Uint8Array, digest: AnyDigest): Uint8Array => createHash(HASH[digest]).update(bytes).digest()
