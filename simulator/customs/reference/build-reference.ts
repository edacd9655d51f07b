import type {
  Business,
  CodeEntry,
  Day,
  ExchangeRate,
  Guarantee,
  ListName,
  OtherTax,
  Reference,
  SpecificRate,
  TariffLine,
} from './reference.ts'

/** The parsed tables that a `Reference` is built from. Rows may come in any order. */
export interface ReferenceTables {
  readonly lists: ReadonlyMap<ListName, readonly CodeEntry[]>
  readonly tariff: readonly TariffLine[]
  readonly otherTaxes: readonly OtherTax[]
  readonly specificRates: readonly SpecificRate[]
  readonly treaties: ReadonlyMap<string, readonly string[]>
  readonly rates: readonly ExchangeRate[]
  readonly businesses: readonly Business[]
  readonly guarantees: readonly Guarantee[]
}

interface Dated {
  readonly validFrom: Day
  readonly validTo: Day
}

/**
 * Tables → constant-time look-ups. Throws when two rows of one code are valid on the same day: such a list has no
 * answer to "which one holds today".
 */
export function buildReference(tables: ReferenceTables): Reference {
  const lists = new Map<ListName, Timeline<CodeEntry>>()
  for (const [list, entries] of tables.lists)
    lists.set(
      list,
      timeline(list, entries, (entry) => entry.code),
    )
  const tariff = timeline('tariff', tables.tariff, (line) => line.hs)
  const otherTaxes = timeline('other-taxes', tables.otherTaxes, (tax) => tax.code)
  const specificRates = timeline('specific-rates', tables.specificRates, (rate) => rate.code)
  const rates = ratesByCurrency(tables.rates)
  const businesses = new Map(tables.businesses.map((business) => [business.code, business]))
  const guarantees = new Map(tables.guarantees.map((one) => [guaranteeKey(one), one]))

  return {
    code: (list, code, day) => lists.get(list)?.on(code, day),
    codes: (list) => tables.lists.get(list) ?? [],
    anyCode: (list, code) => lists.get(list)?.last(code),
    tariff: (hs, day) => tariff.on(hs, day),
    anyTariff: (hs) => tariff.last(hs),
    otherTax: (code, day) => otherTaxes.on(code, day),
    anyOtherTax: (code) => otherTaxes.last(code),
    specificRate: (code, day) => specificRates.on(code, day),
    treatyCountries: (schedule) => tables.treaties.get(schedule),
    rate: (currency, day) => (currency === 'VND' ? '1' : rateOn(rates.get(currency), day)),
    business: (code) => businesses.get(code),
    guarantee: (kind, bank, year, sign, number) => guarantees.get(guaranteeKey({ kind, bank, year, sign, number })),
  }
}

interface Timeline<T> {
  on(key: string, day: Day): T | undefined
  last(key: string): T | undefined
}

/** Rows by key, each key's rows in order of time. Nearly every key has one row, so a day is found by walking. */
function timeline<T extends Dated>(name: string, rows: readonly T[], keyOf: (row: T) => string): Timeline<T> {
  const byKey = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const known = byKey.get(key)
    if (known) known.push(row)
    else byKey.set(key, [row])
  }
  for (const [key, group] of byKey) {
    group.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    group.reduce((earlier, later) => {
      if (later.validFrom <= earlier.validTo) {
        throw new Error(`${name}: ${key} is valid twice on ${later.validFrom}`)
      }
      return later
    })
  }
  return {
    on: (key, day) => byKey.get(key)?.find((row) => row.validFrom <= day && day <= row.validTo),
    last: (key) => byKey.get(key)?.at(-1),
  }
}

function ratesByCurrency(rates: readonly ExchangeRate[]): ReadonlyMap<string, readonly ExchangeRate[]> {
  const byCurrency = new Map<string, ExchangeRate[]>()
  for (const rate of rates) {
    const known = byCurrency.get(rate.currency)
    if (known) known.push(rate)
    else byCurrency.set(rate.currency, [rate])
  }
  for (const weeks of byCurrency.values()) weeks.sort((a, b) => (a.from < b.from ? -1 : 1))
  return byCurrency
}

/** The newest week not after `day` (customs.md, value 2): the last loaded rate stays in force. Binary search. */
function rateOn(weeks: readonly ExchangeRate[] | undefined, day: Day): string | undefined {
  if (!weeks) return undefined
  let low = 0
  let high = weeks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((weeks[middle]?.from ?? '') <= day) low = middle + 1
    else high = middle
  }
  return weeks[low - 1]?.vnd
}

function guaranteeKey(one: Pick<Guarantee, 'kind' | 'bank' | 'year' | 'sign' | 'number'>): string {
  return [one.kind, one.bank, one.year, one.sign, one.number].join('|')
}
