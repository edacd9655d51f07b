import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildReference } from '#customs/reference/build-reference.ts'
import { LIST_NAMES } from '#customs/reference/list-names.ts'
import { isTaxCode } from '../../../fixtures/generator/tax-code.ts'
import { FIXTURES, loadBusinesses, loadReference, loadTables } from '../../../simulator/library/load-reference.ts'

const tables = loadTables()
const reference = loadReference()
const TODAY = '20261121'
const entries = (list: (typeof LIST_NAMES)[number]) => tables.lists.get(list) ?? []

describe('customs.md: the shipped lists', () => {
  it('customs.md: every list has its file, every file its list, and none is empty', () => {
    const files = readdirSync(join(FIXTURES, 'codes')).map((file) => file.replace('.csv', ''))
    expect(files.toSorted()).toEqual([...LIST_NAMES].toSorted())
    for (const list of LIST_NAMES) expect(entries(list).length, list).toBeGreaterThan(0)
  })

  it('customs.md: no code is valid twice on one day', () => {
    expect(() => buildReference(tables)).not.toThrow()
  })

  it('quality: every table is NFC, UTF-8 without BOM, LF', () => {
    const all = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(csv|yaml)$/.test(file),
    )
    expect(all.length).toBeGreaterThan(50)
    for (const file of all) {
      const text = readFileSync(join(FIXTURES, file), 'utf8')
      expect(text === text.normalize('NFC'), `${file} NFC`).toBe(true)
      expect(/\r|\uFEFF/.test(text), `${file} CR or BOM`).toBe(false)
    }
  })

  it('QĐ 1357: 24 import and 16 export kinds are in force, those of 2014 are known and ended', () => {
    const inForce = (list: 'import-kinds' | 'export-kinds') =>
      entries(list).filter((kind) => kind.validFrom <= TODAY && TODAY <= kind.validTo)
    expect(inForce('import-kinds')).toHaveLength(24)
    expect(inForce('export-kinds')).toHaveLength(16)
    for (const kind of ['E46', 'E56', 'AEO']) {
      expect(reference.code('export-kinds', kind, TODAY), kind).toBeUndefined()
      expect(reference.code('export-kinds', kind, '20200101'), kind).toBeDefined()
    }
  })

  it.each([
    ['R1000', 'import-kinds', 'needs_tdn', 'A21 G51'],
    ['R1003', 'import-kinds', 'needs_red', 'G11 G12 G13 G14'],
    ['R1007', 'import-kinds', 'needs_isd', 'C11'],
    ['R1058', 'import-kinds', 'combined_transport', 'AEO C11 C21 E11 E13 E21 E23 E31 E33'],
    ['E8402', 'import-kinds', 'deferral_c', 'E31 E33'],
    ['customs.md kinds', 'export-kinds', 'needs_contract', 'E52'],
    ['customs.md kinds', 'export-kinds', 'material_code', 'E42 E52 E56 E62'],
  ] as const)('%s: %s with %s are %s', (_, list, flag, kinds) => {
    const flagged = new Set(
      entries(list)
        .filter((kind) => kind.extra[flag] === '1')
        .map((kind) => kind.code),
    )
    expect([...flagged].toSorted().join(' ')).toBe(kinds)
  })

  it('protocol 5.1: counts of the small lists', () => {
    const count = (list: (typeof LIST_NAMES)[number]) => entries(list).length
    expect(count('payment-terms')).toBe(17)
    expect(count('incoterms')).toBe(17)
    expect(
      entries('cargo-classes')
        .map((one) => one.code)
        .join(''),
    ).toBe('ABCDEFGHIJK')
    expect(
      entries('transport-modes')
        .map((one) => one.code)
        .join(''),
    ).toBe('1234569')
    expect(
      entries('valuation-methods')
        .map((one) => one.code)
        .join(''),
    ).toBe('12346789T')
    expect(count('locations-foreign')).toBe(13_650)
  })

  it.each([
    ['offices', '02CI'],
    ['offices', '03CC'],
    ['subsections', '02CI-00'],
    ['bonded-locations', '02CIS01'],
    ['locations-vn', 'VNCLI'],
    ['locations-foreign', 'JPTYO'],
    ['countries', 'JP'],
    ['package-units', 'PK'],
    ['weight-units', 'KGM'],
    ['quantity-units', 'PCE'],
    ['currencies', 'USD'],
    ['payment-terms', 'TTR'],
    ['tariff-schedules', 'B01'],
    ['import-kinds', 'A11'],
    ['export-kinds', 'B11'],
  ] as const)('contract: %s holds %s, which the acceptance probe uses', (list, code) => {
    expect(reference.code(list, code, TODAY)).toBeDefined()
  })

  it('customs.md: offices, departments and places of storage refer to each other', () => {
    for (const one of entries('offices'))
      expect(reference.anyCode('offices', one.extra.department ?? ''), one.code).toBeDefined()
    for (const one of entries('subsections'))
      expect(reference.anyCode('offices', one.extra.office ?? ''), one.code).toBeDefined()
    const lost = entries('bonded-locations').filter(
      (one) => one.extra.office && !reference.anyCode('offices', one.extra.office),
    )
    expect(lost).toEqual([])
    for (const one of entries('offices').filter((office) => office.extra.kind === 'branch')) {
      expect(reference.code('subsections', `${one.code}-00`, TODAY), one.code).toBeDefined()
    }
  })

  it('contract, layouts: codes fit the items that carry them', () => {
    const most = {
      'permit-types': 4,
      'other-laws': 2,
      'import-exemptions': 5,
      'other-exemptions': 5,
      banks: 11,
      'quantity-units': 4,
      'package-units': 3,
      'specific-rates': 10,
      'payment-terms': 7,
      'bonded-locations': 7,
      'locations-vn': 6,
    } as const
    for (const [list, length] of Object.entries(most) as [keyof typeof most, number][]) {
      expect(
        entries(list).filter((one) => one.code.length > length),
        list,
      ).toEqual([])
      expect(
        entries(list).filter((one) => !/^[\x20-\x5f]+$/.test(one.code)),
        list,
      ).toEqual([])
    }
  })
})

