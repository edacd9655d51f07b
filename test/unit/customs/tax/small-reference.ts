import { buildReference } from '#customs/reference/build-reference.ts'
import type { CodeEntry, OtherTax, Reference, TariffLine } from '#customs/reference/reference.ts'
import type { Form } from '#protocol/edi/content.ts'

const ALWAYS = { validFrom: '20140101', validTo: '99991231' } as const

export const entry = (code: string, extra: Readonly<Record<string, string>> = {}): CodeEntry => ({
  code,
  name: code,
  nameEn: code,
  ...ALWAYS,
  extra,
})

export const tariffLine = (
  hs: string,
  rates: Readonly<Record<string, string>>,
  more: Partial<TariffLine> = {},
): TariffLine => ({
  hs,
  name: hs,
  unit: 'PCE',
  unit2: '',
  ...ALWAYS,
  rates,
  exportRate: '',
  vat: '',
  excise: '',
  environment: '',
  additional: '',
  specific: '',
  ...more,
})

const otherTax = (code: string, kind: OtherTax['kind'], rate: string, unit = ''): OtherTax => ({
  code,
  kind,
  name: code,
  ...ALWAYS,
  rate,
  unit,
})

/** A handful of rows, enough for every rule of customs.md, value and tax. */
export const smallReference = (): Reference =>
  buildReference({
    lists: new Map([
      [
        'import-exemptions',
        [
          entry('XN1', { kind: 'exempt', law: 'DIEU 16' }),
          entry('GN1', { kind: 'reduce' }),
          entry('KN1', { kind: 'none' }),
        ],
      ],
      [
        'other-exemptions',
        [entry('XV1', { kind: 'exempt' }), entry('GV1', { kind: 'reduce' }), entry('KV1', { kind: 'none' })],
      ],
    ]),
    tariff: [
      tariffLine('84713020', { B01: '10', B05: '5', B04: '0' }),
      tariffLine('22030010', { B01: '10' }),
      tariffLine('27101212', { B01: '20', B16: '150' }),
      tariffLine('87032361', { B03: '70' }),
      tariffLine('72071100', { B01: '2', B05: '3', B14: '40' }, { exportRate: '5' }),
    ],
    otherTaxes: [
      otherTax('VB901', 'vat', '10'),
      otherTax('TB201', 'excise', '20'),
      otherTax('MB001', 'environment', '1000', 'LTR'),
      otherTax('GB001', 'additional', '4'),
    ],
    specificRates: [
      { code: 'TD1', amount: '5000', currency: 'USD', unit: 'PCE', mixed: false, ...ALWAYS },
      { code: 'HH1', amount: '1000', currency: 'VND', unit: 'PCE', mixed: true, ...ALWAYS },
      { code: 'XX1', amount: '1', currency: 'XXX', unit: 'PCE', mixed: false, ...ALWAYS },
    ],
    treaties: new Map([
      ['B04', ['TH', 'MY']],
      ['B05', ['CN']],
    ]),
    rates: [
      { currency: 'USD', vnd: '20828', from: '20140101' },
      { currency: 'USD', vnd: '21000', from: '20140601' },
      { currency: 'JPY', vnd: '203.5', from: '20140101' },
    ],
    businesses: [],
    guarantees: [],
  })

export const DAY = '20140505'

/** One line of CIF USD 10,000. */
export const oneLine: Readonly<Record<string, string>> = {
  CMD: '84713020',
  OR: 'JP',
  ORS: 'B01',
  QN1: '10',
  QT1: 'PCE',
  BPR: '10000',
}

export const importForm = (head: Readonly<Record<string, string>> = {}, lines: Form['lines'] = [oneLine]): Form => ({
  head: { IP2: 'CIF', IP3: 'USD', IP4: '10000', VD1: '6', ...head },
  lines,
})
