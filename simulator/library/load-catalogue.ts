import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildCatalogue, type Catalogue } from '#protocol/catalogue/catalogue.ts'
import { PROFILE } from '#protocol/catalogue/profile.ts'

const FOLDER = fileURLToPath(new URL(`../protocol/catalogue/${PROFILE}/`, import.meta.url))
const PARTS = ['', 'layouts/input/', 'layouts/output/', 'results/', 'forms/']

/** Reads the catalogue off the disk, once at start. Throws when a file cannot be read or is not as it should be. */
export function loadCatalogue(): Catalogue {
  const files = new Map<string, string>()
  for (const part of PARTS) {
    for (const name of readdirSync(FOLDER + part)) {
      if (name.endsWith('.csv')) files.set(part + name, readFileSync(FOLDER + part + name, 'utf8'))
    }
  }
  return buildCatalogue(files)
}
