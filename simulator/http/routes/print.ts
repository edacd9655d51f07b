/** Prints of messages (bản in): as data for the web client, as a PDF file. */
import { z } from 'zod'
import type { MessageRoom } from '../../acts/message-rights.ts'
import { seenRow } from '../../acts/message-view.ts'
import { type PrintRoom, printMessage, printPdf } from '../../acts/print.ts'
import { done } from '../../acts/problem.ts'
import { type Route, route } from '../route.ts'
import { readerOf } from './messages.ts'

const params = z.object({ seq: z.coerce.number().int().min(1) })

const Row = z.object({
  no: z.number(),
  id: z.string(),
  label: z.string(),
  value: z.string(),
  wide: z.literal(true).optional(),
})
const Table = z.object({
  columns: z.array(
    z.object({ id: z.string(), label: z.string(), align: z.enum(['left', 'right']), share: z.number() }),
  ),
  rows: z.array(z.array(z.string())),
})
const Box = z.object({ title: z.string(), rows: z.array(Row), tables: z.array(Table).optional() })
const View = z.object({
  output: z.string(),
  title: z.object({ vi: z.string(), en: z.string() }),
  subtitle: z.string(),
  number: z.string(),
  issued: z.string(),
  context: z.string(),
  boxes: z.array(Box),
  goods: z.array(Box.extend({ n: z.number() })),
  footer: z.object({ hash: z.string(), seq: z.number(), at: z.string() }),
  banner: z.literal('DỮ LIỆU CHẠY THỬ'),
})

export const printRoutes = (roomIn: (world: string) => PrintRoom & MessageRoom): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/messages/:seq/print',
    summary: { vi: 'Bản in của một bản tin hệ thống đã gửi', en: 'The print of a message that the centre sent' },
    who: 'person',
    params,
    answer: View,
    handle: async ({ params: { seq }, caller }) => {
      const room = roomIn(caller.world)
      const seen = await seenRow(room, readerOf(caller), seq)
      return seen.ok ? printMessage(room, seq) : seen
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/messages/:seq/print.pdf',
    summary: { vi: 'Bản in ở dạng PDF', en: 'The print as PDF' },
    who: 'person',
    params,
    handle: async ({ params: { seq }, caller }) => {
      const room = roomIn(caller.world)
      const seen = await seenRow(room, readerOf(caller), seq)
      if (!seen.ok) return seen
      const file = await printPdf(room, seq)
      return file.ok ? done({ ...file.value, inline: true }) : file
    },
  }),
]
