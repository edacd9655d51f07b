/** What the fortnightly report says, as data; every renderer shows this and computes nothing (T056). */
import type { CivilDay } from './period.ts'

/** A number with the journal numbers (số hiệu bản tin) that it was counted from, in order. */
export interface Figure {
  readonly value: number
  readonly messages: readonly number[]
}

export interface UnitName {
  readonly code: string
  readonly name: string
  readonly nameEn: string
}

export interface FortnightReport {
  readonly report: 'fortnight'
  /** Of this data model. */
  readonly version: 1
  readonly unit: UnitName & {
    readonly kind: 'department' | 'office'
    /** The Cục that the unit belongs to; the unit itself for a Cục. */
    readonly department: UnitName
    /** Chi cục that the scenarios are planned for. */
    readonly branches: readonly UnitName[]
  }
  readonly period: {
    readonly due: CivilDay
    readonly name: '05' | '20'
    readonly firstDay: CivilDay
    readonly lastDay: CivilDay
    /** RFC 3339 at +07:00, half-open. */
    readonly from: string
    readonly to: string
    readonly dueAt: string
  }
  /** Tạm tính: computed before the period ended. */
  readonly provisional: boolean
  /** The period has ended: the figures hold, together with `head`. */
  readonly frozen: boolean
  /** Sandbox clock, RFC 3339 at +07:00. */
  readonly computedAt: string
  /** Minutes after 17:00 of the due day, 0 when in time. */
  readonly lateMinutes: number
  /** The last journal row that could be read. */
  readonly head: { readonly seq: number; readonly hash: string }
  readonly readiness: {
    readonly accountsOpened: Readiness
    readonly certificatesIssued: Readiness
    readonly certificatesRevoked: Readiness
  }
  readonly scenarios: {
    readonly total: Progress
    readonly byKind: readonly (Progress & { readonly kind: string; readonly name: string })[]
    readonly byBranch: readonly (Progress & UnitName)[]
  }
  /** Luyện tập: counted here and nowhere else. */
  readonly practiceRuns: Figure
  /** Messages that the terminals sent, those of the pull included. */
  readonly messages: Traffic
  readonly declarations: Figure
  readonly procedures: readonly (Traffic & { readonly procedure: string; readonly name: string })[]
  /** #REP1, ?A2, ?A3: fetching from the mailbox. */
  readonly mailbox: readonly (Traffic & { readonly procedure: string; readonly name: string })[]
  readonly results: readonly ResultMet[]
  readonly signatures: {
    readonly checked: Figure
    readonly refused: Figure
    readonly byCode: readonly {
      readonly code: string
      readonly vi: string
      readonly en: string
      readonly count: Figure
    }[]
  }
  readonly actions: readonly OfficerActions[]
  /** From receipt to answer. A quantile names the messages that stand at it; even median: both middle ones. */
  readonly durations: {
    readonly answers: Figure
    readonly medianMs: Figure
    readonly p95Ms: Figure
    readonly maxMs: Figure
  }
}

export interface Readiness {
  readonly inPeriod: Figure
  /** From the beginning to the end of the period. */
  readonly toDate: Figure
}

/**
 * A pair (scenario, branch) counts once: passed when a run of the period passed, else failed, else open. `planned` is
 * every shipped scenario for every branch. Runs count each by itself.
 */
export interface Progress {
  readonly planned: number
  readonly started: Figure
  readonly passed: Figure
  readonly failed: Figure
  readonly open: Figure
  readonly notStarted: number
  /** Pairs passed from the beginning to the end of the period. */
  readonly passedToDate: Figure
  readonly runs: { readonly total: Figure; readonly passed: Figure; readonly failed: Figure; readonly open: Figure }
}

export interface Traffic {
  readonly sent: Figure
  readonly accepted: Figure
  readonly refused: Figure
}

export interface ResultMet {
  readonly code: string
  /** Our own text, '' when the catalogue has none. */
  readonly vi: string
  readonly en: string
  /** Procedures or officer actions that met it. */
  readonly procedures: readonly string[]
  /** Messages and actions that met it. */
  readonly count: Figure
}

export interface OfficerActions {
  readonly action: string
  readonly done: Figure
  /** Forbidden by the state of the declaration. */
  readonly refusedState: Figure
  /** Forbidden by the officer's rights (codes of family U). */
  readonly refusedRights: Figure
}
