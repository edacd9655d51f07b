/** An export world in small: one office, one warehouse, three businesses, and a declaration to start from. */
import type { Declaration } from '#customs/declaration/declaration.ts'
import { preRegister } from '#customs/declaration/evolve.ts'
import type { Facts } from '#customs/facts.ts'
import { buildReference } from '#customs/reference/build-reference.ts'
import type { Business, CodeEntry, ListName, Reference, TariffLine } from '#customs/reference/reference.ts'
import type { Assessment } from '#customs/tax/assessment.ts'
import type { Form } from '#protocol/edi/content.ts'

/** 2026-11-16 09:30:15 in Vietnam. */
export const NOW = Date.UTC(2026, 10, 16, 2, 30, 15)
export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE
export const OWNER = '02CI0001'
export const OFFICER = 'binh.tt'

const ALWAYS = { validFrom: '20140401', validTo: '99991231' }

const entry = (code: string, name: string, extra: Readonly<Record<string, string>> = {}): CodeEntry => ({
  code,
  name,
  nameEn: name,
  extra,
  ...ALWAYS,
})

const business = (code: string, over: Partial<Business> = {}): Business => ({
  code,
  name: 'CÔNG TY TNHH DỮ LIỆU CHẠY THỬ',
  address: 'SỐ 1 ĐƯỜNG THỬ NGHIỆM, HÀ NỘI',
  phone: '0240000000',
  postcode: '100000',
  aeo: false,
  compliance: 2,
  block: '',
  ...over,
})

const tariff = (hs: string, exportRate: string): TariffLine => ({
  hs,
  name: 'Hàng hóa',
  unit: 'PCE',
  unit2: '',
  rates: { B01: '10' },
  exportRate,
  vat: '',
  excise: '',
  environment: '',
  additional: '',
  specific: '',
  ...ALWAYS,
})

const LISTS: readonly (readonly [ListName, readonly CodeEntry[]])[] = [
  ['offices', [entry('02CI', 'Chi cục Hải quan cửa khẩu Cảng Sài Gòn khu vực I')]],
  ['subsections', [entry('02CI-00', 'Chi cục Hải quan cửa khẩu Cảng Sài Gòn khu vực I')]],
  ['bonded-locations', [entry('02CIS01', 'TỔNG CÔNG TY TÂN CẢNG SÀI GÒN', { office: '02CI' })]],
  ['locations-foreign', [entry('JPTYO', 'Tōkyō')]],
  ['locations-vn', [entry('VNCLI', 'Cảng Cát Lái')]],
]

export const reference: Reference = buildReference({
  lists: new Map(LISTS),
  tariff: [tariff('62034210', ''), tariff('26011100', '40')],
  otherTaxes: [],
  specificRates: [],
  treaties: new Map(),
  rates: [{ currency: 'USD', vnd: '25000', from: '20260101' }],
  businesses: [
    business('9900000009'),
    business('9900000017', { name: 'CÔNG TY ƯU TIÊN', aeo: true, compliance: 1 }),
    business('9900000025', { name: 'CÔNG TY ỦY THÁC', compliance: 5 }),
  ],
  guarantees: [],
})

export const facts = (over: Partial<Facts> = {}): Facts => ({
  now: NOW,
  sender: { userId: OWNER, unit: '02CI' },
  run: '',
  reference,
  nextNumber: { import: '100000000010', export: '300000000010' },
  nextStatement: 500,
  selectivity: {},
  quoted: new Map(),
  ...over,
})

/** An EDA with one line of jeans; `head` and `line` override. */
export const exportForm = (
  head: Readonly<Record<string, string>> = {},
  ...lines: readonly Readonly<Record<string, string>>[]
): Form => ({
  head: {
    ECB: 'B11',
    MTC: '2',
    CH: '02CI',
    CHB: '00',
    EPC: '9900000009',
    EPN: 'CÔNG TY TNHH DỮ LIỆU CHẠY THỬ',
    EPA: 'SỐ 1 ĐƯỜNG THỬ NGHIỆM, HÀ NỘI',
    EPT: '0240000000',
    CGN: 'SANDBOX BUYER INC',
    CGA: '1 TEST ROAD',
    CGK: 'JP',
    NO: '10',
    NOT: 'PK',
    GW: '900',
    GWT: 'KGM',
    DSC: 'JPTYO',
    DSN: 'TOKYO',
    PSC: 'VNCLI',
    PSN: 'CANG CAT LAI',
    ST: '02CIS01',
    VSC: '9999',
    VSN: 'TEST VESSEL',
    SYM: '20112026',
    IV1: 'A',
    IV3: 'EX-1',
    IVD: '14112026',
    IVP: 'TTR',
    IP1: 'A',
    IP2: 'FOB',
    IP3: 'USD',
    IP4: '1000',
    TPM: '1',
    ENC: 'D',
    ...head,
  },
  lines: lines.length === 0 ? [JEANS] : lines,
})

export const JEANS = {
  CMD: '62034210',
  CMN: 'QUẦN YẾM CÓ DÂY ĐEO, NAM',
  QN1: '100',
  QT1: 'PCE',
  BPR: '1000',
  UPR: '10',
  UPC: 'USD',
  TSC: 'PCE',
}

export const ORE = { ...JEANS, CMD: '26011100', CMN: 'QUẶNG SẮT CHƯA NUNG KẾT', QT1: 'TNE', TSC: 'TNE' }

/** What `assess` would give for jeans (no export duty) or ore (40 %) of 1,000 USD at 25,000. */
export const assessment = (exportDuty = '0'): Assessment => ({
  rates: { USD: '25000' },
  lines: [
    {
      value: '25000000',
      unitValue: '250000',
      taxes:
        exportDuty === '0'
          ? []
          : [
              {
                kind: 'duty',
                code: '',
                name: 'Thuế xuất khẩu',
                base: '25000000',
                baseQuantity: '',
                baseUnit: '',
                rate: '40%',
                computed: exportDuty,
                exemptionCode: '',
                exemptionLaw: '',
                exemptionAmount: '',
                payable: exportDuty,
              },
            ],
    },
  ],
  subjects: exportDuty === '0' ? [] : [{ code: 'X', name: 'Thuế XK', amount: exportDuty, lineCount: 1 }],
  totalTax: exportDuty,
  totalValue: '25000000',
})

/** A draft as EDA leaves it, one minute old. */
export const exportDraft = (over: Partial<Declaration> = {}): Declaration => ({
  ...preRegister({
    number: '300000000010',
    direction: 'export',
    run: '',
    form: exportForm(),
    assessment: assessment(),
    at: NOW - MINUTE,
    by: OWNER,
  }),
  ...over,
})

/** The import mirror, with only the items that the tests look at. */
export const importDraft = (over: Partial<Declaration> = {}): Declaration => ({
  ...preRegister({
    number: '100000000010',
    direction: 'import',
    run: '',
    form: {
      head: {
        ICB: 'A11',
        MTC: '2',
        CH: '02CI',
        CHB: '00',
        IMC: '9900000009',
        IMN: 'CÔNG TY TNHH DỮ LIỆU CHẠY THỬ',
        BL1: 'TESTBL0001',
        COC: '3',
        ST: '02CIS01',
        DST: 'VNCLI',
        ENC: 'D',
        NO: '10',
        NOT: 'PK',
      },
      lines: [{ CMD: '84713020', CMN: 'MÁY TÍNH XÁCH TAY', OR: 'JP', QN1: '10', QT1: 'PCE' }],
    },
    assessment: assessment('2500000'),
    at: NOW - MINUTE,
    by: OWNER,
  }),
  ...over,
})
