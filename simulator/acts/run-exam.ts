/** What an exam means for a run: only its scenarios, a variant of one's own, no hints, an end that nobody moves (programme, Exam mode). */
import type { RunRecord } from '../ports.ts'
import { type Exam, examOf, examRun } from './exam.ts'
import type { Schoolroom } from './schoolroom.ts'

/** The exam of the room's world that is under way, null when none is. */
export async function examNow(room: Schoolroom): Promise<Exam | null> {
  const world = await room.store.records.find('worlds', room.world)
  return world ? examOf(world, room.clock.real()) : null
}

/** The exam that the person sits at this moment in whichever class, null when in none. */
export async function examOfPerson(room: Schoolroom, login: string): Promise<Exam | null> {
  const { records } = room.store
  for (const { world: id, part } of await records.list('members', { login })) {
    const world = part === 'member' ? await records.find('worlds', id) : undefined
    const exam = world ? examOf(world, room.clock.real()) : null
    if (exam) return exam
  }
  return null
}

/** Data and end of a person's exam run of the scenario; null when the exam does not ask for it. */
export async function examTask(
  room: Schoolroom,
  login: string,
  scenario: string,
): Promise<{ readonly seed: number; readonly examUntil: number } | null> {
  const world = await room.store.records.find('worlds', room.world)
  return world ? examRun(world, login, scenario, room.clock.real()) : null
}

/** An open run whose exam is over: it is closed as soon as somebody looks. */
export const examOver = ({ closedAt, play }: RunRecord, now: number): boolean =>
  closedAt === 0 && play.examUntil > 0 && now >= play.examUntil
