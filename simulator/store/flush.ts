import type { Changes, Kept } from './changes.ts'
import type { JournalWriter } from './database.ts'
import type { Session } from './session.ts'
import { type Head, removeRecord, removeWaiting, saveHead, write, writeBodies } from './statements.ts'

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
  writeBodies(session, head.seq + 1, changes.bodies)
  write(session, 'declarations', rowsOf(changes.declarations))
  write(session, 'remembered', rowsOf(changes.remembered))
  removeWaiting(session, world, [...changes.acknowledged.keys()])
  write(session, 'mailbox', rowsOf(changes.delivered))
  write(
    session,
    'sequences',
    [...changes.sequences].map(([name, last]) => ({ world, name, last })),
  )
  write(session, 'settings', rowsOf(changes.settings))
  write(session, 'accounts', rowsOf(changes.accounts))
  write(session, 'certificates', rowsOf(changes.certificates))
  write(session, 'runs', rowsOf(changes.runs))
  for (const record of changes.records.values()) {
    if (record.state === null) removeRecord(session, record.kind, record.key)
    else write(session, 'records', [record])
  }
  const next = { seq: head.seq + changes.journal.length, hash, realm_version: realmVersion }
  if (next.seq !== head.seq || next.realm_version !== head.realm_version) saveHead(session, next)
}
