/**
 * The stores of all worlds over one database (thế giới; programme.md): each sees its own numbers, accounts, mailboxes and
 * settings, all write through the one group commit, and the journal stays one chain.
 */
import type { Declaration } from '#customs/declaration/declaration.ts'
import { answersTo, baseNumber } from '#customs/declaration/numbering.ts'
import type { DeclarationQuery, DeclarationSummary } from '../ports/declaration-list.ts'
import type { RecordReader } from '../ports/records.ts'
import type { IssuedCertificate, Realm, RunRecord, StateChange, Store, Stores, Tx } from '../ports.ts'
import type { Database, JournalWriter } from './database.ts'
import { listDeclarations } from './declaration-list.ts'
import { GroupCommit, worldOfAccount } from './group-commit.ts'
import { prepare } from './prepare.ts'
import { blankRealm, type Realms } from './realm.ts'
import { recordReader } from './records.ts'
import { runValue } from './rows.ts'
import { storeError } from './store-error.ts'

export interface StoreOptions {
  /** World to work in (thế giới), `main` by default. */
  readonly world?: string
}

/** The store of one world, for who needs no other. */
export async function openStore(
  database: Database,
  journal: JournalWriter,
  options: StoreOptions = {},
): Promise<Store> {
  return (await openStores(database, journal)).in(options.world ?? 'main')
}

/** Prepares the tables (migrations) and reads the realms. StoreError when the database is newer or cannot be used. */
export async function openStores(database: Database, journal: JournalWriter): Promise<Stores> {
  try {
    await prepare(database)
    const writer = new GroupCommit(database, journal)
    await writer.commit('main', async () => undefined)
    return new WorldStores(writer)
  } catch (error) {
    throw storeError(error, database.where)
  }
}

class WorldStores implements Stores {
  readonly #writer: GroupCommit
  readonly #stores = new Map<string, Store>()
  #certificates: { readonly of: Realms; readonly all: ReadonlyMap<string, IssuedCertificate> } | undefined

  constructor(writer: GroupCommit) {
    this.#writer = writer
  }

  in(world: string): Store {
    const known = this.#stores.get(world)
    if (known !== undefined) return known
    const store = new WorldStore(this.#writer, world)
    // A name that somebody only asks for is no world.
    if (this.#writer.realms.worlds.has(world)) this.#stores.set(world, store)
    return store
  }

  worldOf(userId: string): string | undefined {
    return worldOfAccount(this.#writer.realms, userId)
  }

  certificates(): ReadonlyMap<string, IssuedCertificate> {
    const { realms } = this.#writer
    if (this.#certificates?.of !== realms) this.#certificates = { of: realms, all: allCertificates(realms) }
    return this.#certificates.all
  }

  refresh(): Promise<void> {
    return this.#writer.refresh()
  }

  close(): Promise<void> {
    return this.#writer.close()
  }
}

function allCertificates({ worlds }: Realms): ReadonlyMap<string, IssuedCertificate> {
  const filled = [...worlds.values()].map(({ certificates }) => certificates).filter(({ size }) => size > 0)
  if (filled.length < 2) return filled[0] ?? new Map()
  return new Map(filled.flatMap((certificates) => [...certificates]))
}

class WorldStore implements Store {
  readonly #writer: GroupCommit
  readonly #world: string
  readonly records: RecordReader

  constructor(writer: GroupCommit, world: string) {
    this.#writer = writer
    this.#world = world
    this.records = recordReader((read) => writer.read(read))
  }

  commit<T>(work: (tx: Tx, realm: Realm) => Promise<T>): Promise<T> {
    return this.#writer.commit(this.#world, work)
  }

  commitState<T>(change: StateChange, work: (tx: Tx, realm: Realm, kept: Realm) => Promise<T>): Promise<T> {
    return this.#writer.commitState(this.#world, change, work)
  }

  realm(): Realm {
    const { realms } = this.#writer
    return realms.worlds.get(this.#world) ?? blankRealm(realms)
  }

  async declaration(number: string): Promise<Declaration | undefined> {
    const row = await this.#writer.read((query) =>
      query
        .selectFrom('declarations')
        .select('state')
        .where('world', '=', this.#world)
        .where('base', '=', baseNumber(number))
        .executeTakeFirst(),
    )
    const declaration = row && (JSON.parse(row.state) as Declaration)
    return declaration && answersTo(declaration, number) ? declaration : undefined
  }

  declarations(query: DeclarationQuery): Promise<readonly DeclarationSummary[]> {
    const { engine } = this.#writer.database
    return this.#writer.read((db) => listDeclarations({ query: db, engine }, this.#world, query))
  }

  /** Runs by opening, oldest first; `from` inclusive, `to` exclusive, epoch ms. */
  async runs(filter: { unit?: string; from?: number; to?: number }): Promise<readonly RunRecord[]> {
    const { unit, from, to } = filter
    const rows = await this.#writer.read((query) =>
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
    const row = await this.#writer.read((query) =>
      query.selectFrom('runs').selectAll().where('world', '=', this.#world).where('id', '=', id).executeTakeFirst(),
    )
    return row && runValue(row)
  }

  close(): Promise<void> {
    return this.#writer.close()
  }
}
