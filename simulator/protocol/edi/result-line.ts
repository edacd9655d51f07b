import type { Layout } from '../catalogue/layout.ts'
import { type Result, SUCCESS } from './result.ts'
import { latin1Text } from './utf8.ts'

/** Bytes of a result line: five slots of `CCCCC-IIII-RRRR` (protocol 1.3). */
export const RESULT_LINE = 75
const SLOT = 15
const SLOTS = RESULT_LINE / SLOT

/** One slot: `S0055-ICB -0000`. */
export function formatResult(result: Result): string {
  return `${result.code.padEnd(5).slice(0, 5)}-${result.item.padEnd(4).slice(0, 4)}-${String(result.line % 10000).padStart(4, '0')}`
}

/** Always 75 characters, the first five results; no result at all means success (`00000-0000-0000`). */
export function formatResultLine(results: readonly Result[]): string {
  const shown = results.length === 0 ? [SUCCESS] : results.slice(0, SLOTS)
  return shown.map(formatResult).join('').padEnd(RESULT_LINE)
}

/** The results of a line, blank slots left out; a slot that does not have the form is left out too. */
export function parseResultLine(text: string): Result[] {
  const results: Result[] = []
  for (let at = 0; at + SLOT <= Math.min(text.length, RESULT_LINE); at += SLOT) {
    const result = parseResult(text.slice(at, at + SLOT))
    if (result) results.push(result)
  }
  return results
}

/** Reads one `CCCCC-IIII-RRRR`, also without the padding of the item (`S0055-ICB-0000`). */
export function parseResult(text: string): Result | undefined {
  const parts = /^([A-Z0-9]{5})-([^-]{1,4})-(\d{4})$/.exec(text.trim())
  return parts ? { code: parts[1] as string, item: (parts[2] as string).trim(), line: Number(parts[3]) } : undefined
}

/** Takes the result line off the front of `items`: the line and what follows its CRLF. */
export function splitResultLine(items: Uint8Array): { readonly line: string; readonly rest: Uint8Array } {
  for (let i = 0; i + 1 < items.length; i++) {
    if (items[i] === 13 && items[i + 1] === 10) return { line: latin1Text(items, 0, i), rest: items.subarray(i + 2) }
  }
  return { line: latin1Text(items), rest: items.subarray(items.length) }
}

/**
 * Families in the order of the result line. The contract settles S before R before E. System refusals (A) and missing
 * rights (U) stop a message before its items are looked at, so they stand in front; L (internal) and W (warnings) behind.
 */
const FAMILIES = 'AUSRELW'

/**
 * S before R before E, then the places of the layout on the wire (head items, then row by row), then the order given.
 * A result without an item (`0000`) stands in front of the items of its line. The same result twice counts once.
 */
export function orderResults(results: readonly Result[], layout?: Layout): Result[] {
  const places = layout ? placesOf(layout) : undefined
  const seen = new Set<string>()
  const keyed: { result: Result; family: number; segment: number; place: number }[] = []
  for (const result of results) {
    const slot = formatResult(result)
    if (seen.has(slot)) continue
    seen.add(slot)
    const family = FAMILIES.indexOf(result.code.charAt(0))
    const place = places?.[result.line > 0 ? 'rows' : 'head'].get(result.item)
    keyed.push({
      result,
      family: family < 0 ? FAMILIES.length : family,
      segment: place?.segment ?? (result.line > 0 ? Number.MAX_SAFE_INTEGER : -1),
      place: place?.no ?? -1,
    })
  }
  // An item-less result of a line goes with the first group of the layout, whatever group it is about.
  const firstGroup = places?.firstGroup ?? 0
  for (const key of keyed) if (key.segment === Number.MAX_SAFE_INTEGER) key.segment = firstGroup
  keyed.sort(
    (a, b) => a.family - b.family || a.segment - b.segment || a.result.line - b.result.line || a.place - b.place,
  )
  return keyed.map((key) => key.result)
}

interface Places {
  readonly head: ReadonlyMap<string, { readonly segment: number; readonly no: number }>
  readonly rows: ReadonlyMap<string, { readonly segment: number; readonly no: number }>
  readonly firstGroup: number
}

const cache = new WeakMap<Layout, Places>()

function placesOf(layout: Layout): Places {
  const known = cache.get(layout)
  if (known) return known
  const head = new Map<string, { segment: number; no: number }>()
  const rows = new Map<string, { segment: number; no: number }>()
  const firstGroup = layout.segments.findIndex((segment) => segment.kind === 'group')
  layout.segments.forEach((segment, index) => {
    if (segment.kind === 'item' && !head.has(segment.item.id))
      head.set(segment.item.id, { segment: index, no: segment.item.no })
    if (segment.kind !== 'group') return
    for (const item of segment.items) if (!rows.has(item.id)) rows.set(item.id, { segment: index, no: item.no })
  })
  const places = { head, rows, firstGroup: firstGroup < 0 ? layout.segments.length : firstGroup }
  cache.set(layout, places)
  return places
}
