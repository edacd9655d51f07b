import { expect, it } from 'vitest'
import { onBothEngines } from './engines.ts'
import { bytes, entry } from './samples.ts'

const report = (declarationNo: string, text: string, output = 'VAD2AC') =>
  entry({ kind: 'report', outputs: [output], declarationNo, userId: '02CI0001', body: bytes(text) })

onBothEngines('the last report about a declaration (ROT)', (bench) => {
  it('under its very number before another branch, the latest of it; of this output and this declaration only', async () => {
    const { store } = await bench.store()
    const found = (number: string, output = 'VAD2AC') =>
      store.commit(async (tx) => {
        const one = await tx.lastReport(output, number)
        return one && `${one.userId} ${one.declarationNo} ${new TextDecoder().decode(one.bytes)}`
      })
    await store.commit((tx) =>
      tx.append([
        report('100000000010', 'first'),
        report('100000000010', 'second'),
        report('100000000011', 'corrected'),
        report('100000000011', 'notice', 'VAD2AE'),
        report('100000000020', 'neighbour'),
        entry({ kind: 'answer', outputs: ['VAD2AG'], declarationNo: '100000000010' }),
      ]),
    )
    expect(await found('100000000010')).toBe('02CI0001 100000000010 second')
    expect(await found('100000000012')).toBe('02CI0001 100000000011 corrected')
    expect(await found('100000000010', 'VAD2AE')).toBe('02CI0001 100000000011 notice')
    expect(await found('100000000010', 'VAD2AG')).toBeUndefined()
    expect(await found('100000000030')).toBeUndefined()
  })

  it('one laid by a work of the same group is found before it reaches the tables', async () => {
    const { store } = await bench.store()
    const [, found] = await Promise.all([
      store.commit((tx) => tx.append([report('100000000010', 'just now')])),
      store.commit((tx) => tx.lastReport('VAD2AC', '100000000010')),
    ])
    expect(found && new TextDecoder().decode(found.bytes)).toBe('just now')
  })
})
