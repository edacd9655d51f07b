/** The catalogue of scenarios with a person's own progress (danh mục kịch bản). */
import type { Judgement } from '#training/judge.ts'
import type { Scenario } from '#training/scenario.ts'
import { groupWords, SCENARIO_GROUPS } from '#training/scenario-groups.ts'
import { scoreOf } from '#training/score.ts'
import type { CatalogueView, ScenarioCard } from '../api/scenarios.ts'
import type { RunRecord } from '../ports.ts'
import { planOf } from './classroom.ts'
import { runsOf } from './my-runs.ts'
import { examNow, examOver } from './run-exam.ts'
import { rolesOf } from './runs.ts'
import type { Schoolroom } from './schoolroom.ts'
import type { LoggedIn } from './sessions.ts'

export async function readCatalogue(room: Schoolroom, who: LoggedIn | undefined): Promise<CatalogueView> {
  const runs = who ? await runsOf(room, who.person.login) : []
  const world = await room.store.records.find('worlds', room.world)
  // A class plays the scenarios of its template; the campaign, and a class without a list, all of them.
  const listed = world ? planOf(world).scenarios : []
  const scenarios = [...room.scenarios.values()]
    .filter(({ id }) => listed.length === 0 || listed.includes(id))
    .map((scenario) => cardOf(scenario, progress(room, runs, scenario.id)))
    .sort((a, b) => groupRank(a) - groupRank(b) || compare(a.kind, b.kind) || compare(a.id, b.id))
  return { scenarios, exam: await examNow(room) }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const groupRank = ({ group }: ScenarioCard): number => {
  const rank = SCENARIO_GROUPS.indexOf(group)
  return rank < 0 ? SCENARIO_GROUPS.length : rank
}

function cardOf(scenario: Scenario, mine: ScenarioCard['mine']): ScenarioCard {
  const { id, group, title, purpose, kind, steps } = scenario
  return {
    ...{ id, group, groupName: groupWords(group), title, purpose, kind, steps: steps.length },
    roles: rolesOf(scenario),
    mine,
  }
}

function progress(room: Schoolroom, all: readonly RunRecord[], scenario: string): ScenarioCard['mine'] {
  const runs = all.filter((run) => run.scenario === scenario)
  const scores = runs
    .filter(({ closedAt }) => closedAt > 0)
    .map(({ judgement, play }) => scoreOf(judgement as Judgement, play.hints.length).total)
  const open = runs.findLast((run) => run.closedAt === 0 && !examOver(run, room.clock.real()))
  return {
    runs: runs.length,
    passed: runs.filter(({ status }) => status === 'passed').length,
    best: scores.length === 0 ? null : Math.max(...scores),
    open: open?.id ?? null,
  }
}
