/** A class as its page shows it, and what is printed for it (trang lớp, tài liệu phát). */
import { vietnamDay } from '#protocol/vietnam-time.ts'
import type { ClassTemplate } from '#training/class-template.ts'
import type { Text } from '#training/scenario.ts'
import type { HandoutView, MemberView, WorldTemplate, WorldView } from '../api/classroom.ts'
import { faultsOf } from '../pipeline/faults.ts'
import { CLOCK, type ClockSetting, runClocksOf, sandboxTime, selectivityOf } from '../pipeline/world.ts'
import type { Realm } from '../ports.ts'
import { type Actor, type Classroom, planOf, type Standing, standingIn } from './classroom.ts'
import { examOf } from './exam.ts'
import { type Done, done, forbidden } from './problem.ts'

const titlesOf = (room: Classroom, ids: readonly string[]): readonly Text[] =>
  ids.map((id) => room.scenarios.get(id)?.title ?? { vi: id, en: id })

export const templateView = (room: Classroom, template: ClassTemplate): WorldTemplate => ({
  id: template.id,
  title: template.title,
  purpose: template.purpose,
  scenarios: template.scenarios,
  scenarioTitles: titlesOf(room, template.scenarios),
  seats: template.seats,
  channel: template.channel ?? null,
  clock: template.clock ?? null,
  exam: template.exam ?? null,
})

export async function viewClass(room: Classroom, actor: Actor): Promise<Done<WorldView>> {
  const standing = await standingIn(room, actor, 'look')
  if (!standing.ok) return standing
  const { world, part, leads } = standing.value
  const { records } = room.store
  const realm = room.store.realm()
  const plan = planOf(world)
  const template = room.templates.get(plan.template)
  const members = await membersOf(room, realm)
  const snapshots = leads ? await records.list('snapshots', { world: room.world }) : []
  const now = room.clock.real()
  return done({
    id: world.id,
    kind: world.kind,
    title: world.title,
    state: world.state,
    maker: world.createdBy,
    template: plan.template,
    templateTitle: template?.title ?? null,
    createdBy: members.find(({ login }) => login === world.createdBy)?.name ?? world.createdBy,
    createdAt: world.createdAt,
    joinCode: leads ? world.joinCode : '',
    seats: plan.seats,
    clock: { now: sandboxTime(realm, now), frozen: isFrozen(realm), asOf: now },
    scenarios: plan.scenarios,
    scenarioTitles: titlesOf(room, plan.scenarios),
    members,
    snapshots: snapshots.map(({ id, name, at, by }) => ({ id, name, at, by })).sort((a, b) => b.at - a.at),
    faults: leads ? faultsOf(realm) : [],
    ...interferenceOf(realm, leads),
    exam: examOf(world, now),
    examPlan: template?.exam ?? null,
    part,
    leads: leads && world.state === 'open',
  })
}

const isFrozen = (realm: Realm): boolean => {
  const setting = realm.settings.get(CLOCK) as ClockSetting | undefined
  return setting !== undefined && 'frozen' in setting
}

/** Forced channels and run clocks; which channel a declaration will get is not told to members. */
function interferenceOf(realm: Realm, leads: boolean): Pick<WorldView, 'channel' | 'forced' | 'runClocks'> {
  if (!leads) return { channel: null, forced: [], runClocks: [] }
  const { all, users, runs = {} } = selectivityOf(realm)
  const forced = Object.entries(users).map(([userId, channel]) => ({ userId, run: '', channel }))
  for (const [run, channel] of Object.entries(runs)) forced.push({ userId: '', run, channel })
  const runClocks = Object.entries(runClocksOf(realm)).map(([run, aheadMs]) => ({ run, aheadMs }))
  return { channel: all, forced, runClocks }
}

async function membersOf(room: Classroom, realm: Realm): Promise<readonly MemberView[]> {
  const people = new Map((await room.store.records.list('people')).map((person) => [person.login, person]))
  return (await room.store.records.list('members', { world: room.world })).map(
    ({ login, part, userId, joinedAt }): MemberView => ({
      login,
      name: people.get(login)?.name ?? login,
      unit: people.get(login)?.unit ?? '',
      part,
      userId,
      certified: realm.accounts.get(userId)?.certificate !== undefined,
      certifying: room.enroller?.underWay(userId) === true,
      joinedAt,
    }),
  )
}

/** What is printed and handed out. No passwords: the terminal of a seat is set up by joining. */
export async function handoutOf(room: Classroom, actor: Actor): Promise<Done<HandoutView>> {
  const standing = await standingIn(room, actor, 'look')
  if (!standing.ok) return standing
  if (!standing.value.leads)
    return forbidden('Giảng viên của lớp in tài liệu này.', 'The trainers of the class print this.')
  return done(await handoutView(room, standing.value))
}

async function handoutView(room: Classroom, { world }: Standing): Promise<HandoutView> {
  const realm = room.store.realm()
  const plan = planOf(world)
  const members = await membersOf(room, realm)
  const day = vietnamDay(sandboxTime(realm, room.clock.real()))
  return {
    title: world.title,
    purpose: room.templates.get(plan.template)?.purpose ?? null,
    joinCode: world.joinCode,
    trainer: members.find(({ login }) => login === world.createdBy)?.name ?? world.createdBy,
    day: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`,
    scenarios: plan.scenarios.flatMap((id) => {
      const scenario = room.scenarios.get(id)
      if (scenario === undefined) return []
      const { title, purpose } = scenario
      const steps = scenario.steps.map((step, index) => ({
        n: index + 1,
        role: step.role,
        title: step.title,
        code: step.do === 'send' ? step.procedure : step.do === 'act' ? step.action : '',
      }))
      return [{ id, title, purpose, steps }]
    }),
    seats: members
      .filter(({ part }) => part === 'member')
      .map(({ login, name, userId }) => ({
        login,
        name,
        userId,
        terminalId: realm.accounts.get(userId)?.terminalId ?? '',
      })),
  }
}
