import { beforeAll, describe, expect, it } from 'vitest'
import type { Decision } from '#customs/decision.ts'
import type { Declaration } from '#customs/declaration/declaration.ts'
import { DRAFT_LIFE_MS } from '#customs/declaration/phase.ts'
import type { Facts } from '#customs/facts.ts'
import { eda } from '#customs/procedures/eda/eda.ts'
import { edb } from '#customs/procedures/edb/edb.ts'
import { edc } from '#customs/procedures/edc/edc.ts'
import { iex } from '#customs/procedures/iex/iex.ts'
import type { Reference } from '#customs/reference/reference.ts'
import { loadReference } from '../../../../simulator/library/load-reference.ts'
import { DAY, exportForm, JEANS, NOW, OWNER, facts as sampleFacts } from './sample.ts'

let reference: Reference
beforeAll(() => {
  reference = loadReference()
})

const facts = (over: Partial<Facts> = {}): Facts => sampleFacts({ reference, ...over })
const naming = (number: string, more: Readonly<Record<string, string>> = {}) => ({
  head: { ECN: number, ...more },
  lines: [],
})
const STRANGER = { userId: '03CC0001', unit: '03CC' }

function accepted(decision: Decision) {
  if (decision.kind === 'rejected') throw new Error(JSON.stringify(decision.rejections))
  return decision
}

function rejections(decision: Decision): readonly string[] {
  if (decision.kind === 'accepted') return []
  return decision.rejections.map(({ code, item, line }) => `${code}-${item}-${line}`)
}

function changed(decision: Decision): Declaration {
  const { declaration } = accepted(decision)
  if (declaration === undefined) throw new Error('the declaration did not change')
  return declaration
}

/** Goods that bear export duty in the training tariff. */
const DUTIABLE = { ...JEANS, CMD: '26011110', CMN: 'QUẶNG SẮT', QT1: 'KGM', TSC: 'KGM' }

const draft = (head: Readonly<Record<string, string>> = {}, ...lines: readonly (typeof JEANS)[]): Declaration =>
  changed(eda.decide(exportForm(head, ...lines), undefined, facts()))

describe('contract, Answers: EDA', () => {
  it('contract: EDA answers one M message, VAE0LA, and registers a draft under the next number', () => {
    const decision = accepted(eda.decide(exportForm(), undefined, facts({ run: 'R1' })))
    expect(decision.screen).toMatchObject({ code: 'VAE0LA', dataType: 'M', form: { head: { ECN: '300000000010' } } })
    expect(decision.reports).toEqual([])
    expect(decision.number).toBe('300000000010')
    expect(decision.declaration).toMatchObject({ phase: 'draft', direction: 'export', owner: OWNER, run: 'R1' })
    expect(decision.declaration?.form.head.ECN).toBe('300000000010')
  })

  it('field notes EPN EPA EPT CH CHB: what the registry and the lists know is filled in', () => {
    const {
      EPN: _name,
      EPA: _address,
      EPT: _phone,
      CH: _office,
      CHB: _section,
      PSN: _port,
      ...bare
    } = exportForm().head
    const { form } = changed(eda.decide({ head: bare, lines: [JEANS] }, undefined, facts()))
    expect(form.head).toMatchObject({
      EPN: 'CÔNG TY TNHH DỮ LIỆU CHẠY THỬ',
      EPA: 'SỐ 1 ĐƯỜNG THỬ NGHIỆM, HÀ NỘI',
      EPT: '0240000000',
      CH: '02CI',
      CHB: '00',
    })
    expect(form.head.PSN).toMatch(/CAT LAI/)
  })

  it('field notes EPA EPT CHB DSN: what was entered is kept', () => {
    const entered = { EPA: 'ĐỊA CHỈ MỚI', EPT: '0900000000', CHB: '01', DSN: 'TOKYO BAY' }
    expect(draft(entered).form.head).toMatchObject(entered)
  })

  it('field notes GWT: pounds become kilograms', () => {
    expect(draft({ GW: '1000', GWT: 'LBR' }).form.head).toMatchObject({ GW: '453.592', GWT: 'KGM' })
  })

  it('customs.md value 4: export duty by the tariff', () => {
    const { assessment } = draft({}, DUTIABLE)
    const duty = assessment.lines[0]?.taxes[0]
    expect(duty?.kind).toBe('duty')
    expect(Number(assessment.totalTax)).toBeGreaterThan(0)
    expect(draft().assessment.totalTax).toBe('0')
  })

  it('customs.md, Declaration kinds: again with its ECN, the draft keeps its number and lives seven more days', () => {
    const first = draft()
    const later = facts({ now: NOW + 6 * DAY, nextNumber: { import: '100000000020', export: '300000000020' } })
    const again = { ...exportForm({ ECN: first.number, NO: '20', SYM: '30112026' }) }
    const next = changed(eda.decide(again, first, later))
    expect(next).toMatchObject({ number: first.number, editedAt: NOW + 6 * DAY, preRegisteredAt: NOW })
    expect(next.form.head.NO).toBe('20')
    const twelfth = (declaration: Declaration) =>
      rejections(edc.decide(naming(first.number), declaration, facts({ now: NOW + 12 * DAY })))
    expect(twelfth(first)).toEqual(['S0005-ECN-0'])
    expect(twelfth(next)).not.toContain('S0005-ECN-0')
  })

  it('S0049 EDA: a number that no declaration has', () => {
    expect(rejections(eda.decide(exportForm({ ECN: '300000009990' }), undefined, facts()))).toEqual(['S0049-0000-0'])
  })

  it('U0002 EDA: a draft of another account', () => {
    const foreign = eda.decide(exportForm({ ECN: draft().number }), draft(), facts({ sender: STRANGER }))
    expect(rejections(foreign)).toEqual(['U0002-ECN-0'])
  })

  it('E0220 EDA: declared already', () => {
    const declared = changed(edc.decide(naming('300000000010'), draft(), facts()))
    expect(rejections(eda.decide(exportForm({ ECN: declared.number }), declared, facts()))).toEqual(['E0220-ECN-0'])
  })

  it('R1088 EDA: invoice value must be price times quantity within 1; nothing is registered', () => {
    const decision = eda.decide(exportForm({}, { ...JEANS, UPR: '26' }), undefined, facts())
    expect(rejections(decision).some((found) => found.startsWith('R1088') && found.endsWith('-1'))).toBe(true)
    expect(decision).not.toHaveProperty('declaration')
  })

  it('E0108 EDA: no exchange rate, found by the computation', () => {
    const decision = eda.decide(exportForm({ IP3: 'USD' }), undefined, facts({ reference: withoutRates(reference) }))
    expect(rejections(decision).join()).toMatch(/E010[78]/)
  })
})

