import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { Contacts } from './contacts.ts'
import type { DeskTools } from './desk-tools.ts'
import type { EnrolDesk } from './enrol-desk.ts'
import type { Pairings } from './pairings.ts'
import type { SignDesk } from './sign-desk.ts'

/** Something that happened, for the agent's log. Never a PIN, a token of a pairing, or the bytes of a message. */
export interface AgentEvent {
  readonly event:
    | 'paired'
    | 'revoked'
    | 'asked'
    | 'signed'
    | 'not-signed'
    | 'asked-certificate'
    | 'requested-certificate'
    | 'stored-certificate'
    | 'no-certificate'
    | 'made-token'
    | 'broken'
  readonly origin?: string
  readonly account?: string
  readonly procedure?: string
  readonly count?: number
  /** Of the first message, when one was signed. */
  readonly sha256?: string
  /** Serial that signed, and what it is to the account: `own`, `older`, `other`. */
  readonly certificate?: string
  readonly standing?: string
  /** Messages that break their layout and were signed all the same. */
  readonly faulty?: number
  readonly code?: string
  readonly detail?: string
}

/** What the handlers of API and pages work on. */
export interface Agent extends DeskTools {
  readonly url: string
  readonly port: number
  readonly trustedOrigins: readonly string[]
  readonly catalogue: Catalogue
  readonly pairings: Pairings
  readonly desk: SignDesk
  readonly enrolments: EnrolDesk
  readonly contacts: Contacts
  readonly log: (event: AgentEvent) => void
}
