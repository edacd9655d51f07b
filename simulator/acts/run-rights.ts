/** Who may see a run, who may act in it: its players act; they, the world's trainers, the board and IT look. */
import type { Role } from '#training/scenario.ts'
import type { PersonRole } from '../ports/records.ts'
import type { RunRecord } from '../ports.ts'
import { conflict, type Done, done, forbidden, unknown } from './problem.ts'
import { findRun } from './runs.ts'
import type { Schoolroom } from './schoolroom.ts'
import type { LoggedIn } from './sessions.ts'
import { MAIN_WORLD } from './sessions.ts'

const LOOKERS: readonly PersonRole[] = ['board', 'it', 'department']

/** Parts of the run that the person plays. */
export const partsOf = ({ play }: RunRecord, login: string): readonly Role[] =>
  (['business', 'customs'] as const).filter((role) => play.mode !== 'client' && play[role] === login)

async function isTrainer(room: Schoolroom, { person }: LoggedIn): Promise<boolean> {
  if (room.world === MAIN_WORLD) return person.roles.includes('trainer')
  const place = await room.store.records.find('members', `${room.world}/${person.login}`)
  return place?.part === 'trainer'
}

/** A run that the person may see. Without a person (admin key) every run. */
export async function seenRun(room: Schoolroom, who: LoggedIn | undefined, id: string): Promise<Done<RunRecord>> {
  const run = await findRun(room, id)
  if (run === undefined)
    return unknown(
      'run',
      `Không có lượt chạy ${id} trong thế giới đang làm việc. Nếu lượt chạy thuộc lớp khác, chọn lớp đó ở dải trên cùng.`,
      `There is no run ${id} in this world. If it belongs to another class, choose that class in the strip on top.`,
    )
  if (who === undefined || partsOf(run, who.person.login).length > 0) return done(run)
  const { roles } = who.person
  if (LOOKERS.some((role) => roles.includes(role)) || (await isTrainer(room, who))) return done(run)
  return forbidden(
    'Lượt chạy này của người khác. Muốn cùng chơi, xin mã mời rồi nhập ở trang Kịch bản.',
    "This run is somebody else's. To join it, ask for its code and enter it on the Scenarios page.",
  )
}

/** A run in which the person may act: a player's, still open. */
export async function playersRun(room: Schoolroom, who: LoggedIn, id: string): Promise<Done<RunRecord>> {
  const seen = await seenRun(room, who, id)
  if (!seen.ok) return seen
  if (partsOf(seen.value, who.person.login).length === 0)
    return forbidden('Chỉ người chơi của lượt chạy làm được việc này.', 'Only the players of the run can do this.')
  return seen
}

export const runEnded = conflict(
  'run-ended',
  'Lượt chạy đã kết thúc. Bấm Làm lại để mở lượt mới.',
  'The run has ended. Repeat it to open a new one.',
)