const withoutRates = (known: Reference): Reference => ({ ...known, rate: () => undefined })

describe('contract, Answers: EDB', () => {
  it('contract: EDB answers M with VAE400, the EDA entry screen as it was filled, and changes nothing', () => {
    const declaration = draft()
    const decision = accepted(edb.decide(naming(declaration.number), declaration, facts()))
    expect(decision.screen).toMatchObject({ code: 'VAE400', dataType: 'M' })
    expect(decision.screen?.form).toEqual(declaration.form)
    expect(decision).not.toHaveProperty('declaration')
  })

  it.each([
    ['R0001 EDB: nothing to call up by', {}, 'R0001-ECN-0'],
    ['R0003 EDB: number and invoice together', { ECN: '300000000010', IVU: '1' }, 'R0003-ECN-0'],
    ['E1200 EDB: an invoice that is not registered', { IVU: '123456789012' }, 'E1200-IVU-0'],
  ] as const)('%s', (_, head, expected) => {
    expect(rejections(edb.decide({ head, lines: [] }, draft(), facts()))).toEqual([expected])
  })

  it('S0006 EDB: unknown; U0100: of another account; E0103: declared', () => {
    const declared = changed(edc.decide(naming('300000000010'), draft(), facts()))
    expect(rejections(edb.decide(naming('300000000990'), undefined, facts()))).toEqual(['S0006-ECN-0'])
    expect(rejections(edb.decide(naming('300000000010'), draft(), facts({ sender: STRANGER })))).toEqual([
      'U0100-ECN-0',
    ])
    expect(rejections(edb.decide(naming('300000000010'), declared, facts()))).toEqual(['E0103-ECN-0'])
  })
})

