import { expect, it, vi } from 'vitest'
import { openJournal } from '../../simulator/journal/journal.ts'
import type { Realm, Tx } from '../../simulator/ports.ts'
import { StoreError } from '../../simulator/store/store-error.ts'
import { onBothEngines } from './engines.ts'
import { account, bytes, certificate, declaration, entry, report, runRecord } from './samples.ts'

const answer = (text: string) => ({
  bytes: bytes(text),
  contentType: 'text/plain; charset=UTF-8',
  results: ['00000-0000-0000'],
  outputs: ['VAD0AA0'],
  declarationNo: '100000000010',
})

/** One message: takes the next number, keeps a declaration under it, journals it. */
const register = async (tx: Tx) => {
  const next = await tx.peek('import')
  await tx.take('import', 1)
  const number = `10${String(next).padStart(9, '0')}0`
  await tx.saveDeclaration(declaration(number))
  await tx.append([entry({ declarationNo: number }), entry({ kind: 'answer', cause: -1, declarationNo: number })])
  return next
}

onBothEngines('the store', (bench) => {
  it('quality.md reliability: what a commit wrote is there for another process that opens the database', async () => {
    const { store, place } = await bench.store()
    await store.commit(async (tx) => {
      await tx.saveDeclaration(declaration('100000000010', { phase: 'cleared', channel: 2 }))
      await tx.saveRun(runRecord('RUN1'))
      await tx.saveAccount(account('02CI0001'))
      await tx.saveCertificate(certificate('0a'))
      await tx.putSetting('selectivity', { channel: 3 })
    })
    const { store: other } = await bench.store(place)
    expect(await other.declaration('100000000010')).toEqual(
      declaration('100000000010', { phase: 'cleared', channel: 2 }),
    )
    expect(await other.run('RUN1')).toEqual(runRecord('RUN1'))
    expect(other.realm().accounts.get('02CI0001')).toEqual(account('02CI0001'))
    expect(other.realm().certificates.get('0a')).toEqual(certificate('0a'))
    expect(other.realm().settings.get('selectivity')).toEqual({ channel: 3 })
  })

  it('store: a declaration saved again replaces the first, and the columns for searching follow', async () => {
    const { database, store } = await bench.store()
    await store.commit((tx) => tx.saveDeclaration(declaration('100000000010')))
    const changed = declaration('100000000010', { phase: 'examining', channel: 2, editedAt: 99, run: 'RUN1' })
    await store.commit((tx) => tx.saveDeclaration(changed))
    expect(await database.query.selectFrom('declarations').selectAll().execute()).toEqual([
      {
        world: 'main',
        number: '100000000010',
        base: '10000000001',
        direction: 'import',
        owner: '02CI0001',
        phase: 'examining',
        channel: 2,
        office: '02CI',
        run: 'RUN1',
        edited_at: 99,
        state: JSON.stringify(changed),
      },
    ])
  })

  it('group commit: works of one turn see what earlier ones left, in order, 64 in one transaction', async () => {
    const { database, store } = await bench.store()
    const begun = vi.spyOn(database.writer, 'begin')
    const numbers = await Promise.all(Array.from({ length: 150 }, () => store.commit(register)))
    expect(begun).toHaveBeenCalledTimes(3)
    expect(numbers).toEqual(Array.from({ length: 150 }, (_, index) => index + 1))
    expect(await store.commit((tx) => tx.declaration('100000001500'))).toBeDefined()
  })

  it('group commit: a work that fails leaves nothing and spoils no other of its group', async () => {
    const { database, store } = await bench.store()
    const fail = async (tx: Tx) => {
      await register(tx)
      await tx.deliver(report('02CI0001', 'never'))
      await tx.saveAccount(account('GHOST000'))
      await tx.remember('02CI0001', '1', 'h', answer('never'))
      throw new Error('not this one')
    }
    const outcomes = await Promise.allSettled([
      store.commit(register),
      store.commit(fail),
      store.commit(register),
      store.commit(async (tx, realm) => [
        await tx.waitingCount('02CI0001'),
        realm.accounts.has('GHOST000'),
        await tx.remembered('02CI0001', '1', 'h'),
      ]),
    ])
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: new Error('not this one') },
      { status: 'fulfilled', value: 2 },
      { status: 'fulfilled', value: [0, false, undefined] },
    ])
    expect((await openJournal(database).rows({})).map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(await openJournal(database).verify()).toMatchObject({ ok: true, rows: 4 })
  })

  it('group commit: a value that cannot be kept fails its own work only', async () => {
    const { store } = await bench.store()
    const outcomes = await Promise.allSettled([
      store.commit((tx) => tx.append([entry({ at: 'no time' })])),
      store.commit((tx) => tx.saveRun(runRecord('RUN1', { seed: Number.NaN }))),
      store.commit((tx) => tx.putSetting('x', undefined)),
      store.commit(register),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled'])
  })

  it('group commit: when the database fails, every caller of the group hears it and nothing is kept', async () => {
    const { database, store } = await bench.store()
    await store.commit(register)
    // A row that is already where the next one must go makes the flush fail.
    const [row] = await database.query.selectFrom('journal').selectAll().where('seq', '=', 2).execute()
    if (row === undefined) throw new Error('no row 2')
    await database.query
      .insertInto('journal')
      .values({ ...row, seq: 5 })
      .execute()
    const outcomes = await Promise.allSettled([store.commit(register), store.commit(register)])
    for (const outcome of outcomes) {
      expect(outcome.status).toBe('rejected')
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(StoreError)
    }
    expect(await store.declaration('100000000020')).toBeUndefined()
    // The store goes on: a work that does not touch the place succeeds.
    expect(await store.commit((tx) => tx.peek('import'))).toBe(2)
  })

  it('store: a transaction used after its work has ended is refused', async () => {
    const { store } = await bench.store()
    const kept = await store.commit(async (tx) => tx)
    await expect(kept.peek('import')).rejects.toThrow('the transaction is over')
  })

  it('store: after close nothing is taken in, and what was begun is finished', async () => {
    const { store } = await bench.store()
    const begun = store.commit(register)
    await store.close()
    expect(await begun).toBe(1)
    await expect(store.commit(register)).rejects.toMatchObject({ fault: 'closed' })
  })

  it('customs numbering: sequences give each number once, whatever fails between', async () => {
    const { store, place } = await bench.store()
    const take = async (tx: Tx) => {
      const first = await tx.peek('statement')
      await tx.take('statement', 3)
      expect(await tx.peek('statement')).toBe(first + 3)
      return first
    }
    const failing = async (tx: Tx) => {
      await take(tx)
      throw new Error('undone')
    }
    const given = await Promise.allSettled([store.commit(take), store.commit(failing), store.commit(take)])
    expect(given.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 0))).toEqual([1, 0, 4])
    const { store: other } = await bench.store(place)
    expect(await other.commit(take)).toBe(7)
    expect(await other.commit((tx) => tx.peek('import'))).toBe(1)
    await expect(other.commit((tx) => tx.take('import', 0))).rejects.toThrow(RangeError)
  })

  it('contract, several processes on one database: two stores number without a clash and one chain results', async () => {
    const { database, store, place } = await bench.store()
    const { store: other } = await bench.store(place)
    const numbers: number[] = []
    const caller = async (through: typeof store) => {
      for (let i = 0; i < 15; i++) numbers.push(await through.commit(register))
    }
    await Promise.all([caller(store), caller(other), caller(store), caller(other)])
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
    expect(await openJournal(database).verify()).toMatchObject({ ok: true, rows: 120 })
  })

  it('contract, mailbox: reports come oldest first and stay until they are acknowledged, once', async () => {
    const { store } = await bench.store()
    const user = '02CI0001'
    await store.commit(async (tx) => {
      await tx.deliver(report(user, 'một'))
      await tx.deliver(report('99ZZ0001', 'của người khác'))
    })
    await store.commit((tx) => tx.deliver(report(user, 'hai')))
    const first = await store.commit((tx) => tx.oldestWaiting(user))
    expect(Buffer.from(first?.bytes ?? []).toString()).toBe('một')
    expect(first).toMatchObject({ userId: user, output: 'VAD1AC0', declarationNo: '100000000010' })
    // Asking again is delivery again: at least once.
    expect((await store.commit((tx) => tx.oldestWaiting(user)))?.id).toBe(first?.id)
    expect(await store.commit((tx) => tx.waitingCount(user))).toBe(2)
    expect(await store.commit((tx) => tx.acknowledge('99ZZ0001', first?.id ?? 0))).toBe(false)
    const twice = await Promise.all([
      store.commit((tx) => tx.acknowledge(user, first?.id ?? 0)),
      store.commit((tx) => tx.acknowledge(user, first?.id ?? 0)),
      store.commit((tx) => tx.waitingCount(user)),
    ])
    expect(twice).toEqual([true, false, 1])
    const second = await store.commit((tx) => tx.oldestWaiting(user))
    expect(Buffer.from(second?.bytes ?? []).toString()).toBe('hai')
    expect(second?.id).toBeGreaterThan(first?.id ?? 0)
  })

  it('contract, mailbox: delivery and acknowledgement within one group and within one work', async () => {
    const { store } = await bench.store()
    const user = '02CI0001'
    const outcome = await Promise.allSettled([
      store.commit((tx) => tx.deliver(report(user, 'một'))),
      store.commit(async (tx) => {
        const waiting = await tx.oldestWaiting(user)
        await tx.acknowledge(user, waiting?.id ?? 0)
        expect(await tx.waitingCount(user)).toBe(0)
        throw new Error('the acknowledgement is undone')
      }),
      store.commit(async (tx) => {
        await tx.deliver(report(user, 'hai'))
        const waiting = await tx.oldestWaiting(user)
        return [await tx.waitingCount(user), Buffer.from(waiting?.bytes ?? []).toString()]
      }),
      store.commit(async (tx) => {
        const waiting = await tx.oldestWaiting(user)
        return [await tx.acknowledge(user, waiting?.id ?? 0), await tx.waitingCount(user)]
      }),
    ])
    expect(outcome.slice(2)).toEqual([
      { status: 'fulfilled', value: [2, 'một'] },
      { status: 'fulfilled', value: [true, 1] },
    ])
    const left = await store.commit((tx) => tx.oldestWaiting(user))
    expect(Buffer.from(left?.bytes ?? []).toString()).toBe('hai')
  })

  it('quality.md speed: a mailbox that nobody empties is counted no further than to a thousand', async () => {
    const { store } = await bench.store()
    await store.commit(async (tx) => {
      for (let i = 0; i < 1500; i++) await tx.deliver(report('02CI0001', 'x'))
      expect(await tx.waitingCount('02CI0001')).toBe(1500)
    })
    expect(await store.commit((tx) => tx.waitingCount('02CI0001'))).toBe(1000)
  })

  it('contract, resend: an answer is remembered by account, carry-over id and content', async () => {
    const { store, place } = await bench.store()
    const first = answer('một')
    await store.commit(async (tx) => {
      await tx.remember('02CI0001', '0000000001', 'aa', first)
      expect(await tx.remembered('02CI0001', '0000000001', 'aa')).toEqual(first)
    })
    const { store: other } = await bench.store(place)
    const found = await other.commit((tx) => tx.remembered('02CI0001', '0000000001', 'aa'))
    expect({ ...found, bytes: Buffer.from(found?.bytes ?? []).toString() }).toEqual({ ...first, bytes: 'một' })
    const others: readonly (readonly [string, string, string])[] = [
      ['02CI0002', '0000000001', 'aa'],
      ['02CI0001', '0000000002', 'aa'],
      ['02CI0001', '0000000001', 'ab'],
    ]
    for (const [user, carry, content] of others)
      expect(await other.commit((tx) => tx.remembered(user, carry, content))).toBeUndefined()
  })

  it('contract, resend: an answer that is also a body of the journal is stored once and read back whole', async () => {
    const { database, store, place } = await bench.store()
    const first = answer('câu trả lời')
    await store.commit(async (tx) => {
      await tx.remember('02CI0001', '1', 'aa', first)
      await tx.append([entry(), entry({ kind: 'answer', cause: -1, body: first.bytes })])
    })
    const row = await database.query.selectFrom('remembered').selectAll().executeTakeFirstOrThrow()
    expect([row.body_seq, row.bytes.byteLength]).toEqual([2, 0])
    const { store: other } = await bench.store(place)
    const found = await other.commit((tx) => tx.remembered('02CI0001', '1', 'aa'))
    expect(Buffer.from(found?.bytes ?? []).toString()).toBe('câu trả lời')
  })

  it('contract, mailbox: a report that is also a body of the journal is stored once and read back whole', async () => {
    const { database, store, place } = await bench.store()
    const text = `VAD1AC${' '.repeat(3000)}`
    const laid = report('02CI0001', text)
    await store.commit(async (tx) => {
      await tx.append([entry()])
      await tx.deliver(laid)
      await tx.deliver(report('02CI0001', 'chỉ trong hộp thư'))
      await tx.append([entry({ kind: 'report', body: laid.bytes })])
    })
    const rows = await database.query.selectFrom('mailbox').selectAll().orderBy('id').execute()
    expect(rows.map(({ body_seq, bytes: own }) => [body_seq, own.byteLength > 0])).toEqual([
      [2, false],
      [0, true],
    ])
    const { store: other } = await bench.store(place)
    const waiting = await other.commit((tx) => tx.oldestWaiting('02CI0001'))
    expect({ ...waiting, bytes: Buffer.from(waiting?.bytes ?? []).toString() }).toEqual({ ...laid, id: 1, bytes: text })
  })

  it('ports, realm: what one process changes, the next transaction of another sees', async () => {
    const { store, place } = await bench.store()
    const { store: other } = await bench.store(place)
    const before = other.realm()
    await store.commit(async (tx) => {
      await tx.saveAccount(account('02CI0001'))
      await tx.saveCertificate(certificate('0a'))
    })
    expect(store.realm().accounts.has('02CI0001')).toBe(true)
    expect(other.realm()).toBe(before)
    await other.commit(async (_, realm) => {
      expect(realm.accounts.get('02CI0001')).toEqual(account('02CI0001'))
      expect(realm.version).toBe(store.realm().version)
    })
    expect(other.realm().accounts.has('02CI0001')).toBe(true)
    await other.commit((tx) => tx.saveCertificate(certificate('0a', { revokedAt: 5, revokeReason: 'mất' })))
    await store.commit(async (_, realm) => {
      expect(realm.certificates.get('0a')).toMatchObject({ revokedAt: 5, revokeReason: 'mất' })
    })
  })

  it('ports, realm: within a group each work gets the realm as the one before left it, and no held one changes', async () => {
    const { store } = await bench.store()
    const held: Realm[] = []
    await Promise.all([
      store.commit(async (tx, realm) => {
        held.push(realm)
        await tx.putSetting('clock', { now: 1 })
        expect(await tx.setting('clock')).toEqual({ now: 1 })
      }),
      store.commit(async (tx, realm) => {
        held.push(realm)
        expect(await tx.setting('clock')).toEqual({ now: 1 })
      }),
    ])
    expect(held.map((realm) => realm.settings.get('clock'))).toEqual([undefined, { now: 1 }])
  })

  it('ports, runs: found by unit and time of opening, oldest first; a run saved again is replaced', async () => {
    const { store } = await bench.store()
    await store.commit(async (tx) => {
      await tx.saveRun(runRecord('B', { openedAt: 300 }))
      await tx.saveRun(runRecord('A', { openedAt: 200 }))
      await tx.saveRun(runRecord('C', { openedAt: 100, unit: '01AB', official: false }))
    })
    await store.commit((tx) => tx.saveRun(runRecord('A', { openedAt: 200, status: 'passed', judgement: { ok: true } })))
    const ids = async (filter: Parameters<typeof store.runs>[0]) => (await store.runs(filter)).map(({ id }) => id)
    expect(await ids({})).toEqual(['C', 'A', 'B'])
    expect(await ids({ unit: '02CI' })).toEqual(['A', 'B'])
    expect(await ids({ from: 200, to: 300 })).toEqual(['A'])
    expect(await store.run('A')).toMatchObject({ status: 'passed', judgement: { ok: true }, official: true })
    expect(await store.run('C')).toMatchObject({ official: false })
    expect(await store.run('none')).toBeUndefined()
  })

  it('quality.md fuzz: characters that an engine cannot keep are replaced and the chain holds', async () => {
    const { database, store } = await bench.store()
    await store.commit(async (tx) => {
      await tx.append([entry({ userId: 'a\0b', procedure: '\ud800x', body: Uint8Array.of(0, 255) })])
      await tx.deliver(report('a\0b', 'x'))
      await tx.remember('a\0b', '\0', '\udfff', answer('x'))
    })
    const journal = openJournal(database)
    const [row] = await journal.rows({})
    expect([row?.userId, row?.procedure]).toEqual(['a\ufffdb', '\ufffdx'])
    expect(await journal.verify()).toMatchObject({ ok: true, rows: 1 })
    expect(await store.commit((tx) => tx.waitingCount('a\0b'))).toBe(1)
    expect(await store.commit((tx) => tx.remembered('a\0b', '\0', '\udfff'))).toBeDefined()
  })

  it.runIf(bench.engine === 'postgres')(
    'quality.md reliability: connections cut by the server fail what is under way; the next commit goes on',
    async () => {
      const { store, place } = await bench.store()
      await store.commit(register)
      const cut = store.commit(async (tx) => {
        await bench.disconnect(place.url ?? '')
        return register(tx)
      })
      await expect(cut).rejects.toMatchObject({ name: 'StoreError', fault: 'unreachable' })
      expect(await store.commit(register)).toBe(2)
    },
  )
})
