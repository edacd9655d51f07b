/** The journal as it may be read (contract, GET /api/v1/journal). */
import { z } from 'zod'
import { done, unknown } from '../../acts/problem.ts'
import type { Journal } from '../../ports.ts'
import { type Route, route } from '../route.ts'

const Text = z.string().max(40).optional()
const Row = z.object({
  seq: z.number(),
  at: z.string(),
  receivedAt: z.string(),
  world: z.string(),
  run: z.string(),
  kind: z.enum(['request', 'answer', 'report', 'action', 'admin']),
  cause: z.number(),
  userId: z.string(),
  procedure: z.string(),
  declarationNo: z.string(),
  resultCodes: z.array(z.string()),
  outputs: z.array(z.string()),
  verdict: z.object({ ok: z.boolean(), code: z.string() }).loose().nullable(),
  bytes: z.number(),
  contentType: z.string(),
  durationMs: z.number(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
  prevHash: z.string(),
})

export const journalRoutes = (journal: Journal): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/journal',
    summary: { vi: 'Các dòng nhật ký theo thứ tự', en: 'Journal rows in order' },
    query: z.object({
      after: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
      declaration: Text,
      user: Text,
      procedure: Text,
      run: Text,
      /** Numbers of declarations are a world's own. */
      world: Text,
    }),
    answer: z.object({ rows: z.array(Row) }),
    handle: async ({ query }) => {
      const given = Object.entries(query).filter(([, value]) => value !== undefined)
      return done({ rows: await journal.rows(Object.fromEntries(given)) })
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/journal/verify',
    summary: { vi: 'Kiểm tra chuỗi băm của nhật ký', en: 'Re-compute the hash chain of the journal' },
    answer: z.object({ ok: z.boolean(), rows: z.number(), head: z.string(), brokenAt: z.number().optional() }),
    handle: async () => done(await journal.verify()),
  }),
  route({
    method: 'get',
    path: '/api/v1/journal/:seq/raw',
    summary: { vi: 'Nguyên văn bản tin đã nhận hoặc đã gửi', en: 'The exact body received or sent' },
    params: z.object({ seq: z.coerce.number().int().min(1) }),
    handle: async ({ params: { seq } }) => {
      const raw = await journal.raw(seq)
      if (raw === undefined)
        return unknown('journal-row', `Không có dòng nhật ký ${seq}.`, `There is no journal row ${seq}.`)
      // A download, never a page: anyone may send a body that calls itself HTML or a script.
      return done({ contentType: raw.contentType, bytes: raw.body, fileName: `journal-${seq}` })
    },
  }),
]
