import { CKF_USER_PIN_COUNT_LOW, CKF_USER_PIN_FINAL_TRY, CKF_USER_PIN_LOCKED } from '../cryptoki.ts'
import type { PinTries } from '../pin-tries.ts'
import { countsItself, triesKey } from '../pkcs11-login.ts'
import type { TokenSlot } from '../slots.ts'

/** What is known of the tries of a PIN before it is asked for. */
export interface PinState {
  readonly locked: boolean
  /** A wrong PIN was given and no right one since. */
  readonly low: boolean
  /** Tries left; absent when a hardware token does not tell. */
  readonly left?: number
}

/** A token on the count that the agent keeps for it (`key` of the settings). */
export function countedState(tries: PinTries, key: string): PinState {
  const wrong = tries.settings.read().pinTries[key] ?? 0
  const left = Math.max(0, tries.limit - wrong)
  return { locked: left === 0, low: wrong > 0, left }
}

/** SoftHSM2 by the agent's count; a hardware token by its own flags. */
export function slotState(tries: PinTries, slot: TokenSlot): PinState {
  if (!countsItself(slot)) return countedState(tries, triesKey(slot))
  if (slot.flags & CKF_USER_PIN_LOCKED) return { locked: true, low: true, left: 0 }
  if (slot.flags & CKF_USER_PIN_FINAL_TRY) return { locked: false, low: true, left: 1 }
  return { locked: false, low: (slot.flags & CKF_USER_PIN_COUNT_LOW) !== 0 }
}
