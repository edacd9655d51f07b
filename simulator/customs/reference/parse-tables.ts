/**
 * Text of the shipped tables → typed rows. Each function names the columns it needs; a bad cell throws `TableError`
 * with file and line: a broken table must stop the start, not a declaration later on.
 */
import { parseTable, type TableRow } from '#protocol/csv.ts'
import type {
  Business,
  CodeEntry,
  Day,
  ExchangeRate,
  Guarantee,
  OtherTax,
  OtherTaxKind,
  SpecificRate,
  TariffLine,
} from './reference.ts'

/** The first day of VNACCS in service; a row without `valid_from` starts there. */
export const FIRST_DAY: Day = '20140401'
export const LAST_DAY: Day = '99991231'

const DECIMAL = /^\d+(\.\d+)?$/
const KINDS: readonly OtherTaxKind[] = ['additional', 'excise', 'environment', 'vat']
const GUARANTEES: readonly Guarantee['kind'][] = ['individual', 'general', 'payment']
const CODE_COLUMNS = ['code', 'name', 'name_en', 'valid_from', 'valid_to']
const SCHEDULE = /^B\d\d$/

export function parseCodeList(text: string, file: string): readonly CodeEntry[] {
  const { columns, rows } = parseTable(text, file, CODE_COLUMNS)
  const further = columns.filter((column) => !CODE_COLUMNS.includes(column))
  return rows.map((row) => {
    const extra: Record<string, string> = {}
    for (const column of further) extra[column] = row.get(column)
    const name = filled(row, 'name')
    const { validFrom, validTo } = period(row)
    return { code: filled(row, 'code'), name, nameEn: row.get('name_en') || name, validFrom, validTo, extra }
  })
}

/** Columns `B01` … `B17` are the import rates by schedule, in percent. */
export function parseTariff(text: string, file: string): readonly TariffLine[] {
  const needed = ['hs', 'name', 'unit', 'export_rate', 'vat', 'excise', 'environment', 'additional', 'specific']
  const { columns, rows } = parseTable(text, file, needed)
  const schedules = columns.filter((column) => SCHEDULE.test(column))
  return rows.map((row) => {
    const hs = filled(row, 'hs')
    if (!/^\d{8}$/.test(hs)) throw row.error(`hs must be 8 digits, not "${hs}"`)
    const rates: Record<string, string> = {}
    for (const schedule of schedules) {
      const rate = decimal(row, schedule)
      if (rate !== '') rates[schedule] = rate
    }
    return {
      hs,
      name: filled(row, 'name'),
      unit: filled(row, 'unit'),
      unit2: row.get('unit2'),
      ...period(row),
      rates,
      exportRate: decimal(row, 'export_rate'),
      vat: row.get('vat'),
      excise: row.get('excise'),
      environment: row.get('environment'),
      additional: row.get('additional'),
      specific: row.get('specific'),
    }
  })
}

export function parseOtherTaxes(text: string, file: string): readonly OtherTax[] {
  return parseTable(text, file, ['code', 'kind', 'name', 'rate', 'unit']).rows.map((row) => ({
    code: filled(row, 'code'),
    kind: oneOf(row, 'kind', KINDS),
    name: filled(row, 'name'),
    ...period(row),
    rate: decimal(row, 'rate'),
    unit: row.get('unit'),
  }))
}

export function parseSpecificRates(text: string, file: string): readonly SpecificRate[] {
  return parseTable(text, file, ['code', 'amount', 'currency', 'unit', 'mixed']).rows.map((row) => ({
    code: filled(row, 'code'),
    amount: decimal(row, 'amount'),
    currency: filled(row, 'currency'),
    unit: filled(row, 'unit'),
    mixed: flag(row, 'mixed'),
    ...period(row),
  }))
}

/** Schedule → country codes, which stand in one cell, separated by blanks. */
export function parseTreaties(text: string, file: string): ReadonlyMap<string, readonly string[]> {
  const rows = parseTable(text, file, ['schedule', 'countries']).rows
  return new Map(rows.map((row) => [filled(row, 'schedule'), filled(row, 'countries').split(' ')]))
}

export function parseRates(text: string, file: string): readonly ExchangeRate[] {
  return parseTable(text, file, ['from', 'currency', 'vnd']).rows.map((row) => ({
    currency: filled(row, 'currency'),
    vnd: decimal(row, 'vnd'),
    from: day(row, 'from', FIRST_DAY),
  }))
}

export function parseBusinesses(text: string, file: string): readonly Business[] {
  const needed = ['code', 'name', 'address', 'phone', 'postcode', 'aeo', 'compliance', 'block']
  return parseTable(text, file, needed).rows.map((row) => ({
    code: filled(row, 'code'),
    name: filled(row, 'name'),
    address: filled(row, 'address'),
    phone: row.get('phone'),
    postcode: row.get('postcode'),
    aeo: flag(row, 'aeo'),
    compliance: compliance(row),
    block: row.get('block'),
  }))
}

export function parseGuarantees(text: string, file: string): readonly Guarantee[] {
  const needed = ['kind', 'bank', 'year', 'sign', 'number', 'holder', 'office', 'balance']
  return parseTable(text, file, needed).rows.map((row) => ({
    kind: oneOf(row, 'kind', GUARANTEES),
    bank: filled(row, 'bank'),
    year: filled(row, 'year'),
    sign: filled(row, 'sign'),
    number: filled(row, 'number'),
    holder: filled(row, 'holder'),
    office: row.get('office'),
    balance: decimal(row, 'balance'),
    ...period(row),
  }))
}

function period(row: TableRow): { validFrom: Day; validTo: Day } {
  const validFrom = day(row, 'valid_from', FIRST_DAY)
  const validTo = day(row, 'valid_to', LAST_DAY)
  if (validTo < validFrom) throw row.error(`valid_to ${validTo} lies before valid_from ${validFrom}`)
  return { validFrom, validTo }
}

function day(row: TableRow, column: string, absent: Day): Day {
  const value = row.get(column)
  if (value === '' || value === absent) return absent
  if (!/^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(value)) {
    throw row.error(`${column} must be yyyymmdd, not "${value}"`)
  }
  return value
}

function filled(row: TableRow, column: string): string {
  const value = row.get(column)
  if (value === '') throw row.error(`${column} is empty`)
  return value
}

function decimal(row: TableRow, column: string): string {
  const value = row.get(column)
  if (value !== '' && !DECIMAL.test(value)) throw row.error(`${column} must be a decimal number, not "${value}"`)
  return value
}

function flag(row: TableRow, column: string): boolean {
  const value = row.get(column)
  if (value !== '' && value !== '0' && value !== '1') throw row.error(`${column} must be 1, 0 or empty, not "${value}"`)
  return value === '1'
}

function oneOf<T extends string>(row: TableRow, column: string, allowed: readonly T[]): T {
  const value = row.get(column)
  const found = allowed.find((one) => one === value)
  if (found === undefined) throw row.error(`${column} must be one of ${allowed.join(', ')}, not "${value}"`)
  return found
}

function compliance(row: TableRow): Business['compliance'] {
  const value = Number(row.get('compliance'))
  if (value === 1 || value === 2 || value === 3 || value === 4 || value === 5) return value
  throw row.error(`compliance must be 1 to 5, not "${row.get('compliance')}"`)
}
