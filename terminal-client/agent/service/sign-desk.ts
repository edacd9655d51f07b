import { TokenError } from '../token-error.ts'
import { type Candidate, candidates } from './choose-token.ts'
import type { Examined } from './examine-message.ts'
import { type FaultCode, ServiceFault } from './fault.ts'
import { KeptLogins } from './kept-logins.ts'
import type { Pairing } from './pairings.ts'
import { newSecret, sameSecret } from './secret.ts'
import { type SignedBody, signBatch } from './sign-batch.ts'
import type { TokenRack } from './token-rack.ts'
import { Waiters } from './waiters.ts'

/** One request of a page, from its arrival until its result was left behind. */
export interface SignRequest {
  readonly id: string
  readonly pairingId: string
  readonly origin: string
  readonly messages: readonly Examined[]
  readonly accounts: readonly string[]
  /** Epoch ms; moves on when the request is settled, and with every decision that failed. */
  expiresAt: number
  state: 'waiting' | 'signing' | 'signed' | 'refused'
  /** Path that opens the window, once. Undefined once opened. */
  openToken: string | undefined
  windowSecret: string | undefined
  /** The form that counts: of the window shown last. */
  formSecret: string | undefined
  readonly signed: SignedBody[]
  /** What went wrong at the last try; the person may try again. */
  fault: TokenError | ServiceFault | undefined
  /** Why it was given up. */
  refusal: ServiceFault | undefined
}

/** The person's decision in the window. */
export interface Decision {
  readonly formSecret: string | undefined
  readonly tokenId: string | undefined
  /** Undefined or '': use the log-in that is kept. */
  readonly pin: string | undefined
  readonly lastTryConfirmed: boolean
  /** Minutes to keep the log-in, 0 to 15. */
  readonly keepMinutes: number
}

/** A request waits this long for the person, and a result for its page. */
export const signMinutes = 10
export const mostRequests = 16
/** Bytes of all messages held at once. */
export const mostBytes = 128 * 1024 * 1024

/**
 * Where requests wait for the person. A request is decided by one form of one window; a token serves one request at a
 * time; what was signed leaves only when all of a request is signed.
 */
export class SignDesk {
  readonly #requests = new Map<string, SignRequest>()
  readonly #rack: TokenRack
  readonly #clock: () => number
  readonly kept: KeptLogins
  readonly waiters = new Waiters()
  #busy: string | undefined

  constructor(rack: TokenRack, clock: () => number) {
    this.#rack = rack
    this.#clock = clock
    this.kept = new KeptLogins(clock)
  }

