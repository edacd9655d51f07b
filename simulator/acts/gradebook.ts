/** The gradebook of a class as a file; the reports room writes it (bảng điểm). */
import { type Grade, gradebookOf } from '#training/gradebook.ts'
import type { Judgement } from '#training/judge.ts'
import { type Actor, type Classroom, planOf, standingIn } from './classroom.ts'
import { closeOverdueRuns } from './exams.ts'
import { today } from './office.ts'
import { type Done, done, forbidden } from './problem.ts'
import type { ReportFile } from './reports.ts'
import { CLIENT_PLAY } from './runs.ts'

export interface Gradebook {
  readonly title: string
  /** yyyymmdd on the sandbox's clock. */
  readonly day: string
  /** Real epoch ms. */
  readonly madeAt: number
  readonly grades: readonly Grade[]
}

export type WriteGradebook = (gradebook: Gradebook) => Promise<Uint8Array>

export async function gradebookFile(room: Classroom, actor: Actor, write: WriteGradebook): Promise<Done<ReportFile>> {
  const standing = await standingIn(room, actor, 'look')
  if (!standing.ok) return standing
  if (!standing.value.leads)
    return forbidden('Chỉ giảng viên của lớp lấy được bảng điểm.', 'Only the trainers of the class get its gradebook.')
  await closeOverdueRuns(room)
  const { records } = room.store
  const people = new Map((await records.list('people')).map((person) => [person.login, person]))
  const members = (await records.list('members', { world: room.world })).filter(({ part }) => part === 'member')
  const runs = (await room.store.runs({})).filter(({ closedAt }) => closedAt > 0)
  const grades = gradebookOf({
    people: members.map(({ login, userId }) => ({
      login,
      name: people.get(login)?.name ?? login,
      unit: people.get(login)?.unit ?? '',
      userId,
    })),
    scenarios: planOf(standing.value.world).scenarios,
    runs: runs.map(({ play: kept, ...run }) => {
      const play = { ...CLIENT_PLAY, ...kept }
      const { business, customs, startedAt, endedAt, hints, examUntil } = play
      return {
        scenario: run.scenario,
        official: run.official,
        judgement: run.judgement as Judgement,
        business,
        customs,
        startedAt,
        endedAt,
        hints: hints.length,
        exam: examUntil > 0,
      }
    }),
    known: room.scenarios,
  })
  const madeAt = room.clock.real()
  // The sandbox's day: what was judged happened by that clock.
  const day = today(room)
  const bytes = await write({ title: standing.value.world.title, day, madeAt, grades })
  return done({
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `bang-diem-${room.world}-${day}.xlsx`,
    bytes,
  })
}
