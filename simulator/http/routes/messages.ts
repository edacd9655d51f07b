/** Messages, mailbox, and help on codes, as the terminal shows them (issue: answers at three depths). */
import { z } from 'zod'
import { readMailbox } from '../../acts/mailbox.ts'
import type { MessageRoom, Reader } from '../../acts/message-rights.ts'
import { viewMessage } from '../../acts/message-view.ts'
import { listMessages } from '../../acts/messages.ts'
import { done } from '../../acts/problem.ts'
import { outputHelp, resultHelp } from '../../acts/result-help.ts'
import { type Caller, type Route, route } from '../route.ts'

const Words = z.object({ vi: z.string(), en: z.string() })
const Row = z
  .object({
    seq: z.number(),
    at: z.string(),
    kind: z.string(),
    userId: z.string(),
    procedure: z.string(),
    declarationNo: z.string(),
    run: z.string(),
    resultCodes: z.array(z.string()),
    outputs: z.array(z.string()),
  })
  .loose()
const Items = z.record(z.string(), z.string())
const Content = z.object({ items: Items, groups: z.array(z.array(Items)) })
const View = z.object({
  row: Row,
  sentences: z.array(Words),
  results: z.array(
    z.object({ code: z.string(), item: z.string(), line: z.number(), text: Words, todo: Words, ok: z.boolean() }),
  ),
  printable: z.boolean(),
  header: z.array(z.object({ name: z.string(), offset: z.number(), length: z.number(), value: z.string() })),
  items: z.array(
    z.object({
      no: z.number(),
      id: z.string(),
      label: Words,
      line: z.number(),
      value: z.string(),
      offset: z.number(),
      length: z.number(),
    }),
  ),
  text: z.string(),
  content: Content.nullable(),
  layout: z.string(),
  next: z.array(z.object({ procedure: z.string(), name: Words, content: Content })),
  related: z.array(Row),
  attachments: z.array(z.object({ name: z.string(), contentType: z.string(), bytes: z.number() })),
  verdict: z.object({ ok: z.boolean(), code: z.string(), steps: z.array(z.object({}).loose()) }).nullable(),
})

const Code = z.string().min(1).max(40).optional()
const Before = z.coerce.number().int().min(1).optional()

export const readerOf = ({ who }: Caller): Reader => (who ? { person: who.person } : {})

export const messageRoutes = (roomIn: (world: string) => MessageRoom): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/messages',
    summary: { vi: 'Bản tin của tài khoản mình, mới nhất trước', en: "Messages of one's own account, newest first" },
    who: 'person',
    query: z.object({
      before: Before,
      limit: z.coerce.number().int().min(1).max(200).default(50),
      kind: z.enum(['request', 'answer', 'report']).optional(),
      procedure: Code,
      declaration: Code,
      run: Code,
      result: Code,
      /** `1`: with the exchanges that only fetch mail. */
      pulls: z.stringbool().optional(),
      user: Code,
    }),
    answer: z.object({ rows: z.array(Row), next: z.number().nullable() }),
    handle: ({ query, caller }) => listMessages(roomIn(caller.world), readerOf(caller), query),
  }),
  route({
    method: 'get',
    path: '/api/v1/messages/:seq',
    summary: { vi: 'Một bản tin ở ba mức: câu, bản in, nguyên văn', en: 'A message: sentences, content, raw text' },
    who: 'person',
    params: z.object({ seq: z.coerce.number().int().min(1) }),
    answer: View,
    handle: ({ params: { seq }, caller }) => viewMessage(roomIn(caller.world), readerOf(caller), seq),
  }),
  route({
    method: 'get',
    path: '/api/v1/mailbox',
    summary: { vi: 'Hộp thư: thông báo đã nhận và đang chờ', en: 'The mailbox: reports fetched and waiting' },
    who: 'person',
    query: z.object({ run: Code, before: Before }),
    answer: z.object({ waiting: z.number(), items: z.array(z.object({ seq: z.number() }).loose()) }),
    handle: async ({ query, caller }) => done(await readMailbox(roomIn(caller.world), readerOf(caller), query)),
  }),
  route({
    method: 'get',
    path: '/api/v1/results/:procedure/:code',
    summary: { vi: 'Giải thích một mã kết quả', en: 'A result code explained' },
    who: 'person',
    params: z.object({ procedure: z.string().min(1).max(5), code: z.string().min(3).max(5) }),
    answer: z.object({ code: z.string(), text: Words, todo: Words }).loose(),
    handle: ({ params: { procedure, code }, caller }) => resultHelp(roomIn(caller.world).catalogue, procedure, code),
  }),
  route({
    method: 'get',
    path: '/api/v1/outputs/:code',
    summary: { vi: 'Một thông điệp ra của hệ thống là gì', en: 'What an output of the centre is' },
    who: 'person',
    params: z.object({ code: z.string().min(6).max(7) }),
    answer: z.object({ code: z.string(), title: Words }).loose(),
    handle: ({ params: { code }, caller }) => outputHelp(roomIn(caller.world).catalogue, code),
  }),
]
