/**
 * The live board of a class (bảng theo dõi lớp): a fold over the runs of its members and the journal rows of those that
 * are open. Who is on which step, since when, and who needs help. Pure; all times are real, epoch ms.
 */
import type { JournalRow } from './journal-row.ts'
import type { Judgement } from './judge.ts'
import type { Role, Scenario, Text } from './scenario.ts'
import { scoreOf } from './score.ts'

export interface BoardMember {
  readonly login: string
  readonly name: string
}

/** A run, with what the journal holds of it; `rows` may be empty for one that has ended. */
export interface BoardRun {
  readonly id: string
  readonly scenario: string
  readonly official: boolean
  readonly business: string
  readonly customs: string
  readonly startedAt: number
  /** 0 while open. */
  readonly endedAt: number
  readonly hints: number
  readonly exam: boolean
  readonly judgement: Judgement
  readonly rows: readonly JournalRow[]
}

export interface BoardFacts {
  readonly now: number
  /** So long on one step, and one counts as stuck. */
  readonly stuckAfter: number
  readonly members: readonly BoardMember[]
  readonly runs: readonly BoardRun[]
  readonly scenarios: ReadonlyMap<string, Scenario>
}

export interface BoardLine {
  readonly login: string
  readonly name: string
  readonly run: string
  readonly scenario: string
  readonly title: Text
  readonly step: number
  readonly steps: number
  readonly stepTitle: Text
  readonly role: Role | ''
  readonly status: 'idle' | 'working' | 'waiting' | 'stuck' | 'passed' | 'failed'
  readonly since: number
  readonly mistakes: number
  readonly hints: number
  readonly score: number | null
  readonly last: string
  readonly exam: boolean
  readonly official: boolean
  readonly declarationNo: string
  readonly passed: number
  readonly ended: number
}

/** So many misses on one step need help, however quick they came. */
const MANY_MISTAKES = 3
const NO_TEXT: Text = { vi: '', en: '' }

/** One line a member, in their order. A member with several runs is shown in the open one begun last, else in the last. */
export function boardOf(facts: BoardFacts): readonly BoardLine[] {
  return facts.members.map((member) => {
    const runs = facts.runs.filter(({ business, customs }) => business === member.login || customs === member.login)
    const ended = runs.filter(({ endedAt }) => endedAt > 0)
    const tally = {
      ended: ended.length,
      passed: ended.filter(({ judgement }) => judgement.status === 'passed').length,
    }
    const shown = latest(runs.filter(({ endedAt }) => endedAt === 0)) ?? latest(ended)
    return shown === undefined ? idle(member, tally) : lineOf(facts, member, shown, tally)
  })
}

const latest = (runs: readonly BoardRun[]): BoardRun | undefined =>
  runs.reduce<BoardRun | undefined>((last, run) => (last && last.startedAt > run.startedAt ? last : run), undefined)

type Tally = Pick<BoardLine, 'passed' | 'ended'>

const idle = ({ login, name }: BoardMember, tally: Tally): BoardLine => ({
  login,
  name,
  run: '',
  scenario: '',
  title: NO_TEXT,
  step: 0,
  steps: 0,
  stepTitle: NO_TEXT,
  role: '',
  status: 'idle',
  since: 0,
  mistakes: 0,
  hints: 0,
  score: null,
  last: '',
  exam: false,
  official: false,
  declarationNo: '',
  ...tally,
})

function lineOf(facts: BoardFacts, { login, name }: BoardMember, run: BoardRun, tally: Tally): BoardLine {
  const scenario = facts.scenarios.get(run.scenario)
  const { judgement, rows } = run
  const at = judgement.steps.findIndex(({ status }) => status !== 'passed')
  const index = at < 0 ? judgement.steps.length - 1 : at
  const step = scenario?.steps[index]
  const from = run.endedAt > 0 ? run.endedAt : stepBegan(run, index)
  return {
    login,
    name,
    run: run.id,
    scenario: run.scenario,
    title: scenario?.title ?? { vi: run.scenario, en: run.scenario },
    step: index + 1,
    steps: judgement.steps.length,
    stepTitle: step?.title ?? NO_TEXT,
    role: step?.role ?? '',
    status: statusOf(facts, login, run, index, step?.role),
    since: Math.max(0, facts.now - from),
    mistakes: judgement.mistakes,
    hints: run.hints,
    score: scoreOf(judgement, run.hints).total,
    last: rows.findLast(({ kind, resultCodes }) => kind === 'answer' && resultCodes.length > 0)?.resultCodes[0] ?? '',
    exam: run.exam,
    official: run.official,
    declarationNo: rows.findLast(({ declarationNo }) => declarationNo !== '')?.declarationNo ?? '',
    ...tally,
  }
}

/** A step begins when the one before it was passed: at the last row that passed it. */
function stepBegan({ judgement, rows, startedAt }: BoardRun, index: number): number {
  for (let before = index - 1; before >= 0; before--) {
    const passedAt = judgement.steps[before]?.rows.at(-1)
    const row = passedAt === undefined ? undefined : rows.find(({ seq }) => seq === passedAt)
    if (row) return Date.parse(row.receivedAt)
  }
  const first = rows[0]
  return startedAt > 0 ? startedAt : first ? Date.parse(first.receivedAt) : 0
}

function statusOf(
  facts: BoardFacts,
  login: string,
  run: BoardRun,
  index: number,
  role: Role | undefined,
): BoardLine['status'] {
  const { judgement, endedAt } = run
  if (endedAt > 0) return judgement.status === 'passed' ? 'passed' : 'failed'
  if (role !== undefined && run[role] !== login) return 'waiting'
  const misses = judgement.steps[index]?.mistakes ?? 0
  const slow = facts.now - stepBegan(run, index) >= facts.stuckAfter
  return slow || misses >= MANY_MISTAKES ? 'stuck' : 'working'
}
