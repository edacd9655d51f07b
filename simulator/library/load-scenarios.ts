/**
 * Reads scenario files (YAML). What is wrong is told with file, line and what is allowed; the rules of form are those
 * of `scenarios/scenario.schema.json`.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Scenario } from '#training/scenario.ts'
import { readCheckedYaml } from './checked-yaml.ts'
import { LibraryError } from './library-error.ts'

export const SCENARIOS = fileURLToPath(new URL('../../scenarios', import.meta.url))
const SCHEMA = join(SCENARIOS, 'scenario.schema.json')

/** Every scenario of the folder by id. Throws LibraryError. */
export function loadScenarios(directory: string = SCENARIOS): ReadonlyMap<string, Scenario> {
  const files = readdirSync(directory)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
  const found = new Map<string, Scenario>()
  for (const name of files) {
    const scenario = loadScenario(join(directory, name))
    if (found.has(scenario.id))
      throw new LibraryError(`${name}: id "${scenario.id}" đã có ở kịch bản khác (used twice)`)
    found.set(scenario.id, scenario)
  }
  return found
}

/** One scenario file. Throws LibraryError with one line for each finding. */
export const loadScenario = (path: string): Scenario => readCheckedYaml(path, SCHEMA, 'kịch bản') as Scenario
