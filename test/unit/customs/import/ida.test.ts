import { describe, expect, it } from 'vitest'
import { ida } from '#customs/procedures/ida/ida.ts'
import {
  accepted,
  declarationOf,
  draft,
  facts,
  importForm,
  LAPTOP,
  MINUTE,
  NOW,
  NUMBER,
  OWNER,
  rejections,
} from './sample.ts'

const decide = (form = importForm(), over = {}) => ida.decide(form, undefined, facts(over))
const head = (form = importForm()) => accepted(decide(form)).declaration?.form.head ?? {}

describe('IDA', () => {
  it('protocol 3.2: answers M with VAD0AA and keeps a draft under the next number', () => {
    const decision = accepted(decide(importForm(), { run: 'RUN1' }))
    expect(decision.screen?.code).toBe('VAD0AA')
    expect(decision.screen?.dataType).toBe('M')
    expect(decision.number).toBe(NUMBER)
    expect(decision.reports).toEqual([])
    expect(decision.declaration).toMatchObject({
      number: NUMBER,
      direction: 'import',
      owner: OWNER,
      run: 'RUN1',
      phase: 'draft',
      payment: 'none',
      preRegisteredAt: NOW,
      editedAt: NOW,
    })
  })

  it('customs.md value: the draft carries what the system computed', () => {
    const { assessment } = declarationOf(decide())
    const rate = Number(assessment.rates.USD)
    expect(rate).toBeGreaterThan(20_000)
    expect(assessment.totalValue).toBe(String(rate * 10_000))
    expect(assessment.totalTax).toBe(String(rate * 1_000))
  })

  it('field notes IMN-IMT: name, postcode, address and telephone of a registered importer are filled in', () => {
    expect(head()).toMatchObject({
      IMC: '9900000009',
      IMN: 'CÔNG TY TNHH DỮ LIỆU CHẠY THỬ',
      IMA: 'SỐ 1 ĐƯỜNG THỬ NGHIỆM, HÀ NỘI',
      IMT: '0240000000',
    })
  })

  it('field notes IMA, IMT: what the declarant corrects stays', () => {
    expect(head(importForm({ IMA: 'SỐ 2 PHỐ MỚI', IMT: '0249999999' }))).toMatchObject({
      IMA: 'SỐ 2 PHỐ MỚI',
      IMT: '0249999999',
    })
  })

  it('field notes CH, CHB, DSN, PSN: office of the warehouse and names of ports are filled in', () => {
    const filled = head(importForm({ CH: '', CHB: '' }))
    expect(filled.CH).toBe('02CI')
    expect(filled.CHB).toBe('00')
    expect(filled.DSN).toMatch(/CAT LAI/)
    expect(filled.PSN).toMatch(/TOKYO/)
    expect(head(importForm({ DSN: 'MY PORT' })).DSN).toBe('MY PORT')
  })

  it('field note GW: pounds become kilograms', () => {
    expect(head(importForm({ GW: '1000', GWT: 'LBR' }))).toMatchObject({ GW: '453.592', GWT: 'KGM' })
  })

  it('protocol 6: IDA with the number of an own draft edits it and starts its seven days anew', () => {
    const first = draft()
    const form = importForm({ ICN: NUMBER, IP4: '20000' }, { ...LAPTOP, QN1: '20', BPR: '20000' })
    const next = declarationOf(ida.decide(form, first, facts({ nextNumber: { import: '100000000020', export: '' } })))
    expect(next.number).toBe(NUMBER)
    expect(next.preRegisteredAt).toBe(NOW - MINUTE)
    expect(next.editedAt).toBe(NOW)
    expect(next.form.lines[0]?.QN1).toBe('20')
    expect(next.assessment.totalValue).not.toBe(first.assessment.totalValue)
    expect(next.history.map(({ what }) => what)).toEqual(['IDA', 'IDA'])
  })

  it('S0049 unknown number, U0002 another account, E0220 already declared', () => {
    const again = importForm({ ICN: NUMBER })
    expect(rejections(ida.decide(again, undefined, facts()))).toEqual(['S0049-0000-0'])
    const other = facts({ sender: { userId: '01AB0001', unit: '01AB' } })
    expect(rejections(ida.decide(again, draft(), other))).toEqual(['U0002-ICN-0'])
    expect(rejections(ida.decide(again, { ...draft(), phase: 'awaitingReceipt' }, facts()))).toEqual(['E0220-ICN-0'])
  })

  it('protocol 6: a draft of more than seven days is unknown to IDA', () => {
    const late = facts({ now: NOW + 7 * 24 * 60 * MINUTE })
    expect(rejections(ida.decide(importForm({ ICN: NUMBER }), draft(), late))).toEqual(['S0049-0000-0'])
  })

  it('contract, Answers: a refused IDA changes nothing', () => {
    const decision = decide(importForm({ IP3: 'USD', IMC: '9999999999' }))
    expect(decision.kind).toBe('rejected')
    expect(rejections(decision)).toContain('S0061-IMC-0')
  })

  it('E1012: findings of the computation refuse the message', () => {
    expect(rejections(decide(importForm({}, { ...LAPTOP, ORS: 'B05', OR: 'JP' })))).toEqual(['E1012-OR-1'])
  })

  it('contract, Answers: findings of the computation come in layout order', () => {
    const lines = [
      { ...LAPTOP, KWS: 'X', ORS: 'B02' },
      { ...LAPTOP, ORS: 'B05' },
    ]
    const computed = rejections(decide(importForm({ IP4: '20000' }, ...lines)))
    expect(computed).toEqual(['E1011-0000-1', 'E1006-CMD-1', 'E1012-OR-2'])
  })
})
