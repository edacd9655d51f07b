/** Who hears of which journal row (tin mới): one's own messages, one's office's declarations; trainers everything. */

import type { JournalRow } from '#training/journal-row.ts'
import type { News } from '../api/events.ts'
import type { Office } from './office.ts'
import type { LoggedIn } from './sessions.ts'

export const newsOf = (row: JournalRow): News => ({
  seq: row.seq,
  at: row.at,
  kind: row.kind,
  userId: row.userId,
  procedure: row.procedure,
  declarationNo: row.declarationNo,
  run: row.run,
  resultCodes: row.resultCodes,
  outputs: row.outputs,
})

/** The clock is everybody's: it stands on top of every page. So are an exam and the end of the class. */
const OF_EVERYBODY: ReadonlySet<string> = new Set(['setClock', 'resetClass', 'startExam', 'endExam', 'archiveClass'])

/** A test for rows of the office's world. The script with the admin key hears everything. */
export async function mayHear(office: Office, who: LoggedIn | undefined): Promise<(row: JournalRow) => boolean> {
  if (who === undefined) return () => true
  const { person } = who
  if (person.roles.some((role) => role === 'trainer' || role === 'board' || role === 'it' || role === 'department'))
    return () => true
  const terminal = await office.store.records.find('terminals', `${office.world}/${person.login}`)
  const customs = person.roles.includes('customs')
  const seats = await office.store.records.list('seats', { world: office.world, login: person.login })
  const runs = new Set(seats.map(({ run }) => run))
  return (row) => {
    const own = row.userId === person.login
    // A run that the person opens or joins while listening is theirs from that row on.
    if (own && (row.procedure === 'openRun' || row.procedure === 'joinRun')) runs.add(row.run)
    return (
      own ||
      (row.kind === 'admin' && OF_EVERYBODY.has(row.procedure)) ||
      (terminal !== undefined && row.userId === terminal.userId) ||
      // What the other player of one's run does.
      runs.has(row.run) ||
      // An officer's queue moves with every declaration of the world; what the queue shows is decided when it is read.
      (customs && row.declarationNo !== '' && row.kind !== 'report')
    )
  }
}
