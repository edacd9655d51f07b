/** What an official table may call our columns, and what a cell of each may hold. Data of `map-table.ts`. */

export type ImportTarget = 'tariff' | 'codes' | 'rates'

/** A cell's text → the value we keep, or what is allowed instead. */
export type CellReader = (text: string) => { readonly value: string } | { readonly allowed: string }

export interface ImportColumn {
  readonly column: string
  readonly required: boolean
  /** Accepted headings, lower case without diacritics or punctuation. */
  readonly headings: readonly string[]
  readonly read: CellReader
}

const text: CellReader = (cell) => ({ value: cell })
const filled: CellReader = (cell) => (cell === '' ? { allowed: 'có nội dung (not empty)' } : { value: cell })
const code: CellReader = (cell) =>
  /^[A-Z0-9&._-]{1,11}$/.test(cell) ? { value: cell } : { allowed: 'mã chữ in hoa, số, tối đa 11 ký tự (code)' }

/** `5`, `5,5`, `12.5 %`; `*` and `-` say that the rate does not apply. */
const rate: CellReader = (cell) => {
  if (cell === '' || cell === '*' || cell === '-') return { value: '' }
  const plain = cell.replace(/\s*%$/, '').replace(',', '.')
  return /^\d{1,4}(\.\d{1,4})?$/.test(plain)
    ? { value: plain }
    : { allowed: 'thuế suất như 5 hoặc 5,5; * là không áp dụng (rate)' }
}

/** Excel drops the first zero of a code that it takes for a number, hence seven digits for eight. */
const hs: CellReader = (cell) => {
  const digits = cell.replace(/[.\s]/g, '')
  return /^\d{7,8}$/.test(digits) ? { value: digits.padStart(8, '0') } : { allowed: 'mã 8 chữ số (8 digits)' }
}

const date: CellReader = (cell) => {
  if (cell === '') return { value: '' }
  const [, d = '', m = '', y = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell) ?? []
  const day = y === '' ? cell.replaceAll('-', '') : y + m.padStart(2, '0') + d.padStart(2, '0')
  return /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(day)
    ? { value: day }
    : { allowed: 'ngày như 31/12/2026, 2026-12-31 hoặc 20261231 (date)' }
}

/** Amounts are written `25.450,00`, `25,450.00` or `25450`: the last separator with one or two digits is the point. */
const money: CellReader = (cell) => {
  const point = /[.,](\d{1,2})$/.exec(cell)
  const whole = (point ? cell.slice(0, point.index) : cell).replace(/[.,\s]/g, '')
  if (!/^\d{1,12}$/.test(whole)) return { allowed: 'số tiền như 25450 hoặc 25.450,50 (amount)' }
  return { value: point ? `${whole}.${point[1]}` : whole }
}

// biome-ignore format: a dozen units a line reads better than one
const UNITS: Readonly<Record<string, string>> = {
  kg: 'KGM', kilogram: 'KGM', g: 'GRM', gam: 'GRM', gram: 'GRM', tan: 'TNE', lit: 'LTR', l: 'LTR', m: 'MTR', met: 'MTR',
  m2: 'MTK', 'met vuong': 'MTK', m3: 'MTQ', 'met khoi': 'MTQ', chiec: 'PCE', cai: 'PCE', bo: 'SET', doi: 'PR', ta: 'DZN',
  con: 'UNC', quyen: 'UNQ', cuon: 'ROL', carat: 'CTM', cara: 'CTM', kwh: 'KWH', '1000 kwh': 'MWH',
}

/** `kg/chiếc` names two units; the last is the one that goods are counted in. */
const unit: CellReader = (cell) => {
  const last = cell.split('/').at(-1)?.trim() ?? ''
  if (/^[A-Z0-9]{2,4}$/.test(last)) return { value: last }
  const known = UNITS[plainWords(last)]
  return known
    ? { value: known }
    : { allowed: `mã đơn vị (KGM, PCE …) hoặc một trong: ${Object.keys(UNITS).join(', ')}` }
}

