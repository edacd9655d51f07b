import type { Declaration } from '#customs/declaration/declaration.ts'
import { answersTo, baseNumber } from '#customs/declaration/numbering.ts'
import type { RecordKind, Records } from '../ports/records.ts'
import type {
  Account,
  Delivered,
  Entry,
  IssuedCertificate,
  Realm,
  Remembered,
  RunRecord,
  Tx,
  Waiting,
} from '../ports.ts'
import { type Changes, noChanges } from './changes.ts'
import { type JournalWriter, keepable, unpackBody } from './database.ts'
import {
  accountRow,
  certificateRow,
  declarationRow,
  keepableReport,
  mailboxRow,
  recordRow,
  rememberedRow,
  rememberedValue,
  runRow,
  runValue,
  settingRow,
  waitingValue,
} from './rows.ts'
import type { Session } from './session.ts'
import {
  countWaiting,
  findWaiting,
  readDeclaration,
  readLastReport,
  readRecord,
  readRemembered,
  readRun,
  readWaiting,
} from './statements.ts'

type Sequence = 'import' | 'export' | 'statement'

/** Numbers the reports of all mailboxes, so that order of arrival is order of id. */
const mailboxSequence = 'mailbox'

/** `waitingCount` is exact up to here; beyond, it says this or a little more. */
const countLimit = 1000

/** What the works of one group share. */
export interface Group {
  readonly session: Session
  readonly world: string
  readonly journal: JournalWriter
  /** Sequence number of the journal's last row in the database. */
  readonly seq: number
  /** Last values given out, as the database has them. */
  readonly sequences: ReadonlyMap<string, number>
  /** What earlier works of the group left. */
  readonly changes: Changes
  /** Reports waiting in the database, by user, and how far they were counted: nothing changes there under the group. */
  readonly waiting: Map<string, { readonly count: number; readonly limit: number }>
  /** World of a wire account, also of one that an earlier work of the transaction opened. */
  readonly worldOf: (userId: string) => string | undefined
}

const recordName = (kind: RecordKind, key: string): string => `${kind} ${key}`

const nothing = new Uint8Array(0)

const named = (declaration: Declaration, number: string): Declaration | undefined =>
  answersTo(declaration, number) ? declaration : undefined

const rememberedKey = (...parts: readonly string[]): string => JSON.stringify(parts)

/**
 * The transaction as one work sees it: its own changes, over those of earlier works of the group, over the database.
 * It writes into memory only; the group is flushed once all its works have run.
 */
export class WorkTx implements Tx {
  readonly changes: Changes = noChanges()
  readonly #group: Group
  readonly #realm: Realm
  #open = true

  constructor(group: Group, realm: Realm) {
    this.#group = group
    this.#realm = realm
  }

  /** The changes of a work that came to its end. An answer or report that is a body of the journal is kept there only. */
  finish(): Changes {
    const { journal, bodies, remembered, delivered } = this.changes
    for (const kept of [remembered, delivered]) {
      for (const { row } of kept.values()) {
        const body = bodies.lastIndexOf(row.bytes)
        row.body_seq = journal[body]?.seq ?? 0
        if (row.body_seq > 0) row.bytes = nothing
      }
    }
    return this.changes
  }

  /** A work that keeps its transaction beyond its own end would write into nothing: that is a bug and told as one. */
  end(): void {
    this.#open = false
  }

  #use(): Group {
    if (!this.#open) throw new Error('store: the transaction is over; await every call inside the work')
    return this.#group
  }

  async declaration(number: string): Promise<Declaration | undefined> {
    const { session, world, changes } = this.#use()
    const key = keepable(baseNumber(number))
    const kept = this.changes.declarations.get(key) ?? changes.declarations.get(key)
    if (kept !== undefined) return named(kept.value, number)
    const [row] = await readDeclaration(session, world, key)
    return row && named(JSON.parse(row.state) as Declaration, number)
  }

  async saveDeclaration(declaration: Declaration): Promise<void> {
    const row = declarationRow(this.#use().world, declaration)
    this.changes.declarations.set(row.base, { value: declaration, row })
  }

  #last(sequence: string): number {
    const { changes, sequences } = this.#use()
    return this.changes.sequences.get(sequence) ?? changes.sequences.get(sequence) ?? sequences.get(sequence) ?? 0
  }

