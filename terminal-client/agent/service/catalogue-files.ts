import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildCatalogue, type Catalogue } from '#protocol/catalogue/catalogue.ts'
import { PROFILE } from '#protocol/catalogue/profile.ts'

const folder = fileURLToPath(new URL(`../../../simulator/protocol/catalogue/${PROFILE}/`, import.meta.url))

/** The catalogue by whose layouts messages are read before they are signed. Throws when a file is missing or broken. */
export function readCatalogue(): Catalogue {
  const files = new Map<string, string>()
  for (const part of ['', 'layouts/input/', 'layouts/output/', 'results/', 'forms/']) {
    for (const name of readdirSync(folder + part)) {
      if (name.endsWith('.csv')) files.set(part + name, readFileSync(folder + part + name, 'utf8'))
    }
  }
  return buildCatalogue(files)
}
