import type { ItemType, Layout, LayoutItem } from '../catalogue/layout.ts'
import type { Content } from './content.ts'
import type { Header } from './header.ts'
import { acceptValue, BYTE_CLASS, LOWER, NOT_A, NOT_ASCII, NOT_W, trimSpaces } from './item-value.ts'
import type { Result } from './result.ts'
import { splitResultLine } from './result-line.ts'
import { latin1Text, utf8Text } from './utf8.ts'

export interface Decoded {
  /** Sound values only: an item with a finding is left out, so that what is there can be relied on. */
  readonly content: Content
  /** Every finding with code, item and line, in the order of the wire. */
  readonly results: readonly Result[]
  /** The line in front of the items, where the message carries one. */
  readonly resultLine?: string
}

/** Does item 1 of a message hold a result line? R and M always, C where the layout numbers from 2 (protocol 1.4). */
export function carriesResultLine(header: Header, layout?: Layout): boolean {
  return header.dataType === 'R' || header.dataType === 'M' || layout?.resultLineFirst === true
}

/**
 * Items off the wire (protocol 1.2), all findings in one pass:
 * S0900 characters outside the type (invalid UTF-8, a lone CR or LF, a value in a gap of the layout), S0999 longer than
 * the item, E0001 more items than the layout holds: with the row's number when it is a row too many.
 * Short, unpadded and left-aligned items are taken; lower case in type A is raised; only CRLF ends an item, and the
 * last one may stand without it. Never throws.
 */
export function decodeItems(
  layout: Layout,
  items: Uint8Array,
  options: { readonly resultLine?: boolean } = {},
): Decoded {
  if (options.resultLine ?? layout.resultLineFirst) {
    const { line, rest } = splitResultLine(items)
    return { ...decodeBody(layout, rest), resultLine: line }
  }
  return decodeBody(layout, items)
}

/** Items read with all that they hold, for showing a message that breaks its layout. */
export interface Whole {
  /** Every value that could be read, also one that its item cannot hold, and rows too many; as they stand on the wire. */
  readonly content: Content
  /** The findings of `decodeItems`. */
  readonly results: readonly Result[]
  /** Findings whose bytes `content` does not hold: they belong to no item, or are no UTF-8. */
  readonly lost: readonly Result[]
}

/**
 * Reads what `decodeItems` leaves out, too: values with S0900 or S0999, and rows behind the last that the layout holds,
 * when the layout ends with them. Nothing is hidden: what could not be kept is in `lost`. Never throws.
 */
export function readWhole(layout: Layout, items: Uint8Array): Whole {
  const reader = new ItemReader(items, true)
  const content = readSegments(layout, reader)
  const { results, lost } = reader
  return { content, results, lost }
}

function decodeBody(layout: Layout, bytes: Uint8Array): Decoded {
  const reader = new ItemReader(bytes)
  const content = readSegments(layout, reader)
  return { content, results: reader.results }
}

function readSegments(layout: Layout, reader: ItemReader): Content {
  const single = new Map<number, string>()
  const groups: ReadonlyMap<number, string>[][] = []
  const tail = layout.segments[layout.segments.length - 1]
  for (const segment of layout.segments) {
    if (segment.kind === 'item') reader.read(segment.item, 0, single)
    else if (segment.kind === 'gap') reader.skip()
    else groups.push(readRows(reader, segment.items, segment.max, reader.whole && segment === tail))
  }
  if (reader.next()) reader.refuse({ code: 'E0001', item: '0000', line: tail?.kind === 'group' ? tail.max + 1 : 0 })
  return { items: single, groups }
}

