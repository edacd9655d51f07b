/** Web accounts of people (tài khoản người dùng): made, changed, given a new first password (product, project board). */
import type { FirstPassword, PersonView, UnitChoice } from '../api/session.ts'
import type { Person, PersonRole } from '../ports/records.ts'
import type { Realm, Tx } from '../ports.ts'
import { actEntry, type Office, today } from './office.ts'
import { typedPassword } from './password-rules.ts'
import { personView } from './person-view.ts'
import { badField, conflict, type Done, done, unknown } from './problem.ts'

export interface NewPerson {
  readonly login: string
  readonly name: string
  readonly unit: string
  /** Đội of an officer (item CHB); absent or '' = the whole office. */
  readonly subsection?: string | undefined
  readonly roles: readonly PersonRole[]
}

/** Who may change people: the project board and the IT staff. */
export const KEEPERS: readonly PersonRole[] = ['board', 'it']

/** Read out and typed once: no 0/O, 1/l/I. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

export const firstPassword = (office: Office): string =>
  Array.from({ length: 3 }, () =>
    Array.from({ length: 4 }, () => LETTERS[office.random.below(LETTERS.length)]).join(''),
  ).join('-')

export const listPeople = async (office: Office): Promise<readonly PersonView[]> =>
  (await office.store.records.list('people')).map((person) => personView(office, person))

/** Offices valid today, that a person can belong to, with their sub-sections. */
export function listUnits(office: Office): readonly UnitChoice[] {
  const day = today(office)
  const valid = (list: 'offices' | 'subsections') =>
    office.reference.codes(list).filter(({ validFrom, validTo }) => validFrom <= day && day <= validTo)
  const subsections = new Map<string, { readonly code: string; readonly name: string }[]>()
  for (const { name, extra } of valid('subsections')) {
    const { office: unit = '', subsection: code = '' } = extra
    subsections.set(unit, [...(subsections.get(unit) ?? []), { code, name }])
  }
  return valid('offices').map(({ code, name }) => ({ code, name, subsections: subsections.get(code) ?? [] }))
}

const noUnit = (unit: string) =>
  badField('unit', `Không có đơn vị "${unit}" trong danh mục.`, `There is no unit "${unit}" in the list.`)

export const hasUnit = (office: Office, unit: string): boolean =>
  office.reference.code('offices', unit, today(office)) !== undefined

export const hasSubsection = (office: Office, unit: string, subsection: string): boolean =>
  subsection === '' || office.reference.code('subsections', `${unit}-${subsection}`, today(office)) !== undefined

const noSubsection = (unit: string, subsection: string) =>
  badField(
    'subsection',
    `Đơn vị ${unit} không có đội "${subsection}" trong danh mục. Để trống nếu người này làm ở cả đơn vị.`,
    `Unit ${unit} has no sub-section "${subsection}" in the list. Leave it empty for the whole office.`,
  )

/** Puts a person who does not exist yet; part of whatever transaction makes one or many. */
export async function putPerson(
  office: Office,
  tx: Tx,
  realm: Realm,
  made: { readonly wish: NewPerson; readonly passwordHash: string; readonly mustChange: boolean; readonly by: string },
): Promise<void> {
  const { wish, passwordHash, mustChange, by } = made
  const { login, name, unit, subsection = '', roles } = wish
  const createdAt = office.clock.real()
  const place = subsection === '' ? { unit } : { unit, subsection }
  await tx.put('people', {
    ...{ login, name, ...place, roles, passwordHash, mustChange, createdAt },
    disabled: false,
    ...DEFAULTS,
  })
  const detail = { login, ...place, roles }
  await tx.append([actEntry(office, realm, { kind: 'admin', userId: by, procedure: 'addPerson', detail })])
}

const DEFAULTS = { language: 'vi', theme: 'auto' } as const

