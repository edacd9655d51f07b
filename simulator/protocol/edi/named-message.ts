import type { Layout } from '../catalogue/layout.ts'
import type { Content } from './content.ts'
import {
  BLANK_HEADER,
  HEADER_FIELD_NAMES,
  HEADER_FIELDS,
  type Header,
  type HeaderField,
  isPrintable,
} from './header.ts'
import { type Finding, type NamedItems, placeItems } from './named-items.ts'
import type { Result } from './result.ts'
import { parseResult } from './result-line.ts'

/** What the XML and the JSON form say, before it is held against a layout. */
export interface NamedMessage extends NamedItems {
  readonly header: Partial<Header>
  /** Results of an answer, as `00000-0000-0000`. */
  readonly resultTexts: readonly string[]
}

/** A message of the XML or JSON form, read. */
export interface NamedReading {
  readonly header: Header
  /** Undefined when `layoutFor` knows none for the header. */
  readonly layout?: Layout
  readonly content: Content
  /** The results that an answer states. */
  readonly stated: readonly Result[]
  /** What is wrong with the message: A0022, A0009, A0016, S0900, S0999, E0001; each with an English reason. */
  readonly results: readonly Finding[]
}

export type LayoutFor = (header: Header) => Layout | undefined

const EMPTY: Content = { items: new Map(), groups: [] }

/** How much of a message is kept: `whole` as `placeItems` tells. */
export interface ReadingOptions {
  readonly whole?: boolean
}

/** Holds a message against header rules and layout: the same findings as in the EDI form, A0022 for faults of this form. */
export function judgeNamed(named: NamedMessage, layoutFor: LayoutFor, options: ReadingOptions = {}): NamedReading {
  const findings: Finding[] = []
  const refuse = (code: string, reason: string): void => void findings.push({ code, item: '0000', line: 0, reason })
  const fields: Record<HeaderField, string> = { ...BLANK_HEADER }
  for (const name of HEADER_FIELD_NAMES) {
    const value = (named.header[name] ?? '').trimEnd()
    const { length } = HEADER_FIELDS[name]
    if (!isPrintable(value)) refuse('A0009', `header field ${name} holds printable ASCII only`)
    else if (value.length > length)
      refuse('A0022', `header field ${name} holds ${length} characters, got ${value.length}`)
    else fields[name] = value
  }
  if (fields.system === '' && findings.length === 0) refuse('A0016', 'header field system is blank')
  const stated: Result[] = []
  for (const text of named.resultTexts) {
    const result = parseResult(text)
    if (result) stated.push(result)
    else refuse('A0022', `a result reads CCCCC-IIII-RRRR, got ${JSON.stringify(text.slice(0, 40))}`)
  }
  const header: Header = fields
  const layout = layoutFor(header)
  if (!layout) return { header, content: EMPTY, stated, results: findings }
  const placed = placeItems(layout, named, options)
  return { header, layout, content: placed.content, stated, results: [...findings, ...placed.findings] }
}

/** The reading of a message that could not be read at all. */
export function unreadable(reason: string): NamedReading {
  return {
    header: BLANK_HEADER,
    content: EMPTY,
    stated: [],
    results: [{ code: 'A0022', item: '0000', line: 0, reason }],
  }
}
