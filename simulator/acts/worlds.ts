/** Class worlds (lớp học): made from a template, joined by a code, archived (programme.md, a world). */
import type { ClassTemplate } from '#training/class-template.ts'
import type { JoinedWorld, WorldSummary } from '../api/classroom.ts'
import type { WorldRef } from '../api/session.ts'
import { CLOCK, CLOSED, type ClockSetting, SELECTIVITY, type SelectivitySetting } from '../pipeline/world.ts'
import type { Person, World } from '../ports/records.ts'
import type { RunEnd, Tx } from '../ports.ts'
import { openSeat } from './class-members.ts'
import {
  type Actor,
  archivedWorld,
  type ClassPlan,
  type Classroom,
  type ClassroomIn,
  keepsWorlds,
  ledClass,
  planOf,
} from './classroom.ts'
import { examOf } from './exam.ts'
import { actEntry } from './office.ts'
import { badField, type Done, done, unknown } from './problem.ts'
import { closeRun } from './runs.ts'

/** Without 0/O and 1/I: these are read out and typed. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const code = (room: Classroom, length: number): string =>
  Array.from({ length }, () => LETTERS[room.random.below(LETTERS.length)]).join('')

/** Classes that the actor has a place in; all of them for who looks after worlds. Newest first. */
export async function listClasses(room: Classroom, actor: Actor): Promise<readonly WorldSummary[]> {
  const { records } = room.store
  const person = actor.who?.person
  const all = person === undefined || keepsWorlds(person)
  const places = person ? await records.list('members', { login: person.login }) : []
  const parts = new Map(places.map(({ world, part }) => [world, part]))
  const worlds = (await records.list('worlds')).filter(({ id, kind }) => kind === 'class' && (all || parts.has(id)))
  return worlds
    .map((world): WorldSummary => {
      const { seats, taken } = planOf(world)
      return {
        id: world.id,
        title: world.title,
        state: world.state,
        createdBy: world.createdBy,
        createdAt: world.createdAt,
        part: parts.get(world.id) ?? '',
        members: taken,
        seats,
        examUntil: examOf(world, room.clock.real())?.endsAt ?? 0,
      }
    })
    .sort((a, b) => b.createdAt - a.createdAt)
}

/** What the settings of a class begin with, and go back to. */
export async function putBeginning(tx: Tx, template: ClassTemplate | undefined, real: number): Promise<void> {
  const { clock, channel } = template ?? {}
  if (clock) {
    const at = Date.parse(clock.now)
    const setting: ClockSetting = clock.frozen ? { frozen: at } : { offset: at - real }
    await tx.putSetting(CLOCK, setting)
  }
  if (channel) {
    const setting: SelectivitySetting = { all: channel, users: {}, runs: {}, rules: [] }
    await tx.putSetting(SELECTIVITY, setting)
  }
}

/** Makes a class; its maker is its trainer and has a seat, too. */
export async function makeClass(
  roomIn: ClassroomIn,
  person: Person,
  wish: { readonly template: string; readonly title?: string | undefined },
): Promise<Done<WorldRef>> {
  const main = roomIn('main')
  const template = main.templates.get(wish.template)
  if (template === undefined)
    return badField('template', `Không có mẫu lớp "${wish.template}".`, `There is no template "${wish.template}".`)
  const id = `L${code(main, 5)}`
  const room = roomIn(id)
  const now = room.clock.real()
  const plan: ClassPlan = {
    template: template.id,
    scenarios: template.scenarios,
    seats: template.seats,
    taken: 0,
    resetAt: 0,
  }
  const world: World = {
    id,
    kind: 'class',
    title: wish.title?.trim() || template.title.vi,
    state: 'open',
    createdBy: person.login,
    createdAt: now,
    joinCode: await freeJoinCode(room),
    plan: { ...plan },
  }
  await room.store.commit(async (tx, realm) => {
    await tx.put('worlds', world)
    await putBeginning(tx, template, now)
    const detail = { title: world.title, template: template.id }
    await tx.append([actEntry(room, realm, { kind: 'admin', userId: person.login, procedure: 'makeClass', detail })])
  })
  const seated = await openSeat(room, person, 'trainer')
  return seated.ok ? done(refOf(world, 'trainer')) : seated
}

