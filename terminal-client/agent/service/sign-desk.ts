import { TokenError } from '../token-error.ts'
import {
  type CertificateOption,
  isChosen,
  type Offer,
  offersOf,
  proposed,
  type Standing,
} from './certificate-offers.ts'
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
  /** Serial that the page suggests. It is marked in the window and nothing else follows from it. */
  readonly suggested: string | undefined
  /** Certificate of the last try. */
  serial: string | undefined
  /** What the certificate that signed is to the account. */
  standing: Standing
}

export const isSignRequest = (request: WindowRequest): request is SignRequest => request.kind === 'sign'

/** The person's decision in the window. */
interface Decision {
  readonly formSecret: string | undefined
  readonly tokenId: string | undefined
  /** Certificate on that token; undefined: the account's own. */
  readonly serial: string | undefined
  /** Serials of certificates that are not the account's own and were agreed to, each by its own box. */
  readonly confirmed: readonly string[]
  /** '': use the log-in that is kept. */
  readonly pin: string
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
  accept(pairing: Pairing, messages: readonly Examined[], suggested?: string): SignRequest {
    const { room } = this.#tools
    const signed: SignedBody[] = []
    const request: SignRequest = {
      ...room.begin(pairing),
      kind: 'sign',
      state: 'waiting',
      messages,
      signed,
      suggested,
      serial: undefined,
      standing: 'own',
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

  /**
   * The certificates that a person may choose for the request. Undefined when it is of several accounts: each message is
   * then signed with its own account's.
   */
  offers(request: SignRequest): readonly Offer[] | undefined {
    const { rack, clock } = this.#tools
    const [account, ...more] = request.accounts
    return account === undefined || more.length > 0 ? undefined : offersOf(rack.look(), account, clock())
  }

  /** The certificate to be marked in the window; undefined: the person has to choose. */
  proposed(request: SignRequest, offers: readonly Offer[]): CertificateOption | undefined {
    const open = offers.find(({ token }) => this.#tools.kept.find(token.id, request.pairingId))
    const chosen = { tokenId: request.tokenId, serial: request.serial }
    return proposed(offers, { chosen, suggested: request.suggested, openToken: open?.token.id })
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
    request.serial = decision.serial
    let endTurn: (() => void) | undefined
    try {
      const tokenId = this.#chosen(request, decision)?.tokenId ?? this.#tokenOf(request, decision)
      endTurn = turns.take(tokenId)
      request.state = 'signing'
      await this.#signWith(tokenId, request, decision)
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

  #tokenOf(request: SignRequest, decision: Decision): string {
    const closed = this.offers(request)?.find(({ token, options }) => token.id === decision.tokenId && !options)
    if (closed) return closed.token.id
    const { found, fault } = this.candidates(request)
    const chosen = found.find(({ token }) => token.id === decision.tokenId) ?? found[0]
    if (!chosen) throw fault ?? new TokenError('no-token')
    return chosen.token.id
  }

  /**
   * The certificate that was decided on, as far as the tokens tell it now. Undefined: each message's own account's, or
   * what a token shows after its PIN.
   * @throws TokenError when it is not there or cannot sign; ServiceFault `certificate-not-confirmed`
   */
  #chosen(request: SignRequest, { tokenId, serial, confirmed }: Decision): CertificateOption | undefined {
    const offers = this.offers(request) ?? []
    const options = offers.flatMap((offer) => offer.options ?? [])
    const option =
      serial === undefined
        ? options.find((each) => each.standing === 'own' && (tokenId === undefined || each.tokenId === tokenId))
        : options.find((each) => isChosen(each, { tokenId, serial }))
    if (option === undefined && serial !== undefined) throw new TokenError('no-certificate', { serial })
    const there = offers.find(({ token }) => token.id === tokenId)?.options ?? []
    // An older one of the account is never taken for its own, whoever asks by the token alone.
    if (option === undefined && there.some(({ standing, unusable }) => standing === 'older' && !unusable))
      throw new ServiceFault('certificate-not-confirmed')
    if (option?.unusable) throw option.unusable
    if (option && option.standing !== 'own' && !confirmed.includes(option.certificate.serial))
      throw new ServiceFault('certificate-not-confirmed')
    return option
  }

  async #signWith(tokenId: string, request: SignRequest, decision: Decision): Promise<void> {
    const { rack, kept, clock } = this.#tools
    const { pairingId, messages, signed: done } = request
    const held = decision.pin ? undefined : kept.find(tokenId, pairingId)?.token
    if (!held && !decision.pin) throw new TokenError('logged-out')
    // The log-in of a process is one for all its sessions: a kept one ends before a PIN is tried.
    if (!held) kept.forget(tokenId)
    const { lastTryConfirmed, keepMinutes } = decision
    const token = held ?? rack.open(tokenId, { pin: decision.pin, lastTryConfirmed, writable: false })
    try {
      // A file token shows its certificate only now.
      const chosen = this.#chosen(request, { ...decision, tokenId })
      request.standing = chosen?.standing ?? 'own'
      const serial = chosen?.certificate.serial
      // What an earlier try signed with another certificate is signed anew.
      if (serial !== undefined && done[0] && done[0].certificate.serial !== serial) done.length = 0
      const choice = serial === undefined ? {} : { serial }
      await signBatch({ token, messages, done, clock, stopped: () => !isOpen(request), ...choice })
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