describe('customs.md: the training tariff', () => {
  const lines = tables.tariff.filter((line) => line.validFrom <= TODAY && TODAY <= line.validTo)

  it('customs.md: 150 to 300 eight-digit lines, each marked as training rates', () => {
    expect(lines.length).toBeGreaterThanOrEqual(150)
    expect(lines.length).toBeLessThanOrEqual(300)
    const [, ...rows] = readFileSync(join(FIXTURES, 'tariff/training-tariff.csv'), 'utf8').trim().split('\n')
    for (const row of rows) expect(row.endsWith(',thuế suất dùng để đào tạo'), row).toBe(true)
  })

  it('customs.md value 4: the ordinary rate is 150 % of MFN on every line', () => {
    for (const { hs, rates } of tables.tariff) expect(Number(rates.B03), hs).toBeCloseTo(Number(rates.B01) * 1.5, 6)
  })

  it('customs.md: units, tax codes and schedules of every line are listed', () => {
    for (const line of tables.tariff) {
      expect(reference.code('quantity-units', line.unit, TODAY), line.hs).toBeDefined()
      for (const schedule of Object.keys(line.rates))
        expect(reference.anyCode('tariff-schedules', schedule), line.hs).toBeDefined()
      const kinds = { vat: line.vat, excise: line.excise, environment: line.environment, additional: line.additional }
      for (const [kind, code] of Object.entries(kinds)) {
        if (code !== '') expect(reference.anyOtherTax(code)?.kind, `${line.hs} ${code}`).toBe(kind)
        if (code !== '') expect(reference.otherTax(code, line.validFrom), `${line.hs} ${code}`).toBeDefined()
      }
      if (line.specific !== '') expect(reference.specificRate(line.specific, TODAY), line.hs).toBeDefined()
    }
  })

  it('customs.md value 5: environment tax is reckoned in the unit of the line', () => {
    for (const line of lines.filter((one) => one.environment !== '')) {
      expect(reference.otherTax(line.environment, TODAY)?.unit, line.hs).toBe(line.unit)
    }
  })

  it('customs.md: laptops bear VB901, trousers VB195, and each kind of tax is met with', () => {
    expect(reference.tariff('84713020', TODAY)).toMatchObject({ vat: 'VB901', unit: 'PCE', rates: { B01: '0' } })
    expect(reference.tariff('62034210', TODAY)?.vat).toBe('VB195')
    expect(reference.tariff('62034210', '20220131')?.vat).toBe('VB901')
    for (const kind of ['excise', 'environment', 'additional', 'specific', 'exportRate'] as const) {
      expect(
        lines.some((line) => line[kind] !== ''),
        kind,
      ).toBe(true)
    }
    expect(
      lines.some((line) => line.vat === ''),
      'not subject to VAT',
    ).toBe(true)
    expect(
      lines.some((line) => Number(line.rates.B08) > Number(line.rates.B01)),
      'MFN below a treaty rate',
    ).toBe(true)
  })

  it('customs.md: codes of specific rates are in the list and in the table', () => {
    expect(entries('specific-rates').map((one) => one.code)).toEqual(tables.specificRates.map((one) => one.code))
  })
})

