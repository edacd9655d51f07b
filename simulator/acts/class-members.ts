/** Places in a class (chỗ trong lớp): taken by code or given by the trainer, handed on as trainer's, taken back. */
import type { Member, Person, World } from '../ports/records.ts'
import type { Realm, Tx } from '../ports.ts'
import { newPassword, openAccountIn } from './accounts.ts'
import { type Actor, type Classroom, ledClass, planOf } from './classroom.ts'
import { actEntry } from './office.ts'
import { badField, conflict, type Done, done, refuse, unknown } from './problem.ts'
import { closeRun } from './runs.ts'
import { keepTerminal } from './terminals.ts'
import { forgetTurns } from './turns.ts'

/** A wire account for the person's unit in this world, set up at their terminal, enrolled where that can be done here. */
export async function openSeat(room: Classroom, person: Person, part: Member['part']): Promise<Done<Member>> {
  const first = await newPassword(room)
  const seated = await room.store.commit(async (tx, realm): Promise<Done<Member>> => {
    const world = await tx.record('worlds', room.world)
    const before = await tx.record('members', `${room.world}/${person.login}`)
    if (before) return done(before)
    if (world === undefined || world.state === 'archived') return closed
    if (part === 'member') {
      const { taken, seats } = planOf(world)
      if (taken >= seats) return full(seats)
      await tx.put('worlds', withTaken(world, taken + 1))
    }
    return done(await seatIn(room, tx, realm, { person, part, first, by: person.login }))
  })
  if (seated.ok) room.enroller?.begin(room, [seated.value.userId])
  return seated
}

interface NewSeat {
  readonly person: Person
  readonly part: Member['part']
  readonly first: Awaited<ReturnType<typeof newPassword>>
  /** Login of who does it. */
  readonly by: string
}

async function seatIn(room: Classroom, tx: Tx, realm: Realm, { person, part, first, by }: NewSeat): Promise<Member> {
  const { login, unit } = person
  const account = await openAccountIn(room, tx, realm, unit, first)
  const member: Member = { world: room.world, login, part, userId: account.userId, joinedAt: room.clock.real() }
  await tx.put('members', member)
  await keepTerminal(room, tx, login, account)
  const detail = { part, account: account.userId, ...(by === login ? {} : { login }) }
  await tx.append([
    actEntry(room, realm, {
      kind: 'admin',
      userId: by,
      procedure: by === login ? 'joinClass' : 'enrolMember',
      detail,
    }),
  ])
  return member
}

const withTaken = (world: World, taken: number): World => ({ ...world, plan: { ...planOf(world), taken } })

const closed = conflict('class-closed', 'Lớp này không nhận thêm người.', 'This class takes nobody in any more.')
const full = (seats: number) =>
  conflict(
    'class-full',
    `Lớp đã đủ ${seats} chỗ. Nhờ giảng viên bớt người hoặc mở lớp khác.`,
    `All ${seats} places are taken. Ask the trainer to free one, or to make another class.`,
  )

/** Hashed side by side: argon2 runs on threads of its own, a few of them. */
const AT_ONCE = 4

/**
 * Gives places to people of a list: to all of them, or to nobody while one of them cannot be seated. Who has a place
 * keeps it. `added`: log-ins of the new places.
 */
export async function enrolMembers(
  room: Classroom,
  actor: Actor,
  logins: readonly string[],
): Promise<Done<{ readonly added: readonly string[] }>> {
  const led = await ledClass(room, actor)
  if (!led.ok) return led
  const { records } = room.store
  const people = new Map((await records.list('people')).map((person) => [person.login, person]))
  const seated = new Set((await records.list('members', { world: room.world })).map(({ login }) => login))
  const wanted = [...new Set(logins.map((login) => login.trim().toLowerCase()))].filter((login) => !seated.has(login))
  const wrong = wanted.flatMap((login) => whyNot(login, people.get(login)) ?? [])
  if (wrong.length > 0) return cannotSeat(wrong)
  const firsts = new Map<string, NewSeat['first']>()
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE)
    const made = await Promise.all(some.map(async (login) => [login, await newPassword(room)] as const))
    for (const [login, first] of made) firsts.set(login, first)
  }
  const given = await room.store.commit(async (tx, realm): Promise<Done<readonly Member[]>> => {
    const world = await tx.record('worlds', room.world)
    if (world === undefined || world.state === 'archived') return closed
    const { taken, seats } = planOf(world)
    const coming: NewSeat[] = []
    for (const [login, first] of firsts) {
      // Somebody of the list may have come in by the code meanwhile.
      const person = (await tx.record('members', `${room.world}/${login}`)) ? undefined : people.get(login)
      if (person) coming.push({ person, part: 'member', first, by: actor.name })
    }
    if (taken + coming.length > seats) return tooMany(coming.length, seats - taken)
    const added: Member[] = []
    for (const seat of coming) added.push(await seatIn(room, tx, realm, seat))
    if (added.length > 0) await tx.put('worlds', withTaken(world, taken + added.length))
    return done(added)
  })
  if (!given.ok) return given
  room.enroller?.begin(
    room,
    given.value.map(({ userId }) => userId),
  )
  return done({ added: given.value.map(({ login }) => login) })
}

