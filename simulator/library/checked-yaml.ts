/**
 * Reads a YAML file by a JSON Schema. What is wrong is told with file, line and what is allowed, in one line for each
 * finding.
 */
import { readFileSync } from 'node:fs'
import { basename, relative } from 'node:path'
import { Ajv, type ErrorObject } from 'ajv'
import { type Document, LineCounter, parseDocument } from 'yaml'
import { LibraryError } from './library-error.ts'

/** The value of the file, which has an `id` like its name. `what`: what the file holds, Vietnamese. Throws LibraryError. */
export function readCheckedYaml(path: string, schemaPath: string, what: string): { readonly id: string } {
  const shown = relative(process.cwd(), path) || path
  const lines = new LineCounter()
  const document = parseDocument(readText(path, shown), { lineCounter: lines, uniqueKeys: true })
  const broken = document.errors.map(
    (error) => `${shown}:${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0]}`,
  )
  if (broken.length > 0) throw new LibraryError(broken.join('\n'))
  const value: unknown = document.toJS()
  const check = validator(schemaPath)
  if (!check(value)) {
    const found = (check.errors ?? []).map(
      (error) => `${shown}:${lineOf(document, lines, error)}: ${explain(error, what)}`,
    )
    throw new LibraryError([...new Set(found)].join('\n'))
  }
  const named = value as { readonly id: string }
  const id = basename(path).replace(/\.ya?ml$/, '')
  if (named.id !== id) throw new LibraryError(`${shown}:1: id phải là "${id}", như tên tệp (must equal the file name)`)
  return named
}

function readText(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new LibraryError(`${shown}: không đọc được tệp (cannot read the file)`, { cause })
  }
}

const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true })
const validator = (schemaPath: string) =>
  ajv.getSchema(schemaPath) ?? ajv.compile({ ...JSON.parse(readFileSync(schemaPath, 'utf8')), $id: schemaPath })

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

function explain({ instancePath, keyword, params, message }: ErrorObject, what: string): string {
  const where = instancePath === '' ? what : instancePath.slice(1).replaceAll('/', '.')
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
