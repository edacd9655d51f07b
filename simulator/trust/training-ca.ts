/**
 * The training CA (cơ quan chứng thực tập huấn): a root and, below it, the authority that issues to accounts. Keys stay
 * in memory; the caller keeps `saved` in DATA_DIR with mode 0600 and opens it again with `openTrainingCa`.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { type Certificate, certificateDer, fingerprintOf, parseCertificate, pemText } from './certificate.ts'
import { readRequest } from './certificate-request.ts'
import { moment, type Sentence } from './sentences.ts'
import { writeCertificate } from './write-certificate.ts'
import { type RevokedSerial, writeCrl } from './write-crl.ts'
import { writeName } from './write-name.ts'

const ORGANISATION = 'SANDBOX VNACCS – DỮ LIỆU CHẠY THỬ'
const DAY = 86_400_000
const ROOT_YEARS = 30
const ISSUING_YEARS = 25
const SIGNER_DAYS = 365
/** A list is fetched anew within the week; the sandbox itself asks the store, not the list. */
const CRL_DAYS = 7

/** PEM: certificates and PKCS#8 private keys. Secret. */
export interface SavedCa {
  readonly rootCertificate: string
  readonly rootKey: string
  readonly issuingCertificate: string
  readonly issuingKey: string
}

export interface IssueRequest {
  readonly csrPem: string
  readonly userId: string
  readonly unit: string
  /** Epoch ms; left out: now, and a year after notBefore. Past and future periods may be asked for, to practise with. */
  readonly notBefore?: number
  readonly notAfter?: number
  readonly now: number
}

export interface Issued {
  readonly certificatePem: string
  /** Lower-case hex, 16 bytes. */
  readonly serial: string
  readonly fingerprint: string
  readonly issuerFingerprint: string
  readonly notBefore: number
  readonly notAfter: number
}

/** Why nothing was issued, and the field of the call that is to blame. */
export interface Unissued {
  readonly problem: Sentence
  readonly field: 'csr' | 'notBefore' | 'notAfter'
}

export interface TrainingCa {
  readonly rootPem: string
  readonly issuingPem: string
  readonly issuingFingerprint: string
  readonly saved: SavedCa
  /** Issues to the key of the request; the subject is set here: CN = userId, OU = unit (contract, certificates). */
  issue(request: IssueRequest): Issued | Unissued
  /** The issuing authority's CRL, DER. `number` grows from list to list. */
  crl(revoked: readonly RevokedSerial[], now: number, number: number): Uint8Array
}

/** Makes keys and certificates; takes some tenths of a second with RSA. */
export function createTrainingCa(now: number, keyType: 'rsa' | 'ec' = 'rsa'): TrainingCa {
  const root = newKey(keyType)
  const issuing = newKey(keyType)
  const rootName = writeName({ organisation: ORGANISATION, common: 'SANDBOX VNACCS ROOT CA' })
  const issuingName = writeName({ organisation: ORGANISATION, common: 'SANDBOX VNACCS ISSUING CA' })
  const rootKey = spkiOf(root)
  const common = { issuer: rootName, issuerKey: rootKey, notBefore: now }
  const year = 365.25 * DAY
  const rootCertificate = writeCertificate(
    {
      ...common,
      profile: 'root',
      subject: rootName,
      publicKey: rootKey,
      serial: newSerial(),
      notAfter: now + ROOT_YEARS * year,
    },
    root,
  )
  const issuingCertificate = writeCertificate(
    {
      ...common,
      profile: 'issuing',
      subject: issuingName,
      publicKey: spkiOf(issuing),
      serial: newSerial(),
      notAfter: now + ISSUING_YEARS * year,
    },
    root,
  )
  return openTrainingCa({
    rootCertificate: pemText('CERTIFICATE', rootCertificate),
    rootKey: root.export({ format: 'pem', type: 'pkcs8' }).toString(),
    issuingCertificate: pemText('CERTIFICATE', issuingCertificate),
    issuingKey: issuing.export({ format: 'pem', type: 'pkcs8' }).toString(),
  })
}

