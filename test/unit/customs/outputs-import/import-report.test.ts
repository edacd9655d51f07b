import { describe, expect, it } from 'vitest'
import type { Declaration } from '#customs/declaration/declaration.ts'
import * as evolve from '#customs/declaration/evolve.ts'
import { type ImportReportCode, importReport } from '#customs/outputs/import/import-report.ts'
import { encodeItems } from '#protocol/edi/encode.ts'
import { fromForm } from '#protocol/edi/form.ts'
import { loadCatalogue } from '../../../../simulator/library/load-catalogue.ts'
import { draft, facts, importForm, LAPTOP, MINUTE, NOW, NUMBER, reference, registered } from '../import/sample.ts'

const catalogue = loadCatalogue()
const context = { now: NOW, reference }
const CODES: readonly ImportReportCode[] = [
  'VAD0AA',
  'VAD419',
  'VAD0AP',
  'VAD1AC',
  'VAD2AC',
  'VAD3AC',
  'VAD1AG',
  'VAD2AG',
]

const layoutOf = (code: string) => {
  const layout = catalogue.layout('output', code)
  if (layout === undefined) throw new Error(code)
  return layout
}
const idsOf = (code: string) => {
  const head: string[] = []
  const line: string[] = []
  for (const segment of layoutOf(code).segments) {
    if (segment.kind === 'item') head.push(segment.item.id)
    if (segment.kind === 'group') line.push(...segment.items.map(({ id }) => id))
  }
  return { head, line }
}

/** A declaration with every item filled, as long as IDA lets it be; only its shape matters. */
const brimful = (): Declaration => {
  const input = catalogue.layout('input', 'IDA')
  if (input === undefined) throw new Error('IDA')
  const head: Record<string, string> = {}
  const line: Record<string, string> = {}
  for (const segment of input.segments) {
    const items = segment.kind === 'item' ? [segment.item] : segment.kind === 'group' ? segment.items : []
    for (const { id, type, length } of items) {
      const text = type === 'A' || type === 'W' ? 'X'.repeat(length) : '9'.repeat(length)
      ;(segment.kind === 'item' ? head : line)[id] = text
    }
  }
  const known = { CH: '02CI', ST: '02CIS01', RED: '01112026', ENC: 'A', IMC: '9900000009' }
  const tax = (kind: 'duty' | 'vat', index: number) => ({
    kind,
    code: kind === 'duty' ? 'B16' : `VB90${index}`,
    name: 'Thuế NK bổ sung',
    base: '9999999999999999.9999',
    baseQuantity: '999999999.99',
    baseUnit: 'PCE',
    rate: '1234567.12%+1234567.12USD/LTRX',
    computed: '9999999999.123456',
    exemptionCode: 'XN011',
    exemptionLaw: 'Điều 16 Luật thuế XNK',
    exemptionAmount: '9999999999999.1235',
    payable: '1',
  })
  const other = (index: number) => ({ ...tax('vat', index), rate: '1234567.12VND/LTR' })
  return {
    ...draft(),
    form: { head: { ...head, ...known }, lines: [{ ...line, CMD: '84713020', OR: 'JP', TXN: '123456789012' }] },
    phase: 'cleared',
    channel: 3,
    payment: 'guaranteed',
    declaredAt: NOW,
    clearedAt: NOW,
    paidAt: NOW,
    examination: {
      inspection: { orderedAt: NOW, percent: 100, place: 'X', note: '', result: { at: NOW, passed: true, note: '' } },
    },
    assessment: {
      rates: { USD: '26750', EUR: '26647.341234', JPY: '256.63' },
      lines: [
        {
          value: '9999999999999999',
          unitValue: '9999999999999999.1234',
          taxes: [tax('duty', 0), ...[1, 2, 3, 4, 5].map(other)],
        },
      ],
      subjects: ['N', 'G', 'T', 'M', 'V', 'X'].map((code) => ({
        code,
        name: 'Thuế NK bổ sung',
        amount: '99999999999',
        lineCount: 50,
      })),
      totalTax: '99999999999',
      totalValue: '9999999999999999999',
    },
  }
}

