import { describe, expect, it } from 'vitest'
import { differences } from '#training/expectation.ts'
import { action, answer, good, pulled } from './rows.ts'

const whats = (...given: Parameters<typeof differences>) => differences(...given).map(({ what }) => what)

describe('contract, runs: what a step expects against what came', () => {
  it('nothing expected, nothing missed', () => {
    expect(differences({}, [answer('IDA', ['S0055-ICB -0000'])])).toEqual([])
  })

  it('a result by its code, or with item and line; every missing one is told', () => {
    const came = [answer('IDA', ['R1088-BPR -0002', 'R0055-IP1 -0000'])]
    expect(whats({ results: ['R1088'] }, came)).toEqual([])
    expect(whats({ results: ['R1088-BPR -0002', 'R0055'] }, came)).toEqual([])
    expect(whats({ results: ['R1088-BPR -0003'] }, came)).toEqual(['result'])
    expect(whats({ results: ['00000', 'E0001'] }, came)).toEqual(['result', 'result'])
    expect(differences({ results: ['00000'] }, [answer('IDA', [])])[0]).toMatchObject({
      vi: 'Mong đợi mã 00000, nhận được —',
      en: 'Expected 00000, got —',
    })
  })

  it('a gateway rejection', () => {
    expect(whats({ gateway: 'E134' }, [answer('IDA', ['E134'])])).toEqual([])
    expect(whats({ gateway: 'E134' }, [good('IDA')])).toEqual(['gateway'])
  })

  it('outputs: all of them, over all rows of the try', () => {
    expect(whats({ outputs: ['VAD3AC', 'VAF801'] }, [pulled('VAF801'), pulled('VAD3AC')])).toEqual([])
    expect(whats({ outputs: ['VAD3AC', 'VAF801'] }, [pulled('VAF801')])).toEqual(['output'])
  })

  it('items: a value, any value (*), of one report among several, of a line', () => {
    const came = [pulled('VAD3AC', { ICN: '102026072100' }), pulled('VAF801', { SPN: '12', ICN: 'x' })]
    expect(whats({ items: { 'VAD3AC.ICN': '102026072100', 'VAF801.SPN': '*' } }, came)).toEqual([])
    expect(whats({ items: { 'VAD3AC.SPN': '*', 'VAF801.ICN': 'y' } }, came)).toEqual(['item', 'item'])
    const lines = [{ ...good('IDA'), items: { head: {}, lines: [{ CMD: '1' }, { CMD: '2' }] } }]
    expect(whats({ items: { 'CMD/2': '2' } }, lines)).toEqual([])
    expect(differences({ items: { 'CMD/3': '*', CMD: '1' } }, lines).map(({ en }) => en)).toEqual([
      'CMD, line 3, must be filled, is empty',
      'CMD must be "1", is empty',
    ])
  })

  it('state and channel: those of the last row that tells them', () => {
    const came = [action('receive', { state: 'examining', channel: 3 }), answer('TCC', [])]
    expect(whats({ state: 'examining', channel: 3 }, came)).toEqual([])
    expect(whats({ state: 'cleared', channel: 2 }, came)).toEqual(['state', 'channel'])
    expect(differences({ state: 'cleared' }, [good('TCC')])[0]?.vi).toBe(
      'Trạng thái tờ khai phải là “Thông quan”, đang là “—”',
    )
  })

  it('a refusal that was not expected is told with its reason, an expected one that did not come too', () => {
    const refused = [action('clear', { refused: 'the tax is owed' })]
    expect(differences({}, refused)[0]).toMatchObject({
      what: 'refusal',
      en: 'The action was refused: the tax is owed',
    })
    expect(whats({ refused: true }, refused)).toEqual([])
    expect(whats({ refused: true }, [action('clear', { state: 'cleared' })])).toEqual(['refusal'])
  })

  it('every difference is told, in Vietnamese and English', () => {
    const all = differences(
      { results: ['00000'], outputs: ['VAD0AA'], items: { ICN: '*' }, state: 'draft', channel: 1 },
      [answer('IDA', ['S0055-ICB -0000'])],
    )
    expect(all.map(({ what }) => what)).toEqual(['result', 'output', 'item', 'state', 'channel'])
    for (const { vi, en } of all) expect([vi, en, vi === en]).toEqual([expect.any(String), expect.any(String), false])
  })
})
