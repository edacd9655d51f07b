/** Who passed an exam, and the certificate of it (kết quả thi, giấy chứng nhận; programme.md, Exam mode). */
import { vietnamDay } from '#protocol/vietnam-time.ts'
import type { Judgement } from '#training/judge.ts'
import { scoreOf } from '#training/score.ts'
import type { ExamResult, ExamResults } from '../api/classroom.ts'
import type { RunRecord } from '../ports.ts'
import { type Actor, type Classroom, type Standing, standingIn } from './classroom.ts'
import type { Exam } from './exam.ts'
import { closeOverdueRuns } from './exams.ts'
import { conflict, type Done, done, forbidden, unknown } from './problem.ts'
import type { ReportFile } from './reports.ts'

/** A certificate as it is printed: one page. */
export interface Certificate {
  readonly name: string
  readonly login: string
  /** Code and name of the person's office. */
  readonly unit: string
  readonly unitName: string
  /** Class, its id, who leads it and for which office. */
  readonly title: string
  readonly world: string
  readonly trainer: string
  readonly issuer: string
  readonly above: string
  readonly minutes: number
  /** yyyymmdd on the sandbox's clock: when the last scenario of it was passed. */
  readonly day: string
  readonly scenarios: readonly { readonly title: string; readonly run: string; readonly score: number }[]
  /** Mean of the scenarios. */
  readonly score: number
  /** The journal's last row when it was printed: whoever verifies the journal up to it finds the runs. */
  readonly head: { readonly seq: number; readonly hash: string }
}

/** The reports room sets them, one a page. */
export type PrintCertificates = (certificates: readonly Certificate[]) => Promise<Done<Uint8Array>>

interface Sat {
  readonly exam: Exam
  readonly people: readonly (ExamResult & { readonly runs: ReadonlyMap<string, RunRecord> })[]
}

/** Results of the exam that began last: of everybody for the trainers, of oneself for a member. */
export async function examResults(room: Classroom, actor: Actor): Promise<Done<ExamResults>> {
  const standing = await standingIn(room, actor, 'look')
  if (!standing.ok) return standing
  const sat = await lastExam(room)
  if (sat === undefined) return done({ exam: null, over: false, rows: [] })
  const { exam, people } = sat
  const shown = standing.value.leads ? people : people.filter(({ login }) => login === actor.who?.person.login)
  const rows = shown.map(({ runs: _, ...row }) => row)
  return done({ exam, over: isOver(room, exam), rows })
}

/** The certificates of all who passed, or of one person; a member gets their own. */
export async function examCertificates(
  room: Classroom,
  actor: Actor,
  login: string,
  print: PrintCertificates,
): Promise<Done<ReportFile>> {
  const standing = await standingIn(room, actor, 'look')
  if (!standing.ok) return standing
  if (!standing.value.leads && (login === '' || login !== actor.who?.person.login))
    return forbidden(
      'Bạn chỉ lấy được giấy chứng nhận của mình; giảng viên lấy của cả lớp.',
      'You may have your own certificate only; the trainers have all of them.',
    )
  const sat = await lastExam(room)
  if (sat === undefined) return unknown('exam', 'Lớp chưa có bài thi nào.', 'There has been no exam in this class.')
  if (!isOver(room, sat.exam))
    return conflict(
      'exam-running',
      'Bài thi chưa kết thúc. Hết giờ hoặc khi giảng viên kết thúc bài thi thì lấy được giấy chứng nhận.',
      'The exam is not over. Certificates are given out when it has ended.',
    )
  const passed = sat.people.filter((one) => one.passed && (login === '' || one.login === login))
  if (passed.length === 0) return login === '' ? nobodyPassed : notPassed(login)
  const head = await room.journal.head()
  const certificates = await Promise.all(passed.map((one) => certificateOf(room, standing.value, sat.exam, one, head)))
  const made = await print(certificates)
  if (!made.ok) return made
  const whose = login === '' ? room.world : `${room.world}-${login}`
  return done({ contentType: 'application/pdf', bytes: made.value, fileName: `giay-chung-nhan-${whose}.pdf` })
}