interface NotSeated {
  readonly login: string
  readonly vi: string
  readonly en: string
}

function whyNot(login: string, person: Person | undefined): NotSeated | undefined {
  if (person === undefined)
    return { login, vi: `Không có người dùng "${login}".`, en: `There is no person "${login}".` }
  if (person.disabled) return { login, vi: `"${login}" đang bị khóa.`, en: `"${login}" is blocked.` }
  return undefined
}

const cannotSeat = (wrong: readonly NotSeated[]): Done<never> =>
  refuse({
    status: 422,
    name: 'bad-rows',
    title: { vi: 'Danh sách chưa nhận được', en: 'The list cannot be taken' },
    detail: {
      vi: `Chưa xếp chỗ cho ai. Sửa hoặc bỏ: ${wrong.map(({ vi }) => vi).join(' ')}`,
      en: `Nobody was seated. Correct or leave out: ${wrong.map(({ en }) => en).join(' ')}`,
    },
    errors: wrong.map(({ vi, en }) => ({ field: 'logins', vi, en })),
  })

const tooMany = (asked: number, free: number): Done<never> =>
  badField(
    'logins',
    `Danh sách có ${asked} người mới, lớp chỉ còn ${Math.max(0, free)} chỗ. Bớt người, hoặc chia thành hai lớp.`,
    `The list has ${asked} new people, the class ${Math.max(0, free)} free places. Take some out, or make two classes.`,
  )

/** Takes a place back: the account is barred and open runs end; what was declared with it stays. */
export async function removeMember(room: Classroom, actor: Actor, login: string): Promise<Done<null>> {
  const led = await ledClass(room, actor)
  if (!led.ok) return led
  if (login === led.value.createdBy)
    return conflict('class-maker', 'Người mở lớp không rời lớp được.', 'Who made the class cannot leave it.')
  const removed = await room.store.commit(async (tx, realm): Promise<Done<null>> => {
    const key = `${room.world}/${login}`
    const member = await tx.record('members', key)
    const world = await tx.record('worlds', room.world)
    if (member === undefined || world === undefined)
      return unknown('member', `Lớp không có "${login}".`, `"${login}" is not in this class.`)
    await tx.remove('members', key)
    await tx.remove('terminals', key)
    await forgetTurns(tx, realm, login)
    const plan = planOf(world)
    await tx.put('worlds', { ...world, plan: { ...plan, taken: Math.max(0, plan.taken - 1) } })
    const account = realm.accounts.get(member.userId)
    if (account) await tx.saveAccount({ ...account, barred: true })
    const detail = { login, account: member.userId }
    await tx.append([actEntry(room, realm, { kind: 'admin', userId: actor.name, procedure: 'removeMember', detail })])
    return done(null)
  })
  if (!removed.ok) return removed
  // Nobody can go on with them: the account is barred, and the world is closed to the person.
  const open = (await room.store.runs({})).filter(
    ({ closedAt, play }) => closedAt === 0 && (play.business === login || play.customs === login),
  )
  for (const { id } of open) await closeRun(room, id, actor.name, 'removed')
  return removed
}

/** Makes another person of the class a trainer of it, or a member again. */
export async function setPart(room: Classroom, actor: Actor, login: string, part: Member['part']): Promise<Done<null>> {
  const led = await ledClass(room, actor)
  if (!led.ok) return led
  if (login === led.value.createdBy)
    return conflict('class-maker', 'Người mở lớp luôn là giảng viên.', 'Who made the class stays its trainer.')
  return room.store.commit(async (tx, realm): Promise<Done<null>> => {
    const member = await tx.record('members', `${room.world}/${login}`)
    if (member === undefined) return unknown('member', `Lớp không có "${login}".`, `"${login}" is not in this class.`)
    await tx.put('members', { ...member, part })
    const detail = { login, part }
    await tx.append([actEntry(room, realm, { kind: 'admin', userId: actor.name, procedure: 'setPart', detail })])
    return done(null)
  })
}
