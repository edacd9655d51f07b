/** Scenarios and their runs (contract, /api/v1/scenarios and /api/v1/runs): opened, played, judged. */
import { z } from 'zod'
import { readCatalogue } from '../../acts/catalogue.ts'
import { joinPlay, MOST_SEED, openPlay, repeatPlay } from '../../acts/open-play.ts'
import { closePlay, playView, stepContent, takeHint } from '../../acts/play.ts'
import { badField, done, unknown } from '../../acts/problem.ts'
import { closeRun, openRun, viewRun } from '../../acts/runs.ts'
import type { Schoolroom } from '../../acts/schoolroom.ts'
import type { LoggedIn } from '../../acts/sessions.ts'
import { type Caller, type Route, route } from '../route.ts'

const RunId = z.object({ id: z.string().length(10) })
const Run = z
  .object({
    id: z.string(),
    scenario: z.string(),
    unit: z.string(),
    seed: z.number(),
    official: z.boolean(),
    openedAt: z.number(),
    closedAt: z.number(),
    status: z.enum(['open', 'passed', 'failed']),
  })
  .loose()
const Play = z
  .object({ id: z.string(), score: z.number(), steps: z.array(z.object({ id: z.string() }).loose()) })
  .loose()

const NO_PLAYER = unknown(
  'session',
  'Khóa quản trị không chơi kịch bản; lượt chạy của chương trình mở bằng POST /api/v1/runs kèm unit.',
  'The admin key plays no scenario; a program opens its run by POST /api/v1/runs with a unit.',
)
const asPlayer = <T>(caller: Caller, work: (who: LoggedIn) => T): T | typeof NO_PLAYER =>
  caller.who ? work(caller.who) : NO_PLAYER

/** Played by officers; the others look. */
const PLAYERS = ['business', 'customs'] as const

export const runRoutes = (roomIn: (world: string) => Schoolroom): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/scenarios',
    summary: { vi: 'Danh mục kịch bản', en: 'The scenario catalogue' },
    answer: z.object({ scenarios: z.array(z.object({ id: z.string() }).loose()) }),
    handle: ({ caller }) => done({ scenarios: [...roomIn(caller.world).scenarios.values()] }),
  }),
  route({
    method: 'get',
    path: '/api/v1/catalogue',
    summary: { vi: 'Kịch bản theo nhóm, kèm tiến độ của tôi', en: 'Scenarios by group, with my progress' },
    who: 'person',
    answer: z.object({ scenarios: z.array(z.object({ id: z.string() }).loose()) }).loose(),
    handle: async ({ caller }) => done(await readCatalogue(roomIn(caller.world), caller.who)),
  }),
  route({
    method: 'post',
    path: '/api/v1/runs',
    summary: {
      vi: 'Mở một lượt chạy: chương trình cho biết unit, người dùng cho biết mode và vai',
      en: 'Open a run: a program names its unit, a person mode and role',
    },
    who: PLAYERS,
    body: z.object({
      scenario: z.string().min(1).max(60),
      unit: z.string().min(1).max(10).optional(),
      seed: z.number().int().min(0).max(MOST_SEED).optional(),
      official: z.boolean().default(false),
      played: z.record(z.string(), z.unknown()).optional(),
      mode: z.enum(['alone', 'pair']).default('alone'),
      role: z.enum(PLAYERS).optional(),
    }),
    status: 201,
    answer: Run,
    handle: ({ body, caller }) => {
      const { scenario, official, unit, seed, played, mode, role } = body
      const room = roomIn(caller.world)
      if (caller.who) return openPlay(room, caller.who, { scenario, official, mode, role, seed })
      if (unit === undefined)
        return badField('unit', 'unit: cần mã đơn vị, ví dụ 02CI.', 'unit: an office code is needed, e.g. 02CI.')
      return openRun(room, { scenario, unit, seed: seed ?? 1, official }, played)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/runs/join',
    summary: { vi: 'Vào lượt chạy của người khác bằng mã mời', en: "Join somebody's run by its code" },
    who: PLAYERS,
    body: z.object({ code: z.string().min(1).max(20) }),
    answer: Play,
    handle: ({ body, caller }) => asPlayer(caller, (who) => joinPlay(roomIn(caller.world), who, body.code)),
  }),
  route({
    method: 'get',
    path: '/api/v1/runs/:id',
    summary: { vi: 'Lượt chạy và kết quả chấm', en: 'A run and its judgement' },
    params: RunId,
    answer: Run,
    handle: ({ params, caller }) => viewRun(roomIn(caller.world), params.id),
  }),
  route({
    method: 'get',
    path: '/api/v1/runs/:id/play',
    summary: { vi: 'Lượt chạy như người chơi thấy', en: 'A run as its players see it' },
    who: 'person',
    params: RunId,
    answer: Play,
    handle: ({ params, caller }) => playView(roomIn(caller.world), caller.who, params.id),
  }),
  route({
    method: 'post',
    path: '/api/v1/runs/:id/hints',
    summary: { vi: 'Xin gợi ý của một bước (trừ 5 điểm)', en: 'Ask for the hint of a step (five points off)' },
    who: PLAYERS,
    params: RunId,
    body: z.object({ step: z.string().min(1).max(60) }),
    answer: Play,
    handle: ({ params, body, caller }) =>
      asPlayer(caller, (who) => takeHint(roomIn(caller.world), who, params.id, body.step)),
  }),
  route({
    method: 'get',
    path: '/api/v1/runs/:id/steps/:step/content',
    summary: { vi: 'Chỉ tiêu của một bước gửi, theo bộ dữ liệu', en: 'Items of a send step, from the data set' },
    who: PLAYERS,
    params: RunId.extend({ step: z.string().min(1).max(60) }),
    answer: z.object({ procedure: z.string() }).loose(),
    handle: ({ params, caller }) =>
      asPlayer(caller, (who) => stepContent(roomIn(caller.world), who, params.id, params.step)),
  }),
  route({
    method: 'post',
    path: '/api/v1/runs/:id/repeat',
    summary: { vi: 'Làm lại với dữ liệu khác, hoặc cùng dữ liệu', en: 'Repeat with other data, or with the same' },
    who: PLAYERS,
    params: RunId,
    body: z.object({ sameData: z.boolean().default(false) }),
    status: 201,
    answer: Play,
    handle: ({ params, body, caller }) =>
      asPlayer(caller, (who) => repeatPlay(roomIn(caller.world), who, params.id, body.sameData)),
  }),
  route({
    method: 'post',
    path: '/api/v1/runs/:id/close',
    summary: { vi: 'Kết thúc lượt chạy, chốt kết quả', en: 'Close a run and keep its judgement' },
    who: PLAYERS,
    params: RunId,
    answer: Run,
    handle: ({ params, caller }) =>
      caller.who ? closePlay(roomIn(caller.world), caller.who, params.id) : closeRun(roomIn(caller.world), params.id),
  }),
]
