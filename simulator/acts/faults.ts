/** What a trainer puts in the way (sự cố, luồng, giờ hệ thống): for the class, an account or a single run. */
import type { Channel } from '#customs/declaration/declaration.ts'
import { isRunId } from '#training/run-id.ts'
import { FAULTS, type Fault, type FaultKind, faultsOf } from '../pipeline/faults.ts'
import { RUN_CLOCKS, runClocksOf, SELECTIVITY, type SelectivitySetting, selectivityOf } from '../pipeline/world.ts'
import type { RunRecord } from '../ports.ts'
import { type Actor, archivedWorld, type Classroom, ledWorld } from './classroom.ts'
import { actEntry } from './office.ts'
import { badField, conflict, type Done, done, unknown } from './problem.ts'
import { setClock } from './settings.ts'

export interface FaultWish {
  readonly kind: FaultKind
  readonly run: string
  readonly userId: string
  readonly procedure: string
  readonly delayMs: number
  readonly code: string
  /** How many messages it strikes; 0 = every one until it is lifted. */
  readonly left: number
}

/** A terminal gives up after 180 s (protocol 2): longer than that teaches nothing more. */
export const MOST_DELAY_MS = 300_000
/** In force at once, so that the list stays readable. */
const MOST = 50

export async function setFault(room: Classroom, actor: Actor, wish: FaultWish): Promise<Done<Fault>> {
  const allowed = await mayDisturb(room, actor, wish.run)
  if (!allowed.ok) return allowed
  const wrong = wrongWish(room, wish)
  if (wrong) return wrong
  return room.store.commit(async (tx, realm): Promise<Done<Fault>> => {
    const faults = faultsOf(realm)
    if (faults.length >= MOST)
      return conflict(
        'faults-full',
        `Đã có ${MOST} sự cố. Gỡ bớt rồi đặt thêm.`,
        `${MOST} faults are set. Lift some first.`,
      )
    if (wish.userId !== '' && !realm.accounts.has(wish.userId))
      return badField(
        'userId',
        `Lớp không có tài khoản ${wish.userId}.`,
        `There is no account ${wish.userId} in this class.`,
      )
    const at = room.clock.real()
    const id = `f${at.toString(36)}${room.random.below(46_656).toString(36)}`
    const { kind } = wish
    const fault: Fault = {
      ...wish,
      delayMs: kind === 'delay' ? wish.delayMs : 0,
      code: kind === 'refuse' ? wish.code : '',
      id,
      by: actor.name,
      at,
    }
    await tx.putSetting(FAULTS, [...faults, fault])
    const { run } = wish
    await tx.append([
      actEntry(room, realm, { kind: 'admin', userId: actor.name, procedure: 'setFault', run, detail: { ...fault } }),
    ])
    return done(fault)
  })
}

/** What the wish says that cannot be done, or undefined. */
function wrongWish({ catalogue }: Classroom, { kind, procedure, delayMs, code }: FaultWish): Done<never> | undefined {
  if (procedure !== '' && catalogue.procedure(procedure) === undefined)
    return badField('procedure', `Không có nghiệp vụ "${procedure}".`, `There is no procedure "${procedure}".`)
  if (kind === 'delay' && (delayMs < 100 || delayMs > MOST_DELAY_MS))
    return badField('delayMs', 'Thời gian chậm từ 0,1 đến 300 giây.', 'The delay is 0.1 to 300 seconds.')
  if (kind === 'refuse' && !isOfficial(catalogue, procedure, code))
    return badField(
      'code',
      procedure === ''
        ? `Mã "${code}" không phải mã kết quả dùng cho mọi nghiệp vụ. Chọn nghiệp vụ cụ thể, hoặc dùng mã hệ thống, ví dụ A0007.`
        : `Nghiệp vụ ${procedure} không trả mã "${code}". Chọn mã trong danh mục của nghiệp vụ, ví dụ A0007.`,
      `"${code}" is no result code ${procedure === '' ? 'of every procedure' : `of ${procedure}`}. Use one of the catalogue, e.g. A0007.`,
    )
  return undefined
}

/** A refusal is none that says success or only warns. */
const isOfficial = (catalogue: Classroom['catalogue'], procedure: string, code: string): boolean =>
  !/^(00000|W)/.test(code) && catalogue.isOfficialResult(procedure, code)