/** Makes a person; `password` is told once and must be changed at the first log-in, unless it is `settled`. */
export async function addPerson(
  office: Office,
  wish: NewPerson,
  given?: { readonly password: string; readonly settled: boolean },
  by = 'admin',
): Promise<Done<FirstPassword>> {
  if (!hasUnit(office, wish.unit)) return noUnit(wish.unit)
  const { subsection = '' } = wish
  if (!hasSubsection(office, wish.unit, subsection)) return noSubsection(wish.unit, subsection)
  const password = given?.password ?? firstPassword(office)
  const passwordHash = await office.passwords.hash(typedPassword(password))
  return office.store.commit(async (tx, realm) => {
    if (await tx.record('people', wish.login))
      return conflict(
        'login-taken',
        `Tên đăng nhập "${wish.login}" đã có người dùng. Chọn tên khác, ví dụ ${wish.login}2.`,
        `The log-in name "${wish.login}" is taken. Choose another one.`,
      )
    await putPerson(office, tx, realm, { wish, passwordHash, mustChange: !given?.settled, by })
    return done({ login: wish.login, password })
  })
}

const noPerson = (login: string) =>
  unknown('person', `Không có người dùng "${login}".`, `There is no person "${login}".`)

export interface PersonChange {
  readonly name?: string | undefined
  readonly unit?: string | undefined
  /** Đội of an officer (item CHB), '' = the whole office. */
  readonly subsection?: string | undefined
  readonly roles?: readonly PersonRole[] | undefined
  readonly disabled?: boolean | undefined
}

/** Changes a person; blocking ends their sessions. Nobody shuts themselves out. */
export async function changePerson(
  office: Office,
  login: string,
  change: PersonChange,
  by: string,
): Promise<Done<PersonView>> {
  if (change.unit !== undefined && !hasUnit(office, change.unit)) return noUnit(change.unit)
  if (change.disabled && login === by)
    return conflict('own-account', 'Không tự khóa tài khoản của chính mình.', 'You cannot block your own account.')
  if (login === by && change.roles && !change.roles.some((role) => KEEPERS.includes(role)))
    return conflict(
      'own-account',
      'Không tự bỏ vai trò quản lý người dùng của mình. Nhờ người quản lý khác làm việc này.',
      'You cannot give up managing people yourself. Ask another manager to do it.',
    )
  const sessions = change.disabled ? await office.store.records.list('sessions', { login }) : []
  return office.store.commit(async (tx, realm) => {
    const person = await tx.record('people', login)
    if (person === undefined) return noPerson(login)
    // A sub-section is one of its office: who moves to another leaves it.
    const left = change.unit !== undefined && change.unit !== person.unit ? { subsection: '' } : {}
    const given = { ...left, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) }
    const after: Person = { ...person, ...given }
    const { unit, subsection = '' } = after
    if (change.subsection !== undefined && !hasSubsection(office, unit, subsection))
      return noSubsection(unit, subsection)
    await tx.put('people', after)
    for (const { id } of sessions) await tx.remove('sessions', id)
    await tx.append([
      actEntry(office, realm, { kind: 'admin', userId: by, procedure: 'changePerson', detail: { login, ...given } }),
    ])
    return done(personView(office, after))
  })
}

/** A new first password; every session of the person ends. One's own is changed by whoever knows it (Thiết lập). */
export async function resetPassword(office: Office, login: string, by: string): Promise<Done<FirstPassword>> {
  if (login === by)
    return conflict(
      'own-account',
      'Đổi mật khẩu của chính mình ở trang Thiết lập.',
      'Change your own password on the Settings page.',
    )
  const password = firstPassword(office)
  const passwordHash = await office.passwords.hash(password)
  const sessions = await office.store.records.list('sessions', { login })
  return office.store.commit(async (tx, realm) => {
    const person = await tx.record('people', login)
    if (person === undefined) return noPerson(login)
    await tx.put('people', { ...person, passwordHash, mustChange: true })
    for (const { id } of sessions) await tx.remove('sessions', id)
    await tx.append([
      actEntry(office, realm, { kind: 'admin', userId: by, procedure: 'resetPassword', detail: { login } }),
    ])
    return done({ login, password })
  })
}
