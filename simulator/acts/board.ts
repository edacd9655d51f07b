/** The live board of a class: reads runs and their rows, and lets training/board fold them. */
import { type BoardRun, boardOf } from '#training/board.ts'
import type { JournalRow } from '#training/journal-row.ts'
import type { Judgement } from '#training/judge.ts'
import type { BoardView } from '../api/classroom.ts'
import type { RunRecord } from '../ports.ts'
import { type Actor, type Classroom, planOf, standingIn } from './classroom.ts'
import { closeOverdueRuns } from './exams.ts'
import { type Done, done, forbidden } from './problem.ts'
import { CLIENT_PLAY, viewRun } from './runs.ts'

const STUCK_AFTER_MS = 10 * 60_000
/** Rows of one run that the board looks at; a run has a few dozen. */
const ROWS = 500

interface Seen {
  readonly rows: readonly JournalRow[]
  readonly judgement: Judgement
}

/** What was judged already, by run: judged again only when the run has a new row. */
const judged = new WeakMap<object, Map<string, Seen>>()

function memoryOf({ journal }: Classroom): Map<string, Seen> {
  const known = judged.get(journal) ?? new Map<string, Seen>()
  judged.set(journal, known)
  return known
}

export async function classBoard(room: Classroom, actor: Actor): Promise<Done<BoardView>> {
  const standing = await standingIn(room, actor, 'look')
  if (!standing.ok) return standing
  if (!standing.value.leads)
    return forbidden('Chỉ giảng viên của lớp xem được bảng theo dõi.', 'Only the trainers of the class see its board.')
  await closeOverdueRuns(room)
  const { store, scenarios } = room
  const since = planOf(standing.value.world).resetAt
  const members = (await store.records.list('members', { world: room.world })).filter(({ part }) => part === 'member')
  const people = new Map((await store.records.list('people')).map(({ login, name }) => [login, name]))
  const logins = new Set(members.map(({ login }) => login))
  const runs = (await store.runs({}))
    .map((run) => ({ ...run, play: { ...CLIENT_PLAY, ...run.play } }))
    .filter(({ play }) => play.startedAt >= since && (logins.has(play.business) || logins.has(play.customs)))
  const memory = memoryOf(room)
  const shown: BoardRun[] = []
  for (const run of runs) {
    const seen = await look(room, run, memory)
    if (seen) shown.push(boardRun(run, seen))
  }
  const now = room.clock.real()
  const rows = boardOf({
    now,
    stuckAfter: STUCK_AFTER_MS,
    members: members.map(({ login }) => ({ login, name: people.get(login) ?? login })),
    runs: shown,
    scenarios,
  })
  return done({ asOf: now, stuckAfter: STUCK_AFTER_MS, rows })
}

const boardRun = ({ id, scenario, official, play }: RunRecord, { rows, judgement }: Seen): BoardRun => ({
  id,
  scenario,
  official,
  business: play.business,
  customs: play.customs,
  startedAt: play.startedAt,
  endedAt: play.endedAt,
  hints: play.hints.length,
  exam: play.examUntil > 0,
  judgement,
  rows,
})

/** A run that has ended is read once; an open one again when its newest row is another. */
async function look(room: Classroom, run: RunRecord, memory: Map<string, Seen>): Promise<Seen | undefined> {
  const { journal, world } = room
  const known = memory.get(run.id)
  const [newest] = await journal.rows({ world, run: run.id, newestFirst: true, limit: 1 })
  if (known && known.rows.at(-1)?.seq === newest?.seq) return known
  const viewed = await viewRun(room, run.id)
  if (!viewed.ok) return undefined
  const seen = { rows: await journal.rows({ world, run: run.id, limit: ROWS }), judgement: viewed.value.judgement }
  memory.set(run.id, seen)
  return seen
}
