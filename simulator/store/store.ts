/**
 * The store: state, mailbox and journal of the sandbox in one transaction.
 *
 * How a commit travels (group commit):
 * 1. `commit` puts the work into a queue. At the end of the event loop's turn all that came in, 64 at most, become one
 *    group: one transaction, opened by locking the head of the journal. One writer at a time, in all processes.
 * 2. The works run one after another. Each writes into memory (`Changes`), reading through what earlier ones left. One
 *    that throws is forgotten, and only its caller hears of it.
 * 3. What remains is flushed in few statements, sealed into the hash chain, committed; then every caller is answered.
 *    When the database fails, nothing is kept and every caller of the group gets the cause. (A connection to PostgreSQL
 *    lost during COMMIT itself leaves open which of the two it was; the resend memory answers that question.)
 */
import type { Declaration } from '#customs/declaration/declaration.ts'
import type { RecordReader } from '../ports/records.ts'
import type { Realm, RunRecord, Store, Tx } from '../ports.ts'
import { changesRealm, merge, noChanges } from './changes.ts'
import type { Database, JournalWriter } from './database.ts'
import { flush } from './flush.ts'
import { prepare } from './prepare.ts'
import { loadRealm, nextRealm } from './realm.ts'
import { recordReader } from './records.ts'
import { runValue } from './rows.ts'
import type { Session } from './session.ts'
import { lockHead, readSequences } from './statements.ts'
import { StoreError, storeError } from './store-error.ts'
import { type Group, WorkTx } from './transaction.ts'

/** Works in one transaction at most; more would make the first caller wait without saving much. */
const groupWorks = 64
/** A group that holds this many bytes takes in no further work: attachments of 10 MB do not pile up in memory. */
const groupBytes = 8 * 1024 * 1024

export interface StoreOptions {
  /** World to work in (thế giới), `main` by default. */
  readonly world?: string
}

interface Pending {
  run(tx: Tx, realm: Realm): Promise<void>
  /** The outcome of `run`, told once it is durable. */
  settle(): void
  fail(error: unknown): void
  failed: boolean
}

/** Prepares the tables (migrations) and reads the realm. StoreError when the database is newer or cannot be used. */
export async function openStore(
  database: Database,
  journal: JournalWriter,
  options: StoreOptions = {},
): Promise<Store> {
  try {
    await prepare(database)
    const store = new GroupStore(database, journal, options.world ?? 'main')
    await store.commit(async () => undefined)
    return store
  } catch (error) {
    throw storeError(error, database.where)
  }
}

class GroupStore implements Store {
  readonly #database: Database
  readonly #journal: JournalWriter
  readonly #world: string
  readonly records: RecordReader
  readonly #queue: Pending[] = []
  #realm: Realm = { version: 0, accounts: new Map(), certificates: new Map(), settings: new Map() }
  #running: Promise<void> | undefined
  #closed = false

