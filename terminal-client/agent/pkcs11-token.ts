import { X509Certificate } from 'node:crypto'
import { ckr, tokenErrorOf } from './ckr.ts'
import {
  CKA_CERTIFICATE_TYPE,
  CKA_CLASS,
  CKA_ID,
  CKA_VALUE,
  CKC_X_509,
  CKF_RW_SESSION,
  CKF_SERIAL_SESSION,
  CKO_CERTIFICATE,
  CKR_KEY_HANDLE_INVALID,
  CKR_OBJECT_HANDLE_INVALID,
  type Cryptoki,
} from './cryptoki.ts'
import type { PinTries } from './pin-tries.ts'
import { login } from './pkcs11-login.ts'
import { attribute, findObjects, findPrivateKey } from './pkcs11-objects.ts'
import { signOnToken } from './pkcs11-sign.ts'
import { readCertificate } from './read-certificate.ts'
import { signCms } from './sign-cms.ts'
import { findToken, lookAgain, type TokenChoice, type TokenSlot } from './slots.ts'
import type { Token, TokenCertificate } from './token.ts'
import { TokenError, type TokenErrorCode } from './token-error.ts'

/** A token behind a PKCS#11 library, logged in. */
export interface Pkcs11Token extends Token {
  readonly kind: 'pkcs11'
  /** Runs `work` on the open session and names what goes wrong in it. For provisioning. @throws TokenError */
  use<T>(work: (cryptoki: Cryptoki, session: Buffer) => T, otherwise?: TokenErrorCode): T
  /** The same for work that writes. @throws TokenError `token-read-only` when the token was not opened `writable` */
  change<T>(work: (cryptoki: Cryptoki, session: Buffer) => T): T
}

export interface OpenOptions {
  readonly cryptoki: Cryptoki
  readonly token: TokenChoice
  readonly pin: string
  readonly tries: PinTries
  /** The person knows that one try is left and wants it used. Default false. */
  readonly lastTryConfirmed?: boolean
  /** For making keys and storing certificates. Default false: some tokens are read-only. */
  readonly writable?: boolean
}

/**
 * Finds the token by label or serial number, opens a session and logs in.
 * @throws TokenError as `findToken` and `login` tell
 */
export function openPkcs11Token(options: OpenOptions): Pkcs11Token {
  const { cryptoki } = options
  const slot = findToken(cryptoki, options.token)
  const { label } = slot
  let session: Buffer | undefined
  try {
    session = cryptoki.C_OpenSession(slot.slot, CKF_SERIAL_SESSION | (options.writable ? CKF_RW_SESSION : 0))
    login(cryptoki, slot, session, options.pin, options.tries, options.lastTryConfirmed ?? false)
  } catch (error) {
    if (session) closeQuietly(cryptoki, session)
    throw tokenErrorOf(error, { label })
  }
  return openedToken(cryptoki, session, slot, options.writable ?? false)
}

function openedToken(cryptoki: Cryptoki, opened: Buffer, slot: TokenSlot, writable: boolean): Pkcs11Token {
  const { label, serial } = slot
  let session: Buffer | undefined = opened
  const keys = new Map<string, Buffer>()

  const use: Pkcs11Token['use'] = (work, otherwise = 'token-refused') => {
    if (session === undefined) throw new TokenError('token-closed', { label })
    try {
      return work(cryptoki, session)
    } catch (error) {
      throw tokenErrorOf(error, { label }, otherwise)
    }
  }

  /** Runs `work` with the private key. A handle that died (log-out and log-in elsewhere in the process) is found anew once. */
  const withKey = <T>(
    certificate: TokenCertificate,
    work: (cryptoki: Cryptoki, session: Buffer, key: Buffer) => T,
  ): T =>
    use((library, current) => {
      const known = keys.get(certificate.keyId)
      if (known) {
        try {
          return work(library, current, known)
        } catch (error) {
          const code = ckr(error)
          if (code !== CKR_OBJECT_HANDLE_INVALID && code !== CKR_KEY_HANDLE_INVALID) throw error
          keys.delete(certificate.keyId)
        }
      }
      const key = findPrivateKey(library, current, certificate.keyId)
      if (key === undefined) {
        // A token that is gone finds nothing either: it is asked whether it is there; and a lost key was there a moment ago.
        lookAgain(library, slot)
        const { commonName: subject, serial: number } = certificate
        throw new TokenError(known ? 'token-removed' : 'key-missing', { label, subject, serial: number })
      }
      keys.set(certificate.keyId, key)
      return work(library, current, key)
    }, 'sign-failed')

  return {
    kind: 'pkcs11',
    label,
    serial,
    use,
    change(work) {
      if (!writable) throw new TokenError('token-read-only', { label })
      return use(work)
    },
    certificates: () => use(readCertificates),
    sign(certificate, entity, options) {
      const { publicKey } = new X509Certificate(certificate.der)
      const sign = (attributes: Uint8Array) =>
        withKey(certificate, (library, current, key) =>
          signOnToken(library, current, key, publicKey, options.digest, attributes),
        )
      return { cms: signCms(certificate, entity, options, sign) }
    },
    close() {
      if (session) closeQuietly(cryptoki, session)
      session = undefined
      keys.clear()
    },
  }
}

/**
 * The certificates that a session sees; most tokens show them before the PIN. One that nobody can read is none of this
 * program's: it is left out, not an obstacle.
 */
export function readCertificates(cryptoki: Cryptoki, session: Buffer): readonly TokenCertificate[] {
  const objects = findObjects(cryptoki, session, [
    { type: CKA_CLASS, value: CKO_CERTIFICATE },
    { type: CKA_CERTIFICATE_TYPE, value: CKC_X_509 },
  ])
  return objects.flatMap((object) => {
    const der = Uint8Array.from(attribute(cryptoki, session, object, CKA_VALUE))
    const keyId = attribute(cryptoki, session, object, CKA_ID).toString('hex')
    try {
      return [readCertificate(der, keyId)]
    } catch (error) {
      if (error instanceof TokenError) return []
      throw error
    }
  })
}

function closeQuietly(cryptoki: Cryptoki, session: Buffer): void {
  try {
    cryptoki.C_CloseSession(session)
  } catch {
    // The token is gone and took the session with it: nothing is left to close.
  }
}
