/** Declarations and the officer's actions on them (contract, /api/v1/declarations). */
import { z } from 'zod'
import { OFFICER_MOVES } from '#customs/declaration/transitions.ts'
import { readDeclaration } from '../../acts/declaration-view.ts'
import type { OfficeIn } from '../../acts/office.ts'
import { actOnDeclaration } from '../../acts/officer-desk.ts'
import { done, unknown } from '../../acts/problem.ts'
import { type Route, route } from '../route.ts'

const Number12 = z.object({ number: z.string().regex(/^\d{12}$/, '12 chữ số (12 digits)') })
const Note = z.string().max(1000).default('')
const By = { officer: z.string().min(1).max(60).default('admin'), run: z.string().max(10).optional() }

/** An action and its details; the names are SIM-defined (customs.md, Officer actions). */
const Action = z.discriminatedUnion(
  'action',
  [
    z.object({ action: z.literal('receive'), note: Note, ...By }),
    z.object({ action: z.literal('documentResult'), passed: z.boolean().default(true), note: Note, ...By }),
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
  { error: `chọn một trong ${OFFICER_MOVES.join(', ')} (choose one of these)` },
)

const View = z
  .object({
    number: z.string(),
    state: z.string(),
    channel: z.number().nullable(),
    branch: z.number(),
  })
  .loose()

export const declarationRoutes = (officeIn: OfficeIn): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/declarations/:number',
    summary: {
      vi: 'Tờ khai: trạng thái, luồng, chỉ tiêu, thuế, lịch sử',
      en: 'A declaration: state, channel, items, tax, history',
    },
    params: Number12,
    answer: View,
    handle: async ({ params: { number }, caller }) => {
      const office = officeIn(caller.world)
      const declaration = await office.store.declaration(number)
      return declaration
        ? done(readDeclaration(office, declaration))
        : unknown('declaration', `Không có tờ khai số ${number}.`, `There is no declaration ${number}.`)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/declarations/:number/actions',
    summary: { vi: 'Thao tác của công chức trên tờ khai', en: "An officer's action on a declaration" },
    params: Number12,
    body: Action,
    answer: z.object({ declaration: View, outputs: z.array(z.string()), seq: z.number() }),
    handle: async ({ params: { number }, body: { officer, run, ...action }, caller }) => {
      const office = officeIn(caller.world)
      const acted = await actOnDeclaration(office, number, action, run === undefined ? { officer } : { officer, run })
      if (!acted.ok) return acted
      return done({ ...acted.value, declaration: readDeclaration(office, acted.value.declaration) })
    },
  }),
]
