/** Worlds and classes (`/api/v1/worlds`): live board, faults, clock, log, exam. */
import type { ClockState, WorldRef } from './session.ts'
import type { MessageRow, Words } from './terminal.ts'

/** `GET /api/v1/class-templates` */
export interface WorldTemplate {
  readonly id: string
  readonly title: Words
  readonly purpose: Words
  readonly scenarios: readonly string[]
  /** In the order of `scenarios`. */
  readonly scenarioTitles: readonly Words[]
  readonly seats: number
  readonly channel: 1 | 2 | 3 | null
  readonly clock: { readonly now: string; readonly frozen: boolean } | null
  readonly exam: { readonly scenarios: readonly string[]; readonly minutes: number } | null
}

/** A class in the list of classes (`GET /api/v1/worlds`). */
export interface WorldSummary {
  readonly id: string
  readonly title: string
  readonly state: 'open' | 'archived'
  readonly createdBy: string
  /** Real epoch ms. */
  readonly createdAt: number
  /** '' for who looks without a place in it. */
  readonly part: 'trainer' | 'member' | ''
  readonly members: number
  readonly seats: number
  /** Real epoch ms at which the exam under way ends, 0 when none is. */
  readonly examUntil: number
}

export interface WorldView {
  readonly id: string
  readonly kind: 'campaign' | 'class'
  readonly title: string
  readonly state: 'open' | 'archived'
  /** Login of who made it, and their name. */
  readonly maker: string
  readonly template: string
  readonly templateTitle: Words | null
  readonly createdBy: string
  readonly createdAt: number
  /** '' when nobody can come in any more, and for members. */
  readonly joinCode: string
  readonly seats: number
  readonly clock: ClockState
  readonly scenarios: readonly string[]
  /** In the order of `scenarios`. */
  readonly scenarioTitles: readonly Words[]
  readonly members: readonly MemberView[]
  readonly snapshots: readonly {
    readonly id: string
    readonly name: string
    readonly at: number
    readonly by: string
  }[]
  /** Empty for members: what is put in their way is not told beforehand. */
  readonly faults: readonly FaultView[]
  /** Forced for the whole class. */
  readonly channel: 1 | 2 | 3 | null
  /** Forced for single accounts and runs. */
  readonly forced: readonly { readonly userId: string; readonly run: string; readonly channel: 1 | 2 | 3 }[]
  /** Clocks of single runs, ahead of the class's by so many ms. */
  readonly runClocks: readonly { readonly run: string; readonly aheadMs: number }[]
  readonly exam: ExamView | null
  /** Suggested by the template. */
  readonly examPlan: { readonly scenarios: readonly string[]; readonly minutes: number } | null
  /** What the caller is in it; '' for who only looks after it (board, it, admin). */
  readonly part: 'trainer' | 'member' | ''
  /** The caller may set faults, clock, channel, exam, snapshots. */
  readonly leads: boolean
}

export interface MemberView {
  readonly login: string
  readonly name: string
  readonly unit: string
  readonly part: 'trainer' | 'member'
  readonly userId: string
  /** The wire account has a certificate. */
  readonly certified: boolean
  /** It will have one in a moment. */
  readonly certifying: boolean
  /** Real epoch ms. */
  readonly joinedAt: number
}

/** `POST /api/v1/worlds/join` */
export interface JoinedWorld {
  readonly world: WorldRef
  /** Wire account of the seat; the terminal is set up with it. */
  readonly userId: string
  readonly certified: boolean
  /** The training token of the simulator's machine is getting one; neither: ask for it on the settings page. */
  readonly certifying: boolean
}

/** `GET /api/v1/worlds/:id/board` */
export interface BoardView {
  /** Real epoch ms at which `since` was reckoned. */
  readonly asOf: number
  /** Longer than so on one step, and the person counts as stuck; ms. */
  readonly stuckAfter: number
  readonly rows: readonly BoardRow[]
}

/** Who is where, how long. */
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
  /** `waiting`: the step is the other person's. */
  readonly status: 'idle' | 'working' | 'waiting' | 'stuck' | 'passed' | 'failed'
  /** Since the step began, or since the run ended; ms. */
  readonly since: number
  readonly mistakes: number
  readonly hints: number
  readonly score: number | null
  /** Result code of the last answer, '' when none. */
  readonly last: string
  readonly exam: boolean
  readonly official: boolean
  /** Declaration of the run, '' before. */
  readonly declarationNo: string
  /** Runs of the person that passed and that ended, since the last reset. */
  readonly passed: number
  readonly ended: number
}

/** `GET /api/v1/worlds/:id/log` */
export interface LogPage {
  readonly rows: readonly LogRow[]
  /** Ask on with `before`; null at the end. Fewer rows than asked for may come with it: so far was looked. */
  readonly next: number | null
}
export interface LogRow extends MessageRow {
  /** Person of the account, '' when none. */
  readonly name: string
  /** Faults that struck it: `drop`, `delay` … */
  readonly faults: readonly string[]
  /** Where a text was found in the message, with a little around it; '' when only the row matched. */
  readonly found: string
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
  readonly by: string
  /** Real epoch ms. */
  readonly at: number
}

export interface ExamView {
  readonly scenarios: readonly string[]
  readonly minutes: number
  readonly startedAt: number
  readonly endsAt: number
}

/** `GET /api/v1/worlds/:id/exam/results`: of the exam that began last; a member sees their own row. */
export interface ExamResults {
  readonly exam: ExamView | null
  /** Only then certificates are given out. */
  readonly over: boolean
  readonly rows: readonly ExamResult[]
}
export interface ExamResult {
  readonly login: string
  readonly name: string
  readonly unit: string
  /** Every scenario of the exam was passed. */
  readonly passed: boolean
  /** Mean of the scenarios; one that was not played counts as nought. */
  readonly score: number
  readonly scenarios: readonly {
    readonly id: string
    readonly title: Words
    /** '' when not begun. */
    readonly run: string
    /** null until it has ended. */
    readonly score: number | null
    readonly passed: boolean
  }[]
}

/** `GET /api/v1/worlds/:id/handout`: what is printed for a class. No secrets. */
export interface HandoutView {
  readonly title: string
  readonly purpose: Words | null
  readonly joinCode: string
  readonly trainer: string
  /** yyyy-mm-dd of the sandbox's clock. */
  readonly day: string
  readonly scenarios: readonly {
    readonly id: string
    readonly title: Words
    readonly purpose: Words
    readonly steps: readonly {
      readonly n: number
      readonly role: 'business' | 'customs'
      readonly title: Words
      /** Procedure of a send, action of an act. */
      readonly code: string
    }[]
  }[]
  readonly seats: readonly {
    readonly login: string
    readonly name: string
    readonly userId: string
    readonly terminalId: string
  }[]
}
