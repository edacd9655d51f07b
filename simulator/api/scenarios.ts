/** Scenarios and their runs as the player shows them (`/api/v1/catalogue`, `/api/v1/runs`). */
import type { StoredContent, Words } from './terminal.ts'

export interface ScenarioCard {
  readonly id: string
  readonly group: string
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
  readonly mode: 'client' | 'alone' | 'pair'
  readonly business: string
  readonly customs: string
  /** To be told to the second person; '' when nobody is awaited. */
  readonly joinCode: string
  /** Roles that the caller plays in this run. */
  readonly mine: readonly ('business' | 'customs')[]
  readonly status: 'open' | 'passed' | 'failed'
  readonly score: number
  readonly hints: number
  readonly mistakes: number
  /** Real epoch ms; `closedAt` 0 while open. */
  readonly openedAt: number
  readonly closedAt: number
  /** Real epoch ms at which an exam ends, 0 when it is none. */
  readonly examUntil: number
  /** Number of the declaration that the run is about, '' before. */
  readonly declarationNo: string
  readonly current: string | null
  readonly steps: readonly PlayStep[]
}

/** `GET /api/v1/runs/:id/steps/:step/content`: the items of a send step from the run's data. */
export interface StepContent {
  readonly procedure: string
  readonly content: StoredContent
}
