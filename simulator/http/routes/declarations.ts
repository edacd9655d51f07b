/** Declarations and the officer's actions on them (contract, /api/v1/declarations). */
import { z } from 'zod'
import type { Channel } from '#customs/declaration/declaration.ts'
import { OFFICER_MOVES } from '#customs/declaration/transitions.ts'
import { LIST_SCOPES, LIST_STATES, listDeclarations } from '../../acts/declaration-list.ts'
import { readTimeline } from '../../acts/declaration-timeline.ts'
import { readDeclaration } from '../../acts/declaration-view.ts'
import type { OfficeIn } from '../../acts/office.ts'
import { actOnDeclaration, seeDeclaration } from '../../acts/officer-desk.ts'
import { badField, done } from '../../acts/problem.ts'
import type { Journal } from '../../ports.ts'
import { type Caller, type Route, route } from '../route.ts'

const Number12 = z.object({ number: z.string().regex(/^\d{12}$/, '12 chữ số (12 digits)') })
const Note = z.string().max(1000).default('')
/** `officer`: the name that a script acts under; a person acts as themselves. */
const By = { officer: z.string().min(1).max(60).optional(), run: z.string().max(10).optional() }

/** An action and its details; the names are SIM-defined (customs.md, Officer actions). */
const Action = z.discriminatedUnion(
  'action',
  [
    z.object({ action: z.literal('take'), note: Note, ...By }),
    z.object({ action: z.literal('release'), note: Note, ...By }),
    z.object({ action: z.literal('assign'), to: z.string().max(60), note: Note, ...By }),
    z.object({ action: z.literal('receive'), note: Note, ...By }),
    z.object({ action: z.literal('documentResult'), passed: z.boolean().default(true), note: Note, ...By }),
    z.object({ action: z.literal('requestCorrection'), note: Note, ...By }),
    z.object({
      action: z.literal('orderInspection'),
      percent: z.number().int().min(1).max(100).default(100),
      place: z.string().max(100).default(''),
      note: Note,
      ...By,
    }),
    z.object({ action: z.literal('inspectionResult'), passed: z.boolean().default(true), note: Note, ...By }),
    z.object({
      action: z.literal('confirmPayment'),
      amount: z
        .string()
        .regex(/^\d{1,15}$/, 'số đồng, chỉ chữ số (whole đồng, digits only)')
        .optional(),
      note: Note,
      ...By,
    }),
    z.object({ action: z.literal('clear'), note: Note, ...By }),
  ],
  { error: `chọn một trong ${OFFICER_MOVES.join(', ')}, take, release, assign (choose one of these)` },
)

const View = z
  .object({
    number: z.string(),
    state: z.string(),
    channel: z.number().nullable(),
    branch: z.number(),
  })
  .loose()

const CHANNELS: readonly string[] = ['0', '1', '2', '3']
const Query = z.object({
  scope: z.enum(LIST_SCOPES).default('office'),
  office: z.string().max(10).optional(),
  channel: z
    .enum(['0', '1', '2', '3'])
    .transform((text) => CHANNELS.indexOf(text) as Channel | 0)
    .optional(),
  state: z.enum(LIST_STATES).optional(),
  run: z.string().max(10).optional(),
  assigned: z.enum(['me', 'nobody']).optional(),
  q: z.string().max(100).optional(),
  sort: z.enum(['due', 'declared']).default('due'),
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})
const Row = z.object({ number: z.string(), state: z.string(), channel: z.number().nullable() }).loose()

const readerOf = ({ who }: Caller) => (who ? { person: who.person } : {})

export const declarationRoutes = (officeIn: OfficeIn, journal: Journal): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/declarations',
    summary: {
      vi: 'Danh sách tờ khai: của tôi, hàng đợi của đơn vị, cả thế giới',
      en: "A list of declarations: mine, my office's queue, the whole world's",
    },
    who: 'person',
    query: Query,
    answer: z.object({ rows: z.array(Row), next: z.string().nullable(), offices: z.array(z.string()) }),
    handle: ({ query, caller }) => listDeclarations(officeIn(caller.world), readerOf(caller), query),
  }),
  route({
    method: 'get',
    path: '/api/v1/declarations/:number',
    summary: {
      vi: 'Tờ khai: trạng thái, luồng, chỉ tiêu, thuế, lịch sử, thao tác',
      en: 'A declaration: state, channel, items, tax, history, actions',
    },
    who: 'person',
    params: Number12,
    answer: View,
    handle: async ({ params: { number }, caller }) => {
      const office = officeIn(caller.world)
      const seen = await seeDeclaration(office, readerOf(caller), number)
      return seen.ok ? done(await readDeclaration(office, seen.value, readerOf(caller))) : seen
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/declarations/:number/timeline',
    summary: {
      vi: 'Bản tin và thao tác quanh một tờ khai, hai phía theo thứ tự',
      en: 'Messages and actions around a declaration, both sides in order',
    },
    who: 'person',
    params: Number12,
    answer: z.object({ entries: z.array(z.object({ seq: z.number(), side: z.string() }).loose()) }),
    handle: async ({ params: { number }, caller }) => {
      const office = officeIn(caller.world)
      const seen = await seeDeclaration(office, readerOf(caller), number)
      return seen.ok ? done({ entries: await readTimeline(office, journal, number) }) : seen
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/declarations/:number/actions',
    summary: { vi: 'Thao tác của công chức trên tờ khai', en: "An officer's action on a declaration" },
    who: 'person',
    params: Number12,
    body: Action,
    answer: z.object({ declaration: View, outputs: z.array(z.string()), seq: z.number() }),
    handle: async ({ params: { number }, body: { officer, run, ...deed }, caller }) => {
      const office = officeIn(caller.world)
      const reader = readerOf(caller)
      if (caller.kind === 'person' && officer !== undefined && officer !== caller.name)
        return badField('officer', 'Bạn chỉ thao tác được dưới tên của mình.', 'You act under your own name only.')
      const name = caller.kind === 'person' ? caller.name : (officer ?? 'admin')
      const acted = await actOnDeclaration(office, number, deed, { ...reader, name, run })
      if (!acted.ok) return acted
      const declaration = await readDeclaration(office, acted.value.declaration, reader)
      return done({ ...acted.value, declaration })
    },
  }),
]
