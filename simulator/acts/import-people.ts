/** Many people at once (nhập danh sách): every row is looked at first; all of them are made, or none. */
import type { FirstPassword, ImportFault, ImportRow } from '../api/session.ts'
import type { PersonRole } from '../ports/records.ts'
import type { Office } from './office.ts'
import { firstPassword, hasSubsection, hasUnit, type NewPerson, putPerson } from './people.ts'
import { isRole, LOGIN, LOGIN_RULE, NAME, NAME_RULE } from './person-rules.ts'
import { type Done, done, refuse } from './problem.ts'

/** Hashed side by side: argon2 runs on threads of its own, a few of them. */
const AT_ONCE = 4

type Taken = (login: string) => boolean

/** What is wrong with the rows, in their order; row 1 is the first. */
export async function checkPeople(office: Office, rows: readonly ImportRow[]): Promise<readonly ImportFault[]> {
  const known = new Set((await office.store.records.list('people')).map(({ login }) => login))
  return faultsOf(office, rows, (login) => known.has(login))
}

function faultsOf(office: Office, rows: readonly ImportRow[], taken: Taken): readonly ImportFault[] {
  const first = new Map<string, number>()
  return rows.flatMap((row, index) => {
    const n = index + 1
    const at = (field: ImportFault['field'], vi: string, en: string): ImportFault => ({ row: n, field, vi, en })
    const before = first.get(row.login)
    if (before === undefined) first.set(row.login, n)
    const unknown = row.roles.filter((role) => !isRole(role))
    return [
      ...(LOGIN.test(row.login) ? [] : [at('login', `Tên đăng nhập: ${LOGIN_RULE.vi}.`, `Log-in: ${LOGIN_RULE.en}.`)]),
      ...(before === undefined ? [] : [at('login', `Trùng với dòng ${before}.`, `The same as in row ${before}.`)]),
      ...(taken(row.login)
        ? [at('login', `"${row.login}" đã có người dùng; chọn tên khác.`, `"${row.login}" is taken; choose another.`)]
        : []),
      ...(NAME.test(row.name) ? [] : [at('name', `Họ tên: ${NAME_RULE.vi}.`, `Name: ${NAME_RULE.en}.`)]),
      ...(hasUnit(office, row.unit)
        ? []
        : [at('unit', `Không có đơn vị "${row.unit}" trong danh mục.`, `No unit "${row.unit}" in the list.`)]),
      ...(!hasUnit(office, row.unit) || hasSubsection(office, row.unit, row.subsection ?? '')
        ? []
        : [
            at(
              'subsection',
              `Đơn vị ${row.unit} không có đội "${row.subsection}".`,
              `Unit ${row.unit} has no sub-section "${row.subsection}".`,
            ),
          ]),
      ...unknown.map((role) => at('roles', `Không có vai trò "${role}".`, `There is no role "${role}".`)),
      ...(row.roles.length > 0 ? [] : [at('roles', 'Cần ít nhất một vai trò.', 'At least one role is needed.')]),
    ]
  })
}

const refusal = (faults: readonly ImportFault[]): Done<never> =>
  refuse({
    status: 422,
    name: 'bad-rows',
    title: { vi: 'Danh sách chưa nhập được', en: 'The list cannot be taken' },
    detail: {
      vi: 'Chưa có ai được thêm. Sửa các dòng được nêu rồi nhập lại.',
      en: 'Nobody was added. Correct the rows named and try again.',
    },
    errors: faults.map(({ row, field, vi, en }) => ({ field: `people.${row - 1}.${field}`, vi, en })),
  })

/** Makes all of them with a first password each, told once. */
export async function importPeople(
  office: Office,
  rows: readonly ImportRow[],
  by: string,
): Promise<Done<{ readonly people: readonly FirstPassword[] }>> {
  const faults = await checkPeople(office, rows)
  if (faults.length > 0) return refusal(faults)
  const made: { wish: NewPerson; password: string; passwordHash: string }[] = []
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE).map(async (row) => {
      const password = firstPassword(office)
      const wish = { ...row, roles: [...new Set(row.roles)] as PersonRole[] }
      return { wish, password, passwordHash: await office.passwords.hash(password) }
    })
    made.push(...(await Promise.all(some)))
  }
  return office.store.commit(async (tx, realm) => {
    const taken = new Set<string>()
    for (const { wish } of made) if (await tx.record('people', wish.login)) taken.add(wish.login)
    if (taken.size > 0) return refusal(faultsOf(office, rows, (login) => taken.has(login)))
    for (const { wish, passwordHash } of made)
      await putPerson(office, tx, realm, { wish, passwordHash, mustChange: true, by })
    return done({ people: made.map(({ wish, password }) => ({ login: wish.login, password })) })
  })
}
