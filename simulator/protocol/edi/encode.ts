import type { Layout, LayoutItem } from '../catalogue/layout.ts'
import type { Content } from './content.ts'
import { ALLOWED, acceptValue } from './item-value.ts'
import { formatResultLine, RESULT_LINE } from './result-line.ts'
import { utf8Length, writeUtf8 } from './utf8.ts'

/**
 * Items onto the wire (protocol 1.2): padded with spaces to their length (numbers right-aligned, the rest left), ended
 * by CRLF, blank items behind the last filled one left out, gaps of the layout blank.
 * `resultLine` (75 characters) goes in front; a layout that numbers from 2 gets the success line when none is given.
 * `asTyped`: values and rows that the layout cannot hold go out as they are, to practise their refusal.
 * Throws RangeError, naming item and line, for what cannot go out: that is a bug of the caller. As typed, that is an item
 * with a line break, which would become two, and rows too many in front of other items, which would take their places.
 */
export function encodeItems(
  layout: Layout,
  content: Content,
  options: { readonly resultLine?: string; readonly asTyped?: boolean } = {},
): Uint8Array {
  const { asTyped = false } = options
  const resultLine = options.resultLine ?? (layout.resultLineFirst ? formatResultLine([]) : undefined)
  const plan = measure(layout, content, asTyped)
  const bytes = new Uint8Array(plan.size + (resultLine === undefined ? 0 : RESULT_LINE + 2)).fill(0x20)
  let at = 0
  if (resultLine !== undefined) {
    if (resultLine.length !== RESULT_LINE) {
      throw new RangeError(`a result line has ${RESULT_LINE} characters, got ${resultLine.length}`)
    }
    at = endItem(bytes, writeUtf8(resultLine, bytes, 0))
  }
  let slots = plan.slots
  walk(layout, content, asTyped, (item, value, line) => {
    if (slots-- > 0) at = writeItem(bytes, at, item, value, line, asTyped)
    return slots > 0
  })
  return bytes
}

/** Sees one slot of the wire; `item` is undefined for a gap. Returns false to stop. */
type Visit = (item: LayoutItem | undefined, value: string | undefined, line: number) => boolean

/** All slots in the order of the wire. Rows behind the last given one are visited only where a later segment needs them. */
function walk(layout: Layout, content: Content, asTyped: boolean, visit: Visit): void {
  let group = 0
  const tail = layout.segments[layout.segments.length - 1]
  for (const segment of layout.segments) {
    if (segment.kind === 'item') {
      if (!visit(segment.item, content.items.get(segment.item.no), 0)) return
    } else if (segment.kind === 'gap') {
      if (!visit(undefined, undefined, 0)) return
    } else {
      const rows = content.groups[group++] ?? []
      if (rows.length > segment.max && !(asTyped && segment === tail)) {
        const first = segment.items[0]
        throw new RangeError(
          `${layout.code}: ${segment.max} lines from item ${first?.no} ${first?.id} on, got ${rows.length}`,
        )
      }
      const count = segment === tail ? rows.length : segment.max
      for (let n = 0; n < count; n++) {
        const row = rows[n]
        for (const item of segment.items) if (!visit(item, row?.get(item.no), n + 1)) return
      }
    }
  }
}

/** Slots up to the last filled one, and the bytes that they take. */
function measure(
  layout: Layout,
  content: Content,
  asTyped: boolean,
): { readonly slots: number; readonly size: number } {
  let slots = 0
  let size = 0
  let known = 0
  let filledSlots = 0
  let filledSize = 0
  walk(layout, content, asTyped, (item, value) => {
    slots++
    size += widthOf(item, value, asTyped) + 2
    if (value !== undefined) known++
    if (value) {
      filledSlots = slots
      filledSize = size
    }
    return true
  })
  if (known !== sizeOf(content)) throw new RangeError(strangerIn(layout, content))
  return { slots: filledSlots, size: filledSize }
}

/** Bytes of a slot without its CRLF. */
const widthOf = (item: LayoutItem | undefined, value: string | undefined, asTyped: boolean): number =>
  Math.max(item?.length ?? 0, asTyped && item && value ? utf8Length(value) : 0)

function writeItem(
  bytes: Uint8Array,
  at: number,
  item: LayoutItem | undefined,
  value: string | undefined,
  line: number,
  asTyped: boolean,
): number {
  if (item === undefined) return endItem(bytes, at)
  const end = at + widthOf(item, value, asTyped)
  if (!value) return endItem(bytes, end)
  const accepted = acceptValue(item.type, value) ?? (asTyped ? unbroken(item, line, value) : undefined)
  if (accepted === undefined) throw refusal(item, line, `${JSON.stringify(value)} is not ${ALLOWED[item.type].en}`)
  const length = item.type === 'W' || asTyped ? utf8Length(accepted) : accepted.length
  if (length > item.length && !asTyped) throw refusal(item, line, `${length} bytes, the item holds ${item.length}`)
  writeUtf8(accepted, bytes, item.type === 'I' || item.type === 'F' ? end - length : at)
  return endItem(bytes, end)
}

function unbroken(item: LayoutItem, line: number, value: string): string {
  if (value.includes('\r\n')) throw refusal(item, line, 'a line break would end the item')
  return value
}

function refusal(item: LayoutItem, line: number, reason: string): RangeError {
  return new RangeError(`item ${item.no} ${item.id}${line > 0 ? ` of line ${line}` : ''}: ${reason}`)
}

function endItem(bytes: Uint8Array, at: number): number {
  bytes[at] = 13
  bytes[at + 1] = 10
  return at + 2
}

function sizeOf(content: Content): number {
  let size = content.items.size
  for (const rows of content.groups) for (const row of rows) size += row.size
  return size
}

function strangerIn(layout: Layout, content: Content): string {
  const single = new Set<number>()
  const groups: ReadonlySet<number>[] = []
  for (const segment of layout.segments) {
    if (segment.kind === 'item') single.add(segment.item.no)
    else if (segment.kind === 'group') groups.push(new Set(segment.items.map((item) => item.no)))
  }
  for (const no of content.items.keys()) if (!single.has(no)) return `${layout.code} has no single item ${no}`
  for (const [index, rows] of content.groups.entries()) {
    for (const [n, row] of rows.entries()) {
      for (const no of row.keys())
        if (!groups[index]?.has(no)) return `${layout.code}: item ${no} of line ${n + 1} is not in group ${index + 1}`
    }
  }
  return `${layout.code}: content does not fit the layout`
}
