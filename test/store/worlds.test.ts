import { expect, it, vi } from 'vitest'
import { openJournal } from '../../simulator/journal/journal.ts'
import { journalWriter } from '../../simulator/journal/record.ts'
import type { Store, Tx } from '../../simulator/ports.ts'
import { openStores } from '../../simulator/store/store.ts'
import { onBothEngines } from './engines.ts'
import { account, bytes, certificate, declaration, entry, report, runRecord } from './samples.ts'

const register = async (tx: Tx) => {
  const next = await tx.peek('import')
  await tx.take('import', 1)
  await tx.saveDeclaration(declaration(`10${String(next).padStart(9, '0')}0`))
  await tx.append([entry(), entry({ kind: 'answer', cause: -1 })])
  return next
}

const remember = (tx: Tx, carry: string) =>
  tx.remember('02CI0001', carry, 'aa', {
    bytes: bytes('một'),
    contentType: 'text/plain',
    results: [],
    outputs: [],
    declarationNo: '',
  })

const waiting = async (store: Store) =>
  Buffer.from((await store.commit((tx) => tx.oldestWaiting('02CI0001')))?.bytes ?? []).toString()

onBothEngines('worlds', (bench) => {
  const open = async () => {
    const place = await bench.place()
    const database = await bench.open(place)
    return { place, database, stores: await openStores(database, journalWriter) }
  }

  it('programme.md, a world: its numbers, accounts, mailbox, declarations, settings, runs are its own; the journal is one chain', async () => {
    const { database, stores } = await open()
    const [main, lop] = [stores.in('main'), stores.in('L1')]
    expect([await main.commit(register), await main.commit(register), await lop.commit(register)]).toEqual([1, 2, 1])
    await main.commit(async (tx) => {
      await tx.saveAccount(account('02CI0001'))
      await tx.deliver(report('02CI0001', 'của chiến dịch'))
      await tx.putSetting('clock', { offset: 1 })
      await tx.saveRun(runRecord('RUN1'))
      await remember(tx, '1')
    })
    expect(await lop.commit(async (tx, realm) => [...realm.accounts.keys(), await tx.setting('clock')])).toEqual([
      undefined,
    ])
    expect([await waiting(main), await waiting(lop)]).toEqual(['của chiến dịch', ''])
    expect(await lop.commit((tx) => tx.remembered('02CI0001', '1', 'aa'))).toBeUndefined()
    expect([await lop.run('RUN1'), (await lop.runs({})).length, (await main.runs({})).length]).toEqual([
      undefined,
      0,
      1,
    ])
    expect(await lop.declaration('100000000020')).toBeUndefined()
    expect(await main.declaration('100000000020')).toBeDefined()
    expect(lop.realm().settings.size).toBe(0)
    const journal = openJournal(database)
    expect((await journal.rows({ world: 'L1' })).map(({ seq, cause }) => [seq, cause])).toEqual([
      [5, 0],
      [6, 5],
    ])
    expect(await journal.verify()).toMatchObject({ ok: true, rows: 6 })
  })

  it('group commit: works of several worlds share one transaction, in order, and one that fails spoils none', async () => {
    const { database, stores } = await open()
    const begun = vi.spyOn(database.writer, 'begin')
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        stores.in(`L${index % 3}`).commit(async (tx) => {
          const next = await register(tx)
          if (index === 4) throw new Error('not this one')
          return next
        }),
      ),
    )
    expect(begun).toHaveBeenCalledTimes(1)
    const given = outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 0))
    expect([0, 3, 6].map((index) => given[index])).toEqual([1, 2, 3])
    expect([1, 4, 7].map((index) => given[index])).toEqual([1, 0, 2])
    const rows = await openJournal(database).rows({})
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 58 }, (_, index) => index + 1))
    expect(rows.slice(0, 6).map(({ world }) => world)).toEqual(['L0', 'L0', 'L1', 'L1', 'L2', 'L2'])
    expect(await openJournal(database).verify()).toMatchObject({ ok: true, rows: 58 })
  })

  it('ports, worldOf: a user ID is found in its world, also within the transaction that opens it', async () => {
    const { stores } = await open()
    await stores.in('L1').commit(async (tx) => {
      expect(await tx.worldOf('02CIA001')).toBeUndefined()
      await tx.saveAccount(account('02CIA001'))
      expect(await tx.worldOf('02CIA001')).toBe('L1')
    })
    const [own, other] = await Promise.all([
      stores.in('L2').commit((tx) => tx.saveAccount(account('02CIA002'))),
      stores.in('main').commit((tx) => tx.worldOf('02CIA002')),
    ])
    expect([own, other]).toEqual([undefined, 'L2'])
    expect([stores.worldOf('02CIA001'), stores.worldOf('02CIA002'), stores.worldOf('02CIA009')]).toEqual([
      'L1',
      'L2',
      undefined,
    ])
  })

  it('contract, several processes on one database: a world made by another process is found after a look', async () => {
    const { place, stores } = await open()
    const others = await openStores(await bench.open(place), journalWriter)
    await others.in('L1').commit(async (tx) => {
      await tx.saveAccount(account('02CIA001'))
      await tx.saveCertificate(certificate('0a'))
    })
    await others.in('main').commit((tx) => tx.saveCertificate(certificate('0b')))
    expect([stores.worldOf('02CIA001'), stores.certificates().size]).toEqual([undefined, 0])
    await stores.refresh()
    expect([stores.worldOf('02CIA001'), [...stores.certificates().keys()].sort()]).toEqual(['L1', ['0a', '0b']])
    const known = stores.certificates()
    await stores.refresh()
    expect(stores.certificates()).toBe(known)
  })

  it('programme.md, snapshot and reset: declarations, mailbox, resend memory, settings go back; numbers, runs, journal, accounts do not', async () => {
    const { database, stores } = await open()
    const [lop, main] = [stores.in('L1'), stores.in('main')]
    await main.commit(register)
    await lop.commit(async (tx) => {
      await register(tx)
      await tx.saveAccount(account('02CI0001'))
      await tx.deliver(report('02CI0001', 'trước ảnh chụp'))
      await remember(tx, '1')
      await tx.putSetting('clock', { offset: 5 })
    })
    await lop.commitState({ act: 'keep', snapshot: 's1' }, async (tx) => {
      await tx.append([entry({ kind: 'admin', procedure: 'keepSnapshot' })])
    })
    await lop.commit(async (tx) => {
      await register(tx)
      await tx.saveDeclaration(declaration('100000000010', { phase: 'cleared' }))
      const first = await tx.oldestWaiting('02CI0001')
      await tx.acknowledge('02CI0001', first?.id ?? 0)
      await tx.deliver(report('02CI0001', 'sau ảnh chụp'))
      await remember(tx, '2')
      await tx.putSetting('clock', { offset: 9 })
      await tx.putSetting('faults', [1])
      await tx.saveAccount(account('02CI0001', { barred: true }))
      await tx.saveAccount(account('02CI0002'))
      await tx.saveRun(runRecord('RUN1'))
    })
    const seen = await lop.commitState({ act: 'restore', snapshot: 's1' }, async (tx, realm, kept) => {
      await tx.saveRun(runRecord('RUN1', { status: 'failed', closedAt: 9 }))
      return [realm.accounts.get('02CI0001')?.barred, kept.accounts.get('02CI0001')?.barred, kept.accounts.size]
    })
    expect(seen).toEqual([true, false, 1])
    expect(lop.realm().settings).toEqual(new Map([['clock', { offset: 5 }]]))
    expect([...lop.realm().accounts.keys()].sort()).toEqual(['02CI0001', '02CI0002'])
    expect((await lop.declaration('100000000010'))?.phase).toBe('draft')
    expect(await lop.declaration('100000000020')).toBeUndefined()
    expect(await waiting(lop)).toBe('trước ảnh chụp')
    expect(
      await lop.commit(async (tx) => [
        (await tx.remembered('02CI0001', '1', 'aa')) !== undefined,
        (await tx.remembered('02CI0001', '2', 'aa')) !== undefined,
        await tx.peek('import'),
      ]),
    ).toEqual([true, false, 3])
    expect(await lop.run('RUN1')).toMatchObject({ status: 'failed' })
    expect(await main.declaration('100000000010')).toBeDefined()
    expect(await openJournal(database).verify()).toMatchObject({ ok: true, rows: 7 })
    // The hidden world of a snapshot is nobody's world.
    expect(stores.worldOf('02CI0001')).toBe('L1')
  })

  it('programme.md, reset to the beginning empties one world and no other; a dropped snapshot is gone', async () => {
    const { database, stores } = await open()
    const [lop, other] = [stores.in('L1'), stores.in('L10')]
    for (const store of [lop, other]) {
      await store.commit(async (tx) => {
        await register(tx)
        await tx.deliver(report('02CI0001', 'thư'))
        await tx.putSetting('clock', { offset: 5 })
      })
      await store.commitState({ act: 'keep', snapshot: 's1' }, async () => undefined)
    }
    await lop.commitState({ act: 'restore', snapshot: '' }, (tx) => tx.putSetting('clock', { offset: 1 }))
    expect([await waiting(lop), await waiting(other)]).toEqual(['', 'thư'])
    expect(lop.realm().settings.get('clock')).toEqual({ offset: 1 })
    expect(await other.declaration('100000000010')).toBeDefined()
    await lop.commitState({ act: 'drop', snapshot: 's1' }, async () => undefined)
    const hidden = await database.query
      .selectFrom('declarations')
      .select('world')
      .where('world', 'like', '%@%')
      .execute()
    expect(hidden).toEqual([{ world: 'L10@s1' }])
  })

  it('programme.md, snapshot: a change of state that fails changes nothing, and works queued beside it go on', async () => {
    const { stores } = await open()
    const lop = stores.in('L1')
    await lop.commit(register)
    const outcomes = await Promise.allSettled([
      lop.commit(register),
      lop.commitState({ act: 'restore', snapshot: '' }, async () => {
        throw new Error('not now')
      }),
      lop.commit(register),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await lop.declaration('100000000010')).toBeDefined()
    expect(await lop.declaration('100000000030')).toBeDefined()
  })
})
