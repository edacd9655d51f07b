/** The three things that the agent is asked for, each from the question to its end; faults come as `Stop`. */
import { AgentFault, type AgentStatus, type SignedMessage } from '../../lib/agent.ts'
import type { Built } from './build-message.ts'
import type { SendingPorts } from './ports.ts'
import { Cancelled, type SendingState, Stop } from './sending-state.ts'

/** What a piece of work may do while it waits. */
export interface Desk {
  readonly ports: SendingPorts
  readonly signal: AbortSignal
  /** Sends the window that the click opened there, or opens one; true when the browser blocked it. */
  show(url: string): boolean
  tell(state: SendingState): void
  /** How a closed window is opened again; undefined: it cannot. */
  onReopen(again: (() => Promise<string>) | undefined): void
}

/** What the agent refuses, as a fault of the sending. */
export function stopOf(error: unknown): unknown {
  if (!(error instanceof AgentFault)) return error
  switch (error.code) {
    case 'absent':
      return new Stop('agentAbsent')
    case 'not-paired':
      return new Stop('pairingRevoked')
    case 'pairing-gone':
      return new Stop('pairingRefused')
    case 'request-gone':
      return new Stop('agentRestarted')
    case 'not-a-message':
      return new Stop('notSignable', error.words)
    default:
      return new Stop('agentRefused', error.words)
  }
}

const guarded = async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (signal.aborted) throw new Cancelled()
    throw stopOf(error)
  }
}

/**
 * Sees a request of the agent to its end; given up meanwhile, it is taken back. One that was given up while it was
 * still asked for opens no window any more.
 */
async function untilGivenUp<T>(signal: AbortSignal, withdraw: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  const back = () => void withdraw().catch(() => undefined)
  if (signal.aborted) back()
  signal.throwIfAborted()
  signal.addEventListener('abort', back)
  try {
    return await work()
  } finally {
    signal.removeEventListener('abort', back)
  }
}

const onRefusal = (refusal: { readonly code: string; readonly vi: string; readonly en: string } | undefined): Stop => {
  if (refusal?.code === 'refused-by-user') return new Stop('consentRefused')
  if (refusal?.code === 'expired') return new Stop('consentTimeOut')
  return new Stop('agentRefused', refusal)
}

/** Pairs this page: a code to be compared, agreed to in the agent's window. */
export async function pairWithAgent({ ports, signal, show, tell, onReopen }: Desk): Promise<void> {
  await guarded(signal, async () => {
    const { id, code, pairUrl } = await ports.agent.pair(ports.pageName)
    signal.throwIfAborted()
    const blocked = show(pairUrl)
    onReopen(async () => pairUrl)
    tell({ at: 'pairing', code, blocked })
    for (;;) {
      const state = await ports.agent.pollPairing(id, signal)
      if (state.state === 'paired') return
      if (state.state === 'refused') throw new Stop('pairingRefused')
    }
  })
}

/**
 * Signs all messages by one consent and one PIN. `bound`: serial that the account is bound to; the window marks that
 * certificate, also where the token holds a newer one.
 */
export async function signWithAgent(
  { ports, signal, show, tell, onReopen }: Desk,
  messages: readonly Built[],
  bound: string,
): Promise<readonly SignedMessage[]> {
  return guarded(signal, async () => {
    const { agent } = ports
    const asked = messages.map(({ bytes, contentType }) => ({ bytes: base64(bytes), contentType }))
    const { id, consentUrl } = await agent.sign(asked, plainSerial(bound))
    const total = messages.length
    const signing = async () => {
      const blocked = show(consentUrl)
      onReopen(async () => (await agent.reopen('sign', id)).consentUrl)
      tell({ at: 'consent', total, blocked, fault: undefined })
      for (;;) {
        const { state, fault, refusal, signed } = await agent.pollSigning(id, signal)
        if (state === 'signed' && signed) return signed
        if (state === 'refused') throw onRefusal(refusal)
        if (fault) tell({ at: 'consent', total, blocked: false, fault })
      }
    }
    return untilGivenUp(signal, () => agent.withdraw('sign', id), signing)
  })
}

/** A certificate to be put on the token of the person's machine. */
export interface EnrolWish {
  readonly userId: string
  /** Beside the account's own, which stays. */
  readonly beside: boolean
  /** The training CA's answer to a request (PEM both). */
  issue(csr: string): Promise<string>
}

/** A key made by the token, a request signed by it, a certificate of the training CA for the account. */
export async function enrolWithAgent(
  { ports, signal, show, tell, onReopen }: Desk,
  { userId, beside, issue }: EnrolWish,
): Promise<void> {
  await guarded(signal, async () => {
    const { agent } = ports
    const { id, consentUrl } = await agent.enrol(userId, ports.personName, beside)
    const enrolled = async () => {
      const blocked = show(consentUrl)
      onReopen(async () => (await agent.reopen('enrol', id)).consentUrl)
      tell({ at: 'enrolling', total: 1, blocked, fault: undefined })
      let certificate: string | undefined
      for (;;) {
        const { state, fault, refusal, csr } = await agent.pollEnrolment(id, signal)
        if (state === 'stored') return
        if (state === 'refused') throw onRefusal(refusal)
        if (fault) tell({ at: 'enrolling', total: 1, blocked: false, fault })
        if (state !== 'requested' || csr === undefined) continue
        certificate ??= await issue(csr)
        if ((await agent.storeCertificate(id, certificate)).state === 'stored') return
      }
    }
    await untilGivenUp(signal, () => agent.withdraw('enrol', id), enrolled)
  })
}

/** What the terminal's settings tell of the account that signs. */
export interface Bound {
  readonly userId: string
  /** Serial that the account is bound to, '' when none. */
  readonly certificate: string
  /** The practice token is getting one for it just now. */
  readonly certifying: boolean
}

/** What the tokens say before anybody is asked to sign; what one does not tell (a file token before its PIN) stops nothing. */
export function lackOf(status: AgentStatus, bound: Bound, now: number): Stop | undefined {
  const lack = missingOn(status, bound, now)
  return bound.certifying && lack?.kind === 'noCertificate' ? new Stop('certificateComing') : lack
}

function missingOn(
  { tokens = [], fault }: AgentStatus,
  { userId, certificate: bound }: Bound,
  now: number,
): Stop | undefined {
  if (tokens.length === 0) return new Stop('noToken', fault)
  const open = tokens.filter(({ pin }) => !pin.locked)
  if (open.length === 0) return new Stop('pinLocked')
  if (bound === '') return new Stop('noCertificate')
  if (open.some(({ certificates }) => certificates === undefined)) return undefined
  const all = open.flatMap(({ certificates }) => certificates ?? [])
  const own = all.filter(({ commonName }) => commonName === userId)
  const known = all.find(({ serial }) => sameSerial(serial, bound))
  if (known) return Date.parse(known.notAfter) < now ? new Stop('expired') : undefined
  return own.length === 0 ? new Stop('noCertificate') : new Stop('otherCertificate')
}

export const sameSerial = (a: string, b: string): boolean => plainSerial(a) === plainSerial(b)
const plainSerial = (serial: string): string => serial.replaceAll(':', '').toLowerCase().replace(/^0+/, '')

export const base64 = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
