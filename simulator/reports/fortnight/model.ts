/**
 * The fortnightly report as a fold over journal rows (T056; programme.md, Fortnightly report). Pure: the same rows and
 * the same head give the same report, byte for byte.
 */
import { vietnamIso } from '#protocol/vietnam-time.ts'
import type { JournalRow } from '#training/journal-row.ts'
import { counted } from './figure.ts'
import { MessageTally, type Words } from './message-tally.ts'
import { periodStanding, type ReportingPeriod } from './period.ts'
import { type PlannedScenario, progressOf } from './progress.ts'
import { ReadinessTally } from './readiness-tally.ts'
import type { FortnightReport } from './report.ts'
import { RunLedger } from './run-ledger.ts'
import type { ReportScope } from './scope.ts'

/** What stands fast before a row is read. */
export interface Ground {
  readonly scope: ReportScope
  readonly period: ReportingPeriod
  /** Every shipped scenario: planned for every branch of the scope. */
  readonly scenarios: readonly PlannedScenario[]
  readonly words: Words
  /** Vietnamese name of a declaration kind (A11), or of what is none. */
  readonly kindName: (kind: string) => string
  readonly world: string
  /** Rows behind it are not looked at. */
  readonly head: { readonly seq: number; readonly hash: string }
  /** Sandbox clock, epoch ms. */
  readonly computedAt: number
}

/** Acts that tell about runs, accounts and certificates; journal rows of kind admin. */
export const RUN_ACTS = ['openRun', 'closeRun'] as const
export const READINESS_ACTS = ['openAccount', 'issueCertificate', 'revokeCertificate'] as const

export interface FortnightFold {
  /** Admin rows, in order, before any message. */
  act(row: JournalRow): void
  /** Runs whose rows have to be read. */
  runs(): readonly string[]
  /** A row of a run. */
  message(row: JournalRow): void
  report(): FortnightReport
}

export function fortnightFold(ground: Ground): FortnightFold {
  const { scope, period, head, world } = ground
  const ledger = new RunLedger(scope, period)
  const readiness = new ReadinessTally(scope, period)
  const messages = new MessageTally(ground.words)
  const seen = (row: JournalRow): boolean => row.seq <= head.seq && row.world === world
  return {
    act(row) {
      if (!seen(row) || row.kind !== 'admin') return
      if (RUN_ACTS.some((act) => act === row.procedure)) ledger.add(row)
      else readiness.add(row)
    },
    runs: () => ledger.candidates().map(({ id }) => id),
    message(row) {
      if (!seen(row) || row.kind === 'admin') return
      const at = Date.parse(row.at)
      const run = at >= period.from && at < period.to ? ledger.counts(row.run) : undefined
      if (run === undefined) return
      run.touched = true
      messages.add(row)
    },
    report: () => assemble(ground, ledger, readiness, messages),
  }
}

function assemble(ground: Ground, ledger: RunLedger, readiness: ReadinessTally, tally: MessageTally): FortnightReport {
  const { scope, period, scenarios, computedAt, head, kindName } = ground
  const { provisional, lateMs } = periodStanding(period, computedAt)
  const { due, name, firstDay, lastDay, from, to, dueAt } = period
  const { messages, declarations, procedures, mailbox, results, signatures, actions, durations } = tally.figures()
  return {
    report: 'fortnight',
    version: 1,
    unit: { ...scope.unit, kind: scope.kind, department: scope.department, branches: scope.branches },
    period: { due, name, firstDay, lastDay, from: vietnamIso(from), to: vietnamIso(to), dueAt: vietnamIso(dueAt) },
    provisional,
    frozen: !provisional,
    computedAt: vietnamIso(computedAt),
    lateMinutes: Math.ceil(lateMs / 60_000),
    head: { seq: head.seq, hash: head.hash },
    readiness: readiness.figures(),
    scenarios: progressOf(scope, scenarios, { ofPeriod: ledger.ofPeriod(), passed: ledger.passed() }, kindName),
    practiceRuns: counted(ledger.practice()),
    messages,
    declarations,
    procedures,
    mailbox,
    results,
    signatures,
    actions,
    durations,
  }
}

/** The whole report from rows in hand, in any order of runs. */
export function fortnightModel(input: Ground & { readonly rows: readonly JournalRow[] }): FortnightReport {
  const fold = fortnightFold(input)
  for (const row of input.rows) fold.act(row)
  for (const row of input.rows) fold.message(row)
  return fold.report()
}
