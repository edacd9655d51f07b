/** Web accounts of people (tài khoản người dùng): made, changed, given a new first password (product, project board). */
import type { FirstPassword, PersonView } from '../api/session.ts'
import type { Person, PersonRole } from '../ports/records.ts'
import { actEntry, type Office, today } from './office.ts'
import { personView } from './person-view.ts'
import { badField, conflict, type Done, done, unknown } from './problem.ts'

export interface NewPerson {
  readonly login: string
  readonly name: string
  readonly unit: string
  readonly roles: readonly PersonRole[]
}

/** Read out and typed once: no 0/O, 1/l/I. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

export const firstPassword = (office: Office): string =>
  Array.from({ length: 3 }, () =>
    Array.from({ length: 4 }, () => LETTERS[office.random.below(LETTERS.length)]).join(''),
  ).join('-')

export const listPeople = async (office: Office): Promise<readonly PersonView[]> =>
  (await office.store.records.list('people')).map((person) => personView(office, person))

const noUnit = (unit: string) =>
  badField('unit', `Không có đơn vị "${unit}" trong danh mục.`, `There is no unit "${unit}" in the list.`)

const hasUnit = (office: Office, unit: string): boolean =>
  office.reference.code('offices', unit, today(office)) !== undefined

/** Makes a person; `password` is told once and must be changed at the first log-in, unless it is `settled`. */
export async function addPerson(
  office: Office,
  wish: NewPerson,
  given?: { readonly password: string; readonly settled: boolean },
  by = 'admin',
): Promise<Done<FirstPassword>> {
  if (!hasUnit(office, wish.unit)) return noUnit(wish.unit)
  const password = given?.password ?? firstPassword(office)
  const passwordHash = await office.passwords.hash(password)
  return office.store.commit(async (tx, realm) => {
    if (await tx.record('people', wish.login))
      return conflict(
        'login-taken',
        `Tên đăng nhập "${wish.login}" đã có người dùng. Chọn tên khác, ví dụ ${wish.login}2.`,
        `The log-in name "${wish.login}" is taken. Choose another one.`,
      )
    await tx.put('people', {
      ...wish,
      passwordHash,
      mustChange: !given?.settled,
      disabled: false,
      createdAt: office.clock.real(),
      language: 'vi',
      theme: 'auto',
    })
    const { login, unit, roles } = wish
    const detail = { login, unit, roles }
    await tx.append([actEntry(office, realm, { kind: 'admin', userId: by, procedure: 'addPerson', detail })])
    return done({ login, password })
  })
}

const noPerson = (login: string) =>
  unknown('person', `Không có người dùng "${login}".`, `There is no person "${login}".`)

export interface PersonChange {
  readonly name?: string | undefined
  readonly unit?: string | undefined
  readonly roles?: readonly PersonRole[] | undefined
  readonly disabled?: boolean | undefined
}

/** Changes a person; blocking ends their sessions. */
export async function changePerson(
  office: Office,
  login: string,
  change: PersonChange,
  by: string,
): Promise<Done<PersonView>> {
  if (change.unit !== undefined && !hasUnit(office, change.unit)) return noUnit(change.unit)
  if (change.disabled && login === by)
    return conflict('own-account', 'Không tự khóa tài khoản của chính mình.', 'You cannot block your own account.')
  const sessions = change.disabled ? await office.store.records.list('sessions', { login }) : []
  return office.store.commit(async (tx, realm) => {
    const person = await tx.record('people', login)
    if (person === undefined) return noPerson(login)
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    const after: Person = { ...person, ...given }
    await tx.put('people', after)
    for (const { id } of sessions) await tx.remove('sessions', id)
    await tx.append([
      actEntry(office, realm, { kind: 'admin', userId: by, procedure: 'changePerson', detail: { login, ...given } }),
    ])
    return done(personView(office, after))
  })
}

/** A new first password; every session of the person ends. */
export async function resetPassword(office: Office, login: string, by: string): Promise<Done<FirstPassword>> {
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