/** Items that stay empty however much is known: what the sandbox has no step or register for. */
const NEVER = {
  VAD0AA: ['JKN', 'AD2', 'AD3', 'A38', 'A39', 'A93', 'A94', 'A95', 'B29'],
  VAD1AG: [
    'JKN',
    'AD2',
    'AD3',
    'A38',
    'A39',
    'A93',
    'A94',
    'A95',
    'C23',
    'C24',
    'AD6',
    'C25',
    'AD7',
    'C26',
    'ADX',
    'ADY',
    'ADZ',
    'B29',
  ],
  VAD0AP: [
    ...['AD2', 'AD3', 'A39', 'A40', 'A94', 'A95', 'A96', 'B23', 'B24', 'AD6', 'B25', 'AD7', 'B26'],
    // Only a declaration that was withdrawn or moved to manual processing has these.
    ...['B31', 'AD8', 'B32', 'AD9'],
    ...['ADX', 'ADY', 'ADZ', 'B50'],
  ],
} as const

describe('outputs of an import declaration', () => {
  it.each(CODES)('protocol 5: %s holds only items of its layout, and each fits', (code) => {
    const layout = layoutOf(code)
    for (const declaration of [draft(), registered(), brimful()]) {
      const { form } = importReport(code, declaration, context)
      expect(() => encodeItems(layout, fromForm(layout, form))).not.toThrow()
    }
  })

  it.each(Object.entries(NEVER))('protocol 5: %s fills every item that can be known', (code, never) => {
    const { form } = importReport(code as ImportReportCode, brimful(), context)
    const { head, line } = idsOf(code)
    const filled = new Set([...Object.keys(form.head), ...Object.keys(form.lines[0] ?? {})])
    expect([...head, ...line].filter((id) => !filled.has(id))).toEqual(never)
  })

  it('protocol 5: VAD419 gives back the whole IDA form', () => {
    const declaration = brimful()
    const { form } = importReport('VAD419', declaration, context)
    expect(form.head).toEqual({ ...declaration.form.head, ICN: NUMBER })
    expect(form.lines).toEqual(declaration.form.lines)
  })
})

describe('VAD0AA and VAD1AC', () => {
  const twoLines = importForm({ IP4: '15000' }, LAPTOP, {
    ...LAPTOP,
    CMD: '62034210',
    CMN: 'QUẦN YẾM',
    ORS: 'B03',
    QN1: '500',
    BPR: '5000',
    UPR: '10',
  })

  it('protocol 5: tax subjects, totals and exchange rates', () => {
    const declaration = draft(twoLines)
    const { head } = importReport('VAD0AA', declaration, context).form
    const { subjects, totalTax, totalValue, rates } = declaration.assessment
    expect(subjects.map(({ code }) => code)).toEqual(['N', 'V'])
    expect([head.KF1, head.KG1, head.KH1, head.KI1]).toEqual(['N', 'Thuế NK', subjects[0]?.amount, '1'])
    expect([head.KF2, head.KH2, head.KI2]).toEqual(['V', subjects[1]?.amount, '2'])
    expect(head.KF3).toBeUndefined()
    expect([head.B02, head.A86, head.KJ1, head.KK1]).toEqual([totalTax, totalValue, 'USD', rates.USD])
    expect(head.A96).toBe('15000')
  })

  it('protocol 5: pages, number of lines, representative code of the line with the highest duty', () => {
    const { head, lines } = importReport('VAD0AA', draft(twoLines), context).form
    expect([head.B12, head.B13, head.A00]).toEqual(['5', '2', '6203'])
    expect(lines.map(({ B25 }) => B25)).toEqual(['01', '02'])
  })

  it('protocol 5: a line shows its value, duty and other taxes', () => {
    const declaration = draft(twoLines)
    const line = importReport('VAD0AA', declaration, context).form.lines[1]
    const assessed = declaration.assessment.lines[1]
    const [duty, vat] = assessed?.taxes ?? []
    expect(line).toMatchObject({
      B27: '62034210',
      B31: '500',
      B36: assessed?.value,
      B42: 'A',
      B43: duty?.rate,
      B47: duty?.computed,
      B55: 'JP',
      B56: 'JAPAN',
      B57: 'B03',
      KQ1: 'Thuế GTGT',
      KR1: 'VB901',
      KS1: vat?.base,
      KY1: '10%',
      KZ1: vat?.computed,
    })
    expect(BigInt(vat?.base ?? 0)).toBe(BigInt(assessed?.value ?? 0) + BigInt(duty?.computed ?? 0))
  })

  it('protocol 6: channel and registration stand in VAD1AC, not yet in VAD0AA', () => {
    const before = importReport('VAD0AA', draft(), context).form.head
    expect([before.A06, before.A09, before.AD1, before.B08]).toEqual([undefined, undefined, undefined, undefined])
    const after = importReport('VAD2AC', registered(importForm(), { selectivity: { forced: 2 } }), context).form.head
    expect([after.A06, after.A09, after.AD1, after.B08]).toEqual(['2', '16112026', '093015', 'B'])
  })

  it('customs.md value 7: deferred tax is shown with its day, and the security', () => {
    const guarantee = { ENC: 'B', SBC: 'SIM0000102', RYA: '2026', SCM: 'BLC', SCN: '0000002' }
    const declaration = registered(importForm(guarantee))
    const { head } = importReport('VAD1AC', declaration, context).form
    expect([head.KN1, head.KO1, head.KP1]).toEqual(['V', 'Thuế GTGT', '16122026'])
    expect(head.B03).toBe(declaration.assessment.totalTax)
  })

  it('customs.md value 7: a priority enterprise pays by the 10th of the next month', () => {
    const base = registered()
    const { ENC: _enc, ...head } = base.form.head
    const priority: Declaration = { ...base, payment: 'guaranteed', form: { ...base.form, head } }
    expect(importReport('VAD1AC', priority, context).form.head.KP1).toBe('10122026')
  })
})

