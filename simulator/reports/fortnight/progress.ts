/** Scenarios planned, run, passed, failed, open: as pairs (scenario, branch) and as single runs. */
import type { Scenario } from '#training/scenario.ts'
import { counted, measured } from './figure.ts'
import type { FortnightReport, Progress } from './report.ts'
import type { LedgerRun } from './run-ledger.ts'
import type { ReportScope } from './scope.ts'

export type PlannedScenario = Pick<Scenario, 'id' | 'kind'>

/** Kind of runs whose scenario is shipped no more. */
export const GONE = '?'

interface Place {
  readonly unit: string
  readonly scenario: string
}

const pairOf = ({ unit, scenario }: Place): string => `${unit} ${scenario}`

export function progressOf(
  scope: ReportScope,
  scenarios: readonly PlannedScenario[],
  runs: { readonly ofPeriod: readonly LedgerRun[]; readonly passed: readonly LedgerRun[] },
  kindName: (kind: string) => string,
): FortnightReport['scenarios'] {
  const kinds = new Map(scenarios.map(({ id, kind }) => [id, kind]))
  const kindOf = ({ scenario }: Place): string => kinds.get(scenario) ?? GONE
  const planned = scope.branches.flatMap(({ code }) => scenarios.map(({ id }) => ({ unit: code, scenario: id })))
  const part = (of: (place: Place) => boolean): Progress =>
    progress(planned.filter(of), runs.ofPeriod.filter(of), runs.passed.filter(of))
  const seenKinds = new Set([...kinds.values(), ...runs.ofPeriod.map(kindOf)])
  const branches = new Set(scope.branches.map(({ code }) => code))
  const active = new Set([...runs.ofPeriod, ...runs.passed].map(({ unit }) => unit))
  const shown = [...scope.units.values()].filter(({ code }) => branches.has(code) || active.has(code))
  return {
    total: part(() => true),
    byKind: [...seenKinds]
      .sort(kindOrder)
      .map((kind) => ({ kind, name: kindName(kind), ...part((place) => kindOf(place) === kind) })),
    byBranch: shown
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map((unit) => ({ ...unit, ...part((place) => place.unit === unit.code) })),
  }
}

/** By code; scenarios without a declaration, then those that are shipped no more, at the end. */
function kindOrder(a: string, b: string): number {
  const rank = (kind: string) => (kind === '-' ? 1 : kind === GONE ? 2 : 0)
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

function progress(planned: readonly Place[], runs: readonly LedgerRun[], passedEver: readonly LedgerRun[]): Progress {
  const byPair = new Map<string, LedgerRun[]>()
  for (const run of runs) {
    const pair = pairOf(run)
    const known = byPair.get(pair)
    if (known) known.push(run)
    else byPair.set(pair, [run])
  }
  const pairs = { passed: [] as LedgerRun[][], failed: [] as LedgerRun[][], open: [] as LedgerRun[][] }
  for (const group of byPair.values()) pairs[best(group)].push(group)
  const inState = (state: LedgerRun['status']) =>
    measured(pairs[state].length, evidence(pairs[state].flat().filter(({ status }) => status === state)))
  const ofRuns = (state: LedgerRun['status']) => counted(evidence(runs.filter(({ status }) => status === state)))
  return {
    planned: planned.length,
    started: measured(
      byPair.size,
      runs.map(({ openedSeq }) => openedSeq),
    ),
    passed: inState('passed'),
    failed: inState('failed'),
    open: inState('open'),
    notStarted: planned.filter((place) => !byPair.has(pairOf(place))).length,
    passedToDate: measured(new Set(passedEver.map(pairOf)).size, evidence(passedEver)),
    runs: {
      total: counted(runs.map(({ openedSeq }) => openedSeq)),
      passed: ofRuns('passed'),
      failed: ofRuns('failed'),
      open: ofRuns('open'),
    },
  }
}

const best = (runs: readonly LedgerRun[]): LedgerRun['status'] =>
  (['passed', 'failed'] as const).find((state) => runs.some(({ status }) => status === state)) ?? 'open'

/** The row that closed a run tells its result; an open run has the row that opened it. */
const evidence = (runs: readonly LedgerRun[]): number[] =>
  runs.map(({ status, openedSeq, closedSeq }) => (status === 'open' ? openedSeq : closedSeq))
