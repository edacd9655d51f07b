import { describe, expect, it } from 'vitest'
import { buildReference, type ReferenceTables } from '#customs/reference/build-reference.ts'
import {
  parseBusinesses,
  parseCodeList,
  parseGuarantees,
  parseOtherTaxes,
  parseRates,
  parseSpecificRates,
  parseTariff,
  parseTreaties,
} from '#customs/reference/parse-tables.ts'

const TABLES: ReferenceTables = {
  lists: new Map([
    [
      'import-kinds',
      parseCodeList(
        'code,name,name_en,valid_from,valid_to,needs_tdn\nA31,Cũ,Old,20140401,20210531,\nA31,Mới,New,20210601,99991231,1\nAEO,Ưu tiên,,20140401,20210531,\n',
        'k.csv',
      ),
    ],
  ]),
  tariff: parseTariff(
    'hs,name,unit,unit2,B01,B05,export_rate,vat,excise,environment,additional,specific\n84713020,Máy tính,PCE,,0,,,VB901,,,,\n',
    't.csv',
  ),
  otherTaxes: parseOtherTaxes(
    'code,kind,name,valid_from,valid_to,rate,unit\nVB195,vat,8,20220201,99991231,8,\n',
    'o.csv',
  ),
  specificRates: parseSpecificRates('code,amount,currency,unit,mixed\nXO002,10000,USD,PCE,1\n', 's.csv'),
  treaties: parseTreaties('schedule,countries\nB05,VN CN\n', 'tr.csv'),
  rates: parseRates('from,currency,vnd\n20260105,USD,25500\n20140501,USD,20828\n20260112,USD,25600\n', 'r.csv'),
  businesses: parseBusinesses(
    'code,name,address,phone,postcode,aeo,compliance,block\n9900000009,A,B,1,2,1,5,E8000\n',
    'b.csv',
  ),
  guarantees: parseGuarantees(
    'kind,bank,year,sign,number,holder,office,balance\ngeneral,SIM0000102,2026,BLC,1,9900000009,,100\n',
    'g.csv',
  ),
}
const reference = buildReference(TABLES)

describe('customs.md: every list carries a validity period', () => {
  it('customs.md: the entry of the day asked for, whatever came before or after it', () => {
    expect(reference.code('import-kinds', 'A31', '20210531')?.name).toBe('Cũ')
    expect(reference.code('import-kinds', 'A31', '20210601')?.name).toBe('Mới')
    expect(reference.code('import-kinds', 'A31', '20210601')?.extra.needs_tdn).toBe('1')
    expect(reference.code('import-kinds', 'A31', '20131231')).toBeUndefined()
  })

  it('customs.md: out of validity can be told from unknown', () => {
    expect(reference.code('import-kinds', 'AEO', '20260101')).toBeUndefined()
    expect(reference.anyCode('import-kinds', 'AEO')?.validTo).toBe('20210531')
    expect(reference.anyCode('import-kinds', 'A31')?.name).toBe('Mới')
    expect(reference.anyCode('import-kinds', 'ZZZ')).toBeUndefined()
    expect(reference.otherTax('VB195', '20220131')).toBeUndefined()
    expect(reference.otherTax('VB195', '20220201')?.rate).toBe('8')
  })

  it('customs.md: two rows of one code on one day have no answer and stop the start', () => {
    const entries = parseCodeList(
      'code,name,name_en,valid_from,valid_to\nA,x,,20140401,20200101\nA,y,,20200101,\n',
      'k.csv',
    )
    expect(() => buildReference({ ...TABLES, lists: new Map([['offices', entries]]) })).toThrow(
      'offices: A is valid twice on 20200101',
    )
  })

  it('customs.md: a missing English name is the Vietnamese one, a missing period is open', () => {
    const [entry] = parseCodeList('code,name,name_en,valid_from,valid_to\nB11,Xuất,,,\n', 'k.csv')
    expect(entry).toMatchObject({ nameEn: 'Xuất', validFrom: '20140401', validTo: '99991231' })
  })
})

describe('customs.md value 2: exchange rates', () => {
  it.each([
    ['20140430', undefined],
    ['20140501', '20828'],
    ['20260104', '20828'],
    ['20260105', '25500'],
    ['20260111', '25500'],
    ['20260112', '25600'],
    ['20991231', '25600'],
  ])('customs.md value 2: on %s the newest week not after the day holds (%s)', (day, rate) => {
    expect(reference.rate('USD', day)).toBe(rate)
  })

  it('customs.md value 2: đồng is one đồng, a currency without any week has no rate', () => {
    expect(reference.rate('VND', '20140101')).toBe('1')
    expect(reference.rate('PEN', '20260112')).toBeUndefined()
  })
})

describe('look-ups', () => {
  it('customs.md value 4: a rate that is not stated is absent, not zero', () => {
    expect(reference.tariff('84713020', '20260101')?.rates).toEqual({ B01: '0' })
  })

  it('customs.md: treaties, specific rates, businesses and guarantees by their keys', () => {
    expect(reference.treatyCountries('B05')).toEqual(['VN', 'CN'])
    expect(reference.treatyCountries('B01')).toBeUndefined()
    expect(reference.specificRate('XO002', '20260101')).toMatchObject({ amount: '10000', mixed: true })
    expect(reference.business('9900000009')).toMatchObject({ aeo: true, compliance: 5, block: 'E8000' })
    expect(reference.guarantee('general', 'SIM0000102', '2026', 'BLC', '1')?.balance).toBe('100')
    expect(reference.guarantee('payment', 'SIM0000102', '2026', 'BLC', '1')).toBeUndefined()
  })
})

describe('broken tables are refused with file, line and what is wrong', () => {
  it.each<[string, () => unknown, string]>([
    ['a rate', () => parseRates('from,currency,vnd\n20260105,USD,2,5e3\n', 'r.csv'), 'r.csv:2: 4 cells'],
    ['a decimal', () => parseRates('from,currency,vnd\n20260105,USD,1e3\n', 'r.csv'), 'r.csv:2: vnd must be a decimal'],
    ['a day', () => parseRates('from,currency,vnd\n20261305,USD,1\n', 'r.csv'), 'r.csv:2: from must be yyyymmdd'],
    [
      'a period',
      () => parseCodeList('code,name,name_en,valid_from,valid_to\nA,x,,20200101,20190101\n', 'k.csv'),
      'k.csv:2: valid_to 20190101 lies before valid_from 20200101',
    ],
    [
      'a tariff code',
      () =>
        parseTariff('hs,name,unit,export_rate,vat,excise,environment,additional,specific\n8471,x,PCE,,,,,,\n', 't.csv'),
      't.csv:2: hs must be 8 digits',
    ],
    [
      'a kind of tax',
      () => parseOtherTaxes('code,kind,name,rate,unit\nX,income,x,1,\n', 'o.csv'),
      'o.csv:2: kind must be one of additional, excise, environment, vat',
    ],
    [
      'a compliance level',
      () => parseBusinesses('code,name,address,phone,postcode,aeo,compliance,block\n1,a,b,,,,6,\n', 'b.csv'),
      'b.csv:2: compliance must be 1 to 5',
    ],
  ])('table errors: %s', (_, parse, message) => {
    expect(parse).toThrow(message)
  })
})
