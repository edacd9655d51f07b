import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openJournal } from '../../../simulator/journal/journal.ts'
import type { DatabaseOptions } from '../../../simulator/store/database.ts'
import { onBothEngines } from '../../store/engines.ts'

interface Acknowledged {
  readonly number: string
  readonly seq: number
  readonly carry: string
}

const rounds = 20
const script = join(import.meta.dirname, 'committing.ts')

/** Lets a process commit and kills it some milliseconds after its first acknowledgement. */
async function killed(place: DatabaseOptions, round: number): Promise<Acknowledged[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(place), String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 120)
    said += chunk
  })
  const [, signal] = await once(child, 'close')
  expect(signal).toBe('SIGKILL')
  // The last line may be cut; what was not said whole was not acknowledged.
  const lines = said.split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Acknowledged)
}

onBothEngines('killed at random points', (bench) => {
  it('quality.md reliability: SIGKILL twenty times; every acknowledged commit is whole, none twice, the chain holds', async () => {
    const place = await bench.place()
    const acknowledged: Acknowledged[] = []
    for (let round = 0; round < rounds; round++) acknowledged.push(...(await killed(place, round)))
    expect(acknowledged.length).toBeGreaterThan(rounds)

    const { database, store } = await bench.store(place)
    expect(new Set(acknowledged.map(({ number }) => number)).size).toBe(acknowledged.length)
    const declarations = await database.query.selectFrom('declarations').select('number').execute()
    const kept = new Set(declarations.map(({ number }) => number))
    expect(acknowledged.filter(({ number }) => !kept.has(number))).toEqual([])

    // Whole or not at all: a request, an answer, a report and a remembered answer for each declaration, no gap in numbers.
    const count = async (table: 'journal' | 'journal_body' | 'mailbox' | 'remembered') => {
      const row = await database.query
        .selectFrom(table)
        .select((e) => e.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
      return Number(row.n)
    }
    const all = kept.size
    expect([await count('journal'), await count('journal_body')]).toEqual([2 * all, 2 * all])
    expect([await count('mailbox'), await count('remembered')]).toEqual([all, all])
    expect(await store.commit((tx) => tx.peek('import'))).toBe(all + 1)

    const journal = openJournal(database)
    expect(await journal.verify()).toMatchObject({ ok: true, rows: 2 * all })
    for (const { number, seq, carry } of acknowledged.filter((_, index) => index % 50 === 0)) {
      const [request, answer] = await journal.rows({ declaration: number })
      expect([request?.seq, answer?.seq, answer?.cause]).toEqual([seq, seq + 1, seq])
      const remembered = await store.commit((tx) => tx.remembered('02CI0001', carry, 'aa'))
      expect(Buffer.from(remembered?.bytes ?? []).toString()).toBe(`answer ${carry}`)
    }

    // The mailbox holds the reports in the order in which the declarations were numbered.
    const waiting = await database.query.selectFrom('mailbox').select('bytes').orderBy('id').execute()
    const order = waiting.map(({ bytes }) => Buffer.from(bytes).toString())
    expect(order).toEqual([...order].sort())
  })
})
