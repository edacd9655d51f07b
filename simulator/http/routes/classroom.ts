/** The trainer's view of a class: board, log, faults, clock, channel, exam, gradebook, hand-out. */
import { z } from 'zod'
import { classBoard } from '../../acts/board.ts'
import { searchLog } from '../../acts/class-log.ts'
import { handoutOf } from '../../acts/class-view.ts'
import { type ClassroomIn, standingIn } from '../../acts/classroom.ts'
import { examCertificates, examResults, type PrintCertificates } from '../../acts/exam-results.ts'
import { endExam, startExam } from '../../acts/exams.ts'
import { forceClassChannel, liftFault, MOST_DELAY_MS, setClassClock, setFault, setRunClock } from '../../acts/faults.ts'
import { gradebookFile, type WriteGradebook } from '../../acts/gradebook.ts'
import { newsOf } from '../../acts/news.ts'
import { done, forbidden } from '../../acts/problem.ts'
import type { Feed } from '../../ports.ts'
import { type Route, route } from '../route.ts'
import { Hearer, otherSession } from './events.ts'
import { actorOf, thenView, World, WorldId } from './worlds.ts'

const Params = z.object({ id: WorldId })
const Text = z.string().trim().max(60).optional()
const Run = z.string().max(10).default('')
const Account = z.string().max(8).default('')
/** As far as headers, rates and lists go along (contract, /api/v1/clock). */
const Instant = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .refine((now) => now >= Date.UTC(2014, 0, 1) && now < Date.UTC(2100, 0, 1), {
    error: 'chỉ nhận từ 2014-01-01 đến 2099-12-31 (only 2014-01-01 to 2099-12-31)',
  })
const YEAR_MS = 366 * 86_400_000
const Minutes = z
  .number()
  .int()
  .min(5, 'ít nhất 5 phút (at least 5 minutes)')
  .max(480, 'nhiều nhất 480 phút (at most 480)')

export interface ClassroomDeps {
  readonly roomIn: ClassroomIn
  readonly feed: Feed
  readonly writeGradebook: WriteGradebook
  readonly printCertificates: PrintCertificates
}

