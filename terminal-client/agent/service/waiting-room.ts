import type { TokenError } from '../token-error.ts'
import { type FaultCode, ServiceFault } from './fault.ts'
import type { Pairing } from './pairings.ts'
import { newSecret, sameSecret } from './secret.ts'
import { Waiters } from './waiters.ts'

/** `waiting`: for the person. `signing`, `requested`: decided, not at its end yet. The others are ends. */
export type RequestState = 'waiting' | 'signing' | 'signed' | 'requested' | 'stored' | 'refused'

/** What a page asked for and a person decides in a window, whatever it is; a desk knows what to do with its own kind. */
export interface WindowRequest {
  readonly kind: 'sign' | 'enrol'
  readonly id: string
  readonly pairingId: string
  readonly origin: string
  /** Held in memory for it. */
  readonly bytes: number
  /** Epoch ms; moves on with every step, also with a decision that failed. */
  expiresAt: number
  state: RequestState
  /** Path that opens the window, once. Undefined once opened. */
  openToken: string | undefined
  windowSecret: string | undefined
  /** The form that counts: of the window shown last. */
  formSecret: string | undefined
  /** Token of the last try: proposed again when it failed. */
  tokenId: string | undefined
  /** What went wrong at the last try; the person may try again. */
  fault: TokenError | ServiceFault | undefined
  /** Why it was given up. */
  refusal: ServiceFault | undefined
  /** Told once, when it has come to its end, whoever ended it. */
  readonly onSettled: (state: RequestState) => void
}

/** A request waits this long for the person, and a result for its page. */
export const waitMinutes = 10
const mostRequests = 16
/** Bytes of all requests held at once. */
const mostBytes = 128 * 1024 * 1024

/** Where requests of every kind wait: each is opened by one window and decided by the form that was shown last. */
export class WaitingRoom {
  readonly #requests = new Map<string, WindowRequest>()
  readonly #clock: () => number
  readonly waiters = new Waiters()

  constructor(clock: () => number) {
    this.#clock = clock
  }

  /** What every kind of request begins with. */
  begin(pairing: Pairing) {
    const { id: pairingId, origin } = pairing
    return {
      ...{ id: newSecret(), pairingId, origin, expiresAt: this.#clock() + waitMinutes * 60_000 },
      ...{ openToken: newSecret(), windowSecret: undefined, formSecret: undefined },
      ...{ tokenId: undefined, fault: undefined, refusal: undefined },
    }
  }

  /** @throws ServiceFault `too-many-requests` */
  add(request: WindowRequest): void {
    this.sweep()
    const held = [...this.#requests.values()].reduce((sum, { bytes }) => sum + bytes, 0)
    if (this.#requests.size >= mostRequests || held + request.bytes > mostBytes) {
      throw new ServiceFault('too-many-requests')
    }
    this.#requests.set(request.id, request)
  }

  /** A request of this pairing. @throws ServiceFault `request-gone`, also for the request of another */
  of(pairing: Pairing, id: string): WindowRequest {
    this.sweep()
    const request = this.#requests.get(id)
    if (request?.pairingId !== pairing.id) throw new ServiceFault('request-gone')
    return request
  }

  /** A new path to the window, when the first was closed by mistake; the earlier window no longer counts. */
  reopen(request: WindowRequest): void {
    if (request.state !== 'waiting') throw new ServiceFault('request-settled')
    request.openToken = newSecret()
    request.windowSecret = undefined
    request.formSecret = undefined
  }

  /** Spends the path that opens the window; returns the window's name, which the page never learns. @throws ServiceFault `window-used` */
  openWindow(openToken: string): string {
    this.sweep()
    const request = [...this.#requests.values()].find((each) => sameSecret(openToken, each.openToken))
    if (!request) throw new ServiceFault('window-used')
    request.openToken = undefined
    request.windowSecret = newSecret()
    return request.windowSecret
  }

  /** @throws ServiceFault `request-gone` */
  inWindow(windowSecret: string): WindowRequest {
    this.sweep()
    const request = [...this.#requests.values()].find((each) => sameSecret(windowSecret, each.windowSecret))
    if (!request) throw new ServiceFault('request-gone')
    return request
  }

  /** A decision counts once: of two tabs the one shown last, of two clicks the first. @throws ServiceFault `window-old`, `request-settled` */
  claim(request: WindowRequest, formSecret: string | undefined): void {
    if (request.state !== 'waiting') throw new ServiceFault('request-settled')
    if (!sameSecret(formSecret, request.formSecret)) throw new ServiceFault('window-old')
    request.formSecret = undefined
    request.fault = undefined
  }

  /** The person said no. @throws ServiceFault as `claim` */
  refuse(request: WindowRequest, formSecret: string | undefined): void {
    this.claim(request, formSecret)
    this.settle(request, 'refused', new ServiceFault('refused-by-user'))
  }

  /** The person stops what runs; nothing of it is given out. @throws ServiceFault `request-settled` */
  stop(request: WindowRequest): void {
    if (request.state !== 'signing' && request.state !== 'requested') throw new ServiceFault('request-settled')
    this.settle(request, 'refused', new ServiceFault('refused-by-user'))
  }

  /** Back to the person, with what went wrong, and with the whole time anew. */
  tryAgain(request: WindowRequest, fault: TokenError | ServiceFault): void {
    request.state = 'waiting'
    request.fault = fault
    request.expiresAt = this.#clock() + waitMinutes * 60_000
  }

  /** Ends a request from outside its window: the page withdrew it, its pairing was revoked. What runs is stopped. */
  withdraw(request: WindowRequest, code: FaultCode): void {
    if (isOpen(request)) this.settle(request, 'refused', new ServiceFault(code))
  }

  settle(request: WindowRequest, state: RequestState, refusal?: ServiceFault): void {
    request.state = state
    request.refusal = refusal
    request.fault = undefined
    request.openToken = undefined
    request.expiresAt = this.#clock() + waitMinutes * 60_000
    request.onSettled(state)
    this.waiters.wake(request.id)
  }

  /** The results were taken, or nobody wants them. */
  drop(request: WindowRequest): void {
    this.withdraw(request, 'cancelled-by-page')
    this.#requests.delete(request.id)
  }

  /** A revoked pairing takes its requests with it. */
  forgetPairing(pairingId: string): void {
    for (const request of this.#requests.values()) {
      if (request.pairingId === pairingId) this.withdraw(request, 'not-paired')
    }
  }

  /** Ends what waited too long; forgets results that nobody took. A batch that runs comes to its own end. */
  sweep(): void {
    const now = this.#clock()
    for (const [id, request] of this.#requests) {
      if (now < request.expiresAt || request.state === 'signing') continue
      if (isOpen(request)) this.withdraw(request, 'expired')
      else this.#requests.delete(id)
    }
  }

  close(): void {
    for (const request of this.#requests.values()) this.withdraw(request, 'request-gone')
    this.waiters.wakeAll()
  }
}

/** Not at its end. A function, because the state changes while a batch is being signed. */
export const isOpen = ({ state }: WindowRequest): boolean =>
  state === 'waiting' || state === 'signing' || state === 'requested'
