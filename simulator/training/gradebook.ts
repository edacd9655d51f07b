/** The gradebook of a class (bảng điểm): each person's best in each scenario. Pure. */
import type { Judgement } from './judge.ts'
import type { Scenario, Text } from './scenario.ts'
import { scoreOf } from './score.ts'

export interface GradedRun {
  readonly scenario: string
  readonly business: string
  readonly customs: string
  /** Real epoch ms; 0 while open. */
  readonly startedAt: number
  readonly endedAt: number
  readonly hints: number
  readonly exam: boolean
  readonly official: boolean
  readonly judgement: Judgement
}

export interface Grade {
  readonly login: string
  readonly name: string
  readonly unit: string
  readonly userId: string
  readonly scenario: string
  readonly title: Text
  readonly exam: boolean
  /** Runs that ended. */
  readonly tries: number
  /** Of the best run; null when none ended. */
  readonly score: number | null
  readonly passed: boolean
  readonly mistakes: number
  readonly hints: number
  /** Minutes from opening to end. */
  readonly minutes: number
  readonly official: boolean
}

export interface GradedPerson {
  readonly login: string
  readonly name: string
  readonly unit: string
  readonly userId: string
}

/**
 * One line for each person and scenario of the class, and one more for the exam where the scenario was set in one.
 * Scenarios beyond the class's own stand behind them, where somebody played them.
 */
export function gradebookOf(facts: {
  readonly people: readonly GradedPerson[]
  readonly scenarios: readonly string[]
  readonly runs: readonly GradedRun[]
  readonly known: ReadonlyMap<string, Scenario>
}): readonly Grade[] {
  const { people, runs, known } = facts
  const examined = new Set(runs.filter(({ exam }) => exam).map(({ scenario }) => scenario))
  const listed = [...new Set([...facts.scenarios, ...runs.map(({ scenario }) => scenario)])]
  return people.flatMap((person) =>
    listed.flatMap((scenario) =>
      (examined.has(scenario) ? [false, true] : [false]).map((exam) => {
        const own = runs.filter(
          (run) =>
            run.scenario === scenario &&
            run.exam === exam &&
            (run.business === person.login || run.customs === person.login),
        )
        const { login, name, unit, userId } = person
        const title = known.get(scenario)?.title ?? { vi: scenario, en: scenario }
        return { login, name, unit, userId, scenario, title, exam, ...bestOf(own) }
      }),
    ),
  )
}

type Result = Pick<Grade, 'tries' | 'score' | 'passed' | 'mistakes' | 'hints' | 'minutes' | 'official'>

const NOT_TRIED: Result = { tries: 0, score: null, passed: false, mistakes: 0, hints: 0, minutes: 0, official: false }

/** The best is the highest score; of two the one that passed, then the quicker. */
function bestOf(runs: readonly GradedRun[]): Result {
  const ended = runs.filter(({ endedAt }) => endedAt > 0)
  const graded = ended.map(
    (run): Result => ({
      tries: ended.length,
      score: scoreOf(run.judgement, run.hints).total,
      passed: run.judgement.status === 'passed',
      mistakes: run.judgement.mistakes,
      hints: run.hints,
      minutes: Math.round(Math.max(0, run.endedAt - run.startedAt) / 6_000) / 10,
      official: run.official,
    }),
  )
  return graded.sort(byWorth)[0] ?? NOT_TRIED
}

const byWorth = (a: Result, b: Result): number =>
  (b.score ?? 0) - (a.score ?? 0) || Number(b.passed) - Number(a.passed) || a.minutes - b.minutes
