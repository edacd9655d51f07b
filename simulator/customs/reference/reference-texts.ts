import { buildReference, type ReferenceTables } from './build-reference.ts'
import { LIST_NAMES } from './list-names.ts'
import {
  parseBusinesses,
  parseCodeList,
  parseGuarantees,
  parseOtherTaxes,
  parseRates,
  parseSpecificRates,
  parseTariff,
  parseTreaties,
} from './parse-tables.ts'
import type { Reference } from './reference.ts'

/** Files of the reference, by path below `fixtures`. */
export const REFERENCE_PATHS: readonly string[] = [
  ...LIST_NAMES.map((list) => `codes/${list}.csv`),
  'tariff/training-tariff.csv',
  'tariff/other-taxes.csv',
  'tariff/specific-rates.csv',
  'tariff/treaties.csv',
  'rates/weekly-rates.csv',
  'businesses/businesses.csv',
  'businesses/guarantees.csv',
]

/**
 * The tables out of their texts; `textOf` gives the text of a path of `REFERENCE_PATHS`. Server and client read the same
 * texts through this, so that both check by the same lists. Throws `TableError` (file and line) at a broken table.
 */
export function readTables(textOf: (path: string) => string): ReferenceTables {
  const parsed = <T>(path: string, parse: (text: string, file: string) => T): T => parse(textOf(path), path)
  return {
    lists: new Map(LIST_NAMES.map((list) => [list, parsed(`codes/${list}.csv`, parseCodeList)])),
    tariff: parsed('tariff/training-tariff.csv', parseTariff),
    otherTaxes: parsed('tariff/other-taxes.csv', parseOtherTaxes),
    specificRates: parsed('tariff/specific-rates.csv', parseSpecificRates),
    treaties: parsed('tariff/treaties.csv', parseTreaties),
    rates: parsed('rates/weekly-rates.csv', parseRates),
    businesses: parsed('businesses/businesses.csv', parseBusinesses),
    guarantees: parsed('businesses/guarantees.csv', parseGuarantees),
  }
}

export const referenceFrom = (textOf: (path: string) => string): Reference => buildReference(readTables(textOf))