/** Rows of one group; empty rows at the end are not rows. `surplus`: those beyond `max` are read as well. */
function readRows(
  reader: ItemReader,
  items: readonly LayoutItem[],
  max: number,
  surplus: boolean,
): ReadonlyMap<number, string>[] {
  const rows: Map<number, string>[] = []
  let used = 0
  for (let n = 1; (n <= max || surplus) && reader.more(); n++) {
    if (n === max + 1) reader.endWith({ code: 'E0001', item: '0000', line: n })
    const row = new Map<number, string>()
    const before = reader.results.length
    for (const item of items) reader.read(item, n, row)
    rows.push(row)
    if (row.size > 0 || reader.results.length > before) used = n
  }
  rows.length = used
  return rows
}

class ItemReader {
  readonly results: Result[] = []
  readonly lost: Result[] = []
  /** Values that are not sound are kept, too. */
  readonly whole: boolean
  /** Nothing more is found: of rows too many, that they are is all that is told. */
  #ended = false
  readonly #bytes: Uint8Array
  /** One character a byte: ASCII items are cut out of it. */
  readonly #text: string
  #at = 0
  #from = 0
  #to = 0
  /** Classes of all bytes of the item, or-ed. */
  #classes = 0

  constructor(bytes: Uint8Array, whole = false) {
    this.whole = whole
    this.#bytes = bytes
    this.#text = latin1Text(bytes)
  }

  more(): boolean {
    return this.#at < this.#bytes.length
  }

  /** Moves to the next item; false at the end. */
  next(): boolean {
    const bytes = this.#bytes
    const end = bytes.length
    let i = this.#at
    if (i >= end) return false
    this.#from = i
    let classes = 0
    for (; i < end; i++) {
      const byte = bytes[i] as number
      if (byte === 13 && bytes[i + 1] === 10) break
      classes |= BYTE_CLASS[byte] as number
    }
    this.#to = i
    this.#classes = classes
    this.#at = i < end ? i + 2 : end
    return true
  }

  /** A finding that is the last one. */
  endWith(result: Result): void {
    this.results.push(result)
    this.#ended = true
  }

  /** A finding about bytes that are not kept. */
  refuse(result: Result): void {
    this.#find(result)
    this.lost.push(result)
  }

  #find(result: Result): void {
    if (!this.#ended) this.results.push(result)
  }

  /** A gap of the layout: a blank item, whatever its width. */
  skip(): void {
    if (!this.next()) return
    if (trimSpaces(this.#text.slice(this.#from, this.#to)) === '') return
    this.refuse({ code: 'S0900', item: '0000', line: 0 })
  }

  read(item: LayoutItem, line: number, into: Map<number, string>): void {
    if (!this.next()) return
    const bytes = this.#bytes
    let from = this.#from
    let to = this.#to
    const tooLong = to - from > item.length
    while (to > from && bytes[to - 1] === 0x20) to--
    while (from < to && bytes[from] === 0x20) from++
    if (from < to) {
      const value = this.#valueOf(item.type, from, to)
      if (value === undefined) this.#unsound(item, line, from, to, into)
      else if (!tooLong || this.whole) into.set(item.no, value)
    }
    if (tooLong) this.#find({ code: 'S0999', item: item.id, line })
  }

  #unsound(item: LayoutItem, line: number, from: number, to: number, into: Map<number, string>): void {
    const finding = { code: 'S0900', item: item.id, line }
    const text = this.whole ? utf8Text(this.#bytes, from, to) : undefined
    if (text === undefined) this.refuse(finding)
    else {
      this.#find(finding)
      into.set(item.no, text)
    }
  }

  #valueOf(type: ItemType, from: number, to: number): string | undefined {
    const classes = this.#classes
    if ((classes & NOT_ASCII) === 0) {
      const text = this.#text.slice(from, to)
      if (type === 'A') return (classes & NOT_A) > 0 ? undefined : (classes & LOWER) > 0 ? text.toUpperCase() : text
      if (type === 'W') return (classes & NOT_W) > 0 ? undefined : text
      return acceptValue(type, text)
    }
    const text = type === 'W' ? utf8Text(this.#bytes, from, to) : undefined
    return text === undefined ? undefined : acceptValue('W', text)
  }
}