  async peek(sequence: Sequence): Promise<number> {
    return this.#last(sequence) + 1
  }

  async take(sequence: Sequence, count: number): Promise<void> {
    if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`store: cannot take ${count} of ${sequence}`)
    this.changes.sequences.set(sequence, this.#last(sequence) + count)
  }

  async remembered(userId: string, carry: string, contentHash: string): Promise<Remembered | undefined> {
    const { session, world, changes } = this.#use()
    const parts = [keepable(userId), keepable(carry), keepable(contentHash)] as const
    const key = rememberedKey(...parts)
    const kept = this.changes.remembered.get(key) ?? changes.remembered.get(key)
    if (kept !== undefined) return kept.value
    const [row] = await readRemembered(session, world, ...parts)
    return row && rememberedValue(row)
  }

  async remember(userId: string, carry: string, contentHash: string, answer: Remembered): Promise<void> {
    const row = rememberedRow(this.#use().world, userId, carry, contentHash, answer)
    this.changes.remembered.set(rememberedKey(row.user_id, row.carry, row.content_hash), { value: answer, row })
  }

  async deliver(report: Omit<Waiting, 'id'>): Promise<void> {
    const { world } = this.#use()
    const id = this.#last(mailboxSequence) + 1
    this.changes.sequences.set(mailboxSequence, id)
    const value = { id, ...keepableReport(report) }
    this.changes.delivered.set(id, { value, row: mailboxRow(world, value) })
  }

  /** Reports of the user that this group laid down and did not take out again, oldest first. */
  #fresh(userId: string): Waiting[] {
    const { changes } = this.#use()
    const fresh: Waiting[] = []
    for (const { value } of [...changes.delivered.values(), ...this.changes.delivered.values()])
      if (value.userId === userId && !this.changes.acknowledged.has(value.id)) fresh.push(value)
    return fresh
  }

