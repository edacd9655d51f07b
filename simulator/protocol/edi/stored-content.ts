import type { Layout } from '../catalogue/layout.ts'
import type { Content } from './content.ts'
import { type Finding, type NamedItem, type NamedLine, placeItems } from './named-items.ts'

/** A content as JSON keeps it: items by number, then a list of rows for each group of the layout. */
export interface StoredValues {
  readonly items: Readonly<Record<string, string>>
  readonly groups: readonly (readonly Readonly<Record<string, string>>[])[]
}

/**
 * Typed values held against a layout, by the rules that the centre reads a message with: S0900, S0999, E0001 for a row
 * too many, A0022 for an item that the layout lacks. `content` holds the sound values.
 */
export function judgeStored(
  layout: Layout,
  stored: StoredValues,
): { readonly content: Content; readonly findings: readonly Finding[] } {
  const ids = new Map<number, string>()
  for (const segment of layout.segments) {
    if (segment.kind === 'gap') continue
    for (const item of segment.kind === 'item' ? [segment.item] : segment.items) ids.set(item.no, item.id)
  }
  const named = (values: Readonly<Record<string, string>>): NamedItem[] =>
    Object.entries(values).map(([no, value]) => ({ no: Number(no), id: ids.get(Number(no)) ?? '', value }))
  const lines: NamedLine[] = stored.groups.flatMap((rows) =>
    filledRows(rows).map((row, index) => ({ n: index + 1, items: named(row) })),
  )
  return placeItems(layout, { items: named(stored.items), lines })
}

/** Without the empty rows at the end: they are not rows. */
function filledRows(rows: StoredValues['groups'][number]): StoredValues['groups'][number] {
  const last = rows.findLastIndex((row) => Object.values(row).some((value) => value.trim() !== ''))
  return rows.slice(0, last + 1)
}

/** A content as JSON keeps it. */
export function toStored(content: Content): StoredValues {
  const values = (map: ReadonlyMap<number, string>): Record<string, string> =>
    Object.fromEntries([...map].map(([no, value]) => [String(no), value]))
  return { items: values(content.items), groups: content.groups.map((rows) => rows.map(values)) }
}
