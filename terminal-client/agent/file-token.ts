import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signWithKey,
  X509Certificate,
} from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { certificationRequest, type RequestedSubject, requestDigest } from './certification-request.ts'
import { countedTry, type PinTries } from './pin-tries.ts'
import { readPkcs12, writePkcs12 } from './pkcs12.ts'
import { certificateOfPem, readCertificate } from './read-certificate.ts'
import { nodeDigest, signCms } from './sign-cms.ts'
import type { Token, TokenCertificate } from './token.ts'
import { type Sentence, TokenError } from './token-error.ts'

/** Said with every signature of a file token (contract, Where a system package cannot be installed). */
export const fileTokenNotice: Sentence = {
  vi: 'chữ ký từ token tệp (PKCS#12), không phải USB token',
  en: 'signature from a file token (PKCS#12), not a USB token',
}

/** A PKCS#12 file in place of a token: one key, its password is the PIN. While open, the key is in this process's memory. */
export interface FileToken extends Token {
  readonly kind: 'file'
  readonly path: string
  /** Certificate request (PKCS#10, PEM) for the file's key. */
  createCsr(subject: RequestedSubject): string
  /**
   * Puts the certificate beside the key, in place of an earlier one.
   * @throws TokenError `certificate-mismatch`, `bad-certificate`, `token-read-only`
   */
  storeCertificate(certificatePem: string): TokenCertificate
}

const minPinLength = 4

/**
 * Makes a file token with a new RSA-2048 key and no certificate yet, mode 0600.
 * @throws TokenError `token-exists` when there is a file at `path`, `bad-pin-format`, `file-broken` when it cannot be written
 */
export function createFileToken(options: { readonly path: string; readonly pin: string }): FileToken {
  const path = resolve(options.path)
  if (existsSync(path)) throw new TokenError('token-exists', { label: path })
  if (options.pin.length < minPinLength) throw new TokenError('bad-pin-format', { detail: `≥ ${minPinLength}` })
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  writePkcs12(path, options.pin, privateKey, [])
  return openedFile(path, options.pin, privateKey, [])
}

/**
 * Opens a file token, also one made elsewhere (RSA or EC key).
 * @throws TokenError `no-token` (no such file), `file-broken`, `wrong-pin` with tries left, `last-try`, `pin-locked`
 */
export function openFileToken(options: {
  readonly path: string
  readonly pin: string
  readonly tries: PinTries
  readonly lastTryConfirmed?: boolean
  /** Default true. False: only for signing; the PIN, which writing would need once more, is not held then. */
  readonly writable?: boolean
}): FileToken {
  const path = resolve(options.path)
  const { pin, tries } = options
  if (!existsSync(path)) throw new TokenError('no-token', { label: path })
  const confirmed = options.lastTryConfirmed ?? false
  const { key, certificates } = countedTry(tries, fileTriesKey(path), basename(path), confirmed, () =>
    readPkcs12(path, pin),
  )
  return openedFile(path, options.writable === false ? undefined : pin, key, certificates)
}

/** Name of a file token in the settings' count of tries. */
export const fileTriesKey = (path: string): string => `file:${resolve(path)}`

/** @param password encrypts the file when it is written anew; dropped when the token is closed */
function openedFile(
  path: string,
  password: string | undefined,
  privateKey: KeyObject,
  stored: readonly Uint8Array[],
): FileToken {
  const publicKey = createPublicKey(privateKey)
  const keyId = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 40)
  const label = basename(path).replace(/\.(p12|pfx)$/i, '')
  const isMine = (der: Uint8Array): boolean => publicKey.equals(new X509Certificate(der).publicKey)
  let held = stored.filter(isMine)
  let key: KeyObject | undefined = privateKey
  let pin = password
  const openKey = (): KeyObject => {
    if (key === undefined) throw new TokenError('token-closed', { label })
    return key
  }

  return {
    kind: 'file',
    label,
    serial: keyId.slice(0, 16),
    path,
    certificates() {
      openKey()
      return held.map((der) => readCertificate(der, keyId))
    },
    sign(certificate, entity, options) {
      const current = openKey()
      if (!isMine(certificate.der)) {
        const { commonName: subject, serial } = certificate
        throw new TokenError('key-missing', { label, subject, serial })
      }
      const sign = (attributes: Uint8Array) => signWithKey(nodeDigest[options.digest], attributes, current)
      return { cms: signCms(certificate, entity, options, sign), notice: fileTokenNotice }
    },
    createCsr(subject) {
      const current = openKey()
      return certificationRequest(subject, publicKey, (bytes) => signWithKey(nodeDigest[requestDigest], bytes, current))
    },
    storeCertificate(certificatePem) {
      const current = openKey()
      if (pin === undefined) throw new TokenError('token-read-only', { label })
      const der = certificateOfPem(certificatePem)
      const certificate = readCertificate(der, keyId)
      if (!isMine(der)) {
        throw new TokenError('certificate-mismatch', { subject: certificate.commonName, serial: certificate.serial })
      }
      writePkcs12(path, pin, current, [der])
      held = [der]
      return certificate
    },
    close() {
      key = undefined
      pin = undefined
    },
  }
}
