/** Scenarios and their runs (contract, /api/v1/scenarios and /api/v1/runs). */
import { z } from 'zod'
import { done } from '../../acts/problem.ts'
import { closeRun, openRun, type Schoolroom, viewRun } from '../../acts/runs.ts'
import { type Route, route } from '../route.ts'

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

export const runRoutes = (roomIn: (world: string) => Schoolroom): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/scenarios',
    summary: { vi: 'Danh mục kịch bản', en: 'The scenario catalogue' },
    answer: z.object({ scenarios: z.array(z.object({ id: z.string() }).loose()) }),
    handle: ({ caller }) => done({ scenarios: [...roomIn(caller.world).scenarios.values()] }),
  }),
  route({
    method: 'post',
    path: '/api/v1/runs',
    summary: { vi: 'Mở một lượt chạy kịch bản', en: 'Open a run of a scenario' },
    body: z.object({
      scenario: z.string().min(1).max(60),
      unit: z.string().min(1).max(10),
      seed: z
        .number()
        .int()
        .min(0)
        .max(2 ** 31 - 1)
        .default(1),
      official: z.boolean().default(false),
      played: z.record(z.string(), z.unknown()).optional(),
    }),
    status: 201,
    answer: Run,
    handle: ({ body: { played, ...wish }, caller }) => openRun(roomIn(caller.world), wish, played),
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
    method: 'post',
    path: '/api/v1/runs/:id/close',
    summary: { vi: 'Kết thúc lượt chạy, chốt kết quả', en: 'Close a run and keep its judgement' },
    params: RunId,
    answer: Run,
    handle: ({ params, caller }) => closeRun(roomIn(caller.world), params.id),
  }),
]
