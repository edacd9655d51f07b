/** Scenarios and their runs as the player shows them (`/api/v1/catalogue`, `/api/v1/runs`). */
import type { ExamView } from './classroom.ts'
import type { StoredContent, Words } from './terminal.ts'

export interface ScenarioCard {
  readonly id: string
  readonly group: string
  readonly groupName: Words
  readonly title: Words
  readonly purpose: Words
  readonly kind: string
  readonly steps: number
  readonly roles: readonly ('business' | 'customs')[]
  /** My own progress. */
  readonly mine: {
    readonly runs: number
    readonly passed: number
    readonly best: number | null
    readonly open: string | null
  }
}

/** `GET /api/v1/catalogue`: by group and kind. */
export interface CatalogueView {
  readonly scenarios: readonly ScenarioCard[]
  /** The exam that is under way in this world: only its scenarios can be opened. */
  readonly exam: ExamView | null
}

/** `POST /api/v1/runs` of a person. */
export interface RunWish {
  readonly scenario: string
  readonly official: boolean
  readonly mode: 'alone' | 'pair'
  /** The part that one takes oneself of a pair. */
  readonly role?: 'business' | 'customs'
  /** By lot when absent. */
  readonly seed?: number
}

export type StepStatus = 'notStarted' | 'inProgress' | 'passed' | 'failed' | 'waitingForOther'

export interface PlayStep {
  readonly id: string
  readonly n: number
  readonly role: 'business' | 'customs'
  readonly do: 'send' | 'pull' | 'act' | 'check'
  readonly title: Words
  readonly instruction: Words
  readonly hasHint: boolean
  /** Told only once it was asked for. */
  readonly hint: Words | null
  readonly status: StepStatus
  /** Procedure of a send, action of an act. */
  readonly procedure: string
  readonly mistakes: number
  /** What was expected and what came, for tried steps. */
  readonly expected: readonly Words[]
  readonly differences: readonly Words[]
  /** Journal numbers of the last try. */
  readonly rows: readonly number[]
}

export interface PlayView {
  readonly id: string
  readonly scenario: string
  readonly title: Words
  readonly purpose: Words
  readonly kind: string
  readonly world: string
  readonly unit: string
  readonly seed: number
  readonly official: boolean
  /** Whose certificate the business signs with. */
  readonly signer: 'own' | 'otherAccount' | 'revoked'
  readonly mode: 'client' | 'alone' | 'pair'
  readonly business: string
  readonly customs: string
  /** Their names, '' while a place is free. */
  readonly names: { readonly business: string; readonly customs: string }
  /** To be told to the second person; '' when nobody is awaited. */
  readonly joinCode: string
  /** Roles that the caller plays in this run. */
  readonly mine: readonly ('business' | 'customs')[]
  /** Roles that the scenario needs. */
  readonly roles: readonly ('business' | 'customs')[]
  readonly status: 'open' | 'passed' | 'failed'
  /** Points of the judge less five for every hint. */
  readonly score: number
  /** Points for the steps passed, and what was taken off them. */
  readonly scoreParts: { readonly steps: number; readonly mistakes: number; readonly hints: number }
  readonly hints: number
  readonly mistakes: number
  /** Real epoch ms; `closedAt` 0 while open. */
  readonly openedAt: number
  readonly closedAt: number
  /** What ended it when it was neither its last step nor its player, '' otherwise. */
  readonly endedBy: 'reset' | 'archived' | 'removed' | 'examEnded' | 'examOver' | 'player' | ''
  /** Real epoch ms at which an exam ends, 0 when it is none. */
  readonly examUntil: number
  /** Number of the declaration that the run is about, '' before. */
  readonly declarationNo: string
  readonly current: string | null
  readonly steps: readonly PlayStep[]
}

/** `POST /api/v1/runs/:id/signer`: the certificate that the scenario wants the business to sign with. */
export interface SignerView {
  readonly kind: 'otherAccount' | 'revoked'
  /** Wire account that it is for, as the agent's window shows it. */
  readonly userId: string
  /** Hex; '' while none was issued: the agent of the person's machine asks for it. */
  readonly serial: string
  /** RFC 3339; '' while none was issued. */
  readonly notAfter: string
  readonly revokedAt: string
}

/** `GET /api/v1/runs/:id/steps/:step/content`: the items of a send step from the run's data. */
export interface StepContent {
  readonly procedure: string
  readonly content: StoredContent
}
