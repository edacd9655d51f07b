/**
 * The judge of a run (chấm lượt chạy): a fold over the run's journal rows. It keeps no state of its own, so judging
 * again gives the same judgement (programme.md, Runs and evidence).
 */

import type { Evidence } from './evidence.ts'
import { isChannelForced, lostAnswers, refusedByTrainer, standingOf } from './evidence.ts'
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

/** For a mistake, and for a hint (training/score). */
export const POINTS_OFF = 5

/** `rows`: every row of the run in journal order; `closed`: nothing more will come. */
export function judge(scenario: Scenario, rows: readonly Evidence[], closed: boolean): Judgement {
  const lost = lostAnswers(rows)
  // What a trainer had refused says nothing of the player; of what was lost the player does not know yet.
  const evidence = rows.filter(({ row }) => !refusedByTrainer(row) && !lost.has(row.seq))
  const steps: StepJudgement[] = []
  let from = 0
  for (const step of scenario.steps) {
    const stuck = steps.some(({ status }) => status !== 'passed')
    const judged = stuck ? { judgement: untouched(step), next: from } : judgeStep(step, evidence, from)
    const disturbed = stuck || judged.judgement.status === 'passed' ? undefined : disturbance(step, rows, lost)
    if (disturbed) judged.judgement = { ...judged.judgement, ...disturbed }
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

/** What the last answer of a step says that is no try of the player: lost on the way, or refused at the trainer's wish. */
function disturbance(
  step: Step,
  rows: readonly Evidence[],
  lost: ReadonlySet<number>,
): (Pick<StepJudgement, 'differences'> & Partial<StepJudgement>) | undefined {
  if (step.do !== 'send') return undefined
  const last = rows.findLast(({ row }) => row.kind === 'answer' && row.procedure === step.procedure)?.row
  if (last === undefined) return undefined
  if (lost.has(last.seq)) return { differences: [LOST] }
  return refusedByTrainer(last)
    ? { differences: [refusedWith(last.resultCodes[0] ?? '')], rows: [last.seq] }
    : undefined
}

function refusedWith(result: string): Difference {
  const [code = ''] = result.split('-')
  return {
    what: 'result',
    vi: `Hệ thống từ chối với mã ${code}. Đọc kết quả, xử lý rồi gửi lại; lần này không tính là lỗi của bạn.`,
    en: `The centre refused with ${code}. Read the result, deal with it and send again; it is not counted as your mistake.`,
  }
}

const LOST: Difference = {
  what: 'lost',
  vi: 'Trả lời đã mất trên đường truyền, chưa biết kết quả. Bấm Hỏi lại kết quả; đã đóng cửa sổ đó thì gửi lại bản tin (F9) hoặc lấy thư (F7).',
  en: 'The answer was lost on the way, the result is not known. Ask for it again; with that window closed send once more (F9) or fetch the mail (F7).',
}

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
    const forced =
      missing.length > 0 && missing.every(({ what }) => FORCED_BY.has(what)) && channelForced(evidence, attempt)
    const rows = attempt.evidence.map(({ row }) => row.seq)
    const durationMs = attempt.evidence.reduce((sum, { row }) => sum + row.durationMs, 0)
    position = attempt.next
    if (missing.length === 0) {
      return { judgement: { ...judgement, status: 'passed', differences: [], rows, durationMs }, next: position }
    }
    judgement = {
      ...judgement,
      status: 'failed',
      mistakes: judgement.mistakes + (forced ? 0 : 1),
      differences: forced ? [...missing, FORCED] : missing,
      rows,
      durationMs,
    }
  }
}

/** What another channel than the scenario's brings with it. */
const FORCED_BY: ReadonlySet<Difference['what']> = new Set(['channel', 'state', 'output'])

/** The attempt is about a declaration that the trainer forced another channel on. */
function channelForced(evidence: readonly Evidence[], attempt: Attempt): boolean {
  const about = new Set(attempt.evidence.map(({ row }) => row.declarationNo).filter((number) => number !== ''))
  return evidence
    .slice(0, attempt.next)
    .some(({ row }) => isChannelForced(row) && (about.size === 0 || about.has(row.declarationNo)))
}

const FORCED: Difference = {
  what: 'channel',
  vi: 'Giảng viên đã ép luồng khác cho tờ khai này: không tính là lỗi của bạn.',
  en: 'The trainer forced another channel on this declaration: it is not counted as your mistake.',
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
