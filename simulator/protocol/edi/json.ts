import type { Layout } from '../catalogue/layout.ts'
import { PROFILE } from '../catalogue/profile.ts'
import type { Content } from './content.ts'
import { HEADER_FIELD_NAMES, type Header, type HeaderField } from './header.ts'
import { type NamedItem, type NamedLine, nameItems } from './named-items.ts'
import { judgeNamed, type LayoutFor, type NamedReading, type ReadingOptions, unreadable } from './named-message.ts'
import type { Result } from './result.ts'
import { formatResult } from './result-line.ts'

/** The JSON of `decode` and `encode`; it mirrors the XML form (contract, XML form). */
export interface JsonMessage {
  readonly profile: string
  /** Blank fields are left out. */
  readonly header: Partial<Header>
  /** Only on answers: `CCCCC-IIII-RRRR` each. */
  readonly results?: readonly string[]
  readonly items: readonly NamedItem[]
  readonly lines: readonly NamedLine[]
}

/** `layout` is undefined for a message without items, such as a bare result. */
export function toJson(
  header: Partial<Header>,
  layout: Layout | undefined,
  content: Content,
  results: readonly Result[] = [],
): JsonMessage {
  const named = layout ? nameItems(layout, content) : { items: [], lines: [] }
  return {
    profile: layout?.profile ?? PROFILE,
    header: Object.fromEntries(HEADER_FIELD_NAMES.flatMap((name) => (header[name] ? [[name, header[name]]] : []))),
    ...(results.length > 0 ? { results: results.map(formatResult) } : {}),
    ...named,
  }
}

/**
 * Reads the JSON form. Never throws: a value of the wrong shape is A0022 with a reason that names its place
 * (`lines[0].items[2].value`), the rest is judged as in the XML form.
 */
export function fromJson(value: unknown, layoutFor: LayoutFor, options: ReadingOptions = {}): NamedReading {
  try {
    const message = asObject(value, 'the message', ['profile', 'header', 'results', 'items', 'lines'])
    if (message.profile !== undefined && message.profile !== PROFILE) throw new Shape(`profile must be "${PROFILE}"`)
    const header: Partial<Record<HeaderField, string>> = {}
    for (const [name, field] of Object.entries(asObject(message.header ?? {}, 'header', HEADER_FIELD_NAMES))) {
      header[name as HeaderField] = asString(field, `header.${name}`)
    }
    return judgeNamed(
      {
        header,
        resultTexts: asArray(message.results ?? [], 'results').map((text, i) => asString(text, `results[${i}]`)),
        items: asItems(message.items ?? [], 'items'),
        lines: asArray(message.lines ?? [], 'lines').map((line, i) => {
          const row = asObject(line, `lines[${i}]`, ['n', 'items'])
          return { n: asNumber(row.n, `lines[${i}].n`), items: asItems(row.items, `lines[${i}].items`) }
        }),
      },
      layoutFor,
      options,
    )
  } catch (error) {
    if (error instanceof Shape) return unreadable(error.message)
    throw error
  }
}

class Shape extends Error {}

function asItems(value: unknown, where: string): NamedItem[] {
  return asArray(value, where).map((item, i) => {
    const named = asObject(item, `${where}[${i}]`, ['no', 'id', 'value'])
    return {
      no: asNumber(named.no, `${where}[${i}].no`),
      id: asString(named.id, `${where}[${i}].id`),
      value: asString(named.value, `${where}[${i}].value`),
    }
  })
}

function asObject(value: unknown, where: string, keys: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Shape(`${where} must be an object`)
  for (const key of Object.keys(value)) {
    if (!keys.includes(key)) throw new Shape(`${where}: unknown key "${key}", allowed: ${keys.join(', ')}`)
  }
  return value as Record<string, unknown>
}

function asArray(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Shape(`${where} must be an array`)
  return value
}

function asString(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new Shape(`${where} must be a string`)
  return value
}

function asNumber(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new Shape(`${where} must be a whole number`)
  return value
}
