/** Where one is logged in oneself. */
import { z } from 'zod'
import { endOtherSessions, mySessions } from '../../acts/my-sessions.ts'
import type { OfficeIn } from '../../acts/office.ts'
import { done } from '../../acts/problem.ts'
import { type Route, route } from '../route.ts'
import { withPerson } from '../with-person.ts'

export const mySessionRoutes = (officeIn: OfficeIn): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/session/all',
    summary: { vi: 'Các phiên đăng nhập của tôi', en: 'Where I am logged in' },
    who: 'person',
    answer: z.array(z.object({ createdAt: z.number(), seenAt: z.number(), current: z.boolean() })),
    handle: ({ caller }) => withPerson(caller, async (who) => done(await mySessions(officeIn(caller.world), who))),
  }),
  route({
    method: 'delete',
    path: '/api/v1/session/others',
    summary: { vi: 'Kết thúc các phiên khác của tôi', en: 'End my other sessions' },
    who: 'person',
    answer: z.object({ ended: z.number() }),
    handle: ({ caller }) =>
      withPerson(caller, async (who) => done(await endOtherSessions(officeIn(caller.world), who))),
  }),
]
