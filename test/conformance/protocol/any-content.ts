import fc from 'fast-check'
import type { Layout, LayoutItem } from '#protocol/catalogue/layout.ts'
import type { Content } from '#protocol/edi/content.ts'
import { trimSpaces } from '#protocol/edi/item-value.ts'
import { utf8Length } from '#protocol/edi/utf8.ts'

const NASTY = ['&', '<', '>', '"', "'", '&amp;', ']]>', 'ộ', 'Đ', '  ', 'x', '7', '😀', '\u00a0', '<!--', '&#65;']

/** Any value that the item may hold, as it comes off the wire: trimmed, type A raised. */
function anyValue(item: LayoutItem): fc.Arbitrary<string> {
  const digits = fc.stringMatching(new RegExp(`^[0-9]{1,${Math.min(item.length, 20)}}$`))
  if (item.type === 'I') return digits
  if (item.type === 'F')
    return item.length < 3 ? digits : digits.map((d) => (d.length > 2 ? `${d.slice(0, -2)}.${d.slice(-1)}` : d))
  const text =
    item.type === 'A'
      ? fc.string({
          unit: fc.integer({ min: 0x20, max: 0x5d }).map((c) => (c === 0x24 ? '#' : String.fromCharCode(c))),
          maxLength: item.length,
        })
      : fc.array(fc.constantFrom(...NASTY), { maxLength: 12 }).map((parts) => parts.join(''))
  return text.map((value) => {
    let cut = value
    while (utf8Length(cut) > item.length) cut = [...cut].slice(0, -1).join('')
    return trimSpaces(cut)
  })
}

/** Sparse content of a layout: some single items, up to three rows in each group, blank rows in between allowed. */
export function anyContent(layout: Layout): fc.Arbitrary<Content> {
  const singles = layout.segments.flatMap((segment) => (segment.kind === 'item' ? [segment.item] : []))
  const groups = layout.segments.flatMap((segment) => (segment.kind === 'group' ? [segment] : []))
  const rows = groups.map(({ items, max }) =>
    fc.array(anyItems(items), { maxLength: Math.min(3, max) }).map((given) => {
      const used = given.findLastIndex((row) => row.size > 0) + 1
      return given.slice(0, used)
    }),
  )
  return fc.record({ items: anyItems(singles), groups: fc.tuple(...rows) })
}

function anyItems(items: readonly LayoutItem[]): fc.Arbitrary<ReadonlyMap<number, string>> {
  if (items.length === 0) return fc.constant(new Map())
  return fc
    .uniqueArray(fc.integer({ min: 0, max: items.length - 1 }), { maxLength: 8 })
    .chain((places) =>
      fc.tuple(
        ...places
          .sort((a, b) => a - b)
          .map((place) => {
            const item = items[place] as LayoutItem
            return anyValue(item).map((value) => [item.no, value] as const)
          }),
      ),
    )
    .map((pairs) => new Map(pairs.filter(([, value]) => value !== '')))
}
