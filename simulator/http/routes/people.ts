/** Web accounts of people (product: the project board issues accounts). */
import { z } from 'zod'
import { checkPeople, importPeople } from '../../acts/import-people.ts'
import type { OfficeIn } from '../../acts/office.ts'
import { addPerson, changePerson, KEEPERS, listPeople, listUnits, resetPassword } from '../../acts/people.ts'
import { LOGIN, LOGIN_RULE, NAME, NAME_RULE } from '../../acts/person-rules.ts'
import { type Bilingual, done } from '../../acts/problem.ts'
import { PERSON_ROLES, type PersonRole } from '../../ports/records.ts'
import { type Route, route } from '../route.ts'

const both = ({ vi, en }: Bilingual): string => `${vi} (${en})`
const Login = z.string().max(100).trim().toLowerCase().regex(LOGIN, both(LOGIN_RULE))
const Name = z.string().max(500).trim().regex(NAME, both(NAME_RULE))
const Unit = z.string().min(1).max(10)
const Subsection = z
  .string()
  .regex(/^(\d{2})?$/, 'mã đội 2 chữ số, để trống là cả đơn vị (2 digits; empty: the whole office)')
  .optional()
const Roles = z
  .array(z.enum(PERSON_ROLES))
  .min(1, 'chọn ít nhất một vai trò (choose at least one role)')
  .max(PERSON_ROLES.length)
const Person = z.object({
  login: z.string(),
  name: z.string(),
  unit: z.string(),
  unitName: z.string(),
  subsection: z.string(),
  roles: Roles,
  mustChange: z.boolean(),
  disabled: z.boolean(),
})
const Coded = z.object({ code: z.string(), name: z.string() })
const First = z.object({ login: z.string(), password: z.string() })
/** Loose here: what is wrong with a row is told row by row. */
const Rows = z.object({
  people: z
    .array(
      z.object({
        login: z.string().max(200).trim().toLowerCase(),
        name: z.string().max(500).trim(),
        unit: z.string().max(200).trim().toUpperCase(),
        subsection: z.string().max(20).trim().default(''),
        roles: z.array(z.string().max(100)).max(20),
      }),
    )
    .min(1, 'danh sách trống (the list is empty)')
    .max(300, 'mỗi lần nhập tối đa 300 người (at most 300 people at once)'),
})
/** Who sees people: who makes them, and who works with them in classes and reports. */
const SEE: readonly PersonRole[] = [...KEEPERS, 'department', 'trainer']

export const peopleRoutes = (officeIn: OfficeIn): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/v1/people',
    summary: { vi: 'Người dùng của bộ mô phỏng', en: 'People of the simulator' },
    who: SEE,
    answer: z.object({ people: z.array(Person) }),
    handle: async ({ caller }) => done({ people: await listPeople(officeIn(caller.world)) }),
  }),
  route({
    method: 'get',
    path: '/api/v1/people/units',
    summary: { vi: 'Đơn vị để gán cho người dùng', en: 'Units that people can belong to' },
    who: SEE,
    answer: z.object({ units: z.array(Coded.extend({ subsections: z.array(Coded) })) }),
    handle: ({ caller }) => done({ units: listUnits(officeIn(caller.world)) }),
  }),
  route({
    method: 'post',
    path: '/api/v1/people',
    summary: {
      vi: 'Thêm người dùng; mật khẩu lần đầu chỉ cho biết một lần',
      en: 'Add a person; the first password is told once',
    },
    who: KEEPERS,
    body: z.object({ login: Login, name: Name, unit: Unit, subsection: Subsection, roles: Roles }),
    status: 201,
    answer: First,
    handle: ({ caller, body }) => addPerson(officeIn(caller.world), body, undefined, caller.name),
  }),
  route({
    method: 'post',
    path: '/api/v1/people/check',
    summary: { vi: 'Kiểm tra danh sách người dùng trước khi nhập', en: 'Check a list of people before taking it' },
    who: KEEPERS,
    body: Rows,
    answer: z.object({
      faults: z.array(z.object({ row: z.number(), field: z.string(), vi: z.string(), en: z.string() })),
    }),
    handle: async ({ caller, body }) => done({ faults: await checkPeople(officeIn(caller.world), body.people) }),
  }),
  route({
    method: 'post',
    path: '/api/v1/people/import',
    summary: {
      vi: 'Nhập danh sách người dùng: thêm tất cả hoặc không ai',
      en: 'Take a list of people: all of them are made, or none',
    },
    who: KEEPERS,
    body: Rows,
    status: 201,
    answer: z.object({ people: z.array(First) }),
    handle: ({ caller, body }) => importPeople(officeIn(caller.world), body.people, caller.name),
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
      subsection: Subsection,
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
