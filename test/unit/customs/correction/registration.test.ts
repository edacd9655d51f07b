import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Declaration } from '#customs/declaration/declaration.ts'
import { ida } from '#customs/procedures/ida/ida.ts'
import { ida01 } from '#customs/procedures/ida01/ida01.ts'
import { idd } from '#customs/procedures/idd/idd.ts'
import { iid } from '#customs/procedures/iid/iid.ts'
import { buildReference } from '#customs/reference/build-reference.ts'
import type { Form } from '#protocol/edi/content.ts'
import { loadTables } from '../../../../simulator/library/load-reference.ts'
import { accepted, declarationOf, draft, facts, importForm, LAPTOP, NOW, NUMBER, rejections } from '../import/sample.ts'
import { ASK, DAY, handled, later, NEXT, PASS, pending, RECEIVE, TWICE, twice, yellow } from './sample.ts'

const refused = (declaration: Declaration | undefined, over = {}, form: Form = twice()) =>
  rejections(ida01.decide(form, declaration, later(over)))

describe('IDA01', () => {
  it('protocol 3.2: VAD0AB shows the correction computed, under the number of the next branch', () => {
    const decision = accepted(ida01.decide(twice(), yellow(), later()))
    expect(decision).toMatchObject({ number: NEXT, reports: [] })
    expect(decision.screen).toMatchObject({ code: 'VAD0AB', dataType: 'M' })
    const { head, lines } = decision.screen?.form ?? importForm()
    expect(head).toMatchObject({ ICN: NEXT, A06: '2', B02: '53500000' })
    expect(lines[0]).toMatchObject({ B31: '20', B48: '20000' })
  })

  it('protocol 6: what is registered stays in force beside the correction', () => {
    const before = yellow()
    const { correction, history, ...kept } = pending(before)
    expect(kept).toEqual({ ...before, history: undefined })
    expect(correction).toMatchObject({ editedAt: NOW + 3_600_000, form: { lines: [TWICE] } })
    expect(correction?.assessment.totalTax).toBe('53500000')
    expect(history.at(-1)).toMatchObject({ what: 'IDA01', phase: 'awaitingReceipt' })
    const inquiry = accepted(iid.decide({ head: { ICN: NUMBER }, lines: [] }, pending(), later()))
    expect(inquiry.screen?.form.head).toMatchObject({ ICN: NUMBER })
  })

  it('IDA01 again, by either number, replaces the correction and not the declaration', () => {
    const form = importForm({ ICN: NEXT, IP4: '30000' }, { ...LAPTOP, QN1: '30', BPR: '30000' })
    const next = declarationOf(ida01.decide(form, pending(), later()))
    expect(next.number).toBe(NUMBER)
    expect(next.correction?.assessment.totalTax).toBe('80250000')
    expect(next.form).toEqual(yellow().form)
  })

  it('customs.md value 2: taxed at the exchange rate of the registration, whatever the rate is now', () => {
    const tables = loadTables()
    const risen = buildReference({
      ...tables,
      rates: [...tables.rates, { currency: 'USD', vnd: '30000', from: '20261117' }],
    })
    const over = { now: NOW + 2 * DAY, reference: risen }
    expect(declarationOf(ida.decide(importForm(), undefined, facts(over))).assessment.rates).toEqual({ USD: '30000' })
    const corrected = declarationOf(ida01.decide(twice(), yellow(), facts(over)))
    expect(corrected.correction?.assessment).toEqual(pending().correction?.assessment)
  })

  it('U0004: another account', () => {
    expect(refused(yellow(), { sender: { userId: '01AB0001', unit: '01AB' } })).toEqual(['U0004-ICN-0'])
  })

  it('S0050 unknown, E0223 not declared yet', () => {
    expect(refused(undefined)).toEqual(['S0050-0000-0'])
    expect(refused(draft())).toEqual(['E0223-ICN-0'])
    expect(refused(draft(), { now: NOW + 8 * DAY })).toEqual(['S0050-0000-0'])
  })

  it('E0217 permitted or examined, E0214 manual, E0215 withdrawn', () => {
    expect(refused({ ...yellow(), phase: 'cleared' })).toEqual(['E0217-ICN-0'])
    expect(refused(handled(yellow(), RECEIVE, PASS))).toEqual(['E0217-ICN-0'])
    expect(refused({ ...yellow(), phase: 'manual' })).toEqual(['E0214-ICN-0'])
    expect(refused({ ...yellow(), phase: 'withdrawn' })).toEqual(['E0215-ICN-0'])
  })

  it('E0399: corrected nine times', () => {
    expect(refused({ ...yellow(), number: '100000000019' })).toEqual(['E0399-ICN-0'])
  })

  it('E0128: the five days of the request are over', () => {
    expect(refused(handled(yellow(), RECEIVE, ASK), { now: NOW + 6 * DAY })).toEqual(['E0128-ICN-0'])
  })

  it('E1033, E1034, E0150 … what may not change is refused at its item, R1088 as in IDA', () => {
    expect(refused(yellow(), {}, twice({ CCC: 'A' }))).toEqual(['E1033-CCC-0'])
    expect(refused(yellow(), {}, importForm({ ICN: NUMBER }, { ...LAPTOP, QN1: '20' }))).toEqual(['R1088-BPR-1'])
  })

  it('E1053: an instruction of customs cannot be changed; left out it stays', () => {
    const asked = handled(yellow(), RECEIVE, ASK)
    const called = accepted(idd.decide({ head: { ICN: NUMBER }, lines: [] }, asked, later())).screen?.form
    expect(refused(asked, {}, { head: { ...called?.head, I01: 'Không phải khai lại' }, lines: [TWICE] })).toContain(
      'E1053-I01-0',
    )
    for (const head of [twice().head, { ...called?.head, IP4: '20000' }]) {
      const next = declarationOf(ida01.decide({ head, lines: [TWICE] }, asked, later()))
      expect(next.correction?.form.head).toMatchObject({ CCM: 'A', I01: 'Khai lại số lượng dòng 1' })
    }
  })

  it('property: whatever IDA01 is sent, nothing of the registered data changes', () => {
    const text = fc.string({ maxLength: 12 })
    const items = fc.dictionary(fc.constantFrom(...Object.keys({ ...importForm().head, CCM: '', I01: '' })), text)
    const line = fc.dictionary(fc.constantFrom(...Object.keys(LAPTOP)), text)
    const before = handled(yellow(), RECEIVE, ASK)
    let taken = 0
    fc.assert(
      fc.property(items, fc.array(line, { maxLength: 2 }), fc.boolean(), (head, lines, whole) => {
        const form = whole ? twice(head) : { head: { ICN: NUMBER, ...head }, lines }
        const decision = ida01.decide(form, before, facts({ now: NOW + DAY }))
        if (decision.kind === 'rejected') return
        taken++
        const { correction, history, ...kept } = declarationOf(decision)
        expect(correction).toBeDefined()
        expect({ ...kept, history: history.slice(0, -1) }).toEqual(before)
      }),
    )
    expect(taken).toBeGreaterThan(0)
  })
})