  /** @throws ServiceFault `too-many-requests` */
  accept(pairing: Pairing, messages: readonly Examined[]): SignRequest {
    this.sweep()
    const bytes = (list: readonly Examined[]) => list.reduce((sum, { entity }) => sum + entity.length, 0)
    const held = [...this.#requests.values()].reduce((sum, request) => sum + bytes(request.messages), 0)
    if (this.#requests.size >= mostRequests || held + bytes(messages) > mostBytes) {
      throw new ServiceFault('too-many-requests')
    }
    const request: SignRequest = {
      id: newSecret(),
      pairingId: pairing.id,
      origin: pairing.origin,
      messages,
      accounts: [...new Set(messages.map(({ userId }) => userId))],
      expiresAt: this.#clock() + signMinutes * 60_000,
      state: 'waiting',
      openToken: newSecret(),
      windowSecret: undefined,
      formSecret: undefined,
      signed: [],
      fault: undefined,
      refusal: undefined,
    }
    this.#requests.set(request.id, request)
    return request
  }

  /** A request of this pairing. @throws ServiceFault `request-gone`, also for the request of another */
  of(pairing: Pairing, id: string): SignRequest {
    this.sweep()
    const request = this.#requests.get(id)
    if (request?.pairingId !== pairing.id) throw new ServiceFault('request-gone')
    return request
  }

  /** A new path to the window, when the first was closed by mistake; the earlier window no longer counts. */
  reopen(request: SignRequest): void {
    if (request.state !== 'waiting') throw new ServiceFault('request-settled')
    request.openToken = newSecret()
    request.windowSecret = undefined
    request.formSecret = undefined
  }

  /** Spends the path that opens the window; the window gets a name that the page never learns. @throws ServiceFault `window-used` */
  openWindow(openToken: string): SignRequest & { readonly windowSecret: string } {
    this.sweep()
    const request = [...this.#requests.values()].find((each) => sameSecret(openToken, each.openToken))
    if (!request) throw new ServiceFault('window-used')
    request.openToken = undefined
    return Object.assign(request, { windowSecret: newSecret() })
  }

  /** @throws ServiceFault `request-gone` */
  inWindow(windowSecret: string): SignRequest {
    this.sweep()
    const request = [...this.#requests.values()].find((each) => sameSecret(windowSecret, each.windowSecret))
    if (!request) throw new ServiceFault('request-gone')
    return request
  }

  /** Which tokens could sign the request now; when none, why. */
  candidates(request: SignRequest): ReturnType<typeof candidates> {
    return candidates(this.#rack.look(), request.accounts, this.#clock())
  }

  /** Until when the log-in of a candidate is kept for the request's origin. */
  keptUntil(request: SignRequest, { token }: Candidate): number | undefined {
    return this.kept.find(token.id, request.pairingId)?.until
  }

  refuse(request: SignRequest, formSecret: string | undefined): void {
    this.#claim(request, formSecret)
    this.#settle(request, 'refused', new ServiceFault('refused-by-user'))
  }

  /** Ends a request from outside its window: the page withdrew it, its pairing was revoked. A running batch stops. */
  withdraw(request: SignRequest, code: FaultCode): void {
    if (request.state === 'waiting' || request.state === 'signing') {
      this.#settle(request, 'refused', new ServiceFault(code))
    }
  }

  /** Stops a running batch; nothing of it is given out. @throws ServiceFault `request-settled` */
  stop(request: SignRequest): void {
    if (request.state !== 'signing') throw new ServiceFault('request-settled')
    this.#settle(request, 'refused', new ServiceFault('refused-by-user'))
  }

  /**
   * Signs as decided; resolves when all is signed, or with `request.fault` set when the person has to do something
   * first. The PIN goes to the token and is kept nowhere.
   * @throws ServiceFault `window-old`, `request-settled`
   */
  async sign(request: SignRequest, decision: Decision): Promise<void> {
    this.#claim(request, decision.formSecret)
    if (this.#busy !== undefined) {
      request.fault = new ServiceFault('busy')
      return
    }
    this.#busy = request.id
    request.state = 'signing'
    request.fault = undefined
    try {
      await this.#signWith(request, decision)
      if (isOpen(request)) this.#settle(request, 'signed')
    } catch (error) {
      if (!(error instanceof TokenError)) {
        this.withdraw(request, 'broken-inside')
        throw error
      }
      if (isOpen(request)) {
        request.state = 'waiting'
        request.fault = error
        request.expiresAt = this.#clock() + signMinutes * 60_000
      }
    } finally {
      this.#busy = undefined
      this.#rack.look()
    }
  }

  async #signWith(request: SignRequest, decision: Decision): Promise<void> {
    const { found, fault } = this.candidates(request)
    const chosen = found.find(({ token }) => token.id === decision.tokenId) ?? found[0]
    if (!chosen) throw fault ?? new TokenError('no-token')
    const { id } = chosen.token
    const held = decision.pin ? undefined : this.kept.find(id, request.pairingId)?.token
    if (!held && !decision.pin) throw new TokenError('logged-out')
    // The log-in of a process is one for all its sessions: a kept one ends before a PIN is tried.
    if (!held) this.kept.forget(id)
    const token = held ?? this.#rack.open(id, decision.pin ?? '', decision.lastTryConfirmed)
    const { messages, signed: done } = request
    try {
      await signBatch({ token, messages, done, clock: this.#clock, stopped: () => !isOpen(request) })
    } catch (error) {
      this.kept.forget(id)
      token.close()
      throw error
    }
    if (held) return
    if (decision.keepMinutes > 0 && isOpen(request)) this.kept.keep(id, token, request.pairingId, decision.keepMinutes)
    else token.close()
  }

  /** The results were taken, or nobody wants them. */
  drop(request: SignRequest): void {
    this.withdraw(request, 'cancelled-by-page')
    this.#requests.delete(request.id)
  }

  /** A revoked pairing takes its requests and log-ins with it. */
  forgetPairing(pairingId: string): void {
    for (const request of this.#requests.values()) {
      if (request.pairingId === pairingId) this.withdraw(request, 'not-paired')
    }
    this.kept.forgetOwner(pairingId)
  }

  /** Ends what waited too long; forgets results that nobody took. */
  sweep(): void {
    const now = this.#clock()
    for (const [id, request] of this.#requests) {
      if (now < request.expiresAt || request.state === 'signing') continue
      if (request.state === 'waiting') this.withdraw(request, 'expired')
      else this.#requests.delete(id)
    }
  }

  close(): void {
    for (const request of this.#requests.values()) this.withdraw(request, 'request-gone')
    this.waiters.wakeAll()
    this.kept.forgetAll()
  }

  /** A decision counts once: of two tabs the one shown last, of two clicks the first. */
  #claim(request: SignRequest, formSecret: string | undefined): void {
    if (request.state !== 'waiting') throw new ServiceFault('request-settled')
    if (!sameSecret(formSecret, request.formSecret)) throw new ServiceFault('window-old')
    request.formSecret = undefined
  }

  #settle(request: SignRequest, state: 'signed' | 'refused', refusal?: ServiceFault): void {
    request.state = state
    request.refusal = refusal
    request.fault = undefined
    request.openToken = undefined
    request.expiresAt = this.#clock() + signMinutes * 60_000
    if (state === 'refused') request.signed.length = 0
    this.waiters.wake(request.id)
  }
}

/** A method of its own, because the state changes while a batch is being signed. */
const isOpen = (request: SignRequest): boolean => request.state === 'waiting' || request.state === 'signing'
