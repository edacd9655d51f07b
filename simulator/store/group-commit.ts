/**
 * The one writer of all worlds: state, mailbox and journal of the sandbox in one transaction.
 *
 * How a commit travels (group commit):
 * 1. `commit` puts the work into a queue, whatever its world. At the end of the event loop's turn all that came in, 64 at
 *    most, become one group: one transaction, opened by locking the head of the journal. One writer at a time, in all
 *    processes.
 * 2. The works run one after another. Each writes into memory (`Changes`, one set for each world), reading through what
 *    earlier ones left. One that throws is forgotten, and only its caller hears of it.
 * 3. What remains is flushed in few statements, sealed into the one hash chain, committed; then every caller is answered.
 *    When the database fails, nothing is kept and every caller of the group gets the cause. (A connection to PostgreSQL
 *    lost during COMMIT itself leaves open which of the two it was; the resend memory answers that question.)
 *
 * A change of a world's whole state (world-state.ts) is a group of its own.
 */
import type { Realm, StateChange, Tx } from '../ports.ts'
import { type Changes, changesRealm, merge, noChanges } from './changes.ts'
import type { Database, JournalWriter } from './database.ts'
import { flush } from './flush.ts'
import { blankRealm, keptRealm, loadRealms, nextRealm, type Realms } from './realm.ts'
import type { Session } from './session.ts'
import { lockHead, readSequences } from './statements.ts'
import { StoreError, storeError } from './store-error.ts'
import { type Group, WorkTx } from './transaction.ts'
import { changeState } from './world-state.ts'

/** Works in one transaction at most; more would make the first caller wait without saving much. */
const groupWorks = 64
/** A group that holds this many bytes takes in no further work: attachments of 10 MB do not pile up in memory. */
const groupBytes = 8 * 1024 * 1024

interface Pending {
  readonly world: string
  readonly state: StateChange | undefined
  run(tx: Tx, realm: Realm, kept: Realm): Promise<void>
  /** The outcome of `run`, told once it is durable. */
  settle(): void
  fail(error: unknown): void
  failed: boolean
}

export class GroupCommit {
  readonly #database: Database
  readonly #journal: JournalWriter
  readonly #queue: Pending[] = []
  #realms: Realms = { version: 0, worlds: new Map() }
  #running: Promise<void> | undefined
  #closed = false

  constructor(database: Database, journal: JournalWriter) {
    this.#database = database
    this.#journal = journal
  }

  get database(): Database {
    return this.#database
  }

  /** As last known. */
  get realms(): Realms {
    return this.#realms
  }

  commit<T>(world: string, work: (tx: Tx, realm: Realm) => Promise<T>): Promise<T> {
    return this.#enqueue(world, undefined, work)
  }

  /** `work` runs behind the change, alone in its transaction; it reads the state before. */
  async commitState<T>(
    world: string,
    change: StateChange,
    work: (tx: Tx, realm: Realm, kept: Realm) => Promise<T>,
  ): Promise<T> {
    const value = await this.#enqueue(world, change, work)
    // Settings changed behind the back of the realms in memory: they are read again before the caller looks.
    await this.commit(world, async () => undefined)
    return value
  }

  #enqueue<T>(
    world: string,
    state: StateChange | undefined,
    work: (tx: Tx, realm: Realm, kept: Realm) => Promise<T>,
  ): Promise<T> {
    if (this.#closed) return Promise.reject(closedError())
    return new Promise<T>((resolve, reject) => {
      let settle = (): void => undefined
      this.#queue.push({
        world,
        state,
        async run(tx, realm, kept) {
          const value = await work(tx, realm, kept)
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
      this.#realms = await this.#transact(guarded(await writer.begin()), taken)
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

  /** The next work of the group; a change of state comes first and stays alone. */
  #next(taken: readonly Pending[]): Pending | undefined {
    const alone = taken[0]?.state !== undefined || (taken.length > 0 && this.#queue[0]?.state !== undefined)
    return alone ? undefined : this.#queue.shift()
  }

  /** The works of one group, flushed and committed; gives the realms after it. */
  async #transact(session: GuardedSession, taken: Pending[]): Promise<Realms> {
    const head = await lockHead(session)
    let realms = this.#realms
    if (realms.version !== head.realm_version) realms = await loadRealms(session, head.realm_version)
    const groups = new Groups(session, this.#journal, head.seq, () => realms)
    for (let bytes = 0; taken.length < groupWorks && bytes < groupBytes; ) {
      const pending = this.#next(taken)
      if (pending === undefined) break
      taken.push(pending)
      const { world, state } = pending
      const realm = realms.worlds.get(world) ?? blankRealm(realms)
      const group = groups.of(world) ?? (await groups.open(world))
      const tx = new WorkTx(group, realm)
      try {
        const kept = state === undefined ? realm : await keptRealm(session, world, state)
        await pending.run(tx, realm, kept)
        if (state !== undefined) changeState(session, world, state)
        merge(group.changes, tx.finish())
        if (changesRealm(tx.changes)) realms = nextRealm(realms, world, tx.changes, head.realm_version + 1)
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
    const stateChanged = taken[0]?.state !== undefined && !taken[0].failed
    flush(session, this.#journal, groups.all(), head, stateChanged ? head.realm_version + 1 : realms.version)
    await this.#database.writer.commit()
    // With the version of before, the next group reads the realms again.
    return stateChanged ? { ...realms, version: head.realm_version } : realms
  }

  /** Tells whether another process changed what the realms hold, and reads them again if so. */
  async refresh(): Promise<void> {
    const head = await this.read((query) =>
      query.selectFrom('journal_head').select('realm_version').where('id', '=', 1).executeTakeFirst(),
    )
    if (head?.realm_version !== this.#realms.version) await this.commit('main', async () => undefined)
  }

  async read<T>(read: (query: Database['query']) => Promise<T>): Promise<T> {
    if (this.#closed) throw closedError()
    try {
      return await read(this.#database.query)
    } catch (error) {
      throw storeError(error, this.#database.where)
    }
  }

  /** Waits for what was begun and queued; the database is closed by who opened it. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#running
  }
}

/** What the works of one transaction share: the journal and the records by all, everything else by those of a world. */
class Groups {
  readonly #session: Session
  readonly #journal: JournalWriter
  readonly #seq: number
  readonly #realms: () => Realms
  readonly #shared: Pick<Changes, 'journal' | 'bodies' | 'records'> = { journal: [], bodies: [], records: new Map() }
  readonly #groups = new Map<string, Group>()

  constructor(session: Session, journal: JournalWriter, seq: number, realms: () => Realms) {
    this.#session = session
    this.#journal = journal
    this.#seq = seq
    this.#realms = realms
  }

  of(world: string): Group | undefined {
    return this.#groups.get(world)
  }

  async open(world: string): Promise<Group> {
    const sequences = await readSequences(this.#session, world)
    const group: Group = {
      session: this.#session,
      world,
      journal: this.#journal,
      seq: this.#seq,
      sequences: new Map(sequences.map(({ name, last }) => [name, last])),
      changes: { ...noChanges(), ...this.#shared },
      waiting: new Map(),
      worldOf: (userId) => worldOfAccount(this.#realms(), userId),
    }
    this.#groups.set(world, group)
    return group
  }

  all(): readonly Group[] {
    return [...this.#groups.values()]
  }
}

/** User IDs are unique over all worlds, which are few: looking through them is quicker than keeping an index. */
export function worldOfAccount({ worlds }: Realms, userId: string): string | undefined {
  for (const [world, { accounts }] of worlds) if (accounts.has(userId)) return world
  return undefined
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
