import { TokenError } from '../token-error.ts'
import { type Candidate, candidates } from './choose-token.ts'
import type { DeskTools } from './desk-tools.ts'
import type { Examined } from './examine-message.ts'
import { ServiceFault } from './fault.ts'
import type { Pairing } from './pairings.ts'
import { type SignedBody, signBatch } from './sign-batch.ts'
import { isOpen, type WindowRequest } from './waiting-room.ts'

/** Messages that a page wants signed, from their arrival until the result was left behind. */
export interface SignRequest extends WindowRequest {
  readonly kind: 'sign'
  state: 'waiting' | 'signing' | 'signed' | 'refused'
  readonly messages: readonly Examined[]
  readonly accounts: readonly string[]
  readonly signed: SignedBody[]
}

export const isSignRequest = (request: WindowRequest): request is SignRequest => request.kind === 'sign'

/** The person's decision in the window. */
interface Decision {
  readonly formSecret: string | undefined
  readonly tokenId: string | undefined
  /** Undefined or '': use the log-in that is kept. */
  readonly pin: string | undefined
  readonly lastTryConfirmed: boolean
  /** Minutes to keep the log-in, 0 to 15. */
  readonly keepMinutes: number
}

/** Where messages are signed: what was signed leaves only when all of a request is signed. */
export class SignDesk {
  readonly #tools: DeskTools

  constructor(tools: DeskTools) {
    this.#tools = tools
  }

  /** @throws ServiceFault `too-many-requests` */
  accept(pairing: Pairing, messages: readonly Examined[]): SignRequest {
    const { room } = this.#tools
    const signed: SignedBody[] = []
    const request: SignRequest = {
      ...room.begin(pairing),
      kind: 'sign',
      state: 'waiting',
      messages,
      signed,
      accounts: [...new Set(messages.map(({ userId }) => userId))],
      bytes: messages.reduce((sum, { entity }) => sum + entity.length, 0),
      onSettled(state) {
        if (state === 'refused') signed.length = 0
      },
    }
    room.add(request)
    return request
  }

  /** A signing of this pairing. @throws ServiceFault `request-gone` */
  of(pairing: Pairing, id: string): SignRequest {
    const request = this.#tools.room.of(pairing, id)
    if (!isSignRequest(request)) throw new ServiceFault('request-gone')
    return request
  }

  /** Which tokens could sign the request now; when none, why. */
  candidates(request: SignRequest): ReturnType<typeof candidates> {
    const { rack, clock } = this.#tools
    return candidates(rack.look(), request.accounts, clock())
  }

  /** Until when the log-in of a candidate is kept for the request's origin. */
  keptUntil(request: SignRequest, { token }: Candidate): number | undefined {
    return this.#tools.kept.find(token.id, request.pairingId)?.until
  }

  /**
   * Signs as decided; resolves when all is signed, or with `request.fault` set when the person has to do something
   * first. The PIN goes to the token and is kept nowhere.
   * @throws ServiceFault `window-old`, `request-settled`
   */
  async sign(request: SignRequest, decision: Decision): Promise<void> {
    const { room, rack, turns } = this.#tools
    room.claim(request, decision.formSecret)
    request.tokenId = decision.tokenId
    let endTurn: (() => void) | undefined
    try {
      const { found, fault } = this.candidates(request)
      const chosen = found.find(({ token }) => token.id === decision.tokenId) ?? found[0]
      if (!chosen) throw fault ?? new TokenError('no-token')
      endTurn = turns.take(chosen.token.id)
      request.state = 'signing'
      await this.#signWith(chosen.token.id, request, decision)
      if (isOpen(request)) room.settle(request, 'signed')
    } catch (error) {
      if (!(error instanceof TokenError || error instanceof ServiceFault)) {
        room.withdraw(request, 'broken-inside')
        throw error
      }
      if (isOpen(request)) room.tryAgain(request, error)
    } finally {
      endTurn?.()
      rack.look()
    }
  }

  async #signWith(tokenId: string, request: SignRequest, decision: Decision): Promise<void> {
    const { rack, kept, clock } = this.#tools
    const { pairingId, messages, signed: done } = request
    const held = decision.pin ? undefined : kept.find(tokenId, pairingId)?.token
    if (!held && !decision.pin) throw new TokenError('logged-out')
    // The log-in of a process is one for all its sessions: a kept one ends before a PIN is tried.
    if (!held) kept.forget(tokenId)
    const { lastTryConfirmed, keepMinutes } = decision
    const token = held ?? rack.open(tokenId, { pin: decision.pin ?? '', lastTryConfirmed, writable: false })
    try {
      await signBatch({ token, messages, done, clock, stopped: () => !isOpen(request) })
    } catch (error) {
      kept.forget(tokenId)
      token.close()
      throw error
    }
    if (held) return
    if (keepMinutes > 0 && isOpen(request)) kept.keep(tokenId, token, pairingId, keepMinutes)
    else token.close()
  }
}
