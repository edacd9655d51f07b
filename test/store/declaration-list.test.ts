import { expect, it } from 'vitest'
import { onBothEngines } from './engines.ts'
import { declaration } from './samples.ts'

const HOUR = 3_600_000
const number = (n: number) => `10000000${String(n).padStart(3, '0')}0`

onBothEngines('the list of declarations', (bench) => {
  it('gives the fields of a row without goods and taxes, import and export', async () => {
    const { store } = await bench.store()
    const examination = { receivedAt: 7, assignment: { officer: 'kiem', by: 'kiem', at: 8 } }
    await store.commit(async (tx) => {
      const head = { CH: '02CI', CHB: '00', ICB: 'A11', IMC: '9900000009', IMN: 'CÔNG TY “A”' }
      const lines = [{ CMN: 'GẠO' }, { CMN: 'NGÔ' }]
      await tx.saveDeclaration(
        declaration(number(1), {
          form: { head, lines },
          phase: 'examining',
          channel: 3,
          declaredAt: 5 * HOUR,
          paidAt: 6 * HOUR,
          examination,
          correction: { form: { head, lines }, assessment: declaration(number(1)).assessment, editedAt: 9 },
        }),
      )
      const out = { head: { CH: '02CI', ECB: 'B11', EPC: '9900000017', EPN: 'CÔNG TY B' }, lines: [] }
      await tx.saveDeclaration(declaration('300000000010', { direction: 'export', form: out, editedAt: HOUR }))
    })
    expect(await store.declarations({})).toEqual([
      {
        number: number(1),
        direction: 'import',
        owner: '02CI0001',
        run: '',
        phase: 'examining',
        channel: 3,
        payment: 'none',
        editedAt: 2,
        declaredAt: 5 * HOUR,
        paidAt: 6 * HOUR,
        examination,
        correction: { editedAt: 9 },
        office: '02CI',
        subsection: '00',
        kind: 'A11',
        traderCode: '9900000009',
        traderName: 'CÔNG TY “A”',
        goods: 'GẠO',
      },
      expect.objectContaining({
        number: '300000000010',
        kind: 'B11',
        traderName: 'CÔNG TY B',
        goods: '',
        examination: {},
      }),
    ])
  })

  it('newest first by declaring, else by the last edit; pages behind a place; every filter', async () => {
    const { store } = await bench.store()
    const made = [
      declaration(number(1), { editedAt: 1 * HOUR, declaredAt: 9 * HOUR, phase: 'cleared', channel: 1 }),
      declaration(number(2), { editedAt: 3 * HOUR }),
      declaration(number(3), { editedAt: 3 * HOUR, run: 'RUN1' }),
      declaration(number(4), { editedAt: 2 * HOUR, owner: '03CC0001', form: { head: { CH: '03CC' }, lines: [] } }),
    ]
    await store.commit(async (tx) => {
      for (const one of made) await tx.saveDeclaration(one)
    })
    const listed = async (query: Parameters<typeof store.declarations>[0]) =>
      (await store.declarations(query)).map((one) => Number(one.number.slice(8, 11)))
    expect(await listed({})).toEqual([1, 3, 2, 4])
    expect(await listed({ limit: 2 })).toEqual([1, 3])
    expect(await listed({ before: { at: 3 * HOUR, number: number(3) } })).toEqual([2, 4])
    expect(await listed({ before: { at: 3 * HOUR, number: number(2) }, limit: 5 })).toEqual([4])
    expect(await listed({ offices: ['03CC', '01AC'] })).toEqual([4])
    expect(await listed({ offices: [] })).toEqual([])
    expect(await listed({ owner: '02CI0001', phases: ['draft', 'checked'] })).toEqual([3, 2])
    expect(await listed({ channel: 1 })).toEqual([1])
    expect(await listed({ channel: 0 })).toEqual([3, 2, 4])
    expect(await listed({ run: 'RUN1' })).toEqual([3])
  })
})
