/**
 * The judge of a run (chấm lượt chạy): a fold over the run's journal rows. It keeps no state of its own, so judging
 * again gives the same judgement (programme.md, Runs and evidence).
 */

import type { Evidence } from './evidence.ts'
import { standingOf } from './evidence.ts'
import { type Difference, differences } from './expectation.ts'
import type { Scenario, Step } from './scenario.ts'

export interface StepJudgement {
  readonly id: string
  readonly status: 'open' | 'passed' | 'failed'
  /** Tries that missed the expectation. */
  readonly mistakes: number
  /** What was missing in the last try; empty when passed or not tried. */
  readonly differences: readonly Difference[]
  /** Journal numbers of the evidence of the last try. */
  readonly rows: readonly number[]
  readonly durationMs: number
}

export interface Judgement {
  /** `passed` when every step passed; `failed` once the run is closed with a step that did not; else `open`. */
  readonly status: 'open' | 'passed' | 'failed'
  readonly steps: readonly StepJudgement[]
  readonly mistakes: number
  /** 0-100: five points off for every mistake, steps not passed do not score. */
  readonly score: number
}

const POINTS_OFF = 5

/** `evidence`: every row of the run in journal order; `closed`: nothing more will come. */
export function judge(scenario: Scenario, evidence: readonly Evidence[], closed: boolean): Judgement {
  const steps: StepJudgement[] = []
  let from = 0
  for (const step of scenario.steps) {
    const stuck = steps.some(({ status }) => status !== 'passed')
    const judged = stuck ? { judgement: untouched(step), next: from } : judgeStep(step, evidence, from)
    steps.push(
      closed && judged.judgement.status === 'open' ? { ...judged.judgement, status: 'failed' } : judged.judgement,
    )
    from = judged.next
  }
  const passed = steps.filter(({ status }) => status === 'passed').length
  const mistakes = steps.reduce((sum, step) => sum + step.mistakes, 0)
  const share = steps.length === 0 ? 0 : (100 * passed) / steps.length
  return {
    status: passed === steps.length ? 'passed' : closed ? 'failed' : 'open',
    steps,
    mistakes,
    score: Math.max(0, Math.round(share - POINTS_OFF * mistakes)),
  }
}

const untouched = (step: Step): StepJudgement => ({
  id: step.id,
  status: 'open',
  mistakes: 0,
  differences: [],
  rows: [],
  durationMs: 0,
})

/** A step may be tried again until it meets its expectation; it ends at the first try that does. */
function judgeStep(
  step: Step,
  evidence: readonly Evidence[],
  from: number,
): { judgement: StepJudgement; next: number } {
  let judgement = untouched(step)
  let position = from
  for (;;) {
    const attempt = nextAttempt(step, evidence, position, judgement.status === 'open')
    if (attempt === undefined) return { judgement, next: position }
    const missing = differences(step.expect, attempt.evidence)
    const rows = attempt.evidence.map(({ row }) => row.seq)
    const durationMs = attempt.evidence.reduce((sum, { row }) => sum + row.durationMs, 0)
    position = attempt.next
    if (missing.length === 0) {
      return { judgement: { ...judgement, status: 'passed', differences: [], rows, durationMs }, next: position }
    }
    judgement = {
      ...judgement,
      status: 'failed',
      mistakes: judgement.mistakes + 1,
      differences: missing,
      rows,
      durationMs,
    }
  }
}

interface Attempt {
  readonly evidence: readonly Evidence[]
  /** Index behind the rows that were used. */
  readonly next: number
}

const PULLS = new Set(['#REP1', '?A2', '?A3'])

/**
 * The next rows from `from` that are a try of this step, or undefined when there is none (yet). Only a look may take no
 * row, and only as its first try: every other try takes one, so that judging comes to an end.
 */
function nextAttempt(step: Step, evidence: readonly Evidence[], from: number, first: boolean): Attempt | undefined {
  switch (step.do) {
    case 'send':
      return single(evidence, from, ({ row }) => row.kind === 'answer' && row.procedure === step.procedure)
    case 'act':
      return single(evidence, from, ({ row }) => row.kind === 'action' && row.procedure === step.action)
    case 'pull':
      return pulled(evidence, from)
    case 'check':
      return (
        (first ? lookedAt(evidence, from) : undefined) ??
        single(evidence, from, ({ row }) => standingOf(row) !== undefined)
      )
    default:
      return unreachable(step)
  }
}

function single(evidence: readonly Evidence[], from: number, is: (e: Evidence) => boolean): Attempt | undefined {
  const index = evidence.findIndex((one, at) => at >= from && is(one))
  const found = evidence[index]
  return found && { evidence: [found], next: index + 1 }
}

/** One emptying of the mailbox: pull answers one behind the other, up to the next other message of the run. */
function pulled(evidence: readonly Evidence[], from: number): Attempt | undefined {
  const isPull = ({ row }: Evidence) => row.kind === 'answer' && PULLS.has(row.procedure)
  const first = evidence.findIndex((one, at) => at >= from && isPull(one))
  if (first < 0) return undefined
  let next = first
  const taken: Evidence[] = []
  for (let one = evidence[next]; one !== undefined; one = evidence[++next]) {
    if (isPull(one)) taken.push(one)
    else if (one.row.kind === 'answer' || one.row.kind === 'action') break
  }
  return { evidence: taken, next }
}

/** A look holds against the newest standing so far; when that misses, against each that comes later. */
function lookedAt(evidence: readonly Evidence[], from: number): Attempt | undefined {
  const latest = evidence.slice(0, from).findLast(({ row }) => standingOf(row) !== undefined)
  return latest && { evidence: [latest], next: from }
}

function unreachable(step: never): never {
  throw new Error(`not a step: ${JSON.stringify(step)}`)
}