  constructor(database: Database, journal: JournalWriter, world: string) {
    this.#database = database
    this.#journal = journal
    this.#world = world
    this.records = recordReader((read) => this.#read(read))
  }

  commit<T>(work: (tx: Tx, realm: Realm) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(closedError())
    return new Promise<T>((resolve, reject) => {
      let settle = (): void => undefined
      this.#queue.push({
        async run(tx, realm) {
          const value = await work(tx, realm)
          settle = () => resolve(value)
        },
        settle: () => settle(),
        fail: reject,
        failed: false,
      })
      this.#running ??= this.#drain()
    })
  }

  /** Runs groups until the queue is empty. Between two groups the event loop has its turn: new messages come in. */
  async #drain(): Promise<void> {
    while (true) {
      await new Promise((turn) => setImmediate(turn))
      if (this.#queue.length === 0) break
      await this.#group()
    }
    this.#running = undefined
  }

  async #group(): Promise<void> {
    const { writer, where } = this.#database
    const taken: Pending[] = []
    try {
      this.#realm = await this.#transact(guarded(await writer.begin()), taken)
    } catch (error) {
      await writer.rollback()
      // A group that could not even begin fails those who wait for it, not the ones that came later.
      const concerned = taken.length > 0 ? taken : this.#queue.splice(0, groupWorks)
      const cause = storeError(error, where)
      for (const pending of concerned) if (!pending.failed) pending.fail(cause)
      return
    }
    for (const pending of taken) if (!pending.failed) pending.settle()
  }

  /** The works of one group, flushed and committed; gives the realm after it. */
  async #transact(session: GuardedSession, taken: Pending[]): Promise<Realm> {
    const head = await lockHead(session)
    let realm = this.#realm
    if (realm.version !== head.realm_version) realm = await loadRealm(session, this.#world, head.realm_version)
    const sequences = new Map((await readSequences(session, this.#world)).map(({ name, last }) => [name, last]))
    const group: Group = {
      session,
      world: this.#world,
      journal: this.#journal,
      seq: head.seq,
      sequences,
      changes: noChanges(),
      waiting: new Map(),
    }
    for (let bytes = 0; taken.length < groupWorks && bytes < groupBytes; ) {
      const pending = this.#queue.shift()
      if (pending === undefined) break
      taken.push(pending)
      const tx = new WorkTx(group, realm)
      try {
        await pending.run(tx, realm)
        merge(group.changes, tx.finish())
        if (changesRealm(tx.changes)) realm = nextRealm(realm, tx.changes, head.realm_version + 1)
        for (const body of tx.changes.bodies) bytes += body.byteLength
      } catch (error) {
        // A statement that failed has spoilt the transaction: everyone is told, not only the work that met it.
        if (session.broken !== undefined) throw session.broken
        pending.failed = true
        pending.fail(error)
      } finally {
        tx.end()
      }
      if (session.broken !== undefined) throw session.broken
    }
    flush(session, this.#world, this.#journal, group.changes, head, realm.version)
    await this.#database.writer.commit()
    return realm
  }

  realm(): Realm {
    return this.#realm
  }

  async declaration(number: string): Promise<Declaration | undefined> {
    const row = await this.#read((query) =>
      query
        .selectFrom('declarations')
        .select('state')
        .where('world', '=', this.#world)
        .where('number', '=', number)
        .executeTakeFirst(),
    )
    return row && (JSON.parse(row.state) as Declaration)
  }

  /** Runs by opening, oldest first; `from` inclusive, `to` exclusive, epoch ms. */
  async runs(filter: { unit?: string; from?: number; to?: number }): Promise<readonly RunRecord[]> {
    const { unit, from, to } = filter
    const rows = await this.#read((query) =>
      query
        .selectFrom('runs')
        .selectAll()
        .where('world', '=', this.#world)
        .$if(unit !== undefined, (q) => q.where('unit', '=', unit ?? ''))
        .$if(from !== undefined, (q) => q.where('opened_at', '>=', from ?? 0))
        .$if(to !== undefined, (q) => q.where('opened_at', '<', to ?? 0))
        .orderBy('opened_at')
        .orderBy('id')
        .execute(),
    )
    return rows.map(runValue)
  }

  async run(id: string): Promise<RunRecord | undefined> {
    const row = await this.#read((query) =>
      query.selectFrom('runs').selectAll().where('world', '=', this.#world).where('id', '=', id).executeTakeFirst(),
    )
    return row && runValue(row)
  }

  async #read<T>(read: (query: Database['query']) => Promise<T>): Promise<T> {
    if (this.#closed) throw closedError()
    try {
      return await read(this.#database.query)
    } catch (error) {
      throw storeError(error, this.#database.where)
    }
  }

  /** Waits for what was begun and queued, then lets go of the store; the database is closed by who opened it. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#running
  }
}

const closedError = () =>
  new StoreError(
    'closed',
    'Kho dữ liệu đã đóng vì chương trình đang dừng: hãy gửi lại sau khi khởi động.',
    'The store is closed because the program is stopping: send again after the start.',
  )

/** A session that remembers its first failure. */
interface GuardedSession extends Session {
  readonly broken: unknown
}

function guarded(session: Session): GuardedSession {
  let broken: unknown
  return {
    engine: session.engine,
    get broken() {
      return broken
    },
    async all<Row>(statement: string, values: Parameters<Session['all']>[1]) {
      try {
        return await session.all<Row>(statement, values)
      } catch (error) {
        broken ??= error
        throw error
      }
    },
    add: (statement, values) => session.add(statement, values),
  }
}