const nobodyPassed = conflict('none-passed', 'Chưa có ai đạt bài thi này.', 'Nobody has passed this exam.')
const notPassed = (login: string) =>
  conflict(
    'not-passed',
    `"${login}" chưa đạt bài thi này: phải đạt mọi kịch bản trong đề.`,
    `"${login}" has not passed this exam: every scenario of it must be passed.`,
  )

const isOver = (room: Classroom, { endsAt }: Exam): boolean => room.clock.real() >= endsAt

/**
 * The exam that began last and its members. What was set stands in the journal: the plan of the class keeps an end that
 * the trainer may have moved, the runs keep the first.
 */
async function lastExam(room: Classroom): Promise<Sat | undefined> {
  const { journal, world } = room
  const newest = async (procedure: string) =>
    (await journal.rows({ world, procedure, kind: 'admin', newestFirst: true, limit: 1 }))[0]
  const started = await newest('startExam')
  if (started === undefined) return undefined
  await closeOverdueRuns(room)
  const set = started.detail as unknown as Exam
  const ended = await newest('endExam')
  const endsAt = ended && ended.seq > started.seq ? Math.min(set.endsAt, Date.parse(ended.receivedAt)) : set.endsAt
  const { scenarios, minutes, startedAt } = set
  const { records } = room.store
  const people = new Map((await records.list('people')).map((person) => [person.login, person]))
  const members = (await records.list('members', { world })).filter(({ part }) => part === 'member')
  const runs = (await room.store.runs({})).filter(({ play }) => play.examUntil === set.endsAt)
  return {
    exam: { scenarios, minutes, startedAt, endsAt },
    people: members.map(({ login }) => {
      const person = people.get(login)
      const own = runs.filter(({ play }) => play.business === login || play.customs === login)
      const byScenario = new Map(own.map((run) => [run.scenario, run]))
      return { login, name: person?.name ?? login, unit: person?.unit ?? '', ...resultOf(room, scenarios, byScenario) }
    }),
  }
}

function resultOf(room: Classroom, scenarios: readonly string[], runs: ReadonlyMap<string, RunRecord>) {
  const done = scenarios.map((id) => {
    const run = runs.get(id)
    const score = run && run.closedAt > 0 ? scoreOf(run.judgement as Judgement, run.play.hints.length).total : null
    const title = room.scenarios.get(id)?.title ?? { vi: id, en: id }
    return { id, title, run: run?.id ?? '', score, passed: run?.status === 'passed' }
  })
  const score = Math.round(done.reduce((sum, one) => sum + (one.score ?? 0), 0) / Math.max(1, done.length))
  return { scenarios: done, score, passed: done.every(({ passed }) => passed), runs }
}

async function certificateOf(
  room: Classroom,
  { world }: Standing,
  { minutes }: Exam,
  { login, name, unit, score, scenarios, runs }: Sat['people'][number],
  head: Certificate['head'],
): Promise<Certificate> {
  const maker = await room.store.records.find('people', world.createdBy)
  const day = vietnamDay(Math.max(...[...runs.values()].map(({ closedAt }) => closedAt)))
  const office = room.reference.code('offices', maker?.unit ?? unit, day)
  const above = room.reference.code('offices', office?.extra.department ?? '', day)
  return {
    ...{ name, login, unit, minutes, day, score, head },
    unitName: room.reference.code('offices', unit, day)?.name ?? unit,
    title: world.title,
    world: world.id,
    trainer: maker?.name ?? world.createdBy,
    issuer: office?.name ?? unit,
    above: above && above.code !== office?.code ? above.name : 'Tổng cục Hải quan',
    scenarios: scenarios.map((one) => ({ title: one.title.vi, run: one.run, score: one.score ?? 0 })),
  }
}
