/** What happens, as it happens: journal rows for the pages (server-sent events). */
import { mayHear, newsOf } from '../../acts/news.ts'
import type { OfficeIn } from '../../acts/office.ts'
import { done } from '../../acts/problem.ts'
import type { Feed } from '../../ports.ts'
import { type Route, route } from '../route.ts'

export const eventRoutes = (officeIn: OfficeIn, feed: Feed): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/events',
    summary: { vi: 'Tin mới trong thế giới đang làm việc (SSE)', en: 'News of the world one works in (SSE)' },
    who: 'person',
    handle: async ({ caller }) => {
      const { who, world } = caller
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
