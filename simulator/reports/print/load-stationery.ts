import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readStationery, type Stationery } from './stationery.ts'

/** Reads the papers and words off the disk, once at start. Throws when a file is not as it should be. */
export function loadStationery(): Stationery {
  const files = new Map<string, string>()
  for (const folder of ['papers', 'words']) {
    const at = fileURLToPath(new URL(`./${folder}/`, import.meta.url))
    for (const name of readdirSync(at).sort()) {
      if (name.endsWith('.csv')) files.set(`${folder}/${name}`, readFileSync(at + name, 'utf8'))
    }
  }
  return readStationery(files)
}
