import { ckr, tokenErrorOf } from './ckr.ts'
import {
  CKF_USER_PIN_FINAL_TRY,
  CKF_USER_PIN_INITIALIZED,
  CKF_USER_PIN_LOCKED,
  CKR_USER_ALREADY_LOGGED_IN,
  CKU_USER,
  type Cryptoki,
} from './cryptoki.ts'
import { countedTry, type PinTries } from './pin-tries.ts'
import { lookAgain, type TokenSlot } from './slots.ts'
import { TokenError } from './token-error.ts'

/**
 * Logs the user in on `session`, minding the tries left: a hardware token counts and tells by its flags; SoftHSM2 never
 * locks, so the agent counts for it.
 *
 * @param lastTryConfirmed false: with one try left, the PIN is not sent at all
 * @throws TokenError `wrong-pin` (with tries left where known), `last-try`, `pin-locked`, `bad-pin-format`,
 *   `token-not-initialised`, `token-removed`
 */
export function login(
  cryptoki: Cryptoki,
  token: TokenSlot,
  session: Buffer,
  pin: string,
  tries: PinTries,
  lastTryConfirmed: boolean,
): void {
  const { label } = token
  if (!(token.flags & CKF_USER_PIN_INITIALIZED)) throw new TokenError('token-not-initialised', { label })
  if (countsItself(token)) loginCountedByToken(cryptoki, token, session, pin, lastTryConfirmed)
  else countedTry(tries, triesKey(token), label, lastTryConfirmed, () => checkPin(cryptoki, token, session, pin))
}

/** Name of a token in the settings' count of tries. */
export const triesKey = (token: TokenSlot): string => `pkcs11:${token.serial}`

/** Whether the token counts wrong PINs and locks by itself; for one that does not, the agent counts. */
export const countsItself = (token: TokenSlot): boolean => !token.manufacturer.startsWith('SoftHSM')

function loginCountedByToken(
  cryptoki: Cryptoki,
  token: TokenSlot,
  session: Buffer,
  pin: string,
  lastTryConfirmed: boolean,
): void {
  const { label } = token
  if (token.flags & CKF_USER_PIN_LOCKED) throw new TokenError('pin-locked', { label })
  if (token.flags & CKF_USER_PIN_FINAL_TRY && !lastTryConfirmed) {
    throw new TokenError('last-try', { label, triesLeft: 1 })
  }
  try {
    checkPin(cryptoki, token, session, pin)
  } catch (error) {
    if (!(error instanceof TokenError) || error.code !== 'wrong-pin') throw error
    const { flags } = lookAgain(cryptoki, token)
    if (flags & CKF_USER_PIN_LOCKED) throw new TokenError('pin-locked', { label }, error)
    if (flags & CKF_USER_PIN_FINAL_TRY) throw new TokenError('wrong-pin', { ...error.facts, triesLeft: 1 }, error)
    throw error
  }
}

function checkPin(cryptoki: Cryptoki, token: TokenSlot, session: Buffer, pin: string): void {
  const facts = { label: token.label }
  try {
    cryptoki.C_Login(session, CKU_USER, pin)
  } catch (error) {
    if (ckr(error) !== CKR_USER_ALREADY_LOGGED_IN) throw tokenErrorOf(error, facts)
    // The process is logged in already, and the library did not look at this PIN. Log-in is one state for all sessions
    // of a process: leave it and come back, so that a wrong PIN is never taken for a right one.
    try {
      cryptoki.C_Logout(session)
      cryptoki.C_Login(session, CKU_USER, pin)
    } catch (again) {
      throw tokenErrorOf(again, facts)
    }
  }
}
