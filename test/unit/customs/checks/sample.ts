/** The shipped lists with a few rows of every state that a check tells apart, and declarations that nothing is wrong with. */
import type { Declaration, Direction } from '#customs/declaration/declaration.ts'
import type { Facts } from '#customs/facts.ts'
import { buildReference, type ReferenceTables } from '#customs/reference/build-reference.ts'
import type { Business, CodeEntry, Guarantee, ListName, TariffLine } from '#customs/reference/reference.ts'
import type { Assessment } from '#customs/tax/assessment.ts'
import type { Form } from '#protocol/edi/content.ts'
import { dateItem, vietnamDay } from '#protocol/vietnam-time.ts'
import { loadTables } from '../../../../simulator/library/load-reference.ts'

export type Items = Readonly<Record<string, string>>

/** 2026-11-16 09:30:15 in Vietnam. */
export const NOW = Date.UTC(2026, 10, 16, 2, 30, 15)
const DAY = 86_400_000
/** `ddMMyyyy`, so many days from now. */
export const inDays = (days: number): string => dateItem(NOW + days * DAY)
const day = (days: number): string => vietnamDay(NOW + days * DAY)

const ALWAYS = { validFrom: '20140401', validTo: '99991231' }
const ENDED = { validFrom: '20140401', validTo: day(-1) }
const COMING = { validFrom: day(1), validTo: '99991231' }
/** Replaced yesterday: what was pre-registered three days ago stood on the row before. */
const BEFORE = { validFrom: '20140401', validTo: day(-2) }
const AFTER = { validFrom: day(-1), validTo: '99991231' }

const entry = (code: string, period: typeof ALWAYS, extra: Items = {}): CodeEntry => ({
  code,
  name: code,
  nameEn: code,
  extra,
  ...period,
})

const ENTRIES: readonly (readonly [ListName, ...CodeEntry[]])[] = [
  ['import-kinds', entry('Z99', ALWAYS, { aeo: '1' })],
  ['export-kinds', entry('Z99', ALWAYS, { aeo: '1' })],
  ['offices', entry('99ZZ', ENDED), entry('98ZZ', ALWAYS)],
  ['subsections', entry('99ZZ-00', ALWAYS)],
  ['bonded-locations', entry('02CIEND', ENDED, { office: '02CI' }), entry('NOOFFIC', ALWAYS, { office: '' })],
  ['locations-vn', entry('VNEND', ENDED)],
  ['locations-foreign', entry('JPEND', ENDED)],
  ['countries', entry('QX', ENDED), entry('QY', BEFORE), entry('QY', AFTER)],
  [
    'import-exemptions',
    entry('RSOON', COMING, { kind: 'exempt', direction: 'I/E' }),
    entry('RGONE', ENDED, { kind: 'exempt', direction: 'I/E' }),
    entry('RNEW', BEFORE, { kind: 'exempt', direction: 'I/E' }),
    entry('RNEW', AFTER, { kind: 'exempt', direction: 'I/E' }),
    entry('RLIST', ALWAYS, { kind: 'exempt', needs_list: '1', direction: 'I/E' }),
  ],
  ['other-exemptions', entry('TGONE', ENDED, { kind: 'exempt', tax: 'vat' })],
]

const business = (code: string, over: Partial<Business>): Business => ({
  code,
  name: `DOANH NGHIỆP ${code}`,
  address: 'HÀ NỘI',
  phone: '0240000001',
  postcode: '100000',
  aeo: false,
  compliance: 3,
  block: '',
  ...over,
})

const tariff = (hs: string, over: Partial<TariffLine>): TariffLine => ({
  hs,
  name: 'Hàng thử',
  unit: 'PCE',
  unit2: '',
  ...ALWAYS,
  rates: { B01: '10' },
  exportRate: '',
  vat: '',
  excise: '',
  environment: '',
  additional: '',
  specific: '',
  ...over,
})

const guarantee = (number: string, over: Partial<Guarantee>): Guarantee => ({
  kind: 'individual',
  bank: 'SIM0000101',
  year: '2026',
  sign: 'CHK',
  number,
  holder: TRADER,
  office: '02CI',
  balance: '500000000',
  validFrom: '20260101',
  validTo: '20271231',
  ...over,
})

