import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { openDocument } from '../json-document.ts'
import { ServiceFault } from './fault.ts'
import { longestKeep } from './kept-logins.ts'
import { hashOf, newSecret, sameSecret } from './secret.ts'
import { Waiters } from './waiters.ts'

const pairingShape = z.strictObject({
  id: z.string(),
  origin: z.string(),
  /** What the page calls itself; shown beside the origin, never instead of it. */
  name: z.string(),
  /** SHA-256 of the origin's token, hex; the token itself is kept nowhere. */
  tokenHash: z.string(),
  /** Epoch ms. */
  createdAt: z.number(),
  lastUsedAt: z.number().optional(),
})

const shape = z.strictObject({
  pairings: z.array(pairingShape),
  /** Minutes chosen last for keeping the log-in: what the next window offers. */
  keepMinutes: z.number().int().min(0).max(longestKeep),
})

/** A web origin that may ask for signatures. */
export type Pairing = z.infer<typeof pairingShape>

/** A pairing that waits for the person to compare the code. */
export interface PendingPairing {
  readonly id: string
  readonly origin: string
  readonly name: string
  /** Shown in the page and in the agent's window: `412-907`. */
  readonly code: string
  readonly expiresAt: number
  /** Path of the window, which it opens once. Undefined once opened. */
  openToken: string | undefined
  readonly windowSecret: string
  /** The form that counts: of the window shown last. */
  formSecret: string | undefined
  state: 'waiting' | 'confirmed' | 'refused'
}

export const pairingMinutes = 3
const mostPending = 8
const mostPaired = 40
/** Requests of one origin to be paired within ten minutes. */
const mostAttempts = 12
const attemptWindow = 10 * 60_000

/**
 * Which origins may ask: kept in `agent-pairings.json`, pending ones in memory. A page asks, both sides show the code,
 * the person compares and confirms in the agent's window, and the page fetches its token, once.
 */
export class Pairings {
  readonly #document
  readonly #clock: () => number
  readonly #pending = new Map<string, PendingPairing>()
  readonly #attempts = new Map<string, number[]>()
  readonly waiters = new Waiters()

  /** @throws TokenError `file-broken` */
  constructor(path: string, clock: () => number) {
    this.#clock = clock
    this.#document = openDocument(path, shape, () => ({ pairings: [], keepMinutes: 0 }), clock)
  }

  list(): readonly Pairing[] {
    return this.#document.read().pairings
  }

  isPaired(origin: string): boolean {
    return this.list().some((pairing) => pairing.origin === origin)
  }

  /** The pairing of `origin` that `token` proves. */
  find(origin: string, token: string | undefined): Pairing | undefined {
    if (token === undefined) return undefined
    const hash = hashOf(token)
    return this.list().find((pairing) => pairing.origin === origin && sameSecret(hash, pairing.tokenHash))
  }

  /** @throws ServiceFault `too-many-pairings` */
  begin(origin: string, name: string): PendingPairing {
    this.sweep()
    this.#countAttempt(origin)
    // One at a time for an origin: an older window must not confirm what the page no longer shows.
    for (const [id, pending] of this.#pending) if (pending.origin === origin) this.#drop(id)
    if (this.#pending.size >= mostPending || this.list().length >= mostPaired)
      throw new ServiceFault('too-many-pairings')
    const pending: PendingPairing = {
      id: newSecret(),
      origin,
      name,
      code: `${randomInt(100, 1000)}-${randomInt(100, 1000)}`,
      expiresAt: this.#clock() + pairingMinutes * 60_000,
      openToken: newSecret(),
      windowSecret: newSecret(),
      formSecret: undefined,
      state: 'waiting',
    }
    this.#pending.set(pending.id, pending)
    return pending
  }

  /** The pending pairing that an origin began. */
  pending(id: string, origin: string): PendingPairing | undefined {
    this.sweep()
    const pending = this.#pending.get(id)
    return pending?.origin === origin ? pending : undefined
  }

  /** Spends the path that opens the window; a second time it opens nothing. @throws ServiceFault `window-used` */
  openWindow(openToken: string): PendingPairing {
    this.sweep()
    const pending = [...this.#pending.values()].find((each) => sameSecret(openToken, each.openToken))
    if (!pending) throw new ServiceFault('window-used')
    pending.openToken = undefined
    return pending
  }

  /** @throws ServiceFault `pairing-gone` */
  inWindow(windowSecret: string): PendingPairing {
    this.sweep()
    const pending = [...this.#pending.values()].find((each) => sameSecret(windowSecret, each.windowSecret))
    if (!pending) throw new ServiceFault('pairing-gone')
    return pending
  }

  /** The person's decision. @throws ServiceFault `request-settled`, `window-old` */
  decide(pending: PendingPairing, formSecret: string | undefined, confirmed: boolean): void {
    if (pending.state !== 'waiting') throw new ServiceFault('request-settled')
    if (!sameSecret(formSecret, pending.formSecret)) throw new ServiceFault('window-old')
    pending.formSecret = undefined
    pending.state = confirmed ? 'confirmed' : 'refused'
    this.waiters.wake(pending.id)
  }

  /** Hands out the token of a confirmed pairing, once; only its hash is kept. */
  collect(pending: PendingPairing): { readonly pairing: Pairing; readonly token: string } {
    const token = newSecret()
    const { origin, name } = pending
    const pairing: Pairing = {
      id: newSecret().slice(0, 16),
      origin,
      name,
      tokenHash: hashOf(token),
      createdAt: this.#clock(),
    }
    this.#drop(pending.id)
    this.#document.update(({ pairings }) => void pairings.push(pairing))
    return { pairing, token }
  }

  /** Returns the pairing that was revoked; undefined when there is none of that id (and origin, when given). */
  revoke(id: string, origin?: string): Pairing | undefined {
    const found = this.list().find((pairing) => pairing.id === id && (origin ?? pairing.origin) === pairing.origin)
    if (found) {
      this.#document.update((data) => {
        data.pairings = data.pairings.filter((pairing) => pairing.id !== id)
      })
    }
    return found
  }

  /** What the page of a pairing calls itself; '' when it is gone. */
  nameOf(id: string): string {
    return this.list().find((pairing) => pairing.id === id)?.name ?? ''
  }

  /** Notes that a pairing was used, and the minutes to keep a log-in that were chosen last. */
  used(id: string, keepMinutes: number): void {
    this.#document.update((data) => {
      data.keepMinutes = keepMinutes
      for (const pairing of data.pairings) if (pairing.id === id) pairing.lastUsedAt = this.#clock()
    })
  }

  get keepMinutes(): number {
    return this.#document.read().keepMinutes
  }

  sweep(): void {
    for (const [id, { expiresAt }] of this.#pending) if (this.#clock() >= expiresAt) this.#drop(id)
  }

  #drop(id: string): void {
    this.#pending.delete(id)
    this.waiters.wake(id)
  }

  #countAttempt(origin: string): void {
    const now = this.#clock()
    for (const [known, times] of this.#attempts) {
      const recent = times.filter((at) => now - at < attemptWindow)
      if (recent.length === 0) this.#attempts.delete(known)
      else this.#attempts.set(known, recent)
    }
    const mine = this.#attempts.get(origin) ?? []
    if (mine.length >= mostAttempts) throw new ServiceFault('too-many-pairings')
    this.#attempts.set(origin, [...mine, now])
  }
}
