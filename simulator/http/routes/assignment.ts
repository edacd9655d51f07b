/** How offices give out their yellow files (phân công tự động xoay vòng; customs.md, Assignment). */
import { z } from 'zod'
import type { OfficeIn } from '../../acts/office.ts'
import { done } from '../../acts/problem.ts'
import { listTurns, markAbsent, markPresent, setTurns } from '../../acts/turns.ts'
import { type Caller, type Route, route } from '../route.ts'

const Unit = z.string().min(1).max(10)
const Login = z.string().min(1).max(40)
const Officer = z.object({
  login: z.string(),
  name: z.string(),
  subsection: z.string(),
  registered: z.boolean(),
  absence: z.object({ until: z.string(), reason: z.string() }).nullable(),
})
const List = z.object({
  office: z.string(),
  officeName: z.string(),
  mode: z.enum(['byHand', 'inTurn']),
  next: z.string(),
  mayChange: z.boolean(),
  officers: z.array(Officer),
})

const readerOf = ({ who }: Caller) => (who ? { person: who.person } : {})
const actorOf = (caller: Caller) => ({ name: caller.name, ...readerOf(caller) })

export const assignmentRoutes = (officeIn: OfficeIn): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/assignment',
    summary: { vi: 'Chế độ phân công của các đơn vị', en: 'How offices assign their files' },
    who: 'person',
    answer: z.object({ lists: z.array(List) }),
    handle: async ({ caller }) => {
      const lists = await listTurns(officeIn(caller.world), readerOf(caller))
      return lists.ok ? done({ lists: lists.value }) : lists
    },
  }),
  route({
    method: 'put',
    path: '/api/v1/assignment/:office',
    summary: {
      vi: 'Đặt chế độ phân công của một đơn vị: bằng tay, hoặc tự động xoay vòng hồ sơ luồng vàng',
      en: 'Set how an office assigns: by hand, or yellow files by turns',
    },
    who: 'person',
    params: z.object({ office: Unit }),
    body: z.object({
      mode: z.enum(['byHand', 'inTurn'], {
        error: 'chọn byHand (bằng tay) hoặc inTurn (xoay vòng) (choose byHand or inTurn)',
      }),
      officers: z.array(Login).max(50, 'tối đa 50 công chức (at most 50 officers)'),
    }),
    answer: List,
    handle: ({ caller, params, body }) => setTurns(officeIn(caller.world), actorOf(caller), params.office, body),
  }),
  route({
    method: 'put',
    path: '/api/v1/assignment/:office/absences/:login',
    summary: { vi: 'Ghi công chức vắng mặt, đến hết ngày nào', en: 'Mark an officer absent, and until when' },
    who: 'person',
    params: z.object({ office: Unit, login: Login }),
    body: z.object({
      until: z.iso.date('ngày dạng yyyy-mm-dd (a day, yyyy-mm-dd)'),
      reason: z
        .string()
        .trim()
        .min(3, 'ghi lý do, ít nhất 3 ký tự (give the reason)')
        .max(200, 'tối đa 200 ký tự (at most 200 characters)'),
    }),
    answer: List,
    handle: ({ caller, params: { office, login }, body }) =>
      markAbsent(officeIn(caller.world), actorOf(caller), office, { login, ...body }),
  }),
  route({
    method: 'delete',
    path: '/api/v1/assignment/:office/absences/:login',
    summary: { vi: 'Công chức đã có mặt', en: 'The officer is there again' },
    who: 'person',
    params: z.object({ office: Unit, login: Login }),
    answer: List,
    handle: ({ caller, params: { office, login } }) =>
      markPresent(officeIn(caller.world), actorOf(caller), office, login),
  }),
]
