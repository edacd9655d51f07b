/** Where a sending stands, and what can stop it: one closed table, so that each fault has its sentence and its ways on. */
import type { Words } from '#api/terminal.ts'

/** Buttons. `again` goes on from where it stopped, with the same bytes. */
export type Way = 'again' | 'askAgain' | 'pair' | 'enrol' | 'goOn' | 'cancel'
/** Links beside the buttons. */
export type Link = 'settings' | 'selfTest'

export interface FaultWays {
  readonly ways: readonly Way[]
  readonly links: readonly Link[]
}

// biome-ignore format: one fault a line
export const FAULTS = {
  noTerminal:       { ways: ['cancel'],                    links: ['settings'] },
  unreachable:      { ways: ['again', 'cancel'],           links: [] },
  refusedBefore:    { ways: ['again', 'cancel'],           links: [] },
  unfitItem:        { ways: ['cancel'],                    links: [] },
  unfitSendable:    { ways: ['cancel', 'goOn'],            links: [] },
  agentAbsent:      { ways: ['again', 'cancel'],           links: ['selfTest', 'settings'] },
  notPaired:        { ways: ['pair', 'cancel'],            links: [] },
  pairingRevoked:   { ways: ['pair', 'cancel'],            links: [] },
  pairingRefused:   { ways: ['pair', 'cancel'],            links: [] },
  noToken:          { ways: ['again', 'enrol', 'cancel'],  links: ['settings'] },
  pinLocked:        { ways: ['again', 'enrol', 'cancel'],  links: ['settings'] },
  noCertificate:    { ways: ['enrol', 'again', 'cancel'],  links: ['settings'] },
  certificateComing:{ ways: ['again', 'cancel'],           links: [] },
  otherCertificate: { ways: ['enrol', 'goOn', 'cancel'],   links: ['settings'] },
  expired:          { ways: ['enrol', 'goOn', 'cancel'],   links: ['settings'] },
  consentRefused:   { ways: ['again', 'cancel'],           links: [] },
  consentTimeOut:   { ways: ['again', 'cancel'],           links: [] },
  agentRestarted:   { ways: ['again', 'cancel'],           links: [] },
  notSignable:      { ways: ['cancel'],                    links: [] },
  agentRefused:     { ways: ['again', 'cancel'],           links: ['settings'] },
  enrolFailed:      { ways: ['enrol', 'cancel'],           links: ['settings'] },
  lost:             { ways: ['askAgain', 'cancel'],        links: [] },
  centreFault:      { ways: ['askAgain', 'cancel'],        links: [] },
  tooLarge:         { ways: ['cancel'],                    links: [] },
} as const satisfies Record<string, FaultWays>

export type FaultKind = keyof typeof FAULTS

/** Stops the sending until the person chooses a way. */
export class Stop extends Error {
  override readonly name = 'Stop'
  readonly kind: FaultKind
  /** What the agent or the server says of it. */
  readonly detail: Words | undefined

  constructor(kind: FaultKind, detail?: Words) {
    super(kind)
    this.kind = kind
    this.detail = detail
  }
}

/** The person cancelled what was waiting. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

export type SendingState =
  | { readonly at: 'idle' }
  | { readonly at: 'preparing' }
  /** The code is compared with that of the agent's window. */
  | { readonly at: 'pairing'; readonly code: string; readonly blocked: boolean }
  /** The agent's window is open (or was kept from opening: `blocked`). `fault`: what went wrong there last. */
  | {
      readonly at: 'consent' | 'enrolling'
      readonly total: number
      readonly blocked: boolean
      readonly fault: Words | undefined
    }
  | { readonly at: 'posting'; readonly done: number; readonly total: number }
  | { readonly at: 'stopped'; readonly kind: FaultKind; readonly detail: Words | undefined; readonly sent: number }
