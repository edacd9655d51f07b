/** What happens, as it happens: journal rows for the pages (server-sent events). */
import { z } from 'zod'
import { mayHear, newsOf } from '../../acts/news.ts'
import type { OfficeIn } from '../../acts/office.ts'
import { conflict, done } from '../../acts/problem.ts'
import type { Feed } from '../../ports.ts'
import { type Route, route } from '../route.ts'

/** Whom a page listens for: tabs of one browser share its cookie, and one of them may have logged in as somebody else. */
export const Hearer = z.object({ for: z.string().max(80).optional() })

export const otherSession = conflict(
  'other-session',
  'Trình duyệt này đã chuyển sang người dùng hoặc thế giới khác. Tải lại trang.',
  'This browser has gone over to another person or world. Load the page again.',
)

export const eventRoutes = (officeIn: OfficeIn, feed: Feed): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/events',
    summary: { vi: 'Tin mới trong thế giới đang làm việc (SSE)', en: 'News of the world one works in (SSE)' },
    who: 'person',
    query: Hearer,
    handle: async ({ caller, query }) => {
      const { who, world } = caller
      if (query.for !== undefined && query.for !== `${caller.name}@${world}`) return otherSession
      const office = officeIn(world)
      const ear = await mayHear(office, who)
      return done({
        open: (send: (event: { name: string; data: unknown; id?: number }) => void) =>
          feed.listen((row) => {
            if (row.world === world && ear(row)) send({ name: 'row', data: newsOf(row), id: row.seq })
          }),
      })
    },
  }),
]
