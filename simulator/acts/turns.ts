/**
 * How the offices of a world give out their yellow files (chế độ phân công; customs.md, Assignment): by hand, or by turns
 * over the registered officers; who is absent, until when. Changed by the trainer, a Cục for its offices, the board.
 */
import { type Absence, absenceOn, inOrderOfTurn, type TurnList } from '#customs/assignment/round-robin.ts'
import type { OfficerTurn, TurnListView } from '../api/declarations.ts'
import { TURNS, turnListOf, turnListsOf } from '../pipeline/assign-in-turn.ts'
import type { Person } from '../ports/records.ts'
import type { Realm, Tx } from '../ports.ts'
import { departmentOf, oversees, type Reader } from './message-rights.ts'
import { actEntry, type Office, today } from './office.ts'
import { badField, type Done, done, forbidden, unknown } from './problem.ts'

interface Actor extends Reader {
  readonly name: string
}

/** Officers of the world by office: in a class, those who have a place in it. */
async function officersByOffice({
  store: { records },
  world,
}: Office): Promise<ReadonlyMap<string, readonly Person[]>> {
  const seated =
    world === 'main' ? undefined : new Set((await records.list('members', { world })).map(({ login }) => login))
  const offices = new Map<string, Person[]>()
  for (const person of await records.list('people')) {
    if (person.disabled || !person.roles.includes('customs') || seated?.has(person.login) === false) continue
    offices.set(person.unit, [...(offices.get(person.unit) ?? []), person])
  }
  return offices
}

const changes = ({ person }: Reader, office: Office, unit: string): boolean => {
  if (person === undefined || person.roles.includes('trainer') || person.roles.includes('board')) return true
  const department = departmentOf(office, unit)
  return person.roles.includes('department') && department !== '' && department === departmentOf(office, person.unit)
}

const sees = (reader: Reader, office: Office, unit: string): boolean =>
  oversees(reader) ||
  changes(reader, office, unit) ||
  (reader.person?.roles.includes('customs') === true && reader.person.unit === unit)

/** Every office with officers, or with a list of its own, that the reader may see. */
export async function listTurns(office: Office, reader: Reader): Promise<Done<readonly TurnListView[]>> {
  const realm = office.store.realm()
  const officers = await officersByOffice(office)
  const units = [...new Set([...officers.keys(), ...Object.keys(turnListsOf(realm))])].sort()
  return done(
    units
      .filter((unit) => sees(reader, office, unit))
      .map((unit) => viewOf(office, realm, reader, unit, officers.get(unit) ?? [])),
  )
}

function viewOf(office: Office, realm: Realm, reader: Reader, unit: string, people: readonly Person[]): TurnListView {
  const list = turnListOf(realm, unit)
  const day = today(office, realm)
  const [next] = inOrderOfTurn(list, day).filter((login) => people.some((person) => person.login === login))
  return {
    office: unit,
    officeName: office.reference.anyCode('offices', unit)?.name ?? unit,
    mode: list.mode,
    next: next ?? '',
    mayChange: changes(reader, office, unit),
    officers: people.map((person): OfficerTurn => {
      const absence = absenceOn(list, person.login, day)
      return {
        login: person.login,
        name: person.name,
        subsection: person.subsection ?? '',
        registered: list.officers.includes(person.login),
        absence: absence ? { until: isoDay(absence.until), reason: absence.reason } : null,
      }
    }),
  }
}