const VAT: Readonly<Record<string, string>> = {
  '10': 'VB901',
  '8': 'VB195',
  '5': 'VB501',
  '*': '',
  '-': '',
  '': '',
  '0': '',
}
const vat: CellReader = (cell) => {
  const known = VAT[cell.replace(/\s*%$/, '')]
  if (known !== undefined) return { value: known }
  return /^V[A-Z0-9]{2,9}$/.test(cell) ? { value: cell } : { allowed: '10, 8, 5, * hoặc mã bắt đầu bằng V (VAT)' }
}

const column = (name: string, read: CellReader, headings: string, required = false): ImportColumn => ({
  column: name,
  required,
  headings: headings.split('|'),
  read,
})

const PERIOD = [
  column('valid_from', date, 'valid from|tu ngay|hieu luc tu|ngay hieu luc|ngay bat dau'),
  column('valid_to', date, 'valid to|den ngay|hieu luc den|ngay het hieu luc|ngay ket thuc'),
]

export const IMPORT_COLUMNS: Readonly<Record<ImportTarget, readonly ImportColumn[]>> = {
  tariff: [
    column('hs', hs, 'hs|ma hs|ma hang|ma so|ma so hang hoa|hs code', true),
    column('name', filled, 'name|mo ta hang hoa|mo ta|ten hang|description', true),
    column('unit', unit, 'unit|don vi tinh|dvt|don vi', true),
    ...PERIOD,
    column('B01', rate, 'b01|mfn|nk uu dai|uu dai|thue suat uu dai|thue nk uu dai|thue suat nhap khau uu dai', true),
    column('B03', rate, 'b03|nk thong thuong|thong thuong|thue suat thong thuong|nk tt'),
    column('B04', rate, 'b04|atiga|asean'),
    column('B05', rate, 'b05|acfta'),
    column('B06', rate, 'b06|akfta'),
    column('B07', rate, 'b07|aanzfta'),
    column('B08', rate, 'b08|aifta'),
    column('B09', rate, 'b09|ajcep'),
    column('B10', rate, 'b10|vjepa'),
    column('B13', rate, 'b13|vcfta'),
    column('B14', rate, 'b14|ngoai han ngach|thue suat ngoai han ngach'),
    column('export_rate', rate, 'export rate|xk|thue xk|thue xuat khau|thue suat xuat khau'),
    column('vat', vat, 'vat|gtgt|thue gtgt|thue vat|thue gia tri gia tang'),
    column('excise', text, 'excise|ma ttdb|ma thue ttdb'),
    column('environment', text, 'environment|ma bvmt|ma thue bvmt'),
    column('additional', text, 'additional|ma thue bo sung'),
    column('specific', text, 'specific|ma thue tuyet doi'),
  ],
  codes: [
    column('code', code, 'code|ma|ma so', true),
    column('name', filled, 'name|ten|ten goi|ten tieng viet|dien giai|noi dung', true),
    column('name_en', text, 'name en|ten tieng anh|english'),
    ...PERIOD,
  ],
  rates: [
    column('from', date, 'from|tu ngay|ngay ap dung|ngay hieu luc', true),
    column('currency', code, 'currency|ma ngoai te|ngoai te|dong tien|ma nguyen te', true),
    column('vnd', money, 'vnd|ty gia|ti gia|ty gia vnd|rate', true),
  ],
}

/** Extra columns of code lists that rules look at, by what an official list may call them. */
export const FURTHER_HEADINGS: Readonly<Record<string, string>> = {
  'ma chi cuc': 'office',
  'chi cuc': 'office',
  'ma hai quan': 'office',
  'ma cuc': 'department',
  'ma doi': 'subsection',
  'ten viet tat': 'short_name',
  'tai khoan': 'account',
  'van ban': 'law',
}

/** Lower case, no diacritics, no punctuation, single blanks: `Mã hàng (HS)` → `ma hang hs`. */
export const plainWords = (heading: string): string =>
  heading
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
