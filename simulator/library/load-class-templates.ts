/** Reads the templates of classes (mẫu lớp học): `scenarios/classes/*.yaml`, by `class.schema.json` beside them. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ClassTemplate } from '#training/class-template.ts'
import type { Scenario } from '#training/scenario.ts'
import { readCheckedYaml } from './checked-yaml.ts'
import { LibraryError } from './library-error.ts'

export const CLASSES = fileURLToPath(new URL('../../scenarios/classes', import.meta.url))

/** By id, in order of their names. Throws LibraryError, also when a template names a scenario that is not there. */
export function loadClassTemplates(
  scenarios: ReadonlyMap<string, Scenario>,
  directory: string = CLASSES,
): ReadonlyMap<string, ClassTemplate> {
  const schema = join(directory, 'class.schema.json')
  const files = readdirSync(directory)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
  const templates = files.map((name) => readCheckedYaml(join(directory, name), schema, 'mẫu lớp học') as ClassTemplate)
  for (const { id, scenarios: named, exam } of templates) {
    const strange = [...named, ...(exam?.scenarios ?? [])].find((scenario) => !scenarios.has(scenario))
    if (strange !== undefined)
      throw new LibraryError(`${id}: không có kịch bản "${strange}" (there is no such scenario)`)
  }
  return new Map(templates.map((template) => [template.id, template]))
}