export async function liftFault(room: Classroom, actor: Actor, id: string): Promise<Done<null>> {
  const fault = faultsOf(room.store.realm()).find((one) => one.id === id)
  if (fault === undefined)
    return unknown('fault', 'Sự cố này không còn: đã gỡ, hoặc đã hết số lần.', 'This fault is over: lifted or used up.')
  const allowed = await mayDisturb(room, actor, fault.run)
  if (!allowed.ok) return allowed
  return room.store.commit(async (tx, realm): Promise<Done<null>> => {
    await tx.putSetting(
      FAULTS,
      faultsOf(realm).filter((one) => one.id !== id),
    )
    const { kind, run } = fault
    await tx.append([
      actEntry(room, realm, { kind: 'admin', userId: actor.name, procedure: 'liftFault', run, detail: { id, kind } }),
    ])
    return done(null)
  })
}

/**
 * Who leads the world may. In the campaign's world a trainer may for a run that is not official: what others do
 * officially is disturbed by the board and IT only.
 */
async function mayDisturb(room: Classroom, actor: Actor, run: string): Promise<Done<RunRecord | undefined>> {
  const found = run === '' ? undefined : await room.store.run(run)
  if (run !== '' && (!isRunId(run) || found === undefined))
    return badField('run', `Không có lượt chạy ${run} trong lớp này.`, `There is no run ${run} in this class.`)
  const led = await ledWorld(room, actor)
  if (led.ok) return done(found)
  const world = await room.store.records.find('worlds', room.world)
  const trains = actor.who?.person.roles.includes('trainer') === true
  if (world?.kind !== 'campaign' || !trains || found === undefined || found.official) return led
  return archivedWorld(world) ?? done(found)
}

/** The clock of the class; `now: null` goes back to real time. */
export async function setClassClock(
  room: Classroom,
  actor: Actor,
  wish: { readonly now: number | null; readonly frozen: boolean },
): Promise<Done<null>> {
  const led = await ledWorld(room, actor)
  if (!led.ok) return led
  await setClock(room, wish, actor.name)
  return done(null)
}

/** The clock of one run, ahead of the world's by so many ms (behind it when negative); 0 lifts it. */
export async function setRunClock(room: Classroom, actor: Actor, run: string, aheadMs: number): Promise<Done<null>> {
  const allowed = await mayDisturb(room, actor, run)
  if (!allowed.ok) return allowed
  if (allowed.value === undefined) return badField('run', 'Cần mã lượt chạy.', 'Give the run.')
  return room.store.commit(async (tx, realm): Promise<Done<null>> => {
    const { [run]: _, ...others } = runClocksOf(realm)
    await tx.putSetting(RUN_CLOCKS, aheadMs === 0 ? others : { ...others, [run]: aheadMs })
    const detail = { aheadMs }
    await tx.append([
      actEntry(room, realm, { kind: 'admin', userId: actor.name, procedure: 'setRunClock', run, detail }),
    ])
    return done(null)
  })
}

export interface ChannelWish {
  /** '' and '' = the whole class. */
  readonly userId: string
  readonly run: string
  /** null lifts it; what is forced more widely, else the scenario, decides again. */
  readonly channel: Channel | null
}

export async function forceClassChannel(room: Classroom, actor: Actor, wish: ChannelWish): Promise<Done<null>> {
  const { userId, run, channel } = wish
  const allowed = await mayDisturb(room, actor, run)
  if (!allowed.ok) return allowed
  return room.store.commit(async (tx, realm): Promise<Done<null>> => {
    if (userId !== '' && !realm.accounts.has(userId))
      return badField('userId', `Lớp không có tài khoản ${userId}.`, `There is no account ${userId} in this class.`)
    const before = selectivityOf(realm)
    const setting: SelectivitySetting =
      run !== ''
        ? { ...before, runs: withKey(before.runs ?? {}, run, channel) }
        : userId !== ''
          ? { ...before, users: withKey(before.users, userId, channel) }
          : { ...before, all: channel }
    await tx.putSetting(SELECTIVITY, setting)
    const detail = { account: userId, channel }
    await tx.append([
      actEntry(room, realm, { kind: 'admin', userId: actor.name, procedure: 'forceChannel', run, detail }),
    ])
    return done(null)
  })
}

function withKey(
  map: Readonly<Record<string, Channel>>,
  key: string,
  channel: Channel | null,
): Readonly<Record<string, Channel>> {
  const { [key]: _, ...others } = map
  return channel === null ? others : { ...others, [key]: channel }
}
