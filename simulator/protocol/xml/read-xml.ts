import { SaxesParser } from 'saxes'
import { PROFILE } from '../catalogue/profile.ts'
import { HEADER_FIELDS, type Header, type HeaderField } from '../edi/header.ts'
import type { NamedItem, NamedLine } from '../edi/named-items.ts'
import {
  judgeNamed,
  type LayoutFor,
  type NamedMessage,
  type NamedReading,
  type ReadingOptions,
  unreadable,
} from '../edi/named-message.ts'
import { utf8Text } from '../edi/utf8.ts'
import { NAMESPACE } from './namespace.ts'

/** Bytes of the largest message in the XML form (protocol, decisions: 1 MiB of EDI or XML). */
export const XML_CAP = 1_048_576

/** Which elements may stand in which, with their attributes: all that the form knows. Depth is capped by it. */
const GRAMMAR: Readonly<
  Record<string, { readonly parents: readonly string[]; readonly attributes: readonly string[] }>
> = {
  Message: { parents: [''], attributes: ['profile'] },
  Header: { parents: ['Message'], attributes: [] },
  Field: { parents: ['Header'], attributes: ['name'] },
  Results: { parents: ['Message'], attributes: [] },
  Result: { parents: ['Results'], attributes: [] },
  Items: { parents: ['Message'], attributes: [] },
  Line: { parents: ['Items'], attributes: ['n'] },
  Item: { parents: ['Items', 'Line'], attributes: ['no', 'id'] },
}
const TEXT_ELEMENTS: readonly string[] = ['Field', 'Result', 'Item']
const ONCE: readonly string[] = ['Header', 'Results', 'Items']

/**
 * Reads the XML form (contract, XML form). Never throws. XML that is not well-formed, has a DOCTYPE, an unknown
 * element, attribute, namespace or profile, or is above 1 MiB is A0022 with nothing read; otherwise header and items
 * are judged as in the EDI form.
 */
export function readXml(bytes: Uint8Array, layoutFor: LayoutFor, options: ReadingOptions = {}): NamedReading {
  if (bytes.length > XML_CAP) return unreadable(`an XML message has at most ${XML_CAP} bytes`)
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const text = utf8Text(bytes, bom)
  if (text === undefined) return unreadable('the XML is not sound UTF-8')
  const collected = collect(text)
  return typeof collected === 'string' ? unreadable(collected) : judgeNamed(collected, layoutFor, options)
}

class Refusal extends Error {}

function collect(text: string): NamedMessage | string {
  const parser = new SaxesParser({ xmlns: true })
  const header: Partial<Record<HeaderField, string>> = {}
  const resultTexts: string[] = []
  const items: NamedItem[] = []
  const lines: { n: number; items: NamedItem[] }[] = []
  const path: string[] = []
  const seen = new Set<string>()
  let attributes: Readonly<Record<string, string>> = {}
  let value = ''
  let line: { n: number; items: NamedItem[] } | undefined

  parser.on('error', (error) => refuse(`not well-formed XML: ${error.message}`))
  parser.on('doctype', () => refuse('a DOCTYPE is not allowed'))
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0') refuse('the XML version must be 1.0')
    if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') refuse('the encoding must be UTF-8')
  })
  // Before attributes and namespaces are looked into: depth ends here.
  parser.on('opentagstart', (tag) => {
    const rule = GRAMMAR[tag.name.slice(tag.name.indexOf(':') + 1)]
    if (!rule?.parents.includes(path[path.length - 1] ?? '')) {
      refuse(
        `element ${tag.name.slice(0, 40)} is not allowed ${path.length > 0 ? `in ${path[path.length - 1]}` : 'as the root'}`,
      )
    }
  })
  parser.on('opentag', (tag) => {
    if (tag.uri !== NAMESPACE) refuse(`the namespace of ${tag.local} must be ${NAMESPACE}`)
    attributes = attributesOf(tag.local, tag.attributes)
    if (ONCE.includes(tag.local)) {
      if (seen.has(tag.local)) refuse(`${tag.local} stands twice`)
      seen.add(tag.local)
    }
    if (tag.local === 'Message' && attributes.profile !== PROFILE) refuse(`profile must be ${PROFILE}`)
    if (tag.local === 'Line') {
      line = { n: wholeNumber('n', attributes.n), items: [] }
      lines.push(line)
    }
    path.push(tag.local)
    value = ''
  })
  const addText = (chunk: string): void => {
    if (TEXT_ELEMENTS.includes(path[path.length - 1] ?? '')) value += chunk
    else if (/[^ \t\r\n]/.test(chunk)) refuse(`text is not allowed in ${path[path.length - 1] ?? 'the document'}`)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', (tag) => {
    path.pop()
    if (tag.local === 'Field') addField(header, attributes.name ?? '', value)
    if (tag.local === 'Result') resultTexts.push(value.trim())
    if (tag.local === 'Line') line = undefined
    if (tag.local === 'Item')
      (line?.items ?? items).push({
        no: wholeNumber('no', attributes.no),
        id: attributes.id ?? '',
        value: trimWhite(value),
      })
  })
  try {
    parser.write(text).close()
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
  if (!seen.has('Header')) return 'the message has no Header'
  return { header: header as Partial<Header>, resultTexts, items, lines: lines satisfies NamedLine[] }
}

/** Without the white space of XML around it: a formatter may have put a value on a line of its own. */
function trimWhite(value: string): string {
  let from = 0
  let to = value.length
  while (from < to && ' \t\r\n'.includes(value.charAt(from))) from++
  while (to > from && ' \t\r\n'.includes(value.charAt(to - 1))) to--
  return value.slice(from, to)
}

function addField(header: Partial<Record<HeaderField, string>>, name: string, value: string): void {
  if (!Object.hasOwn(HEADER_FIELDS, name))
    refuse(`unknown header field "${name.slice(0, 40)}", allowed: ${Object.keys(HEADER_FIELDS).join(', ')}`)
  const field = name as HeaderField
  if (header[field] !== undefined) refuse(`header field ${name} stands twice`)
  header[field] = value
}

function attributesOf(
  element: string,
  given: Readonly<
    Record<string, { readonly uri: string; readonly prefix: string; readonly local: string; readonly value: string }>
  >,
): Readonly<Record<string, string>> {
  const allowed = GRAMMAR[element]?.attributes ?? []
  const values: Record<string, string> = {}
  for (const { uri, prefix, local, value } of Object.values(given)) {
    if (prefix === 'xmlns' || (prefix === '' && local === 'xmlns')) continue
    if (uri !== '' || !allowed.includes(local)) refuse(`attribute ${local} is not allowed on ${element}`)
    values[local] = value
  }
  for (const name of allowed) if (values[name] === undefined) refuse(`${element} needs the attribute ${name}`)
  return values
}

function wholeNumber(name: string, text: string | undefined): number {
  if (text === undefined || !/^[1-9]\d{0,5}$/.test(text))
    refuse(`attribute ${name} must be a whole number from 1, got "${(text ?? '').slice(0, 20)}"`)
  return Number(text)
}

function refuse(reason: string): never {
  throw new Refusal(reason)
}
