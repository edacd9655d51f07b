import type { Declaration } from '#customs/declaration/declaration.ts'
import type { Account, IssuedCertificate, Remembered, RunRecord, Waiting } from '../ports.ts'
import type { JournalRecord, Tables } from './tables.ts'

/** A value to be read again within the group, beside the row that will be written. */
export interface Kept<Value, Row> {
  readonly value: Value
  readonly row: Row
}

/** A record that is to go. */
export interface RemovedRecord {
  readonly kind: string
  readonly key: string
  readonly state: null
}

/**
 * What was written and is not in the database yet: of one work while it runs, then of the whole group. A work that
 * fails is undone by forgetting its changes, which is why no savepoint is needed.
 */
export interface Changes {
  /** By base number. */
  readonly declarations: Map<string, Kept<Declaration, Tables['declarations']>>
  /** Highest value given out, by sequence. */
  readonly sequences: Map<string, number>
  readonly remembered: Map<string, Kept<Remembered, Tables['remembered']>>
  readonly delivered: Map<number, Kept<Waiting, Tables['mailbox']>>
  /** Ids of reports in the database that were taken out, with their user. */
  readonly acknowledged: Map<number, string>
  readonly journal: JournalRecord[]
  readonly bodies: Uint8Array[]
  readonly settings: Map<string, Kept<unknown, Tables['settings']>>
  readonly accounts: Map<string, Kept<Account, Tables['accounts']>>
  readonly certificates: Map<string, Kept<IssuedCertificate, Tables['certificates']>>
  readonly runs: Map<string, Kept<RunRecord, Tables['runs']>>
  /** By kind and key; a removed record has no row. */
  readonly records: Map<string, Tables['records'] | RemovedRecord>
}

export const noChanges = (): Changes => ({
  declarations: new Map(),
  sequences: new Map(),
  remembered: new Map(),
  delivered: new Map(),
  acknowledged: new Map(),
  journal: [],
  bodies: [],
  settings: new Map(),
  accounts: new Map(),
  certificates: new Map(),
  runs: new Map(),
  records: new Map(),
})

const addAll = <K, V>(into: Map<K, V>, from: ReadonlyMap<K, V>): void => {
  for (const [key, value] of from) into.set(key, value)
}

/** Adds the changes of a work that succeeded to those of its group. */
export function merge(group: Changes, work: Changes): void {
  addAll(group.declarations, work.declarations)
  addAll(group.sequences, work.sequences)
  addAll(group.remembered, work.remembered)
  addAll(group.delivered, work.delivered)
  for (const [id, user] of work.acknowledged) {
    // A report laid down and taken out within one group never reaches the table.
    if (!group.delivered.delete(id)) group.acknowledged.set(id, user)
  }
  group.journal.push(...work.journal)
  group.bodies.push(...work.bodies)
  addAll(group.settings, work.settings)
  addAll(group.accounts, work.accounts)
  addAll(group.certificates, work.certificates)
  addAll(group.runs, work.runs)
  addAll(group.records, work.records)
}

/** True when the realm that processes keep in memory is another one afterwards. */
export const changesRealm = (changes: Changes): boolean =>
  changes.settings.size + changes.accounts.size + changes.certificates.size > 0
