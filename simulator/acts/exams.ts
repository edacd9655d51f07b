/** Starting and ending an exam of a class (chế độ thi); what it means for a run stands in exam.ts. */
import type { ExamView } from '../api/classroom.ts'
import { type Actor, type Classroom, ledClass, planOf } from './classroom.ts'
import { examOf, type KeptExam } from './exam.ts'
import { actEntry } from './office.ts'
import { badField, conflict, type Done, done } from './problem.ts'
import { endRun } from './runs.ts'

const MINUTE = 60_000

/** From now on for so many minutes; open practice runs go on beside it, but hints and new practice runs stop. */
export async function startExam(
  room: Classroom,
  actor: Actor,
  wish: { readonly scenarios: readonly string[]; readonly minutes: number },
): Promise<Done<ExamView>> {
  const led = await ledClass(room, actor)
  if (!led.ok) return led
  for (const id of wish.scenarios) {
    const scenario = room.scenarios.get(id)
    if (scenario === undefined)
      return badField('scenarios', `Không có kịch bản "${id}".`, `There is no scenario "${id}".`)
    if (scenario.setup.signer !== 'own')
      return badField(
        'scenarios',
        `"${scenario.title.vi}" chỉ chạy được bằng dòng lệnh, không đưa vào bài thi được.`,
        `"${scenario.title.en}" is played on the command line only and cannot be set in an exam.`,
      )
  }
  const startedAt = room.clock.real()
  const exam: KeptExam = {
    scenarios: [...new Set(wish.scenarios)],
    minutes: wish.minutes,
    startedAt,
    endsAt: startedAt + wish.minutes * MINUTE,
    salt: room.random.below(2 ** 31 - 1),
  }
  return room.store.commit(async (tx, realm): Promise<Done<ExamView>> => {
    const world = (await tx.record('worlds', room.world)) ?? led.value
    if (examOf(world, startedAt)) return running
    await tx.put('worlds', { ...world, plan: { ...planOf(world), exam } })
    const { scenarios, minutes, endsAt } = exam
    const view: ExamView = { scenarios, minutes, startedAt, endsAt }
    // The salt is not told: whoever knows it knows the variants.
    await tx.append([
      actEntry(room, realm, { kind: 'admin', userId: actor.name, procedure: 'startExam', detail: { ...view } }),
    ])
    return done(view)
  })
}

const running = conflict(
  'exam-running',
  'Lớp đang thi. Kết thúc bài thi này trước khi mở bài khác.',
  'An exam is under way. End it before starting another.',
)

/** Ends the exam before its time: open exam runs are closed, each judged as it stands. */
export async function endExam(room: Classroom, actor: Actor): Promise<Done<{ readonly runs: number }>> {
  const led = await ledClass(room, actor)
  if (!led.ok) return led
  const now = room.clock.real()
  if (examOf(led.value, now) === null) return conflict('no-exam', 'Lớp không có bài thi nào.', 'No exam is under way.')
  // First nobody can begin another run of it, then those that were begun are closed.
  const stopped = await room.store.commit(async (tx, realm): Promise<Done<number>> => {
    const world = (await tx.record('worlds', room.world)) ?? led.value
    const exam = planOf(world).exam
    if (exam) await tx.put('worlds', { ...world, plan: { ...planOf(world), exam: { ...exam, endsAt: now } } })
    await tx.append([
      actEntry(room, realm, { kind: 'admin', userId: actor.name, procedure: 'endExam', detail: { endsAt: now } }),
    ])
    return done(now)
  })
  return stopped.ok ? done({ runs: await closeExamRuns(room, actor.name, now) }) : stopped
}

async function closeExamRuns(room: Classroom, by: string, now: number): Promise<number> {
  const open = (await room.store.runs({})).filter(({ closedAt, play }) => closedAt === 0 && play.examUntil > 0)
  for (const run of open) await endRun(room, run, { by, at: now, why: 'examEnded' })
  return open.length
}

/** Runs whose exam has ended while nobody looked are closed with its end; called before results are shown. */
export async function closeOverdueRuns(room: Classroom): Promise<void> {
  const now = room.clock.real()
  const over = (await room.store.runs({})).filter(
    ({ closedAt, play }) => closedAt === 0 && play.examUntil > 0 && play.examUntil <= now,
  )
  for (const run of over) await endRun(room, run, { by: '', at: run.play.examUntil, why: 'examOver' })
}
