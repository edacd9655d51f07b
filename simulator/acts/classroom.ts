/** What a class needs beside its office: the other worlds, the templates, the board's memory (lớp học). */
import type { ClassTemplate } from '#training/class-template.ts'
import type { Person, World } from '../ports/records.ts'
import type { Account } from '../ports.ts'
import type { Exam } from './exam.ts'
import type { Office } from './office.ts'
import { type Done, done, forbidden, unknown } from './problem.ts'
import type { Schoolroom } from './schoolroom.ts'
import { type LoggedIn, MAIN_WORLD } from './sessions.ts'

export interface Classroom extends Schoolroom {
  readonly templates: ReadonlyMap<string, ClassTemplate>
}

export type ClassroomIn = (world: string) => Classroom

/** Who acts: a person, or the script with the admin key. */
export interface Actor {
  readonly name: string
  readonly who: LoggedIn | undefined
}

/** The part of a world's record that the class keeps there, JSON. */
export interface ClassPlan {
  readonly template: string
  readonly scenarios: readonly string[]
  readonly seats: number
  /** Places taken, without that of who made the class. */
  readonly taken: number
  /** Real epoch ms of the last reset: the board shows what came after. */
  readonly resetAt: number
  readonly exam?: Exam | null
}

export const planOf = ({ plan }: World): ClassPlan => ({
  template: '',
  scenarios: [],
  seats: 0,
  taken: 0,
  resetAt: 0,
  ...(plan as Partial<ClassPlan>),
})

export const noWorld = (id: string) => unknown('world', `Không có lớp "${id}".`, `There is no class "${id}".`)

/** `look`: see the class · `lead`: faults, clock, exam, snapshots. */
export type Right = 'look' | 'lead'

export interface Standing {
  readonly world: World
  /** '' for who has no place in it and only looks after it. */
  readonly part: 'trainer' | 'member' | ''
  readonly leads: boolean
}

/**
 * What the actor is in the world, or why they may not. A class is led by its own trainers; the board and IT look after
 * all worlds, and they alone after the campaign's.
 */
export async function standingIn(room: Office, actor: Actor, right: Right): Promise<Done<Standing>> {
  const world = await room.store.records.find('worlds', room.world)
  if (world === undefined) return noWorld(room.world)
  const person = actor.who?.person
  if (person === undefined) return done({ world, part: '', leads: true })
  const place = await room.store.records.find('members', `${room.world}/${person.login}`)
  const part = place?.part ?? ''
  const leads = part === 'trainer' || keepsWorlds(person)
  if (right === 'look' && (leads || part !== '' || world.id === MAIN_WORLD)) return done({ world, part, leads })
  if (leads) return done({ world, part, leads })
  if (right === 'look' || part === '') return part === '' && world.kind === 'class' ? notYours : notInCampaign
  return forbidden('Chỉ giảng viên của lớp làm được việc này.', 'Only the trainers of this class can do this.')
}

/** Looks after every world. */
export const keepsWorlds = (person: Person): boolean => person.roles.includes('board') || person.roles.includes('it')

const notYours = forbidden(
  'Bạn không có chỗ trong lớp này. Xin mã vào lớp rồi nhập ở trang Lớp học.',
  'You have no place in this class. Ask for its code and enter it on the Classes page.',
)
const notInCampaign = forbidden(
  'Trong thế giới của chiến dịch, chỉ Ban Triển khai hoặc công nghệ thông tin làm được việc này. Muốn tập, hãy mở một lớp.',
  "In the campaign's world only the board or IT can do this. Make a class to practise.",
)

export const archivedWorld = (world: World): Done<never> | null =>
  world.state === 'archived'
    ? {
        ok: false,
        problem: {
          status: 409,
          name: 'world-archived',
          title: { vi: 'Lớp đã lưu trữ', en: 'The class is archived' },
          detail: {
            vi: `Lớp "${world.title}" đã lưu trữ: chỉ xem được, không thay đổi được nữa.`,
            en: `The class "${world.title}" is archived: it can be looked at, but no longer changed.`,
          },
        },
      }
    : null

/** A world that the actor may change now. */
export async function ledWorld(room: Office, actor: Actor): Promise<Done<World>> {
  const standing = await standingIn(room, actor, 'lead')
  if (!standing.ok) return standing
  return archivedWorld(standing.value.world) ?? done(standing.value.world)
}

/** A class that the actor may change now: the campaign's world is no class. */
export async function ledClass(room: Office, actor: Actor): Promise<Done<World>> {
  const world = await ledWorld(room, actor)
  return world.ok && world.value.kind !== 'class' ? noWorld(room.world) : world
}

/** Persons by the wire account of their seat. */
export async function seatsOf(room: Office): Promise<ReadonlyMap<Account['userId'], string>> {
  const members = await room.store.records.list('members', { world: room.world })
  return new Map(members.filter(({ userId }) => userId !== '').map(({ userId, login }) => [userId, login]))
}
