import type { SettingsStore } from './settings.ts'
import { TokenError } from './token-error.ts'

/**
 * The agent's own count of wrong PINs, for tokens that never lock by themselves: SoftHSM2 and file tokens. A hardware
 * token counts for itself and is only listened to.
 */
export interface PinTries {
  readonly settings: SettingsStore
  /** Wrong PINs in a row before the agent refuses further ones. */
  readonly limit: number
}

export const defaultPinLimit = 10

/**
 * Runs `attempt` as one counted try. The try is written down before the PIN is looked at and struck out when it was
 * right, so that killing the process in between wins nobody a free guess.
 *
 * @param key names the token in the settings
 * @param attempt throws TokenError `wrong-pin` when the PIN is wrong; any other error does not count as a try
 * @param lastTryConfirmed the person knows that this is the last try
 * @throws TokenError `pin-locked` (also when this try was the last), `last-try`, `wrong-pin` with tries left
 */
export function countedTry<T>(
  tries: PinTries,
  key: string,
  label: string,
  lastTryConfirmed: boolean,
  attempt: () => T,
): T {
  const before = tries.settings.read().pinTries[key] ?? 0
  if (before >= tries.limit) throw new TokenError('pin-locked', { label })
  if (before > 0 && before === tries.limit - 1 && !lastTryConfirmed) {
    throw new TokenError('last-try', { label, triesLeft: 1 })
  }
  setTries(tries, key, before + 1)
  try {
    const result = attempt()
    setTries(tries, key, 0)
    return result
  } catch (error) {
    if (!(error instanceof TokenError) || error.code !== 'wrong-pin') {
      setTries(tries, key, before)
      throw error
    }
    const triesLeft = tries.limit - before - 1
    if (triesLeft === 0) throw new TokenError('pin-locked', { label }, error)
    throw new TokenError('wrong-pin', { ...error.facts, triesLeft }, error)
  }
}

/** Forgets the wrong tries of a token: after its PIN was set anew. */
export function forgetTries(tries: PinTries, key: string): void {
  setTries(tries, key, 0)
}

function setTries(tries: PinTries, key: string, count: number): void {
  tries.settings.update((settings) => {
    if (count === 0) delete settings.pinTries[key]
    else settings.pinTries[key] = count
  })
}