  /** Ids of the user's reports that are still in the table but taken out by this group. */
  #taken(userId: string): Set<number> {
    const { changes } = this.#use()
    const taken = new Set<number>()
    for (const [id, user] of changes.acknowledged) if (user === userId) taken.add(id)
    for (const [id, user] of this.changes.acknowledged) if (user === userId && !changes.delivered.has(id)) taken.add(id)
    return taken
  }

  async oldestWaiting(userId: string): Promise<Waiting | undefined> {
    const { session, world } = this.#use()
    const user = keepable(userId)
    const taken = this.#taken(user)
    const rows = await readWaiting(session, world, user, taken.size + 1)
    const row = rows.find(({ id }) => !taken.has(id))
    return row ? waitingValue(row) : this.#fresh(user)[0]
  }

  async lastReport(output: string, declarationNo: string): Promise<Delivered | undefined> {
    const { session, world, changes } = this.#use()
    const number = keepable(declarationNo)
    const base = baseNumber(number)
    const wanted = JSON.stringify([output])
    const fresh = changes.journal
      .map((record, index): Delivered & { readonly wanted: boolean } => ({
        userId: record.user_id,
        declarationNo: record.declaration_no,
        bytes: changes.bodies[index] ?? nothing,
        wanted:
          record.kind === 'report' &&
          record.world === world &&
          record.outputs === wanted &&
          baseNumber(record.declaration_no) === base,
      }))
      .filter((one) => one.wanted)
      .reverse()
    const [row] = await readLastReport(session, world, output, base, number)
    const kept = row && {
      userId: row.user_id,
      declarationNo: row.declaration_no,
      bytes: unpackBody(row.codec, row.body),
    }
    const found = [...fresh, ...(kept ? [kept] : [])]
    return found.find((one) => one.declarationNo === number) ?? found[0]
  }

  async waitingCount(userId: string): Promise<number> {
    const user = keepable(userId)
    const taken = this.#taken(user).size
    return (await this.#inMailbox(user, countLimit + taken)) - taken + this.#fresh(user).length
  }

  /** Reports of the user in the table, counted up to `limit`. */
  async #inMailbox(user: string, limit: number): Promise<number> {
    const { session, world, waiting } = this.#use()
    const known = waiting.get(user)
    if (known !== undefined && (known.count < known.limit || known.limit >= limit)) return known.count
    const [row] = await countWaiting(session, world, user, limit)
    const count = Number(row?.waiting ?? 0)
    waiting.set(user, { count, limit })
    return count
  }

  async acknowledge(userId: string, id: number): Promise<boolean> {
    const { session, world, changes } = this.#use()
    const user = keepable(userId)
    if (this.changes.acknowledged.has(id) || changes.acknowledged.has(id)) return false
    const fresh = this.changes.delivered.get(id) ?? changes.delivered.get(id)
    if (fresh !== undefined) {
      if (fresh.value.userId !== user) return false
      // Its own report simply goes; one of an earlier work is only marked, for this work may still fail.
      if (!this.changes.delivered.delete(id)) this.changes.acknowledged.set(id, user)
      return true
    }
    if (!Number.isSafeInteger(id)) return false
    const [row] = await findWaiting(session, world, user, id)
    if (row === undefined) return false
    this.changes.acknowledged.set(id, user)
    return true
  }

  async append(entries: readonly Entry[]): Promise<readonly number[]> {
    const { seq, world, journal, changes } = this.#use()
    const first = seq + changes.journal.length + this.changes.journal.length + 1
    const records = entries.map((entry, index) => {
      if (entry.cause < -index)
        throw new RangeError(`journal: cause ${entry.cause} lies before the first row of the call`)
      const own = first + index
      return journal.record(entry, own, entry.cause < 0 ? own + entry.cause : entry.cause, world)
    })
    this.changes.journal.push(...records)
    this.changes.bodies.push(...entries.map((entry) => entry.body))
    return records.map((record) => record.seq)
  }

  async setting(name: string): Promise<unknown> {
    this.#use()
    const kept = this.changes.settings.get(name)
    return kept === undefined ? this.#realm.settings.get(name) : kept.value
  }

  async putSetting(name: string, value: unknown): Promise<void> {
    const row = settingRow(this.#use().world, name, value)
    this.changes.settings.set(row.name, { value, row })
  }

  async saveAccount(account: Account): Promise<void> {
    const row = accountRow(this.#use().world, account)
    this.changes.accounts.set(row.user_id, { value: account, row })
  }

  async worldOf(userId: string): Promise<string | undefined> {
    const { world, worldOf } = this.#use()
    return this.changes.accounts.has(keepable(userId)) ? world : worldOf(userId)
  }

  async saveCertificate(certificate: IssuedCertificate): Promise<void> {
    const row = certificateRow(this.#use().world, certificate)
    this.changes.certificates.set(row.serial, { value: certificate, row })
  }

  async saveRun(run: RunRecord): Promise<void> {
    const row = runRow(this.#use().world, run)
    this.changes.runs.set(row.id, { value: run, row })
  }

  async run(id: string): Promise<RunRecord | undefined> {
    const { session, world, changes } = this.#use()
    const key = keepable(id)
    const kept = this.changes.runs.get(key) ?? changes.runs.get(key)
    if (kept !== undefined) return kept.value
    const [row] = await readRun(session, world, key)
    return row && runValue(row)
  }

  async record<K extends RecordKind>(kind: K, key: string): Promise<Records[K] | undefined> {
    const { session, changes } = this.#use()
    const name = recordName(kind, keepable(key))
    const kept = this.changes.records.get(name) ?? changes.records.get(name)
    if (kept !== undefined) return kept.state === null ? undefined : (JSON.parse(kept.state) as Records[K])
    const [row] = await readRecord(session, kind, keepable(key))
    return row && (JSON.parse(row.state) as Records[K])
  }

  async put<K extends RecordKind>(kind: K, record: Records[K]): Promise<void> {
    this.#use()
    const row = recordRow(kind, record)
    this.changes.records.set(recordName(kind, row.key), row)
  }

  async remove(kind: RecordKind, key: string): Promise<void> {
    this.#use()
    this.changes.records.set(recordName(kind, keepable(key)), { kind, key: keepable(key), state: null })
  }
}
