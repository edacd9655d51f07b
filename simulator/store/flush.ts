import type { Changes, Kept } from './changes.ts'
import type { JournalWriter } from './database.ts'
import { mailboxRow } from './rows.ts'
import type { Session } from './session.ts'
import { type Head, removeWaiting, saveHead, write } from './statements.ts'

const rowsOf = <Row>(kept: ReadonlyMap<unknown, Kept<unknown, Row>>): Row[] => [...kept.values()].map(({ row }) => row)

/** Writes the changes of a group behind `head`, sealing the journal rows into the chain. */
export function flush(
  session: Session,
  world: string,
  journal: JournalWriter,
  changes: Changes,
  head: Head,
  realmVersion: number,
): void {
  let hash = head.hash
  for (const record of changes.journal) hash = journal.seal(record, hash)
  write(session, 'journal', changes.journal)
  write(
    session,
    'journal_body',
    changes.bodies.map((body, index) => ({ seq: head.seq + index + 1, body })),
  )
  write(session, 'declarations', rowsOf(changes.declarations))
  write(session, 'remembered', rowsOf(changes.remembered))
  removeWaiting(session, world, [...changes.acknowledged.keys()])
  const delivered = [...changes.delivered.values()]
  write(
    session,
    'mailbox',
    delivered.map((report) => mailboxRow(world, report)),
  )
  write(
    session,
    'sequences',
    [...changes.sequences].map(([name, last]) => ({ world, name, last })),
  )
  write(session, 'settings', rowsOf(changes.settings))
  write(session, 'accounts', rowsOf(changes.accounts))
  write(session, 'certificates', rowsOf(changes.certificates))
  write(session, 'runs', [...changes.runs.values()])
  const next = { seq: head.seq + changes.journal.length, hash, realm_version: realmVersion }
  if (next.seq !== head.seq || next.realm_version !== head.realm_version) saveHead(session, next)
}
