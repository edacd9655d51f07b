/** Runs one suite on SQLite and on PostgreSQL. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe } from 'vitest'
import { journalWriter } from '../../simulator/journal/record.ts'
import type { Store } from '../../simulator/ports.ts'
import { type Database, type DatabaseOptions, openDatabase } from '../../simulator/store/database.ts'
import { openStore } from '../../simulator/store/store.ts'
import { startPostgres, type TestPostgres } from './postgres.ts'

const postgres = await startPostgres()

export interface Bench {
  readonly engine: 'sqlite' | 'postgres'
  /** A new, empty place for a database: `file` lies in a folder of its own. */
  place(): Promise<DatabaseOptions>
  /** Opens a database and closes it after the test. */
  open(place: DatabaseOptions): Promise<Database>
  /** A database and store in a new place, or in the given one. */
  store(place?: DatabaseOptions): Promise<{ database: Database; store: Store; place: DatabaseOptions }>
  /** Ends all connections from the server's side (PostgreSQL). */
  disconnect: TestPostgres['disconnect']
}

function bench(engine: Bench['engine']): Bench {
  const folders: string[] = []
  const opened: Database[] = []
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close()
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  })
  const self: Bench = {
    engine,
    async place() {
      const folder = mkdtempSync(join(tmpdir(), 'vnaccs-store-'))
      folders.push(folder)
      const file = join(folder, 'vnaccs.db')
      if (engine === 'sqlite' || postgres === undefined) return { file }
      return { file, url: await postgres.database() }
    },
    async open(place) {
      const database = await openDatabase(place)
      opened.push(database)
      return database
    },
    async store(given) {
      const place = given ?? (await self.place())
      const database = await self.open(place)
      return { database, store: await openStore(database, journalWriter), place }
    },
    disconnect: async (url) => postgres?.disconnect(url),
  }
  return self
}

export function onBothEngines(name: string, suite: (bench: Bench) => void): void {
  describe(`SQLite: ${name}`, () => suite(bench('sqlite')))
  describe.skipIf(postgres === undefined)(`PostgreSQL: ${name}`, () => suite(bench('postgres')))
}

afterAll(() => postgres?.stop())