const isoDay = (day: string): string => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`

/** Changes the list of an office, journalled; `change` refuses by a value. */
async function changeList(
  office: Office,
  actor: Actor,
  unit: string,
  act: { readonly procedure: string; readonly detail: Readonly<Record<string, unknown>> },
  change: (list: TurnList, people: readonly Person[], realm: Realm) => Done<TurnList>,
): Promise<Done<TurnListView>> {
  if (!changes(actor, office, unit))
    return forbidden(
      'Chỉ giảng viên, Ban Triển khai, hoặc Cục với đơn vị của mình, đặt được chế độ phân công.',
      'Only trainers, the board, or a Cục for its own offices set how files are assigned.',
    )
  const people = (await officersByOffice(office)).get(unit) ?? []
  return office.store.commit(async (tx, realm): Promise<Done<TurnListView>> => {
    const changed = change(turnListOf(realm, unit), people, realm)
    if (!changed.ok) return changed
    const setting = { ...turnListsOf(realm), [unit]: changed.value }
    await tx.putSetting(TURNS, setting)
    const detail = { office: unit, ...act.detail }
    await tx.append([actEntry(office, realm, { kind: 'admin', userId: actor.name, procedure: act.procedure, detail })])
    const after = { ...realm, settings: new Map([...realm.settings, [TURNS, setting]]) }
    return done(viewOf(office, after, actor, unit, people))
  })
}

const noOfficer = (login: string, unit: string): Done<never> =>
  badField(
    'officers',
    `"${login}" không phải công chức có vai trò hải quan của đơn vị ${unit}.`,
    `"${login}" is no officer with the customs role of office ${unit}.`,
  )

/** Sets mode and registered officers; who is newly registered has the next turn. */
export function setTurns(
  office: Office,
  actor: Actor,
  unit: string,
  wish: Pick<TurnList, 'mode' | 'officers'>,
): Promise<Done<TurnListView>> {
  const officers = [...new Set(wish.officers)]
  const act = { procedure: 'setTurns', detail: { mode: wish.mode, officers } }
  return changeList(office, actor, unit, act, (list, people) => {
    const stranger = officers.find((login) => !people.some((person) => person.login === login))
    if (stranger !== undefined) return noOfficer(stranger, unit)
    if (wish.mode === 'inTurn' && officers.length === 0)
      return badField(
        'officers',
        'Chọn ít nhất một công chức nhận hồ sơ theo lượt.',
        'Choose at least one officer who takes files by turns.',
      )
    return done({ ...list, mode: wish.mode, officers })
  })
}

/** Marks an officer absent until the end of a day, sandbox clock (`until`: yyyy-mm-dd). */
export function markAbsent(
  office: Office,
  actor: Actor,
  unit: string,
  { login, until, reason }: { readonly login: string; readonly until: string; readonly reason: string },
): Promise<Done<TurnListView>> {
  const day = until.replaceAll('-', '')
  const act = { procedure: 'markAbsent', detail: { login, until, reason } }
  return changeList(office, actor, unit, act, (list, people, realm) => {
    if (!people.some((person) => person.login === login)) return noOfficer(login, unit)
    if (day < today(office, realm))
      return badField(
        'until',
        'Ngày cuối vắng mặt phải từ hôm nay (giờ hệ thống) trở đi.',
        'The last day of the absence must not lie before today (system time).',
      )
    const absence: Absence = { until: day, reason, by: actor.name }
    return done({ ...list, absences: { ...list.absences, [login]: absence } })
  })
}

/** The officer is there again. */
export function markPresent(office: Office, actor: Actor, unit: string, login: string): Promise<Done<TurnListView>> {
  return changeList(office, actor, unit, { procedure: 'markPresent', detail: { login } }, (list) => {
    const { [login]: absence, ...absences } = list.absences
    return absence === undefined
      ? unknown('absence', `"${login}" không được ghi là vắng mặt.`, `"${login}" is not marked absent.`)
      : done({ ...list, absences })
  })
}

/** Who leaves the world takes no more turns in it. */
export async function forgetTurns(tx: Tx, realm: Realm, login: string): Promise<void> {
  const lists = turnListsOf(realm)
  if (!Object.values(lists).some(({ officers }) => officers.includes(login))) return
  const without = Object.entries(lists).map(([unit, list]) => {
    const officers = list.officers.filter((one) => one !== login)
    return [unit, { ...list, officers, mode: officers.length === 0 ? 'byHand' : list.mode }] as const
  })
  await tx.putSetting(TURNS, Object.fromEntries(without))
}
