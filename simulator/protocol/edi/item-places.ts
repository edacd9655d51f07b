import type { Layout, LayoutItem } from '../catalogue/layout.ts'

/** Where an item stands on the wire. */
export interface ItemPlace {
  /** Number of the layout; 0 for the result line and for what the layout does not hold. */
  readonly no: number
  /** Undefined for the result line, a gap, and what the layout does not hold. */
  readonly item?: LayoutItem
  readonly kind: 'item' | 'result' | 'gap' | 'surplus'
  /** Row of its group from 1, 0 outside of groups. */
  readonly line: number
  /** From the first byte of the items, and how many bytes, the CRLF not counted. */
  readonly offset: number
  readonly length: number
}

type Slot = Pick<ItemPlace, 'no' | 'item' | 'kind' | 'line'>

/**
 * The places of all items that are there, in the order of the wire; the same cutting as `decodeItems`, for showing a
 * message byte by byte. Without a layout everything is surplus. Never throws.
 */
export function itemPlaces(
  layout: Layout | undefined,
  items: Uint8Array,
  options: { readonly resultLine?: boolean } = {},
): ItemPlace[] {
  const places: ItemPlace[] = []
  const slots = slotsOf(layout, options.resultLine ?? layout?.resultLineFirst ?? false)
  for (let at = 0; at < items.length; ) {
    let end = at
    while (end < items.length && !(items[end] === 13 && items[end + 1] === 10)) end++
    const next = slots.next()
    const slot: Slot = next.done ? { no: 0, kind: 'surplus', line: 0 } : next.value
    places.push({ ...slot, offset: at, length: end - at })
    at = end + 2
  }
  return places
}

function* slotsOf(layout: Layout | undefined, resultLine: boolean): Generator<Slot, undefined> {
  if (resultLine) yield { no: 0, kind: 'result', line: 0 }
  for (const segment of layout?.segments ?? []) {
    if (segment.kind === 'item') yield { no: segment.item.no, item: segment.item, kind: 'item', line: 0 }
    else if (segment.kind === 'gap') yield { no: segment.no, kind: 'gap', line: 0 }
    else
      for (let line = 1; line <= segment.max; line++)
        for (const item of segment.items) yield { no: item.no, item, kind: 'item', line }
  }
  return undefined
}
