/**
 * Reads scenario files (YAML). What is wrong is told with file, line and what is allowed; the rules of form are those
 * of `scenarios/scenario.schema.json`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv, type ErrorObject } from 'ajv'
import { type Document, LineCounter, parseDocument } from 'yaml'
import type { Scenario } from '#training/scenario.ts'
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
export function loadScenario(path: string): Scenario {
  const shown = relative(process.cwd(), path) || path
  const lines = new LineCounter()
  const document = parseDocument(readText(path, shown), { lineCounter: lines, uniqueKeys: true })
  const broken = document.errors.map(
    (error) => `${shown}:${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0]}`,
  )
  if (broken.length > 0) throw new LibraryError(broken.join('\n'))
  const value: unknown = document.toJS()
  const check = validator()
  if (!check(value)) {
    const found = (check.errors ?? []).map((error) => `${shown}:${lineOf(document, lines, error)}: ${explain(error)}`)
    throw new LibraryError([...new Set(found)].join('\n'))
  }
  const scenario = value as Scenario
  const id = basename(path).replace(/\.ya?ml$/, '')
  if (scenario.id !== id)
    throw new LibraryError(`${shown}:1: id phải là "${id}", như tên tệp (must equal the file name)`)
  return scenario
}

function readText(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new LibraryError(`${shown}: không đọc được tệp (cannot read the file)`, { cause })
  }
}

const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true })
const validator = () =>
  ajv.getSchema('scenario') ?? ajv.compile({ ...JSON.parse(readFileSync(SCHEMA, 'utf8')), $id: 'scenario' })

function lineOf(document: Document, lines: LineCounter, error: ErrorObject): number {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  for (let depth = path.length; depth >= 0; depth--) {
    const keys = path.slice(0, depth).map((key) => (/^\d+$/.test(key) ? Number(key) : key))
    const node = document.getIn(keys, true)
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return lines.linePos(Number(node.range[0])).line
    }
  }
  return 1
}

function explain({ instancePath, keyword, params, message }: ErrorObject): string {
  const where = instancePath === '' ? 'kịch bản' : instancePath.slice(1).replaceAll('/', '.')
  switch (keyword) {
    case 'required':
      return `${where}: thiếu "${params.missingProperty}" (missing)`
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `${where}: không có mục "${params.additionalProperty ?? params.unevaluatedProperty}" (unknown property)`
    case 'enum':
      return `${where}: chỉ nhận ${params.allowedValues.map((value: unknown) => JSON.stringify(value)).join(', ')} (allowed values)`
    case 'const':
      return `${where}: phải là ${JSON.stringify(params.allowedValue)}`
    default:
      return `${where}: ${message ?? keyword}`
  }
}