export const TRADER = '9900000009'

const KINDS = ['individual', 'general', 'payment'] as const
const PAPERS = KINDS.flatMap((kind) => [
  guarantee('GOOD', { kind }),
  guarantee('OTHER', { kind, holder: '9900000010' }),
  guarantee('SOON', { kind, validFrom: day(1) }),
  guarantee('GONE', { kind, validTo: day(-1) }),
  guarantee('LOW', { kind, balance: '1' }),
  guarantee('OFFICE', { kind, office: '03CC' }),
])

const TABLES: ReferenceTables = (() => {
  const shipped = loadTables()
  const lists = new Map(shipped.lists)
  for (const [list, ...entries] of ENTRIES) lists.set(list, [...(lists.get(list) ?? []), ...entries])
  const blocks = Array.from({ length: 26 }, (_, n) => String(n).padStart(2, '0'))
  return {
    ...shipped,
    lists,
    businesses: [
      ...shipped.businesses,
      business('9900000010', {}),
      business('9900000011', { aeo: true }),
      business('9900000012', { name: '', address: '', phone: '' }),
      ...blocks.map((n) => business(`88000000${n}`, { block: `E80${n}` })),
    ],
    guarantees: [...shipped.guarantees, ...PAPERS],
    tariff: [
      ...shipped.tariff,
      tariff('99990001', COMING),
      tariff('99990002', ENDED),
      tariff('99990003', BEFORE),
      tariff('99990003', AFTER),
      tariff('99990004', { excise: 'TB010', environment: 'MB010', vat: 'VB901' }),
      tariff('99990005', {}),
    ],
    otherTaxes: [
      ...shipped.otherTaxes,
      { code: 'VGONE', kind: 'vat', name: 'cũ', rate: '5', unit: '', ...ENDED },
      { code: 'VNEW', kind: 'vat', name: 'mới', rate: '5', unit: '', ...BEFORE },
      { code: 'VNEW', kind: 'vat', name: 'mới', rate: '8', unit: '', ...AFTER },
    ],
    specificRates: [
      ...shipped.specificRates,
      { code: 'SGONE', amount: '1', currency: 'USD', unit: 'PCE', mixed: false, ...ENDED },
      { code: 'SNEW', amount: '1', currency: 'USD', unit: 'PCE', mixed: false, ...BEFORE },
      { code: 'SNEW', amount: '2', currency: 'USD', unit: 'PCE', mixed: false, ...AFTER },
    ],
    rates: [
      { currency: 'USD', vnd: '25000', from: '20260101' },
      { currency: 'JPY', vnd: '170', from: '20260101' },
    ],
  }
})()

export const reference = buildReference(TABLES)

export const ASSESSMENT: Assessment = {
  rates: { USD: '25000' },
  lines: [],
  subjects: [{ code: 'V', name: 'Thuế GTGT', amount: '2500000', lineCount: 1 }],
  totalTax: '2500000',
  totalValue: '25000000',
}

export const declarationOf = (direction: Direction, form: Form, over: Partial<Declaration> = {}): Declaration => ({
  number: direction === 'import' ? '100000000010' : '300000000010',
  direction,
  owner: '02CI0001',
  run: '',
  phase: 'cleared',
  payment: 'none',
  form,
  assessment: ASSESSMENT,
  preRegisteredAt: NOW - 5 * DAY,
  editedAt: NOW - 3 * DAY,
  examination: {},
  history: [],
  ...over,
})

/** Temporary declarations that the cases quote, and one that is not temporary, by number. */
const quotedForm = (head: Items): Form => ({
  head,
  lines: [{ CMD: '84713020', QN1: '40', QT1: 'PCE' }],
})
const QUOTED = new Map<string, Declaration>([
  ['100000000020', declarationOf('import', quotedForm({ ICB: 'G11', IMC: TRADER }))],
  ['100000000030', declarationOf('import', quotedForm({ ICB: 'A11', IMC: TRADER }))],
  ['300000000040', declarationOf('export', quotedForm({ ECB: 'B11', EPC: TRADER }))],
  ['100000000050', declarationOf('import', quotedForm({ ICB: 'G11', IMC: '9900000010' }))],
  ['100000000060', declarationOf('import', quotedForm({ ICB: 'G11', IMC: TRADER }), { phase: 'draft' })],
])

