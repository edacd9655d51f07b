import type { RunRecord } from '../ports.ts'
import { planOf } from './classroom.ts'
import { findRun } from './runs.ts'
import type { Schoolroom } from './schoolroom.ts'

/** Runs that the person plays or played in this world since its last reset, oldest first. */
export async function runsOf(room: Schoolroom, login: string): Promise<readonly RunRecord[]> {
  const { records } = room.store
  const world = await records.find('worlds', room.world)
  const since = world ? planOf(world).resetAt : 0
  const seats = await records.list('seats', { world: room.world, login })
  const ids = [...new Set(seats.map(({ run }) => run))]
  const runs = await Promise.all(ids.map((id) => findRun(room, id)))
  return runs
    .filter((run) => run !== undefined)
    .filter(({ play }) => play.startedAt >= since)
    .sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1))
}
