import { expect, it } from 'vitest'
import { answerContent, fromForm } from '#protocol/edi/form.ts'
import { loadCatalogue } from '../../../simulator/library/load-catalogue.ts'

/** A total entered as `420.0` came back as `420.0` in VAD0AA, VAD1AC and VAD419. */
it('contract, Answers: numbers go out without trailing zeros, also those that are only carried over', () => {
  const layout = loadCatalogue().layout('output', 'VAD0AA')
  if (layout === undefined) throw new Error('no layout')
  const form = {
    head: { A96: '420.0', A77: '1200.500', A52: '100', A86: '0.00', A29: 'ROOM 4.50' },
    lines: [{ B48: '10.10', B31: '20' }],
  }
  const shown = answerContent(layout, form)
  const plain = {
    head: { A96: '420', A77: '1200.5', A52: '100', A86: '0', A29: 'ROOM 4.50' },
    lines: [{ B48: '10.1', B31: '20' }],
  }
  expect(shown).toEqual(fromForm(layout, plain))
})
