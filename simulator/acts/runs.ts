/** Runs of scenarios (lượt chạy; contract, /api/v1/runs): opened here, played by a client, judged from the journal. */
import type { Channel } from '#customs/declaration/declaration.ts'
import { type Judgement, judge } from '#training/judge.ts'
import { makeRunId } from '#training/run-id.ts'
import type { Role, Scenario } from '#training/scenario.ts'
import { SELECTIVITY, sandboxTime, selectivityOf } from '../pipeline/world.ts'
import type { Realm, RunEnd, RunPlay, RunRecord, Tx } from '../ports.ts'
import { actEntry, today } from './office.ts'
import { badField, type Done, done, refuse, unknown } from './problem.ts'
import { evidenceOf } from './run-evidence.ts'
import type { Schoolroom } from './schoolroom.ts'

export interface RunView extends Omit<RunRecord, 'judgement'> {
  readonly judgement: Judgement
}

/** A run that a program plays through the API. */
export const CLIENT_PLAY: RunPlay = {
  mode: 'client',
  business: '',
  customs: '',
  joinCode: '',
  hints: [],
  examUntil: 0,
  startedAt: 0,
  endedAt: 0,
}

export interface RunWish {
  readonly scenario: string
  readonly unit: string
  readonly seed: number
  /** Only official runs count in reports (programme.md). */
  readonly official: boolean
}

/** The client plays another text of the scenario than the one that the server judges by: that run would mislead. */
const otherText = (id: string) =>
  refuse({
    status: 409,
    name: 'other-scenario-text',
    title: { vi: 'Kịch bản không giống nhau', en: 'The scenarios differ' },
    detail: {
      vi: `Kịch bản "${id}" ở máy này khác với bản mà bộ mô phỏng đang dùng để chấm. Khởi động lại bộ mô phỏng để nạp bản mới, hoặc dùng đúng bản của nó.`,
      en: `Scenario "${id}" differs from the one that the simulator judges by. Restart the simulator to load it, or use its own.`,
    },
  })

/** `played`: the scenario as the client has it, when it says; it must be the one that will judge. */
export async function openRun(room: Schoolroom, wish: RunWish, played?: unknown): Promise<Done<RunRecord>> {
  const scenario = room.scenarios.get(wish.scenario)
  if (scenario === undefined) return noScenario(wish.scenario)
  if (played !== undefined && JSON.stringify(played) !== JSON.stringify(scenario)) return otherText(wish.scenario)
  if (room.reference.code('offices', wish.unit, today(room)) === undefined) {
    return badField('unit', `Không có đơn vị "${wish.unit}".`, `There is no unit "${wish.unit}".`)
  }
  const { unit, seed, official } = wish
  return done(await beginRun(room, { scenario, unit, seed, official, play: CLIENT_PLAY, by: '' }))
}

export interface Beginning extends Omit<RunWish, 'scenario'> {
  readonly scenario: Scenario
  readonly play: RunPlay
  /** Login of who opens it, '' for a program. */
  readonly by: string
}

/** Opens a run: its seats, and the channel that its scenario asks for, stand from here on. */
export async function beginRun(room: Schoolroom, beginning: Beginning): Promise<RunRecord> {
  const { scenario, unit, seed, official, by } = beginning
  return room.store.commit(async (tx, realm) => {
    const run: RunRecord = {
      id: makeRunId((limit) => room.random.below(limit)),
      ...{ scenario: scenario.id, unit, seed, official },
      openedAt: sandboxNow(room, realm),
      closedAt: 0,
      status: 'open',
      judgement: null,
      play: { ...beginning.play, startedAt: room.clock.real() },
    }
    await tx.saveRun(run)
    await placeSeats(room, tx, run, rolesOf(scenario))
    await planChannel(tx, realm, run.id, scenario.setup.channel)
    const detail = { scenario: scenario.id, unit, seed, official, mode: run.play.mode }
    await tx.append([actEntry(room, realm, { kind: 'admin', userId: by, procedure: 'openRun', run: run.id, detail })])
    return run
  })
}

/** Roles that the steps of a scenario need, the one that begins first. */
export const rolesOf = ({ steps }: Scenario): readonly Role[] => [...new Set(steps.map(({ role }) => role))]

async function placeSeats(room: Schoolroom, tx: Tx, { id, play }: RunRecord, roles: readonly Role[]): Promise<void> {
  if (play.mode === 'client') return
  for (const role of roles) {
    const login = play[role]
    await tx.put('seats', { world: room.world, login, run: id, role, code: login === '' ? play.joinCode : '' })
  }
}

