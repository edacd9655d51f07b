/** Web accounts of people (product: the project board issues accounts). */
import { z } from 'zod'
import type { OfficeIn } from '../../acts/office.ts'
import { addPerson, changePerson, listPeople, resetPassword } from '../../acts/people.ts'
import { done } from '../../acts/problem.ts'
import { PERSON_ROLES } from '../../ports/records.ts'
import { type Route, route } from '../route.ts'

const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z0-9][a-z0-9.-]{2,39}$/,
    '3 đến 40 ký tự: chữ thường không dấu, số, dấu chấm, gạch nối (a-z, 0-9, . and -)',
  )
const Name = z.string().trim().min(1, 'nhập họ tên (enter the name)').max(120)
const Unit = z.string().min(1).max(10)
const Roles = z.array(z.enum(PERSON_ROLES)).min(1, 'chọn ít nhất một vai trò (choose at least one role)')
const Person = z.object({
  login: z.string(),
  name: z.string(),
  unit: z.string(),
  unitName: z.string(),
  roles: Roles,
  mustChange: z.boolean(),
  disabled: z.boolean(),
})
const First = z.object({ login: z.string(), password: z.string() })
const KEEPERS = ['board', 'it'] as const

export const peopleRoutes = (officeIn: OfficeIn): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/people',
    summary: { vi: 'Người dùng của bộ mô phỏng', en: 'People of the simulator' },
    who: [...KEEPERS, 'department', 'trainer'],
    answer: z.object({ people: z.array(Person) }),
    handle: async ({ caller }) => done({ people: await listPeople(officeIn(caller.world)) }),
  }),
  route({
    method: 'post',
    path: '/api/v1/people',
    summary: {
      vi: 'Thêm người dùng; mật khẩu lần đầu chỉ cho biết một lần',
      en: 'Add a person; the first password is told once',
    },
    who: KEEPERS,
    body: z.object({ login: Login, name: Name, unit: Unit, roles: Roles }),
    status: 201,
    answer: First,
    handle: ({ caller, body }) => addPerson(officeIn(caller.world), body, undefined, caller.name),
  }),
  route({
    method: 'put',
    path: '/api/v1/people/:login',
    summary: { vi: 'Sửa người dùng, khóa hoặc mở lại', en: 'Change a person, block or unblock' },
    who: KEEPERS,
    params: z.object({ login: Login }),
    body: z.strictObject({
      name: Name.optional(),
      unit: Unit.optional(),
      roles: Roles.optional(),
      disabled: z.boolean().optional(),
    }),
    answer: Person,
    handle: ({ caller, params, body }) => changePerson(officeIn(caller.world), params.login, body, caller.name),
  }),
  route({
    method: 'post',
    path: '/api/v1/people/:login/password',
    summary: { vi: 'Cấp lại mật khẩu lần đầu', en: 'Give a new first password' },
    who: KEEPERS,
    params: z.object({ login: Login }),
    status: 201,
    answer: First,
    handle: ({ caller, params }) => resetPassword(officeIn(caller.world), params.login, caller.name),
  }),
]
