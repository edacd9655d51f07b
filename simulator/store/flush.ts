import type { Changes, Kept } from './changes.ts'
import type { JournalWriter } from './database.ts'
import type { Session } from './session.ts'
import { type Head, removeRecord, removeWaiting, saveHead, write, writeBodies } from './statements.ts'

const rowsOf = <Row>(kept: ReadonlyMap<unknown, Kept<unknown, Row>>): Row[] => [...kept.values()].map(({ row }) => row)

/** Changes of one world; journal, bodies and records are those of the whole transaction, the same in each. */
export interface WorldChanges {
  readonly world: string
  readonly changes: Changes
}

/** Writes the changes of a transaction behind `head`, sealing the journal rows into the chain. */
export function flush(
  session: Session,
  journal: JournalWriter,
  worlds: readonly WorldChanges[],
  head: Head,
  realmVersion: number,
): void {
  const rows = worlds[0]?.changes.journal ?? []
  let hash = head.hash
  for (const record of rows) hash = journal.seal(record, hash)
  write(session, 'journal', rows)
  writeBodies(session, head.seq + 1, worlds[0]?.changes.bodies ?? [])
  for (const { world, changes } of worlds) flushWorld(session, world, changes)
  for (const record of worlds[0]?.changes.records.values() ?? []) {
    if (record.state === null) removeRecord(session, record.kind, record.key)
    else write(session, 'records', [record])
  }
  const next = { seq: head.seq + rows.length, hash, realm_version: realmVersion }
  if (next.seq !== head.seq || next.realm_version !== head.realm_version) saveHead(session, next)
}

function flushWorld(session: Session, world: string, changes: Changes): void {
  write(session, 'declarations', rowsOf(changes.declarations))
  write(session, 'remembered', rowsOf(changes.remembered))
  removeWaiting(session, world, [...changes.acknowledged.keys()])
  write(session, 'mailbox', rowsOf(changes.delivered))
  const sequences = [...changes.sequences].map(([name, last]) => ({ world, name, last }))
  write(session, 'sequences', sequences)
  write(session, 'settings', rowsOf(changes.settings))
  write(session, 'accounts', rowsOf(changes.accounts))
  write(session, 'certificates', rowsOf(changes.certificates))
  write(session, 'runs', rowsOf(changes.runs))
}