/** Throws Error when key and certificate do not belong together, DerError when a certificate cannot be read. */
export function openTrainingCa(saved: SavedCa): TrainingCa {
  const authority = parseCertificate(certificateDer(saved.issuingCertificate))
  const key = createPrivateKey(saved.issuingKey)
  if (!createPublicKey(key).equals(authority.key)) {
    throw new Error('training CA: the issuing key does not belong to the issuing certificate')
  }
  const issuerKey = spkiOf(key)
  return {
    rootPem: saved.rootCertificate,
    issuingPem: saved.issuingCertificate,
    issuingFingerprint: authority.fingerprint,
    saved,
    issue: (request) => issue(request, authority, key, issuerKey),
    crl: (revoked, now, number) =>
      writeCrl(
        { issuer: authority.subject, issuerKey, revoked, thisUpdate: now, nextUpdate: now + CRL_DAYS * DAY, number },
        key,
      ),
  }
}

function issue(
  request: IssueRequest,
  authority: Certificate,
  key: KeyObject,
  issuerKey: Uint8Array,
): Issued | Unissued {
  const wholeSecond = (at: number): number => Math.floor(at / 1000) * 1000
  const notBefore = wholeSecond(request.notBefore ?? request.now)
  const notAfter = wholeSecond(request.notAfter ?? notBefore + SIGNER_DAYS * DAY)
  const wrongDates = datesProblem(notBefore, notAfter)
  if (wrongDates !== undefined) return wrongDates
  const proved = readRequest(request.csrPem)
  if (!('publicKey' in proved)) return { problem: proved, field: 'csr' }
  const serial = newSerial()
  const der = writeCertificate(
    {
      profile: 'signer',
      issuer: authority.subject,
      issuerKey,
      subject: writeName({ organisation: ORGANISATION, unit: request.unit, common: request.userId }),
      publicKey: proved.publicKey,
      serial,
      notBefore,
      notAfter,
    },
    key,
  )
  return {
    certificatePem: pemText('CERTIFICATE', der),
    serial: serial.toString('hex'),
    fingerprint: fingerprintOf(der),
    issuerFingerprint: authority.fingerprint,
    notBefore,
    notAfter,
  }
}

const EARLIEST = Date.UTC(1950, 0, 1)
const LATEST = Date.UTC(9999, 11, 31)

function datesProblem(notBefore: number, notAfter: number): Unissued | undefined {
  const wrongStart = !(notBefore >= EARLIEST && notBefore <= LATEST)
  if (wrongStart || !(notAfter >= EARLIEST && notAfter <= LATEST)) {
    return {
      field: wrongStart ? 'notBefore' : 'notAfter',
      problem: {
        vi: 'Thời hạn hiệu lực phải nằm trong khoảng từ năm 1950 đến năm 9999',
        en: 'The period of validity must lie between the years 1950 and 9999',
      },
    }
  }
  if (notAfter > notBefore) return undefined
  return {
    field: 'notAfter',
    problem: {
      vi: `Thời điểm hết hạn ${moment(notAfter)} phải sau thời điểm bắt đầu hiệu lực ${moment(notBefore)} (giờ Việt Nam)`,
      en: `notAfter ${new Date(notAfter).toISOString()} must be later than notBefore ${new Date(notBefore).toISOString()}`,
    },
  }
}

const newKey = (type: 'rsa' | 'ec'): KeyObject =>
  type === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    : generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey

const spkiOf = (key: KeyObject): Uint8Array => createPublicKey(key).export({ format: 'der', type: 'spki' })

/** 16 random bytes, positive and without a leading zero byte, so that its hex always has 32 digits. */
function newSerial(): Buffer {
  const serial = randomBytes(16)
  serial.writeUInt8((serial.readUInt8(0) & 0x3f) | 0x40, 0)
  return serial
}
