import { describe, expect, it } from 'vitest'
import type { Declaration } from '#customs/declaration/declaration.ts'
import { ide } from '#customs/procedures/ide/ide.ts'
import { iid } from '#customs/procedures/iid/iid.ts'
import {
  accepted,
  declarationOf,
  draft,
  facts,
  importForm,
  LAPTOP,
  NOW,
  NUMBER,
  registered,
  rejections,
} from '../import/sample.ts'
import {
  ASK,
  corrected,
  DAY,
  declaring,
  HOUR,
  handled,
  later,
  NEXT,
  outputsOf,
  PASS,
  pending,
  RECEIVE,
  TWICE,
  twice,
  yellow,
} from './sample.ts'

const refused = (declaration: Declaration | undefined, over = {}, message = declaring()) =>
  rejections(ide.decide(message, declaration, later(over)))

describe('IDE', () => {
  it('protocol 6: the correction takes force under the next branch; the history keeps both numbers', () => {
    const next = corrected()
    expect(next).toMatchObject({ number: NEXT, phase: 'awaitingReceipt', channel: 2, payment: 'owed', declaredAt: NOW })
    expect(next.form.head.ICN).toBe(NEXT)
    expect(next.form.lines).toEqual([TWICE])
    expect(next.assessment.totalTax).toBe('53500000')
    expect(next.correction).toBeUndefined()
    expect(next.history.at(-1)).toMatchObject({ what: 'IDE', note: `${NUMBER} → ${NEXT}` })
  })

  it('protocol 3.2: VAD2AE with the time of the correction, and a new tax statement', () => {
    const { reports, number } = accepted(ide.decide(declaring(), pending(), later()))
    expect(number).toBe(NEXT)
    expect(reports.map(({ code }) => code)).toEqual(['VAD2AE', 'VAF801'])
    expect(reports[0]?.form.head).toMatchObject({
      ICN: NEXT,
      A09: '16112026',
      AD1: '093015',
      AD2: '16112026',
      AD3: '103015',
    })
    expect(reports[1]?.form.head).toMatchObject({ SPN: '500', TA4: '53500000' })
  })

  it('no new statement when the tax stays', () => {
    const same = pending(yellow(), importForm({ ICN: NUMBER, VSN: 'ANOTHER VESSEL' }))
    expect(outputsOf(same)).toEqual(['VAD2AE'])
  })

  it('JKN: P stands in the report, blank does not; S0004 anything else', () => {
    const mark = (JKN: string) =>
      accepted(ide.decide(declaring(NEXT, JKN), pending(), later())).reports[0]?.form.head.JKN
    expect([mark('P'), mark('')]).toEqual(['P', undefined])
    expect(refused(pending(), {}, declaring(NEXT, 'X'))).toEqual(['S0004-JKN-0'])
  })

  it('S0025 no number, S0005 unknown or run out', () => {
    expect(refused(undefined, {}, declaring(''))).toEqual(['S0025-ICN-0'])
    expect(refused(undefined)).toEqual(['S0005-ICN-0'])
    expect(refused(draft(), { now: NOW + 8 * DAY })).toEqual(['S0005-ICN-0'])
  })

  it('E0085: no correction registered, already declared, or older than seven days', () => {
    expect(refused(yellow())).toEqual(['E0085-ICN-0'])
    expect(refused(corrected())).toEqual(['E0085-ICN-0'])
    expect(refused(pending(), { now: NOW + HOUR + 7 * DAY })).toEqual([])
    expect(refused(pending(), { now: NOW + HOUR + 7 * DAY + 1 })).toEqual(['E0085-ICN-0'])
  })

  it('E0153: registered by IDA only', () => {
    expect(refused(draft())).toEqual(['E0153-ICN-0'])
  })

  it('E0144: another account', () => {
    expect(refused(pending(), { sender: { userId: '01AB0001', unit: '01AB' } })).toEqual(['E0144-ICN-0'])
  })

  it('E0012: the five days of the request are over', () => {
    const asked = pending(handled(yellow(), RECEIVE, ASK))
    expect(refused(asked, { now: NOW + 6 * DAY })).toEqual(['E0012-0000-0'])
  })

  it('E0035: examined or cleared in between; E0033 manual, E0034 withdrawn', () => {
    expect(refused(handled(pending(), RECEIVE, PASS))).toEqual(['E0035-ICN-0'])
    expect(refused({ ...pending(), phase: 'cleared' })).toEqual(['E0035-ICN-0'])
    expect(refused({ ...pending(), phase: 'manual' })).toEqual(['E0033-ICN-0'])
    expect(refused({ ...pending(), phase: 'withdrawn' })).toEqual(['E0034-ICN-0'])
  })

  it('E0129: the importer is no longer registered', () => {
    const form = twice({ IMC: '1234567890' })
    const assessment = pending().correction?.assessment ?? yellow().assessment
    const other = { ...pending(), correction: { form, assessment, editedAt: NOW } }
    expect(refused(other)).toEqual(['E0129-0000-0'])
  })
})

