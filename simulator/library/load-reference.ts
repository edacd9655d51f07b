import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildReference, type ReferenceTables } from '#customs/reference/build-reference.ts'
import { parseBusinesses } from '#customs/reference/parse-tables.ts'
import type { Business, Reference } from '#customs/reference/reference.ts'
import { REFERENCE_PATHS, readTables } from '#customs/reference/reference-texts.ts'

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
  return readTables((path) => readFileSync(join(directory, path), 'utf8'))
}

/** The same as texts by path, for whoever reads them elsewhere (the web client). */
export function loadReferenceTexts(directory: string = FIXTURES): ReadonlyMap<string, string> {
  return new Map(REFERENCE_PATHS.map((path) => [path, readFileSync(join(directory, path), 'utf8')]))
}

/** The simulated business registry (doanh nghiệp giả lập), in file order. */
export function loadBusinesses(directory: string = FIXTURES): readonly Business[] {
  const path = 'businesses/businesses.csv'
  return parseBusinesses(readFileSync(join(directory, path), 'utf8'), path)
}
