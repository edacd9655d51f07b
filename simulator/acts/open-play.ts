/** A person opens a run, joins one by its code, or repeats one (experience, Scenario player). */
import type { Role, Scenario } from '#training/scenario.ts'
import type { PlayView } from '../api/scenarios.ts'
import type { RunPlay, RunRecord } from '../ports.ts'
import { runsOf } from './my-runs.ts'
import { actEntry } from './office.ts'
import { playView } from './play.ts'
import { badField, conflict, type Done, done, forbidden, unknown } from './problem.ts'
import { examNow, examTask } from './run-exam.ts'
import { partsOf, playersRun } from './run-rights.ts'
import { beginRun, CLIENT_PLAY, noScenario, rolesOf } from './runs.ts'
import type { Schoolroom } from './schoolroom.ts'
import type { LoggedIn } from './sessions.ts'

export interface PlayWish {
  readonly scenario: string
  readonly official: boolean
  readonly mode: 'alone' | 'pair'
  /** Which part the person takes of a pair. */
  readonly role?: Role | undefined
  /** By lot when absent. */
  readonly seed?: number | undefined
}

export const MOST_SEED = 2 ** 31 - 1

/** Opens a run for the person: alone in every part, or in one while a code invites the second person. */
export async function openPlay(room: Schoolroom, who: LoggedIn, wish: PlayWish): Promise<Done<PlayView>> {
  const scenario = room.scenarios.get(wish.scenario)
  if (scenario === undefined) return noScenario(wish.scenario)
  const parts = partsFor(scenario, wish)
  if (!parts.ok) return parts
  const missing = parts.value.find((role) => !who.person.roles.includes(role))
  if (missing !== undefined) return noRole(missing)
  const exam = await examPart(room, who, scenario.id)
  if (!exam.ok) return exam
  const { login, unit } = who.person
  const at = (role: Role): string => (parts.value.includes(role) ? login : '')
  const play: RunPlay = {
    ...CLIENT_PLAY,
    mode: wish.mode,
    business: at('business'),
    customs: at('customs'),
    joinCode: wish.mode === 'pair' ? newCode(room) : '',
    examUntil: exam.value?.examUntil ?? 0,
  }
  const seed = exam.value?.seed ?? wish.seed ?? room.random.below(MOST_SEED)
  const run = await beginRun(room, { scenario, unit, seed, official: wish.official, play, by: login })
  return playView(room, who, run.id)
}

type ExamPart = { readonly seed: number; readonly examUntil: number } | null

/** While an exam is on, only its scenarios can be opened, each once, with the variant that the exam gives. */
async function examPart(room: Schoolroom, { person }: LoggedIn, scenario: string): Promise<Done<ExamPart>> {
  if ((await examNow(room)) === null) return done(null)
  const task = await examTask(room, person.login, scenario)
  if (task === null)
    return conflict(
      'exam',
      'Đang giờ thi: chỉ mở được kịch bản trong đề.',
      'An exam is under way: only its scenarios can be opened.',
    )
  const before = (await runsOf(room, person.login)).find(
    (run) => run.scenario === scenario && run.play.examUntil === task.examUntil,
  )
  if (before)
    return conflict(
      'exam-once',
      before.closedAt === 0
        ? 'Bạn đang làm kịch bản này trong bài thi. Bấm Làm tiếp.'
        : 'Mỗi kịch bản trong bài thi chỉ làm một lần, và bạn đã làm xong.',
      before.closedAt === 0
        ? 'You are playing this scenario of the exam already. Press Go on.'
        : 'Each scenario of an exam is played once, and you have finished it.',
    )
  return done(task)
}

/** Who joins a run of the exam plays that scenario of it, too: not after a run of their own. */
async function examPartOfJoiner(room: Schoolroom, who: LoggedIn, id: string): Promise<Done<ExamPart>> {
  const run = await room.store.run(id)
  return run && run.play.examUntil > 0 && partsOf(run, who.person.login).length === 0
    ? examPart(room, who, run.scenario)
    : done(null)
}

