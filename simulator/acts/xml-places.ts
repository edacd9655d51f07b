/** Where fields and items stand in the XML form, for showing: byte offsets of their values. */
import { utf8Length } from '#protocol/edi/utf8.ts'

export interface XmlPlaces {
  /** By header field name. */
  readonly fields: ReadonlyMap<string, { readonly offset: number; readonly length: number }>
  /** By `<line>/<number>`. */
  readonly items: ReadonlyMap<string, { readonly offset: number; readonly length: number }>
}

const MARKS = /<(?:\w+:)?(?:(Line)\b[^>]*?\bn\s*=\s*["'](\d+)["']|(Field|Item)\b([^>]*)>([^<]*))|<\/(?:\w+:)?Line\s*>/g

/** `text` need not be well-formed: what can be found is told. */
export function xmlPlaces(text: string): XmlPlaces {
  const fields = new Map<string, { offset: number; length: number }>()
  const items = new Map<string, { offset: number; length: number }>()
  let [line, characters, bytes] = ['0', 0, 0]
  for (const found of text.matchAll(MARKS)) {
    const [whole, , n, element, attributes = '', value = ''] = found
    if (element === undefined) {
      line = n ?? '0'
      continue
    }
    const from = found.index + whole.length - value.length
    bytes += utf8Length(text.slice(characters, from))
    characters = from
    const place = { offset: bytes, length: utf8Length(value) }
    const key = /\b(?:name|no)\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? ''
    if (element === 'Field') fields.set(key, place)
    else items.set(`${line}/${key}`, place)
  }
  return { fields, items }
}