describe('protocol 3.2: EDC and its reports', () => {
  const reportsOf = (decision: Decision) => accepted(decision).reports.map(({ code }) => code)

  it('contract: green and nothing owed: classification, fee statement, permit; a bare R result', () => {
    const decision = edc.decide(naming('300000000010'), draft(), facts())
    expect(reportsOf(decision)).toEqual(['VAE1LD', 'VAF804', 'VAE1LF'])
    expect(decision).not.toHaveProperty('screen')
    expect(changed(decision)).toMatchObject({ phase: 'cleared', channel: 1, payment: 'none', clearedAt: NOW })
  })

  it('customs.md value 7: green with export duty owed: tax statement, no permit before payment', () => {
    const decision = edc.decide(naming('300000000010'), draft({}, DUTIABLE), facts())
    expect(reportsOf(decision)).toEqual(['VAE1LD', 'VAF801', 'VAF804'])
    expect(changed(decision)).toMatchObject({ phase: 'awaitingPayment', payment: 'owed' })
  })

  it.each([
    [2, 'VAE2LD'],
    [3, 'VAE3LD'],
  ] as const)('customs.md, Channel: forced channel %i gives %s and waits for its dossier', (forced, code) => {
    const decision = edc.decide(naming('300000000010'), draft(), facts({ selectivity: { forced } }))
    expect(reportsOf(decision)).toEqual([code, 'VAF804'])
    expect(changed(decision)).toMatchObject({ phase: 'awaitingReceipt', channel: forced })
  })

  it('statement n of one decision adds n to the next statement number', () => {
    const { reports } = accepted(edc.decide(naming('300000000010'), draft({}, DUTIABLE), facts({ nextStatement: 700 })))
    expect(reports.slice(1).map(({ form }) => form.head.SPN)).toEqual(['700', '701'])
  })

  it('E0074 EDC: a second time', () => {
    const declared = changed(edc.decide(naming('300000000010'), draft(), facts()))
    expect(rejections(edc.decide(naming('300000000010'), declared, facts()))).toEqual(['E0074-ECN-0'])
  })

  it('S0005 EDC: an unknown number, a draft that ran out; S0025: no number; S1100: JKN is for corrections', () => {
    const late = facts({ now: NOW + DRAFT_LIFE_MS + 1 })
    expect(rejections(edc.decide(naming('300000000990'), undefined, facts()))).toEqual(['S0005-ECN-0'])
    expect(rejections(edc.decide(naming('300000000010'), draft(), late))).toEqual(['S0005-ECN-0'])
    expect(rejections(edc.decide({ head: {}, lines: [] }, undefined, facts()))).toEqual(['S0025-ECN-0'])
    expect(rejections(edc.decide(naming('300000000010', { JKN: 'P' }), draft(), facts()))).toEqual(['S1100-JKN-0'])
  })

  it('U0004 EDC: of another account, whatever its state', () => {
    const stranger = facts({ sender: STRANGER })
    const declared = changed(edc.decide(naming('300000000010'), draft(), facts()))
    expect(rejections(edc.decide(naming('300000000010'), draft(), stranger))).toEqual(['U0004-ECN-0'])
    expect(rejections(edc.decide(naming('300000000010'), declared, stranger))).toEqual(['U0004-ECN-0'])
  })

  it('E1103 EDC: the exchange rate changed since EDA', () => {
    const dearer: Reference = { ...reference, rate: (currency) => (currency === 'VND' ? '1' : '99999') }
    const found = rejections(edc.decide(naming('300000000010'), draft(), facts({ reference: dearer })))
    expect(found).toEqual(['E1103-0000-0'])
  })
})

describe('contract, Answers: IEX', () => {
  it('contract: IEX answers C with VAE0LC, from draft to clearance, and changes nothing', () => {
    const declared = changed(edc.decide(naming('300000000010'), draft(), facts()))
    for (const declaration of [draft(), declared]) {
      const decision = accepted(iex.decide(naming(declaration.number), declaration, facts()))
      expect(decision.screen).toMatchObject({ code: 'VAE0LC', dataType: 'C', form: { head: { ECN: '300000000010' } } })
      expect(decision).not.toHaveProperty('declaration')
    }
  })

  it('S0001 IEX: no number; S0002: unknown or expired; U0002: of another account', () => {
    const late = facts({ now: NOW + DRAFT_LIFE_MS + 1 })
    expect(rejections(iex.decide({ head: {}, lines: [] }, undefined, facts()))).toEqual(['S0001-ECN-0'])
    expect(rejections(iex.decide(naming('300000000990'), undefined, facts()))).toEqual(['S0002-ECN-0'])
    expect(rejections(iex.decide(naming('300000000010'), draft(), late))).toEqual(['S0002-ECN-0'])
    expect(rejections(iex.decide(naming('300000000010'), draft(), facts({ sender: STRANGER })))).toEqual([
      'U0002-ECN-0',
    ])
  })
})
