import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openJournal } from '../../../simulator/journal/journal.ts'
import type { DatabaseOptions } from '../../../simulator/store/database.ts'
import { onBothEngines } from '../../store/engines.ts'

const rounds = 10
const script = join(import.meta.dirname, 'changing-state.ts')

interface Said {
  readonly act: 'keep' | 'restore' | 'drop'
  readonly id: string
}

async function killed(place: DatabaseOptions, round: number): Promise<Said[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(place), String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 400)
    said += chunk
  })
  const [, signal] = await once(child, 'close')
  expect(signal).toBe('SIGKILL')
  const lines = said.split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Said)
}

onBothEngines('a class kept, put back and dropped, killed at random points', (bench) => {
  it('programme.md, snapshot and reset: SIGKILL ten times; every state is whole, a snapshot is listed exactly when it is there', async () => {
    const place = await bench.place()
    const acknowledged: Said[] = []
    for (let round = 0; round < rounds; round++) acknowledged.push(...(await killed(place, round)))
    expect(acknowledged.length).toBeGreaterThan(rounds)

    const { database, store } = await bench.store(place)
    const counts = async (table: 'declarations' | 'mailbox') => {
      const rows = await database.query
        .selectFrom(table)
        .select((e) => ['world', e.fn.countAll().as('n')])
        .groupBy('world')
        .execute()
      return new Map(rows.map(({ world, n }) => [world, Number(n)]))
    }
    const [declarations, mailbox] = [await counts('declarations'), await counts('mailbox')]
    const settings = await database.query.selectFrom('settings').selectAll().where('name', '=', 'count').execute()
    const counted = new Map(settings.map(({ world, value }) => [world, Number(JSON.parse(value))]))
    expect([declarations, mailbox]).toEqual([counted, counted])

    const listed = (await store.records.list('snapshots', { world: 'L1' })).map(({ id }) => id)
    const hidden = [...counted.keys()].filter((world) => world !== 'L1').map((world) => world.slice('L1@'.length))
    expect(hidden.sort()).toEqual([...listed].sort())
    const dropped = new Set(acknowledged.filter(({ act }) => act === 'drop').map(({ id }) => id))
    const kept = acknowledged.filter(({ act, id }) => act === 'keep' && !dropped.has(id)).map(({ id }) => id)
    // What was said is there; the last snapshot of each round may be there, or be dropped, without a word.
    expect(kept.filter((id) => !listed.includes(id)).length).toBeLessThanOrEqual(rounds)
    expect([...dropped].filter((id) => listed.includes(id))).toEqual([])

    const journal = openJournal(database)
    expect((await journal.verify()).ok).toBe(true)
    const acts = await journal.rows({ limit: 10_000 })
    const done = new Set(acts.map(({ procedure, detail }) => `${procedure} ${detail.id}`))
    const row = { keep: 'keepSnapshot', restore: 'resetClass', drop: 'dropSnapshot' } as const
    expect(acknowledged.filter(({ act, id }) => !done.has(`${row[act]} ${id}`))).toEqual([])
  })
})
