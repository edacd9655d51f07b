import { describe, expect, it } from 'vitest'
import type { Rejection } from '#customs/decision.ts'
import type { Procedure } from '#customs/procedure.ts'
import { decodeItems } from '#protocol/edi/decode.ts'
import { loadReference } from '../../../simulator/library/load-reference.ts'
import { type Case, decide, type Rooms } from '../../../simulator/pipeline/decide.ts'
import type { Tx } from '../../../simulator/ports.ts'
import { catalogue } from '../../support/message.ts'
import { account, incoming, realm } from './cases.ts'

const reference = loadReference()
const asked: string[] = []
const tx = {
  declaration: async (number: string) => {
    asked.push(number)
    return undefined
  },
  peek: async () => 7,
} as unknown as Tx

const finding = (code: string, item: string, line = 0): Rejection => ({ code, item, line })

/** IDC with a procedure that always finds `rejections`. */
async function decided(items: string, rejections: readonly Rejection[], code = 'IDC') {
  const procedure: Procedure = {
    numberItem: 'ICN',
    quotes: [],
    decide: () => (rejections.length > 0 ? { kind: 'rejected', rejections } : { kind: 'accepted', reports: [] }),
  } as unknown as Procedure
  const rooms: Rooms = { catalogue, reference, procedures: { IDC: procedure } as unknown as Rooms['procedures'] }
  const entry = catalogue.procedure(code)
  if (entry === undefined) throw new Error(code)
  const layout = catalogue.layout('input', code)
  if (layout === undefined) throw new Error(code)
  const { content, results } = decodeItems(layout, Buffer.from(items))
  const matter: Case = {
    incoming: incoming({ items: content, itemResults: results }),
    account,
    entry,
    run: '',
    now: Date.UTC(2026, 6, 21),
  }
  const { decision, number } = await decide(rooms, matter, tx, realm())
  return {
    number,
    kind: decision.kind,
    codes: decision.kind === 'rejected' ? decision.rejections.map(({ code, item }) => `${code}-${item}`) : [],
  }
}

describe('contract, Answers: findings of the codec and of the procedure together', () => {
  it('a sound message is the procedure’s to decide', async () => {
    expect(await decided('102026072100\r\n', [])).toEqual({ kind: 'accepted', codes: [], number: '102026072100' })
    expect(asked.at(-1)).toBe('102026072100')
    expect((await decided('102026072100\r\n', [finding('E0074', '0000')])).codes).toEqual(['E0074-0000'])
  })

  it('a bad item refuses the message whatever the procedure says', async () => {
    expect(await decided('10202607210X\r\n', [])).toEqual({ kind: 'rejected', codes: ['S0900-ICN'], number: '' })
  })

  it('with a bad item, S findings on other items are told too, E and R are kept back, and the bad item is told once', async () => {
    const found = [finding('S0025', 'ICN'), finding('S0004', 'JKN'), finding('E0074', 'ICN'), finding('R0001', 'JKN')]
    expect((await decided('10202607210X\r\n', found)).codes).toEqual(['S0900-ICN', 'S0004-JKN'])
  })

  it('S before R before E, then in layout order', async () => {
    const found = [finding('E0074', 'ICN'), finding('R0001', 'JKN'), finding('S0004', 'JKN'), finding('S0025', 'ICN')]
    expect((await decided('102026072100\r\n', found)).codes).toEqual([
      'S0025-ICN',
      'S0004-JKN',
      'R0001-JKN',
      'E0074-ICN',
    ])
  })

  it('a procedure that is not simulated: its layout’s findings, then A0002', async () => {
    expect((await decided('', [], 'IAS')).codes).toEqual(['A0002-0000'])
    expect((await decided(`${'X'.repeat(300)}\r\n`, [], 'IAS')).codes.at(-1)).toBe('A0002-0000')
  })
})
