/** The runs of a report, from the rows that opened and closed them: nothing but the journal says what counts. */
import type { JournalRow } from '#training/journal-row.ts'
import type { ReportingPeriod } from './period.ts'
import type { ReportScope } from './scope.ts'

export interface LedgerRun {
  readonly id: string
  readonly unit: string
  readonly scenario: string
  readonly openedSeq: number
  readonly openedAt: number
  /** 0 while open at the end of the period. */
  closedSeq: number
  closedAt: number
  status: 'open' | 'passed' | 'failed'
  /** Has a message or an action within the period. */
  touched: boolean
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Feed it every `openRun` and `closeRun` row before the messages. */
export class RunLedger {
  readonly #scope: ReportScope
  readonly #period: ReportingPeriod
  readonly #runs = new Map<string, LedgerRun>()
  readonly #practice: number[] = []

  constructor(scope: ReportScope, period: ReportingPeriod) {
    this.#scope = scope
    this.#period = period
  }

  add(row: JournalRow): void {
    const at = Date.parse(row.at)
    if (at >= this.#period.to) return
    if (row.procedure === 'openRun') this.#open(row, at)
    else this.#close(row, at)
  }

  #open(row: JournalRow, openedAt: number): void {
    const unit = text(row.detail.unit)
    if (!this.#scope.units.has(unit)) return
    if (row.detail.official !== true) {
      if (openedAt >= this.#period.from) this.#practice.push(row.seq)
      return
    }
    this.#runs.set(row.run, {
      id: row.run,
      unit,
      scenario: text(row.detail.scenario),
      openedSeq: row.seq,
      openedAt,
      closedSeq: 0,
      closedAt: 0,
      status: 'open',
      touched: false,
    })
  }

  #close(row: JournalRow, closedAt: number): void {
    const run = this.#runs.get(row.run)
    if (run === undefined || run.closedSeq > 0) return
    run.closedSeq = row.seq
    run.closedAt = closedAt
    run.status = row.detail.status === 'passed' ? 'passed' : 'failed'
  }

  /** An official run of the scope that was not over before the period; its messages count. */
  counts(id: string): LedgerRun | undefined {
    const run = this.#runs.get(id)
    return run && (run.closedSeq === 0 || run.closedAt >= this.#period.from) ? run : undefined
  }

  /** Runs whose messages have to be read. */
  candidates(): readonly LedgerRun[] {
    return [...this.#runs.values()].filter(({ id }) => this.counts(id) !== undefined)
  }

  /** Runs of the period: opened or closed in it, or with a message in it. */
  ofPeriod(): readonly LedgerRun[] {
    return this.candidates().filter((run) => run.touched || run.closedSeq > 0 || run.openedAt >= this.#period.from)
  }

  /** Every official run that had passed by the end of the period. */
  passed(): readonly LedgerRun[] {
    return [...this.#runs.values()].filter(({ status }) => status === 'passed')
  }

  /** Journal numbers of the practice runs opened in the period. */
  practice(): readonly number[] {
    return this.#practice
  }
}
