import { randomInt } from 'node:crypto'
import { CKF_TOKEN_INITIALIZED, type Cryptoki } from '../cryptoki.ts'
import { initialiseToken } from '../initialise-token.ts'
import { countsItself } from '../pkcs11-login.ts'
import { tokenSlots } from '../slots.ts'
import { TokenError } from '../token-error.ts'

/** Whether a practice token can be made behind this library: SoftHSM2 always has an empty slot; a maker's token is never touched. */
export function permitsPractice(cryptoki: Cryptoki): boolean {
  try {
    return tokenSlots(cryptoki).some((slot) => !(slot.flags & CKF_TOKEN_INITIALIZED) && !countsItself(slot))
  } catch (error) {
    if (error instanceof TokenError) return false
    throw error
  }
}

/**
 * The SO PIN is drawn and forgotten: a practice token whose PIN was lost is not unlocked, another is made.
 * @throws TokenError as `initialiseToken` tells
 */
export function makeInSlot(cryptoki: Cryptoki, label: string, pin: string): void {
  const soPin = Array.from({ length: 16 }, () => String(randomInt(10))).join('')
  if (tokenSlots(cryptoki).some((slot) => slot.flags & CKF_TOKEN_INITIALIZED && slot.label === label)) {
    throw new TokenError('token-exists', { label })
  }
  initialiseToken({ cryptoki, label, soPin, pin })
}
