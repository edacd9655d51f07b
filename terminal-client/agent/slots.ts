import { ckr, tokenErrorOf } from './ckr.ts'
import { CKF_TOKEN_INITIALIZED, type Cryptoki, type TokenInfo } from './cryptoki.ts'
import { TokenError } from './token-error.ts'

/** A slot that holds a token. Slots are found anew each time: their numbers change when tokens come and go. */
export interface TokenSlot {
  readonly slot: Buffer
  readonly label: string
  readonly serial: string
  readonly manufacturer: string
  readonly model: string
  readonly flags: number
  /** Bytes. */
  readonly minPinLen: number
  readonly maxPinLen: number
}

/** Which token: by label, by serial number where two share a label; neither means the only one there is. */
export interface TokenChoice {
  readonly label?: string
  readonly serial?: string
}

/**
 * All slots with a token in them, initialised or not. One that does not answer counts as gone: it must not hide the others.
 * @throws TokenError when the library does not answer
 */
export function tokenSlots(cryptoki: Cryptoki): readonly TokenSlot[] {
  let slots: readonly Buffer[]
  try {
    slots = cryptoki.C_GetSlotList(true)
  } catch (error) {
    throw tokenErrorOf(error, {})
  }
  return slots.flatMap((slot) => {
    try {
      return [describe(slot, cryptoki.C_GetTokenInfo(slot))]
    } catch (error) {
      if (ckr(error) === undefined) throw error
      return []
    }
  })
}

/**
 * The token that was asked for.
 * @throws TokenError `no-token`, `wrong-token` (another one is there), `several-tokens`, `token-not-initialised`
 */
export function findToken(cryptoki: Cryptoki, choice: TokenChoice): TokenSlot {
  const all = tokenSlots(cryptoki)
  const ready = all.filter((token) => token.flags & CKF_TOKEN_INITIALIZED)
  const matching = ready.filter(
    (token) =>
      (choice.label === undefined || token.label === choice.label) &&
      (choice.serial === undefined || token.serial === choice.serial),
  )
  const [found, another] = matching
  const named = choice.label ?? choice.serial
  const label = named === undefined ? {} : { label: named }
  const names = (tokens: readonly TokenSlot[]) => tokens.map((token) => `${token.label} (${token.serial})`)
  if (another) throw new TokenError('several-tokens', { ...label, found: names(matching) })
  if (found) return found
  if (ready.length > 0) throw new TokenError('wrong-token', { ...label, found: names(ready) })
  throw new TokenError(all.length > 0 ? 'token-not-initialised' : 'no-token', label)
}

/** What the token says of itself now; its flags tell how many PIN tries are left. */
export function lookAgain(cryptoki: Cryptoki, token: TokenSlot): TokenSlot {
  try {
    return describe(token.slot, cryptoki.C_GetTokenInfo(token.slot))
  } catch (error) {
    throw tokenErrorOf(error, { label: token.label }, 'token-removed')
  }
}

// Fixed-width fields: the standard pads with spaces, some libraries with NUL.
const trimmed = (field: string): string => field.replace(/[\0 ]+$/, '')

const describe = (slot: Buffer, info: TokenInfo): TokenSlot => ({
  slot,
  label: trimmed(info.label),
  serial: trimmed(info.serialNumber),
  manufacturer: trimmed(info.manufacturerID),
  model: trimmed(info.model),
  flags: info.flags,
  minPinLen: info.minPinLen,
  maxPinLen: info.maxPinLen,
})
