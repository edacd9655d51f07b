import { describe, expect, it } from 'vitest'
import { idc } from '#customs/procedures/idc/idc.ts'
import { accepted, draft, facts, importForm, LAPTOP, NOW, NUMBER, registered, rejections } from './sample.ts'

const call = (ICN = NUMBER) => ({ head: { ICN }, lines: [] })
const codes = (form = importForm(), over = {}) =>
  accepted(idc.decide(call(), draft(form), facts(over))).reports.map(({ code }) => code)
const taxFree = importForm({}, { ...LAPTOP, TX1: 'VB901', TR1: 'VK010' })

describe('IDC', () => {
  it('protocol 3.2: green with tax owed: classification, tax and fee statement, no permit until it is paid', () => {
    expect(codes()).toEqual(['VAD1AC', 'VAF801', 'VAF803'])
    expect(registered()).toMatchObject({ phase: 'awaitingPayment', channel: 1, payment: 'owed', declaredAt: NOW })
  })

  it('protocol 3.2: green with nothing owed is cleared at once', () => {
    expect(codes(taxFree)).toEqual(['VAD1AC', 'VAF803', 'VAD1AG'])
    expect(registered(taxFree)).toMatchObject({ phase: 'cleared', payment: 'none', clearedAt: NOW })
  })

  it('customs.md value 7: a guarantee covers the tax, so green is cleared at once', () => {
    const guarantee = { ENC: 'B', SBC: 'SIM0000102', RYA: '2026', SCM: 'BLC', SCN: '0000002' }
    const form = importForm(guarantee)
    expect(codes(form)).toEqual(['VAD1AC', 'VAF801', 'VAF803', 'VAD1AG'])
    expect(registered(form)).toMatchObject({ phase: 'cleared', payment: 'guaranteed' })
  })

  it.each([
    [2, 'VAD2AC'],
    [3, 'VAD3AC'],
  ] as const)('protocol 6: channel %i waits for its dossier after %s', (forced, code) => {
    const over = { selectivity: { forced } }
    expect(codes(importForm(), over)).toEqual([code, 'VAF801', 'VAF803'])
    expect(registered(importForm(), over)).toMatchObject({ phase: 'awaitingReceipt', channel: forced })
  })

  it('protocol 3.2: IDC itself answers a bare result about its declaration', () => {
    const decision = accepted(idc.decide(call(), draft(), facts()))
    expect(decision.screen).toBeUndefined()
    expect(decision.number).toBe(NUMBER)
  })

  it('statements are numbered one after another', () => {
    const { reports } = accepted(idc.decide(call(), draft(), facts()))
    expect(reports.map(({ form }) => form.head.SPN)).toEqual([undefined, '500', '501'])
  })

  it('S0025 no number, S0005 unknown, E0074 declared before, U0004 another account, S1100 JKN', () => {
    expect(rejections(idc.decide(call(''), undefined, facts()))).toEqual(['S0025-ICN-0'])
    expect(rejections(idc.decide(call(), undefined, facts()))).toEqual(['S0005-ICN-0'])
    expect(rejections(idc.decide(call(), registered(), facts()))).toEqual(['E0074-ICN-0'])
    const other = facts({ sender: { userId: '01AB0001', unit: '01AB' } })
    expect(rejections(idc.decide(call(), draft(), other))).toEqual(['U0004-ICN-0'])
    const corrected = { head: { ICN: NUMBER, JKN: 'P' }, lines: [] }
    expect(rejections(idc.decide(corrected, draft(), facts()))).toEqual(['S1100-JKN-0'])
  })

  it('E1103: the exchange rate has changed since IDA', () => {
    const before = draft()
    const stale = { ...before, assessment: { ...before.assessment, rates: { USD: '1' } } }
    expect(rejections(idc.decide(call(), stale, facts()))).toEqual(['E1103-0000-0'])
  })
})
