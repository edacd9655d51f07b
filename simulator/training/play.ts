/**
 * A run as its players see it (lượt chạy trên màn hình): the state of each step for this person, hints that were asked
 * for, what was expected against what came, the score. Pure; the same facts always show the same.
 */
import { expectedWords, type Naming } from './expected.ts'
import type { Judgement, StepJudgement } from './judge.ts'
import type { Role, Scenario, Step, Text } from './scenario.ts'
import { type Score, scoreOf } from './score.ts'

export interface PlayFacts {
  readonly scenario: Scenario
  readonly judgement: Judgement
  /** Nothing more will come. */
  readonly closed: boolean
  /** Roles that the looker plays; none for one who only looks. */
  readonly mine: readonly Role[]
  /** Roles that nobody has taken yet. */
  readonly free: readonly Role[]
  /** Steps whose hint was asked for. */
  readonly hints: readonly string[]
  /** No hints in an exam. */
  readonly exam: boolean
  readonly naming: Naming
}

export type StepStatus = 'notStarted' | 'inProgress' | 'passed' | 'failed' | 'waitingForOther'

export interface ShownStep {
  readonly id: string
  readonly n: number
  readonly role: Role
  readonly do: Step['do']
  readonly title: Text
  readonly instruction: Text
  readonly hasHint: boolean
  readonly hint: Text | null
  readonly status: StepStatus
  readonly procedure: string
  readonly mistakes: number
  readonly expected: readonly Text[]
  readonly differences: readonly Text[]
  readonly rows: readonly number[]
}

export interface ShownPlay {
  readonly steps: readonly ShownStep[]
  /** The step to be done now, null when none is. */
  readonly current: string | null
  readonly score: Score
}

export function shownPlay(facts: PlayFacts): ShownPlay {
  const { scenario, judgement, closed, hints } = facts
  const judged = scenario.steps.map((step, index) => judgement.steps[index] ?? untried(step.id))
  const at = judged.findIndex(({ status }) => status !== 'passed')
  return {
    steps: scenario.steps.map((step, index) => shownStep(facts, step, judged[index] ?? untried(step.id), index, at)),
    current: closed ? null : (scenario.steps[at]?.id ?? null),
    score: scoreOf(judgement, hints.length),
  }
}

const untried = (id: string): StepJudgement => ({
  id,
  status: 'open',
  mistakes: 0,
  differences: [],
  rows: [],
  durationMs: 0,
})

function shownStep(facts: PlayFacts, step: Step, judged: StepJudgement, index: number, at: number): ShownStep {
  const { id, role, title, instruction, hint } = step
  const tried = judged.rows.length > 0
  const asked = facts.hints.includes(id)
  return {
    id,
    n: index + 1,
    role,
    do: step.do,
    title,
    instruction,
    hasHint: hint !== undefined && !facts.exam,
    hint: hint !== undefined && asked ? hint : null,
    status: statusOf(facts, step, judged, index === at),
    procedure: step.do === 'send' ? step.procedure : step.do === 'act' ? step.action : '',
    mistakes: judged.mistakes,
    // Told before a try, the expectation would give the answer away.
    expected: tried ? expectedWords(step.expect, facts.naming) : [],
    differences: judged.differences.map(({ vi, en }) => ({ vi, en })),
    rows: judged.rows,
  }
}

function statusOf(facts: PlayFacts, { role }: Step, { status, rows }: StepJudgement, current: boolean): StepStatus {
  if (status === 'passed') return 'passed'
  if (!current) return 'notStarted'
  if (facts.closed) return 'failed'
  const others = facts.free.includes(role) || (facts.mine.length > 0 && !facts.mine.includes(role))
  if (others) return 'waitingForOther'
  // Of an answer that was lost nobody knows yet whether it is a failed try.
  return status === 'failed' && rows.length > 0 ? 'failed' : 'inProgress'
}