/** The channel that the scenario asks for, whoever sends the messages of its run. */
async function planChannel(tx: Tx, realm: Realm, run: string, channel: Channel | undefined): Promise<void> {
  if (channel === undefined) return
  const before = selectivityOf(realm)
  await tx.putSetting(SELECTIVITY, { ...before, planned: { ...before.planned, [run]: channel } })
}

/** Neither its scenario nor the trainer asks for a channel of an ended run. */
async function forgetChannel(tx: Tx, realm: Realm, run: string): Promise<void> {
  const before = selectivityOf(realm)
  const { [run]: plan, ...planned } = before.planned ?? {}
  const { [run]: forced, ...runs } = before.runs ?? {}
  if (plan === undefined && forced === undefined) return
  await tx.putSetting(SELECTIVITY, { ...before, planned, runs })
}

export const sandboxNow = (room: Schoolroom, realm: Realm = room.store.realm()): number =>
  sandboxTime(realm, room.clock.real())

export const noScenario = (id: string) =>
  unknown(
    'scenario',
    `Không có kịch bản "${id}". Xem GET /api/v1/scenarios.`,
    `There is no scenario "${id}". See GET /api/v1/scenarios.`,
  )

/** A run with its judgement: of an open run as it stands, of a closed one as it was kept. */
export async function viewRun(room: Schoolroom, id: string): Promise<Done<RunView>> {
  const run = await findRun(room, id)
  if (run === undefined) return unknown('run', `Không có lượt chạy ${id}.`, `There is no run ${id}.`)
  if (run.closedAt > 0) return done({ ...run, judgement: run.judgement as Judgement })
  const judgement = await judgeRun(room, run, false)
  return judgement ? done({ ...run, judgement }) : noScenario(run.scenario)
}

/** The run as it is kept; one from before runs were played by people was a program's. */
export async function findRun(room: Schoolroom, id: string): Promise<RunRecord | undefined> {
  const run = await room.store.run(id)
  return run && { ...run, play: { ...CLIENT_PLAY, ...run.play } }
}

/** Closes a run: the judgement is kept with it, for the reports. Closing twice answers the first judgement. */
export async function closeRun(room: Schoolroom, id: string, by = '', why?: RunEnd): Promise<Done<RunView>> {
  const viewed = await viewRun(room, id)
  if (!viewed.ok || viewed.value.closedAt > 0) return viewed
  return (await endRun(room, viewed.value, { by, at: room.clock.real(), why })) ?? noScenario(viewed.value.scenario)
}

/** Judges an open run for good. `at`: real time of the end. Undefined when its scenario is gone. */
export async function endRun(
  room: Schoolroom,
  run: RunRecord,
  { by, at, why }: { readonly by: string; readonly at: number; readonly why?: RunEnd | undefined },
): Promise<Done<RunView> | undefined> {
  const judgement = await judgeRun(room, run, true)
  if (judgement === undefined) return undefined
  return room.store.commit(async (tx, realm) => {
    const kept = await tx.run(run.id)
    if (kept && kept.closedAt > 0) return done({ ...kept, judgement: kept.judgement as Judgement })
    const status = judgement.status === 'passed' ? 'passed' : 'failed'
    const play = { ...run.play, ...kept?.play, endedAt: at, joinCode: '', ...(why ? { endedBy: why } : {}) }
    const ended: RunRecord = { ...run, closedAt: sandboxNow(room, realm), status, judgement, play }
    await tx.saveRun(ended)
    await forgetChannel(tx, realm, run.id)
    await dropFreeSeats(room, tx, ended)
    const detail = { scenario: run.scenario, unit: run.unit, official: run.official, status, score: judgement.score }
    await tx.append([actEntry(room, realm, { kind: 'admin', userId: by, procedure: 'closeRun', run: run.id, detail })])
    return done({ ...ended, judgement })
  })
}

/** A place that nobody took is not offered any more. */
async function dropFreeSeats(room: Schoolroom, tx: Tx, { id, play }: RunRecord): Promise<void> {
  for (const role of ['business', 'customs'] as const) {
    if (play.mode !== 'client' && play[role] === '') await tx.remove('seats', `${room.world}/${id}/${role}`)
  }
}

async function judgeRun(room: Schoolroom, run: RunRecord, closed: boolean): Promise<Judgement | undefined> {
  const scenario = room.scenarios.get(run.scenario)
  return scenario && judge(scenario, await evidenceOf(room, run), closed)
}
