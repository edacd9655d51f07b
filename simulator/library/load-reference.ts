import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildReference, type ReferenceTables } from '#customs/reference/build-reference.ts'
import { LIST_NAMES } from '#customs/reference/list-names.ts'
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
import type { Business, Reference } from '#customs/reference/reference.ts'

/** The folder shipped with the sandbox. */
export const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url))

/**
 * Every list, tariff, rate and business of a fixtures folder, as look-ups. Synchronous: done once, before the start.
 * Throws `TableError` (file and line) when a table is broken, and Node's error when a file is missing.
 */
export function loadReference(directory: string = FIXTURES): Reference {
  return buildReference(loadTables(directory))
}

/** The same as rows, for whoever shows or exports whole lists. */
export function loadTables(directory: string = FIXTURES): ReferenceTables {
  const parsed = <T>(path: string, parse: (text: string, file: string) => T): T =>
    parse(readFileSync(join(directory, path), 'utf8'), path)
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

/** The simulated business registry (doanh nghiệp giả lập), in file order. */
export function loadBusinesses(directory: string = FIXTURES): readonly Business[] {
  const path = 'businesses/businesses.csv'
  return parseBusinesses(readFileSync(join(directory, path), 'utf8'), path)
}
