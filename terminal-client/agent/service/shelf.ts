import type { FoundModule } from '../pkcs11-module.ts'
import type { TokenCertificate } from '../token.ts'
import type { TokenError } from '../token-error.ts'
import type { PinState } from './pin-state.ts'

/** A token as it stands there, before its PIN. */
export interface SeenToken {
  /** Names the token towards pages and forms; the same as long as module and token are. */
  readonly id: string
  readonly kind: 'pkcs11' | 'file'
  readonly label: string
  readonly serial: string
  /** Who made it, for people; the path of a file token. */
  readonly maker: string
  readonly pin: PinState
  /** Undefined: only the PIN shows them, and it was not given since the agent started (a file token). */
  readonly certificates: readonly TokenCertificate[] | undefined
}

/** Everything that is plugged in, and what is wrong with what is not. */
export interface Shelf {
  readonly modules: readonly (FoundModule & { readonly fault?: TokenError })[]
  readonly tokens: readonly SeenToken[]
  /** Set when there is no library at all: none found, or a configured one that is missing. */
  readonly fault?: TokenError
  /** What a practice token made here would be: SoftHSM2's, or a file where there is none. */
  readonly practice: SeenToken['kind']
}

/** A token is opened for one purpose. */
export interface Opening {
  readonly pin: string
  readonly lastTryConfirmed: boolean
  /** For keys and certificates; a signature needs no such right. */
  readonly writable: boolean
}