async function freeJoinCode(room: Classroom): Promise<string> {
  const taken = new Set((await room.store.records.list('worlds')).map(({ joinCode }) => joinCode))
  for (;;) {
    const made = code(room, 6)
    if (!taken.has(made)) return made
  }
}

const refOf = ({ id, kind, title, state }: World, part: WorldRef['part']): WorldRef => ({
  id,
  kind,
  title,
  state,
  part,
})

/** Takes a place by the code that the trainer told; who has one already gets the same again. */
export async function joinClass(roomIn: ClassroomIn, person: Person, given: string): Promise<Done<JoinedWorld>> {
  const wanted = given.replaceAll(/[\s-]/g, '').toUpperCase()
  const worlds = await roomIn('main').store.records.list('worlds')
  const world = worlds.find(({ joinCode, state }) => wanted !== '' && joinCode === wanted && state === 'open')
  if (world === undefined)
    return unknown(
      'join-code',
      `Không có lớp nào nhận mã "${given.trim()}". Kiểm tra lại mã với giảng viên: 6 ký tự, không có chữ O, I và số 0, 1.`,
      `No class takes the code "${given.trim()}". Check it with the trainer: 6 characters, without O, I, 0 and 1.`,
    )
  const room = roomIn(world.id)
  const place = await room.store.records.find('members', `${world.id}/${person.login}`)
  const seat = place ? done(place) : await openSeat(room, person, 'member')
  if (!seat.ok) return seat
  const { part, userId } = seat.value
  const certified = room.store.realm().accounts.get(userId)?.certificate !== undefined
  return done({ world: refOf(world, part), userId, certified, certifying: room.enroller?.underWay(userId) === true })
}

/** Opens the class for joining with a new code, or closes it. */
export async function setJoinCode(room: Classroom, actor: Actor, open: boolean): Promise<Done<null>> {
  const led = await ledClass(room, actor)
  if (!led.ok) return led
  const joinCode = open ? await freeJoinCode(room) : ''
  return room.store.commit(async (tx, realm): Promise<Done<null>> => {
    const world = (await tx.record('worlds', room.world)) ?? led.value
    await tx.put('worlds', { ...world, joinCode })
    const detail = { open }
    await tx.append([actEntry(room, realm, { kind: 'admin', userId: actor.name, procedure: 'setJoinCode', detail })])
    return done(null)
  })
}

/** Closes every run that is still open, each judged as it stands; with `reset` those that were begun before it. */
export async function closeOpenRuns(room: Classroom, by: string, why: RunEnd, reset?: World): Promise<number> {
  const before = reset ? planOf(reset).resetAt : Number.POSITIVE_INFINITY
  const open = (await room.store.runs({})).filter(
    ({ closedAt, play }) => closedAt === 0 && (play.startedAt ?? 0) < before,
  )
  for (const { id } of open) await closeRun(room, id, by, why)
  return open.length
}

/** For looking at only from now on: messages are answered A0010, nobody comes in, nothing changes. */
export async function archiveClass(room: Classroom, actor: Actor): Promise<Done<null>> {
  const led = await ledClass(room, actor)
  if (!led.ok) return led
  const runs = await closeOpenRuns(room, actor.name, 'archived')
  return room.store.commit(async (tx, realm): Promise<Done<null>> => {
    const world = (await tx.record('worlds', room.world)) ?? led.value
    const again = archivedWorld(world)
    if (again) return again
    await tx.put('worlds', { ...world, state: 'archived', joinCode: '' })
    await tx.putSetting(CLOSED, true)
    const detail = { runs }
    await tx.append([actEntry(room, realm, { kind: 'admin', userId: actor.name, procedure: 'archiveClass', detail })])
    return done(null)
  })
}
