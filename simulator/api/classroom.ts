/** Worlds and classes (`/api/v1/worlds`): live board, faults, clock, log, exam. */
import type { ClockState } from './session.ts'
import type { Words } from './terminal.ts'

export interface WorldTemplate {
  readonly id: string
  readonly title: Words
  readonly purpose: Words
  readonly scenarios: readonly string[]
}

export interface WorldView {
  readonly id: string
  readonly title: string
  readonly state: 'open' | 'archived'
  readonly template: string
  readonly createdBy: string
  readonly createdAt: number
  readonly joinCode: string
  readonly clock: ClockState
  readonly scenarios: readonly string[]
  readonly members: readonly MemberView[]
  readonly snapshots: readonly { readonly id: string; readonly name: string; readonly at: number }[]
  readonly faults: readonly FaultView[]
  readonly channel: 1 | 2 | 3 | null
  readonly exam: ExamView | null
}

export interface MemberView {
  readonly login: string
  readonly name: string
  readonly unit: string
  readonly part: 'trainer' | 'member'
  readonly userId: string
}

/** Who is where, how long (`GET /api/v1/worlds/:id/board`). */
export interface BoardRow {
  readonly login: string
  readonly name: string
  readonly run: string
  readonly scenario: string
  readonly title: Words
  readonly step: number
  readonly steps: number
  readonly stepTitle: Words
  readonly role: 'business' | 'customs' | ''
  readonly status: 'idle' | 'working' | 'stuck' | 'passed' | 'failed'
  /** Since the step began, or since the run ended; ms. */
  readonly since: number
  readonly mistakes: number
  readonly hints: number
  readonly score: number | null
  readonly last: string
}

/** What a trainer puts in the way. `run` and `userId` '' = everybody of the world. */
export interface FaultView {
  readonly id: string
  readonly kind: 'delay' | 'drop' | 'duplicate' | 'refuse'
  readonly run: string
  readonly userId: string
  /** '' = every procedure. */
  readonly procedure: string
  readonly delayMs: number
  /** Result code that the centre answers. */
  readonly code: string
  /** How many more times; 0 = until it is lifted. */
  readonly left: number
}

export interface ExamView {
  readonly scenarios: readonly string[]
  readonly minutes: number
  readonly startedAt: number
  readonly endsAt: number
}