describe('VAD1AG, VAD2AG, VAD0AP', () => {
  it('protocol 5: the permit tells when it was given and when the examination ended', () => {
    const red = registered(importForm(), { selectivity: { forced: 2 } })
    const received = evolve.receive(red, { at: NOW + MINUTE, by: 'binh.tt' })
    const checked = evolve.documentResult(received, { at: NOW + 2 * MINUTE, by: 'binh.tt', passed: true })
    const cleared = evolve.clear(checked, { at: NOW + 3 * MINUTE, by: 'binh.tt' })
    const { head } = importReport('VAD2AG', cleared, facts({ now: NOW + 3 * MINUTE })).form
    expect([head.C21, head.AD4, head.C22, head.AD5]).toEqual(['16112026', '093315', '16112026', '093215'])
  })

  it('protocol 5: VAD0AP shows the same under its own ids', () => {
    const declaration = registered()
    const report = importReport('VAD1AC', declaration, context).form
    const screen = importReport('VAD0AP', declaration, context).form
    const same: readonly (readonly [string, string])[] = [
      ['A06', 'A07'],
      ['A02', 'A03'],
      ['A18', 'IMC'],
      ['A86', 'A87'],
      ['KF1', 'KE1'],
      ['KH1', 'KG1'],
      ['B02', 'B03'],
      ['KK1', 'KJ1'],
      ['ENC', 'ADI'],
    ]
    for (const [id, inquiryId] of same) expect(screen.head[inquiryId]).toBe(report.head[id])
    expect(screen.lines[0]).toMatchObject({ B48: '84713020', KP1: 'VB901', KX1: report.lines[0]?.KZ1 })
    expect(screen.head.B35).toBe('02CI0')
  })

  it('protocol 5: VAD0AP tells when a declaration was withdrawn', () => {
    const base = registered()
    const entry = { at: NOW, by: 'binh.tt', what: 'withdraw', phase: 'withdrawn' } as const
    const withdrawn: Declaration = { ...base, phase: 'withdrawn', history: [...base.history, entry] }
    const { head } = importReport('VAD0AP', withdrawn, context).form
    expect([head.B31, head.AD8, head.B32]).toEqual(['16112026', '093015', undefined])
  })
})