describe('IDE: what becomes of the file', () => {
  it('SIM-defined: green becomes yellow, for corrections are examined (protocol 1.5)', () => {
    const green = pending(registered())
    expect(outputsOf(green)).toEqual(['VAD2AE', 'VAF801'])
    expect(corrected(green)).toMatchObject({ channel: 2, phase: 'awaitingReceipt' })
  })

  it('SIM-defined: selected anew it may become red, and red never becomes milder', () => {
    expect(outputsOf(pending(), { selectivity: { forced: 3 } })[0]).toBe('VAD3AE')
    const red = pending(registered(importForm(), { selectivity: { forced: 3 } }))
    expect(outputsOf(red, { selectivity: { forced: 1 } })[0]).toBe('VAD3AE')
  })

  it('received before, it goes on being examined; the results were of the former data', () => {
    const failed = handled(yellow(), RECEIVE, { action: 'documentResult', passed: false, note: 'Thiếu' }, ASK)
    const next = corrected(pending(failed))
    expect(next.phase).toBe('examining')
    expect(next.examination).toEqual({ receivedAt: failed.examination.receivedAt })
    expect(next.form.head).toMatchObject({ CCM: 'A', I01: 'Khai lại số lượng dòng 1' })
  })

  it('an instruction that comes behind IDA01 is kept', () => {
    const next = corrected(handled(pending(), RECEIVE, ASK))
    expect(next.form.head.I01).toBe('Khai lại số lượng dòng 1')
  })

  it('paid tax stays paid when it does not rise, and is owed anew when it does', () => {
    const paid = handled(yellow(), { action: 'confirmPayment' })
    expect(corrected(pending(paid))).toMatchObject({ payment: 'owed' })
    expect(corrected(pending(paid)).paidAt).toBeUndefined()
    const half = importForm({ ICN: NUMBER, IP4: '5000' }, { ...LAPTOP, QN1: '5', BPR: '5000' })
    expect(corrected(pending(paid, half))).toMatchObject({ payment: 'paid', paidAt: paid.paidAt })
  })

  it('protocol 6: the former number still finds it, and a second correction gives branch 2', () => {
    const inquiry = accepted(iid.decide({ head: { ICN: NUMBER }, lines: [] }, corrected(), later()))
    expect(inquiry.screen?.form.head.ICN).toBe(NEXT)
    const again = pending(corrected(), twice({ VSN: 'THIRD VESSEL' }))
    const twiceCorrected = declarationOf(ide.decide(declaring(NUMBER), again, facts({ now: NOW + DAY })))
    expect(twiceCorrected.number).toBe('100000000012')
  })

  it('JSON-safe: stored and read again it is the same', () => {
    for (const state of [pending(handled(yellow(), RECEIVE, ASK)), corrected()])
      expect(JSON.parse(JSON.stringify(state))).toEqual(state)
  })
})
