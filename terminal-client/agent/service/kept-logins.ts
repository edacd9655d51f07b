import type { Token } from '../token.ts'

/** Longest time a log-in may be kept, in minutes. */
export const longestKeep = 15

interface Kept {
  readonly token: Token
  readonly owner: string
  readonly until: number
  readonly timer: NodeJS.Timeout
}

/**
 * Log-ins that outlive their window, for as long as the person chose. What is kept is the token's open session and never
 * the PIN; a file token's key sits in this process's memory for that time. A log-in serves the pairing it was given for
 * and no other.
 */
export class KeptLogins {
  readonly #kept = new Map<string, Kept>()
  readonly #clock: () => number

  constructor(clock: () => number) {
    this.#clock = clock
  }

  /** Takes over an open token until `minutes` (1 to 15) have passed. */
  keep(tokenId: string, token: Token, owner: string, minutes: number): void {
    const held = this.#kept.get(tokenId)
    if (held) clearTimeout(held.timer)
    if (held && held.token !== token) held.token.close()
    const length = Math.min(minutes, longestKeep) * 60_000
    const timer = setTimeout(() => this.forget(tokenId), length)
    timer.unref()
    this.#kept.set(tokenId, { token, owner, until: this.#clock() + length, timer })
  }

  /** The open token, when `owner` may still use it. */
  find(tokenId: string, owner: string): { readonly token: Token; readonly until: number } | undefined {
    const held = this.#kept.get(tokenId)
    if (!held || held.owner !== owner) return undefined
    if (this.#clock() < held.until) return held
    this.forget(tokenId)
    return undefined
  }

  /** Until when which tokens are open. */
  list(): readonly { readonly tokenId: string; readonly label: string; readonly until: number }[] {
    const now = this.#clock()
    for (const [id, { until }] of this.#kept) if (now >= until) this.forget(id)
    return [...this.#kept].map(([tokenId, { token, until }]) => ({ tokenId, label: token.label, until }))
  }

  forget(tokenId: string): void {
    const held = this.#kept.get(tokenId)
    if (!held) return
    clearTimeout(held.timer)
    this.#kept.delete(tokenId)
    held.token.close()
  }

  /** A pairing that is revoked takes its log-ins with it. */
  forgetOwner(owner: string): void {
    for (const [id, held] of this.#kept) if (held.owner === owner) this.forget(id)
  }

  forgetAll(): void {
    for (const id of [...this.#kept.keys()]) this.forget(id)
  }
}
