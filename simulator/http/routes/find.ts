/** Finding anything by a word, and what a code of a list means. */
import { z } from 'zod'
import { find } from '../../acts/find.ts'
import { codeEntry } from '../../acts/find-codes.ts'
import { done } from '../../acts/problem.ts'
import type { Schoolroom } from '../../acts/schoolroom.ts'
import { type Route, route } from '../route.ts'

const Words = z.object({ vi: z.string(), en: z.string() })

export const findRoutes = (roomIn: (world: string) => Schoolroom): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/find',
    summary: {
      vi: 'Tìm nghiệp vụ, tờ khai, kịch bản, mã, không cần dấu',
      en: 'Find procedures, declarations, scenarios and codes, with or without diacritics',
    },
    who: 'person',
    query: z.object({ q: z.string().max(100) }),
    answer: z.object({
      hits: z.array(z.object({ kind: z.string(), code: z.string(), title: Words, detail: Words, path: z.string() })),
    }),
    handle: async ({ caller, query }) =>
      done({
        hits: await find(roomIn(caller.world), caller.who ? { person: caller.who.person } : {}, query.q),
      }),
  }),
  route({
    method: 'get',
    path: '/api/v1/code-lists/:list/:code',
    summary: { vi: 'Một mã của một danh mục', en: 'One code of a code list' },
    who: 'person',
    params: z.object({ list: z.string().max(40), code: z.string().max(40) }),
    answer: z.object({ list: z.string(), listName: Words, code: z.string(), name: Words }).loose(),
    handle: ({ caller, params: { list, code } }) => codeEntry(roomIn(caller.world), list, code),
  }),
]