export const classroomRoutes = ({
  roomIn,
  feed,
  writeGradebook,
  printCertificates,
}: ClassroomDeps): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/worlds/:id/board',
    summary: { vi: 'Bảng theo dõi lớp', en: 'The live board of a class' },
    who: 'person',
    params: Params,
    answer: z.object({ asOf: z.number(), rows: z.array(z.object({ login: z.string() }).loose()) }).loose(),
    handle: ({ caller, params }) => classBoard(roomIn(params.id), actorOf(caller)),
  }),
  route({
    method: 'get',
    path: '/api/v1/worlds/:id/events',
    summary: { vi: 'Tin mới trong lớp (SSE)', en: 'News of the class (SSE)' },
    who: 'person',
    params: Params,
    query: Hearer,
    handle: async ({ caller, params, query }) => {
      if (query.for !== undefined && query.for !== caller.name) return otherSession
      const standing = await standingIn(roomIn(params.id), actorOf(caller), 'look')
      if (!standing.ok) return standing
      if (!standing.value.leads)
        return forbidden('Chỉ giảng viên của lớp theo dõi được lớp.', 'Only the trainers of the class may watch it.')
      return done({
        open: (send: (event: { name: string; data: unknown; id?: number }) => void) =>
          feed.listen((row) => {
            if (row.world === params.id) send({ name: 'row', data: newsOf(row), id: row.seq })
          }),
      })
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/worlds/:id/log',
    summary: { vi: 'Nhật ký của lớp, có tìm kiếm', en: 'The log of the class, with search' },
    who: 'person',
    params: Params,
    query: z.object({
      declaration: Text,
      user: Text,
      code: Text,
      run: Text,
      text: z.string().trim().max(200).optional(),
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ rows: z.array(z.object({ seq: z.number() }).loose()), next: z.number().nullable() }),
    handle: ({ caller, params, query }) => searchLog(roomIn(params.id), actorOf(caller), query),
  }),
  route({
    method: 'post',
    path: '/api/v1/worlds/:id/faults',
    summary: {
      vi: 'Đặt sự cố: trả lời chậm, mất, lặp, hoặc bị từ chối',
      en: 'Set a fault: delay, drop, duplicate or refuse',
    },
    who: 'person',
    params: Params,
    body: z.object({
      kind: z.enum(['delay', 'drop', 'duplicate', 'refuse']),
      run: Run,
      userId: Account,
      procedure: z.string().trim().toUpperCase().max(5).default(''),
      delayMs: z.number().int().min(0).max(MOST_DELAY_MS).default(0),
      code: z.string().trim().toUpperCase().max(5).default(''),
      left: z.number().int().min(0).max(1000).default(0),
    }),
    status: 201,
    answer: z.object({ id: z.string() }).loose(),
    handle: ({ caller, params, body }) => setFault(roomIn(params.id), actorOf(caller), body),
  }),
  route({
    method: 'delete',
    path: '/api/v1/worlds/:id/faults/:fault',
    summary: { vi: 'Gỡ một sự cố', en: 'Lift a fault' },
    who: 'person',
    params: z.object({ id: WorldId, fault: z.string().max(30) }),
    status: 204,
    handle: ({ caller, params }) => liftFault(roomIn(params.id), actorOf(caller), params.fault),
  }),
  route({
    method: 'put',
    path: '/api/v1/worlds/:id/clock',
    summary: {
      vi: 'Giờ hệ thống của lớp (now = null: giờ thật), hoặc của một lượt chạy (run, aheadMs)',
      en: 'The clock of the class (now = null: real time), or of one run (run, aheadMs)',
    },
    who: 'person',
    params: Params,
    body: z.union([
      z.strictObject({ now: Instant.nullable(), frozen: z.boolean().default(false) }),
      z.strictObject({ run: z.string().length(10), aheadMs: z.number().int().min(-YEAR_MS).max(YEAR_MS) }),
    ]),
    status: 204,
    handle: ({ caller, params, body }) =>
      'run' in body
        ? setRunClock(roomIn(params.id), actorOf(caller), body.run, body.aheadMs)
        : setClassClock(roomIn(params.id), actorOf(caller), body),
  }),
  route({
    method: 'put',
    path: '/api/v1/worlds/:id/channel',
    summary: {
      vi: 'Ép luồng cho cả lớp, một tài khoản, hoặc một lượt chạy',
      en: 'Force the channel of the class, an account, or a run',
    },
    who: 'person',
    params: Params,
    body: z.object({
      channel: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
      userId: Account,
      run: Run,
    }),
    status: 204,
    handle: ({ caller, params, body }) => forceClassChannel(roomIn(params.id), actorOf(caller), body),
  }),
  route({
    method: 'post',
    path: '/api/v1/worlds/:id/exam',
    summary: { vi: 'Bắt đầu bài thi', en: 'Start an exam' },
    who: 'person',
    params: Params,
    body: z.object({
      scenarios: z.array(z.string().max(60)).min(1, 'chọn ít nhất một kịch bản (choose a scenario)').max(20),
      minutes: Minutes,
    }),
    status: 201,
    answer: z.object({ startedAt: z.number(), endsAt: z.number() }).loose(),
    handle: ({ caller, params, body }) => startExam(roomIn(params.id), actorOf(caller), body),
  }),
  route({
    method: 'delete',
    path: '/api/v1/worlds/:id/exam',
    summary: { vi: 'Kết thúc bài thi trước giờ', en: 'End the exam before its time' },
    who: 'person',
    params: Params,
    answer: World,
    handle: ({ caller, params }) => {
      const [room, actor] = [roomIn(params.id), actorOf(caller)]
      return thenView(room, actor, endExam(room, actor))
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/worlds/:id/exam/results',
    summary: { vi: 'Kết quả bài thi gần nhất', en: 'Results of the last exam' },
    who: 'person',
    params: Params,
    answer: z.object({ over: z.boolean(), rows: z.array(z.object({ login: z.string() }).loose()) }).loose(),
    handle: ({ caller, params }) => examResults(roomIn(params.id), actorOf(caller)),
  }),
  route({
    method: 'get',
    path: '/api/v1/worlds/:id/exam/certificates.pdf',
    summary: { vi: 'Giấy chứng nhận của mọi người đạt bài thi', en: 'Certificates of all who passed the exam' },
    who: 'person',
    params: Params,
    handle: ({ caller, params }) => examCertificates(roomIn(params.id), actorOf(caller), '', printCertificates),
  }),
  route({
    method: 'get',
    path: '/api/v1/worlds/:id/exam/certificates/:login.pdf',
    summary: { vi: 'Giấy chứng nhận của một người', en: 'The certificate of one person' },
    who: 'person',
    params: z.object({ id: WorldId, login: z.string().min(1).max(40) }),
    handle: ({ caller, params }) =>
      examCertificates(roomIn(params.id), actorOf(caller), params.login, printCertificates),
  }),
  route({
    method: 'get',
    path: '/api/v1/worlds/:id/gradebook.xlsx',
    summary: { vi: 'Bảng điểm (XLSX)', en: 'The gradebook (XLSX)' },
    who: 'person',
    params: Params,
    handle: ({ caller, params }) => gradebookFile(roomIn(params.id), actorOf(caller), writeGradebook),
  }),
  route({
    method: 'get',
    path: '/api/v1/worlds/:id/handout',
    summary: { vi: 'Tài liệu phát cho lớp', en: 'The hand-out of the class' },
    who: 'person',
    params: Params,
    answer: z.object({ title: z.string(), joinCode: z.string() }).loose(),
    handle: ({ caller, params }) => handoutOf(roomIn(params.id), actorOf(caller)),
  }),
]