function partsFor(scenario: Scenario, { mode, role }: PlayWish): Done<readonly Role[]> {
  const roles = rolesOf(scenario)
  if (mode === 'alone') return done(roles)
  if (roles.length < 2)
    return badField(
      'mode',
      'Kịch bản này chỉ có một vai; chọn chạy một mình.',
      'This scenario has one role only; play it alone.',
    )
  if (role === undefined)
    return badField('role', 'Chọn vai bạn đóng: doanh nghiệp hoặc hải quan.', 'Choose the role that you take.')
  return done([role])
}

const ROLE_WORDS = { business: ['doanh nghiệp', 'business'], customs: ['hải quan', 'customs'] } as const

const noRole = (role: Role) =>
  forbidden(
    `Tài khoản của bạn chưa được giao vai ${ROLE_WORDS[role][0]}. Chọn chạy hai người, hoặc nhờ người quản lý tài khoản giao thêm vai.`,
    `You do not have the role of ${ROLE_WORDS[role][1]}. Play it in a pair, or ask the account manager for the role.`,
  )

/** Read out and typed: no 0/O, 1/I. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const CODE_LENGTH = 6
const newCode = (room: Schoolroom): string =>
  Array.from({ length: CODE_LENGTH }, () => LETTERS[room.random.below(LETTERS.length)]).join('')

/** As a person may type it: small letters, blanks and dashes in between. */
const asCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '')

const noPlace = (typed: string) =>
  unknown(
    'join-code',
    `Không có lượt chạy nào chờ với mã "${typed}". Mã dùng một lần; kiểm tra lại từng chữ, và cả hai người phải ở cùng thế giới.`,
    `No run waits with the code "${typed}". A code works once; check it, and both people must be in the same world.`,
  )

/** Takes the free part of a run. The code is used up by it. */
export async function joinPlay(room: Schoolroom, who: LoggedIn, typed: string): Promise<Done<PlayView>> {
  const code = asCode(typed)
  const free = await room.store.records.list('seats', { world: room.world, login: '' })
  const seat = code === '' ? undefined : free.find((one) => one.code === code)
  if (seat === undefined) return noPlace(typed)
  const { login, roles } = who.person
  if (!roles.includes(seat.role)) return noRole(seat.role)
  const examined = await examPartOfJoiner(room, who, seat.run)
  if (!examined.ok) return examined
  const taken = await room.store.commit(async (tx, realm): Promise<Done<RunRecord>> => {
    const run = await tx.run(seat.run)
    const now = await tx.record('seats', `${room.world}/${seat.run}/${seat.role}`)
    if (run === undefined || run.closedAt > 0 || now?.code !== code) return noPlace(typed)
    if (partsOf(run, login).length > 0)
      return conflict(
        'own-run',
        'Bạn đang chơi vai kia của lượt chạy này. Mã dành cho người thứ hai.',
        'You play the other part of this run. The code is for the second person.',
      )
    const joined = { ...run, play: { ...run.play, [seat.role]: login, joinCode: '' } }
    await tx.saveRun(joined)
    await tx.put('seats', { ...seat, login, code: '' })
    const act = { kind: 'admin', userId: login, procedure: 'joinRun', run: run.id } as const
    await tx.append([actEntry(room, realm, { ...act, detail: { role: seat.role } })])
    return done(joined)
  })
  return taken.ok ? playView(room, who, taken.value.id) : taken
}

/** The same scenario once more: with other data, or with the same. */
export async function repeatPlay(
  room: Schoolroom,
  who: LoggedIn,
  id: string,
  sameData: boolean,
): Promise<Done<PlayView>> {
  const found = await playersRun(room, who, id)
  if (!found.ok) return found
  const { scenario, official, seed, closedAt, play } = found.value
  if (closedAt === 0)
    return conflict(
      'run-open',
      'Lượt chạy này chưa kết thúc. Làm tiếp, hoặc bấm Kết thúc trước khi làm lại.',
      'This run is still open. Go on with it, or end it before you repeat it.',
    )
  const [role] = partsOf(found.value, who.person.login)
  const mode = play.mode === 'pair' ? 'pair' : 'alone'
  return openPlay(room, who, { scenario, official, mode, role, ...(sameData ? { seed } : {}) })
}