describe('customs.md value 2: the weekly rates', () => {
  it('customs.md value 2: every rated currency is listed, and some listed ones have no rate (E0107-E0112)', () => {
    const rated = new Set(tables.rates.map((rate) => rate.currency))
    for (const currency of rated) expect(reference.code('currencies', currency, TODAY), currency).toBeDefined()
    for (const currency of ['USD', 'EUR', 'JPY', 'CNY', 'KRW', 'THB', 'SGD', 'GBP', 'AUD']) {
      expect(reference.rate(currency, TODAY), currency).toBeDefined()
    }
    for (const currency of ['PEN', 'MAD']) {
      expect(reference.code('currencies', currency, TODAY), currency).toBeDefined()
      expect(reference.rate(currency, TODAY), currency).toBeUndefined()
    }
  })

  it('customs.md worked check: in May 2014 a dollar is 20,828 đồng', () => {
    expect(reference.rate('USD', '20140520')).toBe('20828')
  })

  it('customs.md value 2: weeks start on Monday, without a gap', () => {
    const weeks = [...new Set(tables.rates.map((rate) => rate.from))].filter((day) => day > '20240101').toSorted()
    const days = weeks.map((day) =>
      Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6))),
    )
    expect(new Set(days.map((day) => new Date(day).getUTCDay()))).toEqual(new Set([1]))
    expect(new Set(days.slice(1).map((day, i) => (day - (days[i] ?? 0)) / 86_400_000))).toEqual(new Set([7]))
  })
})

describe('product, Honesty: simulated businesses', () => {
  const businesses = loadBusinesses()

  it('contract: 9900000009 is registered as the contract says', () => {
    expect(reference.business('9900000009')).toMatchObject({
      name: 'CÔNG TY TNHH DỮ LIỆU CHẠY THỬ',
      address: 'SỐ 1 ĐƯỜNG THỬ NGHIỆM, HÀ NỘI',
      phone: '0240000000',
      block: '',
    })
  })

  it('product, Honesty: every tax code has a right check digit and the prefix 99 of no province', () => {
    expect(businesses.length).toBeGreaterThanOrEqual(40)
    for (const { code, name } of businesses)
      expect(isTaxCode(code) && code.startsWith('99'), `${code} ${name}`).toBe(true)
    expect(new Set(businesses.map((one) => one.code)).size).toBe(businesses.length)
    expect(new Set(businesses.map((one) => one.name)).size).toBe(businesses.length)
  })

  it('E8000: some are blocked, some are priority enterprises, every level of compliance is there', () => {
    const blocks = businesses.map((one) => one.block).filter((block) => block !== '')
    expect(blocks).toContain('E8000')
    expect(blocks).toContain('E8001')
    expect(businesses.some((one) => one.aeo)).toBe(true)
    expect(new Set(businesses.map((one) => one.compliance))).toEqual(new Set([1, 2, 3, 4, 5]))
  })

  it('E7000: guarantees belong to registered businesses, listed banks and offices', () => {
    for (const one of tables.guarantees) {
      expect(reference.business(one.holder), one.number).toBeDefined()
      expect(reference.code('banks', one.bank, TODAY), one.bank).toBeDefined()
      if (one.office !== '') expect(reference.code('offices', one.office, TODAY), one.office).toBeDefined()
    }
    expect(new Set(tables.guarantees.map((one) => one.kind))).toEqual(new Set(['individual', 'general', 'payment']))
  })
})
