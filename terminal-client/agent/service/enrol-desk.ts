import { acceptCertificate, requestCertificate } from '../enrol.ts'
import type { FileToken } from '../file-token.ts'
import type { Pkcs11Token } from '../pkcs11-token.ts'
import type { TokenCertificate } from '../token.ts'
import { TokenError, type TokenErrorCode } from '../token-error.ts'
import { enrolCandidates } from './choose-token.ts'
import type { DeskTools } from './desk-tools.ts'
import { ServiceFault } from './fault.ts'
import type { Pairing } from './pairings.ts'
import type { WindowRequest } from './waiting-room.ts'

/** A certificate that a page wants for a wire account (xin cấp chứng thư), from the asking until it is on the token. */
export interface EnrolRequest extends WindowRequest {
  readonly kind: 'enrol'
  state: 'waiting' | 'requested' | 'stored' | 'refused'
  readonly userId: string
  /** What the page says of the account's holder. */
  readonly name: string
  /** A second certificate beside the account's own, which stays as it is. */
  readonly beside: boolean
  /** Name of a practice token as it was typed in the window, when it could not be made. */
  practiceLabel: string | undefined
  /** PKCS#10, PEM: set while `requested`. */
  csr: string | undefined
  certificate: TokenCertificate | undefined
  /** The token as the consent opened it, while `requested`; and what gives it back. */
  held: { readonly token: Pkcs11Token | FileToken; readonly giveBack: () => void } | undefined
}

export const isEnrolRequest = (request: WindowRequest): request is EnrolRequest => request.kind === 'enrol'

/** How long the token stays open for the certificate to come. */
const requestedMinutes = 3

interface Decision {
  readonly formSecret: string | undefined
  readonly tokenId: string | undefined
  readonly pin: string
  readonly lastTryConfirmed: boolean
}

/** What is wrong with the certificate and not with the token: the page may hand in another one. */
const faultsOfCertificate: ReadonlySet<TokenErrorCode> = new Set<TokenErrorCode>([
  ...(['bad-certificate', 'certificate-of-another', 'certificate-mismatch', 'certificate-expired'] as const),
  'key-not-supported',
])

/**
 * Where a certificate is asked for: the person's PIN opens the token, which makes the key and signs the request and
 * nothing else; the token stays open for the moment until the page brings the certificate.
 */
export class EnrolDesk {
  readonly #tools: DeskTools

  constructor(tools: DeskTools) {
    this.#tools = tools
  }

  /** @throws ServiceFault `too-many-requests` */
  accept(pairing: Pairing, userId: string, name: string, beside = false): EnrolRequest {
    const { room } = this.#tools
    const request: EnrolRequest = {
      ...room.begin(pairing),
      kind: 'enrol',
      state: 'waiting',
      bytes: 0,
      userId,
      name,
      beside,
      practiceLabel: undefined,
      csr: undefined,
      certificate: undefined,
      held: undefined,
      onSettled: () => giveBack(request),
    }
    room.add(request)
    return request
  }

  /** An enrolment of this pairing. @throws ServiceFault `request-gone` */
  of(pairing: Pairing, id: string): EnrolRequest {
    const request = this.#tools.room.of(pairing, id)
    if (!isEnrolRequest(request)) throw new ServiceFault('request-gone')
    return request
  }

  /** Which tokens could take the certificate; when none, why. */
  candidates(request: EnrolRequest): ReturnType<typeof enrolCandidates> {
    return enrolCandidates(this.#tools.rack.look(), request.userId, request.beside)
  }

  /**
   * Makes key and request as decided, or leaves `request.fault` for the person to mend.
   * @throws ServiceFault `window-old`, `request-settled`
   */
  request(request: EnrolRequest, decision: Decision): void {
    const { room, rack, kept, turns, clock } = this.#tools
    room.claim(request, decision.formSecret)
    request.tokenId = decision.tokenId
    let endTurn: (() => void) | undefined
    let token: Pkcs11Token | FileToken | undefined
    try {
      const { found, fault } = this.candidates(request)
      const chosen = found.find((each) => each.token.id === decision.tokenId) ?? found[0]
      if (!chosen) throw fault ?? new TokenError('no-token')
      const { id } = chosen.token
      endTurn = turns.take(id)
      // The log-in of a process is one for all its sessions: a kept one ends before a PIN is tried.
      kept.forget(id)
      const { pin, lastTryConfirmed } = decision
      token = rack.open(id, { pin, lastTryConfirmed, writable: true })
      request.csr = requestCertificate(token, request.userId, { beside: request.beside })
      request.held = { token, giveBack: endTurn }
      request.state = 'requested'
      request.expiresAt = clock() + requestedMinutes * 60_000
      // Exactly then, not when somebody next looks: the token is open.
      setTimeout(() => room.sweep(), requestedMinutes * 60_000).unref()
      room.waiters.wake(request.id)
    } catch (error) {
      token?.close()
      endTurn?.()
      if (!(error instanceof TokenError || error instanceof ServiceFault)) {
        room.withdraw(request, 'broken-inside')
        throw error
      }
      room.tryAgain(request, error)
    } finally {
      rack.look()
    }
  }

  /**
   * Stores what the CA issued. Handed in once more after it was stored, the same certificate is stored already.
   * @throws TokenError what is wrong with the certificate (another may be handed in), or with the token (the person is
   *   asked for the PIN again, and the same certificate may be handed in after that); ServiceFault `request-settled`
   */
  store(request: EnrolRequest, certificatePem: string): TokenCertificate {
    const { room, rack, clock } = this.#tools
    const { held, userId, certificate, beside } = request
    if (request.state === 'stored' && certificate && isSame(certificate, certificatePem)) return certificate
    if (request.state === 'waiting') throw new ServiceFault('not-requested')
    if (request.state !== 'requested' || !held) throw new ServiceFault('request-settled')
    try {
      const stored = acceptCertificate(held.token, userId, clock(), certificatePem, { beside })
      request.certificate = stored
      room.settle(request, 'stored')
      return stored
    } catch (error) {
      if (error instanceof TokenError && faultsOfCertificate.has(error.code)) throw error
      giveBack(request)
      if (!(error instanceof TokenError)) room.withdraw(request, 'broken-inside')
      else room.tryAgain(request, error)
      throw error
    } finally {
      rack.look()
    }
  }
}

function giveBack(request: EnrolRequest): void {
  const { held } = request
  request.held = undefined
  request.csr = undefined
  held?.token.close()
  held?.giveBack()
}

function isSame({ der }: TokenCertificate, pem: string): boolean {
  const body = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/.exec(pem)?.[1] ?? ''
  return Buffer.from(body, 'base64').equals(der)
}