export const facts: Facts = {
  now: NOW,
  sender: { userId: '02CI0001', unit: '02CI' },
  run: '',
  reference,
  nextNumber: { import: '100000000010', export: '300000000010' },
  nextStatement: 1,
  selectivity: {},
  quoted: QUOTED,
}

const GOODS: Items = {
  CMD: '84713020',
  CMN: 'MÁY TÍNH XÁCH TAY, MỚI 100%',
  OR: 'JP',
  ORS: 'B01',
  QN1: '40',
  QT1: 'PCE',
  BPR: '1000',
  UPR: '25',
  UPC: 'USD',
  TSC: 'PCE',
  TX1: 'VB901',
}

const IMPORT: Form = {
  head: {
    ICB: 'A11',
    MTC: '2',
    SKB: '4',
    CH: '02CI',
    CHB: '00',
    IMC: TRADER,
    IMN: 'CÔNG TY TNHH DỮ LIỆU CHẠY THỬ',
    COC: '1',
    EPN: 'SANDBOX TRADING CO LTD',
    EPA: '1 TEST STREET',
    EPO: 'JP',
    BL1: 'TESTBL0001',
    NO: '10',
    NOT: 'PK',
    GW: '1200',
    GWT: 'KGM',
    ST: '02CIS01',
    VSC: '9999',
    VSN: 'TEST VESSEL',
    ARR: inDays(3),
    DST: 'VNCLI',
    PSC: 'JPTYO',
    IV1: 'A',
    IV3: 'INV-0001',
    IVD: inDays(-5),
    IVP: 'TTR',
    IP1: 'A',
    IP2: 'CIF',
    IP3: 'USD',
    IP4: '1000',
    VD1: '6',
    TP: '1000',
    TPM: '1',
    ENC: 'D',
  },
  lines: [GOODS],
}

const EXPORT: Form = {
  head: {
    ECB: 'B11',
    MTC: '2',
    CH: '02CI',
    CHB: '00',
    EPC: TRADER,
    EPN: 'CÔNG TY TNHH DỮ LIỆU CHẠY THỬ',
    CGN: 'SANDBOX BUYER INC',
    CGA: '1 TEST ROAD',
    CGK: 'JP',
    NO: '10',
    NOT: 'PK',
    GW: '900',
    GWT: 'KGM',
    DSC: 'JPTYO',
    PSC: 'VNCLI',
    ST: '02CIS01',
    VSC: '9999',
    VSN: 'TEST VESSEL',
    SYM: inDays(3),
    IV1: 'A',
    IV3: 'EX-1',
    IVD: inDays(-2),
    IVP: 'TTR',
    IP1: 'A',
    IP2: 'FOB',
    IP3: 'USD',
    IP4: '1000',
    TP: '1000',
    TPM: '1',
    ENC: 'D',
  },
  lines: [
    {
      CMD: '62034210',
      CMN: 'QUẦN YẾM CÓ DÂY ĐEO, NAM',
      QN1: '100',
      QT1: 'PCE',
      BPR: '1000',
      UPR: '10',
      UPC: 'USD',
      TSC: 'PCE',
    },
  ],
}

/** Items to put in place of those of the base form; '' takes an item away. */
export interface Change {
  readonly head?: Items
  /** Changes of line 1, of line 2 (a copy of line 1) … */
  readonly lines?: readonly Items[]
}

const merged = (base: Items, change: Items): Items =>
  Object.fromEntries(Object.entries({ ...base, ...change }).filter(([, value]) => value !== ''))

export function formOf(direction: Direction, { head = {}, lines = [{}] }: Change): Form {
  const base = direction === 'import' ? IMPORT : EXPORT
  return { head: merged(base.head, head), lines: lines.map((line) => merged(base.lines[0] ?? {}, line)) }
}
