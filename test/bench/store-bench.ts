/** What the store alone can do; `npm run bench` prints the numbers (quality.md, Speed). */
import { randomBytes } from 'node:crypto'
import type { Declaration } from '#customs/declaration/declaration.ts'
import { openJournal } from '../../simulator/journal/journal.ts'
import { journalWriter } from '../../simulator/journal/record.ts'
import type { Entry, Store } from '../../simulator/ports.ts'
import type { Database } from '../../simulator/store/database.ts'
import { openStore } from '../../simulator/store/store.ts'

export interface StoreBench {
  readonly engine: string
  readonly callers: number
  /** Commits a second: one look-up of a resend, one new declaration of 6 KB, rows of 13 KB and 6 KB, one answer remembered. */
  readonly commitsPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

export interface GrowthBench {
  /** Rows appended a second around 1,000 rows and around `rows`, each over the same number of commits. */
  readonly small: number
  readonly large: number
  readonly rows: number
  /** large / small; quality.md asks for ≥ 0.8. */
  readonly ratio: number
  /** Slowest of 200 searches by declaration number, in ms. */
  readonly searchMs: number
  /** Rows whose chain and body are checked a second. */
  readonly verifyPerSecond: number
}

const declarationOf = (number: string, note: string): Declaration => ({
  number,
  direction: 'import',
  owner: '02CI0001',
  run: '',
  phase: 'draft',
  payment: 'none',
  form: { head: { ICN: number, CH: '02CI', note }, lines: [] },
  assessment: { rates: {}, lines: [], subjects: [], totalTax: '0', totalValue: '0' },
  preRegisteredAt: 0,
  editedAt: 0,
  examination: {},
  history: [],
})

const entryOf = (kind: Entry['kind'], cause: number, user: string, declarationNo: string, body: Uint8Array): Entry => ({
  at: '2026-11-21T10:00:00.000+07:00',
  receivedAt: '2026-11-21T03:00:00.000Z',
  run: '',
  kind,
  cause,
  userId: user,
  procedure: 'IDA',
  declarationNo,
  resultCodes: ['00000-0000-0000'],
  outputs: ['VAD0AA0'],
  verdict: null,
  contentType: 'text/plain; charset=UTF-8',
  durationMs: 1.2,
  detail: {},
  body,
})

/** Sizes of what one commit writes, in bytes. */
export interface Load {
  readonly declaration: number
  readonly request: number
  readonly answer: number
}

const idaLoad: Load = { declaration: 6_000, request: 13_000, answer: 6_000 }

function committer(store: Store, load: Load): (caller: number, count: number) => Promise<void> {
  const note = randomBytes(load.declaration).toString('base64').slice(0, load.declaration)
  const request = randomBytes(load.request)
  const answer = randomBytes(load.answer)
  return async (caller, count) => {
    const user = `02CI${String(caller).padStart(4, '0')}`
    const carry = String(count)
    const content = `${carry}`.padStart(64, '0')
    await store.commit(async (tx) => {
      await tx.remembered(user, carry, content)
      const number = `10${String(await tx.peek('import')).padStart(9, '0')}0`
      await tx.take('import', 1)
      await tx.saveDeclaration(declarationOf(number, note))
      const remembered = { contentType: 'text/plain', results: [], outputs: [], declarationNo: number }
      await tx.remember(user, carry, content, { bytes: answer, ...remembered })
      await tx.append([entryOf('request', 0, user, number, request), entryOf('answer', -1, user, number, answer)])
    })
  }
}

/** Commits of `callers` concurrent clients for `seconds` on an opened, empty database. */
export async function benchStore(database: Database, callers = 64, seconds = 5): Promise<StoreBench> {
  const store = await openStore(database, journalWriter)
  const commit = committer(store, idaLoad)
  const times: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  let count = 0
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      while (performance.now() < end) {
        const before = performance.now()
        await commit(caller, ++count)
        times.push(performance.now() - before)
      }
    }),
  )
  const elapsed = (performance.now() - start) / 1000
  await store.close()
  times.sort((a, b) => a - b)
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2))
  const commitsPerSecond = Math.round(times.length / elapsed)
  return { engine: database.engine, callers, commitsPerSecond, p50Ms: at(0.5), p99Ms: at(0.99) }
}

/** Speed of appending with few and with many rows; small bodies, so that the row count is what is measured. */
export async function benchGrowth(database: Database, rows = 1_000_000, sample = 20_000): Promise<GrowthBench> {
  const store = await openStore(database, journalWriter)
  const commit = committer(store, { declaration: 200, request: 500, answer: 300 })
  let count = 0
  const many = async (commits: number): Promise<number> => {
    const start = performance.now()
    const until = count + commits
    await Promise.all(
      Array.from({ length: 64 }, async (_, caller) => {
        while (count < until) await commit(caller, ++count)
      }),
    )
    return Math.round((2 * commits) / ((performance.now() - start) / 1000))
  }
  await many(500)
  const small = await many(sample)
  await many(Math.max(0, rows / 2 - count))
  const large = await many(sample)
  await store.close()
  const journal = openJournal(database)
  let searchMs = 0
  for (let i = 1; i <= 200; i++) {
    const start = performance.now()
    const declaration = `10${String(Math.floor((count * i) / 201)).padStart(9, '0')}0`
    if ((await journal.rows({ declaration })).length !== 2) throw new Error(`${declaration} was not found`)
    searchMs = Math.max(searchMs, performance.now() - start)
  }
  const start = performance.now()
  const verified = await journal.verify()
  if (!verified.ok) throw new Error(`the chain is broken at row ${verified.brokenAt}`)
  const verifyPerSecond = Math.round((verified.rows * 1000) / (performance.now() - start))
  const ratio = Number((large / small).toFixed(2))
  return { small, large, rows: 2 * (count - sample), ratio, searchMs, verifyPerSecond }
}
