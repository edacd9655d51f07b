import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openJournal } from '../../simulator/journal/journal.ts'
import type { Entry, Store } from '../../simulator/ports.ts'
import type { Database } from '../../simulator/store/database.ts'
import { onBothEngines } from './engines.ts'
import { bytes, entry } from './samples.ts'

const append = (store: Store, entries: readonly Entry[]) => store.commit((tx) => tx.append(entries))

/** What a stranger with full rights on the database would do first. */
async function dropTriggers({ engine, query }: Database): Promise<void> {
  if (engine === 'postgres') {
    for (const table of ['journal', 'journal_body'])
      await sql`drop trigger ${sql.ref(`${table}_append_only`)} on ${sql.table(table)}`.execute(query)
    return
  }
  for (const table of ['journal', 'journal_body'])
    for (const act of ['update', 'delete', 'replace'])
      await sql`drop trigger ${sql.ref(`${table}_no_${act}`)}`.execute(query)
}

onBothEngines('the journal', (bench) => {
  const three = async () => {
    const made = await bench.store()
    await append(made.store, [
      entry({ body: bytes('một') }),
      entry({ kind: 'answer', cause: -1, body: bytes('hai') }),
      entry({ kind: 'report', cause: -2, body: bytes('ba') }),
    ])
    return { ...made, journal: openJournal(made.database) }
  }

  it('contract, journal rows: every field comes back as it was written, in order', async () => {
    const { store, database } = await bench.store()
    const verdict: Entry['verdict'] = {
      ok: false,
      steps: [{ step: 'structure', ok: false, vi: 'sai cấu trúc', en: 'wrong structure' }],
      code: 'E135',
    }
    const written = entry({
      run: 'RUN1',
      declarationNo: '100000000010',
      resultCodes: ['E135', 'S0900-ICB1-0001'],
      outputs: ['VAD0AA0'],
      verdict,
      durationMs: 12.34,
      detail: { ghi: 'chú', n: [1, null] },
      body: bytes('nội dung'),
    })
    expect(await append(store, [written])).toEqual([1])
    const [row] = await openJournal(database).rows({})
    const { body, ...fields } = written
    expect(row).toEqual({
      ...fields,
      durationMs: 12.3,
      seq: 1,
      world: 'main',
      bytes: body.byteLength,
      prevHash: '0'.repeat(64),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('contract, raw: the exact body with its content type; nothing for a number that no row has', async () => {
    const { store, database } = await bench.store()
    const body = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256)
    await append(store, [entry({ body, contentType: 'multipart/signed; boundary=x' })])
    const raw = await openJournal(database).raw(1)
    expect(raw?.contentType).toBe('multipart/signed; boundary=x')
    expect(Buffer.compare(raw?.body ?? new Uint8Array(), body)).toBe(0)
    expect(await openJournal(database).raw(2)).toBeUndefined()
  })

  it('contract, raw: a body full of blanks lies deflated, a short one and one that does not shrink as they are', async () => {
    const { store, database } = await bench.store()
    const blanks = bytes(`IDA${' '.repeat(20_000)}100000000010`)
    const noise = randomBytes(5000)
    await append(store, [entry({ body: blanks }), entry({ body: bytes('ngắn') }), entry({ body: noise })])
    const kept = await database.query.selectFrom('journal_body').selectAll().orderBy('seq').execute()
    expect(kept.map(({ codec }) => codec)).toEqual([1, 0, 0])
    expect(kept[0]?.body.byteLength).toBeLessThan(200)
    const journal = openJournal(database)
    for (const [index, body] of [blanks, bytes('ngắn'), noise].entries())
      expect(Buffer.compare((await journal.raw(index + 1))?.body ?? new Uint8Array(), body)).toBe(0)
    const [row] = await journal.rows({})
    expect(row?.bytes).toBe(blanks.byteLength)
    expect(await journal.verify()).toMatchObject({ ok: true, rows: 3 })
  })

  it('ports, append: a negative cause points at a row before it in the same call', async () => {
    const { journal, store } = await three()
    expect((await journal.rows({})).map(({ cause }) => cause)).toEqual([0, 1, 1])
    expect(await append(store, [entry({ cause: 3 }), entry({ cause: -1 })])).toEqual([4, 5])
    expect((await journal.rows({ after: 3 })).map(({ cause }) => cause)).toEqual([3, 4])
    await expect(append(store, [entry({ cause: -1 })])).rejects.toThrow(RangeError)
  })

  it('contract, GET journal: after, limit, declaration, user, procedure, run, from and to choose rows', async () => {
    const { store, database } = await bench.store()
    await append(store, [
      entry({ declarationNo: '100000000010', at: '2026-05-20T00:00:00.000+07:00' }),
      entry({ declarationNo: '100000000011', run: 'RUN1', at: '2026-05-20T01:00:00.000+07:00' }),
      entry({ declarationNo: '100000000020', userId: '01AB0001', at: '2026-05-20T02:00:00.000+07:00' }),
      entry({ procedure: 'IDC', userId: '01AB0001', at: '2026-05-20T03:00:00.000+07:00' }),
    ])
    const journal = openJournal(database)
    const found = async (query: Parameters<typeof journal.rows>[0]) => (await journal.rows(query)).map(({ seq }) => seq)
    expect(await found({})).toEqual([1, 2, 3, 4])
    expect(await found({ after: 1, limit: 2 })).toEqual([2, 3])
    expect(await found({ declaration: '100000000011' })).toEqual([2])
    expect(await found({ declaration: '10000000001' })).toEqual([1, 2])
    expect(await found({ user: '01AB0001' })).toEqual([3, 4])
    expect(await found({ user: '01AB0001', procedure: 'IDC' })).toEqual([4])
    expect(await found({ run: 'RUN1' })).toEqual([2])
    // The same moments in another offset: times are compared, not texts.
    expect(await found({ from: '2026-05-19T18:00:00Z', to: '2026-05-19T20:00:00Z' })).toEqual([2, 3])
    await expect(found({ from: 'hôm qua' })).rejects.toThrow(RangeError)
  })

  it('architecture, append-only: UPDATE, DELETE and replacing are refused by the database itself', async () => {
    const { database, journal } = await three()
    const { query, engine } = database
    const acts = [
      query.updateTable('journal').set({ user_id: 'x' }).where('seq', '=', 1),
      query.deleteFrom('journal').where('seq', '=', 1),
      query
        .updateTable('journal_body')
        .set({ body: bytes('x') })
        .where('seq', '=', 1),
      query.deleteFrom('journal_body').where('seq', '=', 1),
    ]
    for (const act of acts) await expect(act.execute()).rejects.toThrow(/append-only/)
    const raw =
      engine === 'postgres'
        ? ['truncate journal', 'truncate journal_body', 'set session_replication_role = replica; delete from journal']
        : ["replace into journal_body values (1, 0, x'00')", 'update or replace journal set seq = 9 where seq = 1']
    for (const text of raw) await expect(sql.raw(text).execute(query)).rejects.toThrow(/append-only/)
    expect(await journal.verify()).toMatchObject({ ok: true, rows: 3 })
  })

  it('contract, verify: the chain of an untouched journal holds, also an empty one', async () => {
    const { store, database } = await bench.store()
    const journal = openJournal(database)
    expect(await journal.verify()).toEqual({ ok: true, rows: 0, head: '0'.repeat(64) })
    for (let i = 0; i < 6; i++)
      await append(
        store,
        Array.from({ length: 100 }, () => entry()),
      )
    const last = await journal.rows({ after: 599 })
    expect(await journal.verify()).toEqual({ ok: true, rows: 600, head: last[0]?.hash })
    expect(last[0]?.prevHash).toBe((await journal.rows({ after: 598, limit: 1 }))[0]?.hash)
  })

  const fields = ['at', 'user_id', 'result_codes', 'verdict', 'detail', 'body_sha256', 'prev_hash', 'hash'] as const
  it.each(fields)('contract, verify: %s changed behind dropped triggers is found at its row', async (field) => {
    const { database, journal } = await three()
    await dropTriggers(database)
    await database.query
      .updateTable('journal')
      .set({ [field]: 'giả' })
      .where('seq', '=', 2)
      .execute()
    expect(await journal.verify()).toMatchObject({ ok: false, brokenAt: 2, rows: 1 })
  })

  it.each(['cause', 'bytes', 'duration_tenths', 'at_ms'] as const)(
    'contract, verify: %s changed behind dropped triggers is found at its row',
    async (field) => {
      const { database, journal } = await three()
      await dropTriggers(database)
      await database.query
        .updateTable('journal')
        .set({ [field]: 77 })
        .where('seq', '=', 3)
        .execute()
      expect(await journal.verify()).toMatchObject({ ok: false, brokenAt: 3 })
    },
  )

  it('contract, verify: a changed or missing body, a missing row, a cut end and an added row are found', async () => {
    const cases: readonly [(database: Database) => Promise<unknown>, number][] = [
      [
        ({ query }) =>
          query
            .updateTable('journal_body')
            .set({ body: bytes('HAI') })
            .where('seq', '=', 2)
            .execute(),
        2,
      ],
      [({ query }) => query.deleteFrom('journal_body').where('seq', '=', 1).execute(), 1],
      [({ query }) => query.updateTable('journal_body').set({ codec: 1 }).where('seq', '=', 2).execute(), 2],
      [({ query }) => query.updateTable('journal_body').set({ codec: 9 }).where('seq', '=', 3).execute(), 3],
      [({ query }) => query.deleteFrom('journal').where('seq', '=', 2).execute(), 2],
      [({ query }) => query.deleteFrom('journal').where('seq', '=', 3).execute(), 3],
      [
        ({ query }) =>
          query
            .updateTable('journal_head')
            .set({ hash: 'f'.repeat(64) })
            .execute(),
        3,
      ],
      [({ query }) => sql`update journal_head set seq = 2`.execute(query), 3],
    ]
    for (const [damage, at] of cases) {
      const { database, journal } = await three()
      await dropTriggers(database)
      await damage(database)
      expect(await journal.verify()).toMatchObject({ ok: false, brokenAt: at })
    }
  })

  it('quality.md reliability: verifying while rows are appended judges the rows that were there', async () => {
    const { store, journal } = await three()
    const appending = Promise.all(Array.from({ length: 200 }, () => append(store, [entry()])))
    const verdicts = [await journal.verify(), await journal.verify()]
    await appending
    for (const verdict of verdicts) expect(verdict).toMatchObject({ ok: true })
    expect(await journal.verify()).toMatchObject({ ok: true, rows: 203 })
  })
})
