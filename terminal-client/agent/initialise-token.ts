import { tokenErrorOf } from './ckr.ts'
import {
  CKF_RW_SESSION,
  CKF_SERIAL_SESSION,
  CKF_TOKEN_INITIALIZED,
  CKF_USER_PIN_INITIALIZED,
  CKU_SO,
  type Cryptoki,
} from './cryptoki.ts'
import { forgetTries, type PinTries } from './pin-tries.ts'
import { triesKey } from './pkcs11-login.ts'
import { findToken, type TokenChoice, type TokenSlot, tokenSlots } from './slots.ts'
import { TokenError } from './token-error.ts'

/**
 * Makes a token with a user PIN in a slot that holds none yet (SoftHSM2 always offers one such slot). A token that an
 * interrupted call left without a PIN is finished; an initialised one is never touched.
 *
 * @returns serial number that the token took
 * @throws TokenError `token-exists`, `bad-label`, `bad-pin-format` (nothing was changed), `no-token`, or the token's refusal
 */
export function initialiseToken(options: {
  readonly cryptoki: Cryptoki
  /** 1 to 32 bytes of UTF-8. */
  readonly label: string
  readonly soPin: string
  readonly pin: string
}): { readonly label: string; readonly serial: string } {
  const { cryptoki, label, soPin, pin } = options
  const padded = paddedLabel(label)
  const all = tokenSlots(cryptoki)
  const same = all.find((token) => token.flags & CKF_TOKEN_INITIALIZED && token.label === label)
  if (same && same.flags & CKF_USER_PIN_INITIALIZED) throw new TokenError('token-exists', { label })
  const target = same ?? all.find((token) => !(token.flags & CKF_TOKEN_INITIALIZED))
  if (target === undefined) throw new TokenError('no-token', { label })
  requirePinLength(target, pin)
  requirePinLength(target, soPin)
  try {
    if (!same) cryptoki.C_InitToken(target.slot, soPin, padded)
  } catch (error) {
    throw tokenErrorOf(error, { label })
  }
  // A new token may sit in another slot than the one it was made in: it is looked for by its label.
  const made = findToken(cryptoki, { label })
  setPin(cryptoki, made, soPin, pin)
  return { label, serial: made.serial }
}

/**
 * Sets a new user PIN with the security officer's (mở khóa PIN), and forgets the wrong tries counted so far.
 * @throws TokenError as `findToken`; `wrong-pin` or `pin-locked` speak of the SO PIN here
 */
export function unlockPin(options: {
  readonly cryptoki: Cryptoki
  readonly token: TokenChoice
  readonly soPin: string
  readonly newPin: string
  readonly tries: PinTries
}): void {
  const token = findToken(options.cryptoki, options.token)
  requirePinLength(token, options.newPin)
  setPin(options.cryptoki, token, options.soPin, options.newPin)
  forgetTries(options.tries, triesKey(token))
}

function setPin(cryptoki: Cryptoki, token: TokenSlot, soPin: string, pin: string): void {
  let session: Buffer | undefined
  try {
    session = cryptoki.C_OpenSession(token.slot, CKF_SERIAL_SESSION | CKF_RW_SESSION)
    cryptoki.C_Login(session, CKU_SO, soPin)
    cryptoki.C_InitPIN(session, pin)
    cryptoki.C_Logout(session)
  } catch (error) {
    throw tokenErrorOf(error, { label: token.label })
  } finally {
    if (session) cryptoki.C_CloseSession(session)
  }
}

/** The library reads exactly 32 bytes, however long the text is: unpadded, it would read past the end of it. */
function paddedLabel(label: string): string {
  requireLabel(label)
  return label + ' '.repeat(32 - Buffer.byteLength(label))
}

/** @throws TokenError `bad-label` unless it is 1 to 32 bytes of UTF-8 that a token can hold and give back */
export function requireLabel(label: string): void {
  const bytes = Buffer.byteLength(label)
  if (bytes < 1 || bytes > 32 || /\p{Cc}| $/u.test(label)) throw new TokenError('bad-label', { label })
}

function requirePinLength(token: TokenSlot, pin: string): void {
  const length = Buffer.byteLength(pin)
  if (length < token.minPinLen || length > token.maxPinLen) {
    throw new TokenError('bad-pin-format', { detail: `${token.minPinLen}–${token.maxPinLen}` })
  }
}
