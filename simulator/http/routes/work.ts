/** The first page of a person (Việc của tôi). */
import { z } from 'zod'
import { done, unknown } from '../../acts/problem.ts'
import { readWork, type WorkRoom } from '../../acts/work.ts'
import { type Route, route } from '../route.ts'

const Items = z.array(z.object({ kind: z.string(), path: z.string() }).loose())

export const workRoutes = (roomIn: (world: string) => WorkRoom): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/work',
    summary: {
      vi: 'Việc của tôi: đang chờ, trễ hạn, làm tiếp',
      en: 'My work: what waits, what is late, what to go on with',
    },
    who: 'person',
    answer: z.object({ waiting: Items, late: Items, goOn: Items }),
    handle: async ({ caller }) =>
      caller.who
        ? done(await readWork(roomIn(caller.world), caller.who))
        : unknown('session', 'Khóa quản trị không có việc của mình.', 'The admin key has no work of its own.'),
  }),
]
