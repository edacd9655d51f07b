/** Snapshots of a class and going back to them (ảnh chụp, đặt lại; programme.md, a world). */
import { FAULTS, faultsOf } from '../pipeline/faults.ts'
import { CLOCK, type ClockSetting, RUN_CLOCKS, runClocksOf, SELECTIVITY, selectivityOf } from '../pipeline/world.ts'
import type { Snapshot } from '../ports/records.ts'
import type { Realm, Tx } from '../ports.ts'
import { type Actor, type Classroom, ledClass, planOf, seatsOf } from './classroom.ts'
import { examOf } from './exam.ts'
import { actEntry } from './office.ts'
import { conflict, type Done, done, unknown } from './problem.ts'
import { closeOpenRuns, putBeginning } from './worlds.ts'

/** Of one class: each holds the whole state once more. */
const MOST = 20

const noSnapshot = unknown('snapshot', 'Không có ảnh chụp này.', 'There is no such snapshot.')

/** Keeps the state of the class as it is now. */
export async function keepSnapshot(
  room: Classroom,
  actor: Actor,
  name: string,
): Promise<Done<{ readonly id: string }>> {
  const led = await ledClass(room, actor)
  if (!led.ok) return led
  const { world } = room
  if ((await room.store.records.list('snapshots', { world })).length >= MOST)
    return conflict(
      'snapshots-full',
      `Lớp đã có ${MOST} ảnh chụp. Xóa bớt ảnh cũ rồi chụp lại.`,
      `The class has ${MOST} snapshots. Drop an old one first.`,
    )
  const id = `s${room.clock.real().toString(36)}${room.random.below(1296).toString(36)}`
  return room.store.commitState({ act: 'keep', snapshot: id }, async (tx, realm) => {
    await tx.put('snapshots', { world, id, name, at: room.clock.real(), by: actor.name, content: null })
    const detail = { id, name }
    await tx.append([actEntry(room, realm, { kind: 'admin', userId: actor.name, procedure: 'keepSnapshot', detail })])
    return done({ id })
  })
}

export async function dropSnapshot(room: Classroom, actor: Actor, id: string): Promise<Done<null>> {
  const led = await ledClass(room, actor)
  if (!led.ok) return led
  const snapshot = await find(room, id)
  if (snapshot === undefined) return noSnapshot
  return room.store.commitState({ act: 'drop', snapshot: id }, async (tx, realm) => {
    await tx.remove('snapshots', `${room.world}/${id}`)
    const detail = { id, name: snapshot.name }
    await tx.append([actEntry(room, realm, { kind: 'admin', userId: actor.name, procedure: 'dropSnapshot', detail })])
    return done(null)
  })
}

const find = (room: Classroom, id: string): Promise<Snapshot | undefined> =>
  room.store.records.find('snapshots', `${room.world}/${id}`)

/**
 * Goes back to a snapshot, or with '' to the beginning of the template. Open runs are closed first. Kept: numbers given,
 * the journal, runs and their judgements, people's places with accounts and certificates.
 */
export async function resetClass(room: Classroom, actor: Actor, id: string): Promise<Done<{ readonly runs: number }>> {
  const led = await ledClass(room, actor)
  if (!led.ok) return led
  const snapshot = id === '' ? undefined : await find(room, id)
  if (id !== '' && snapshot === undefined) return noSnapshot
  if (examOf(led.value, room.clock.real())) return inExam
  const runs = await closeOpenRuns(room, actor.name, 'reset')
  const seated = await seatsOf(room)
  const reset = await room.store.commitState({ act: 'restore', snapshot: id }, async (tx, realm, kept) => {
    const world = (await tx.record('worlds', room.world)) ?? led.value
    const plan = planOf(world)
    const now = room.clock.real()
    await tx.put('worlds', { ...world, plan: { ...plan, resetAt: now } })
    if (id === '') await putBeginning(tx, room.templates.get(plan.template), now)
    if (snapshot) await comeBack(tx, kept, now - snapshot.at)
    await putRightsBack(tx, realm, kept, seated)
    const detail = { snapshot: id, name: snapshot?.name ?? '', runs }
    await tx.append([actEntry(room, realm, { kind: 'admin', userId: actor.name, procedure: 'resetClass', detail })])
    return done({ runs })
  })
  // One that was opened while the others were being closed has lost its declarations, too.
  await closeOpenRuns(room, actor.name, 'reset', (await room.store.records.find('worlds', room.world)) ?? led.value)
  return reset
}

const inExam = conflict(
  'exam-running',
  'Lớp đang thi. Kết thúc bài thi trước khi đặt lại lớp, để bài đang làm được chấm.',
  'An exam is under way. End it before you reset the class, so that what was done is judged.',
)

/**
 * A clock of the class's own shows the time of the snapshot again. Every run of it has ended: what was forced for one of
 * them is over, and not shown as in force.
 */
async function comeBack(tx: Tx, kept: Realm, passedMs: number): Promise<void> {
  const clock = kept.settings.get(CLOCK) as ClockSetting | undefined
  if (clock && 'offset' in clock) await tx.putSetting(CLOCK, { offset: clock.offset - passedMs })
  const { runs, planned, ...selectivity } = selectivityOf(kept)
  if (runs || planned) await tx.putSetting(SELECTIVITY, selectivity)
  if (Object.keys(runClocksOf(kept)).length > 0) await tx.putSetting(RUN_CLOCKS, {})
  const faults = faultsOf(kept)
  const lasting = faults.filter(({ run }) => run === '')
  if (lasting.length < faults.length) await tx.putSetting(FAULTS, lasting)
}

/**
 * Of the accounts only what they may do goes back: passwords and certificates are in people's hands. Whose place was
 * taken back meanwhile stays barred.
 */
async function putRightsBack(tx: Tx, realm: Realm, kept: Realm, seated: ReadonlyMap<string, string>): Promise<void> {
  for (const [userId, { barred, denied }] of kept.accounts) {
    const account = realm.accounts.get(userId)
    if (account === undefined || !seated.has(userId)) continue
    if (account.barred !== barred || account.denied.join() !== denied.join())
      await tx.saveAccount({ ...account, barred, denied })
  }
}
