import type { ItemType, Layout, LayoutItem, Segment } from './layout.ts'
import { readCsv } from './read-csv.ts'

export const LAYOUT_COLUMNS = ['no', 'id', 'term', 'type', 'length', 'required', 'repeat']

/**
 * Reads one layout file. The number of an item is its line on the wire, row 1 for a group: so a group of g items with
 * r rows takes g × r numbers, and what follows it says so (VAA012: items 100-106 × 50, then 450). A number that jumps
 * without a group before it leaves a gap: blank items. Numbers that start at 2 leave line 1 to the result code.
 * Throws Error naming file, line and what is allowed.
 */
export function readLayout(
  file: string,
  text: string,
  direction: Layout['direction'],
  code: string,
  profile: string,
): Layout {
  const segments: Segment[] = []
  let expected = 0
  let first = 0
  let group: { items: LayoutItem[]; max: number; from: number } | undefined
  const closeGroup = (): void => {
    if (!group) return
    segments.push({ kind: 'group', items: group.items, max: group.max })
    expected = group.from + group.items.length * group.max
    group = undefined
  }
  for (const row of readCsv(file, text, LAYOUT_COLUMNS)) {
    const where = `${file}:${row.line}`
    const item = readItem(where, row.fields)
    const max = readRepeat(where, row.fields[6] as string)
    if (first === 0) {
      first = item.no
      expected = first
      if (first !== 1 && first !== 2)
        throw new Error(`${where}: items number from 1, or from 2 for an inquiry screen, got ${first}`)
    }
    if (group && (group.max !== max || group.from + group.items.length !== item.no)) closeGroup()
    if (group) {
      group.items.push(item)
      continue
    }
    if (item.no < expected)
      throw new Error(`${where}: item ${item.no} lies inside what comes before it, ${expected} or above expected`)
    for (; expected < item.no; expected++) segments.push({ kind: 'gap', no: expected })
    if (max > 0) group = { items: [item], max, from: item.no }
    else {
      segments.push({ kind: 'item', item })
      expected = item.no + 1
    }
  }
  closeGroup()
  if (segments.length === 0) throw new Error(`${file}:1: a layout has at least one item`)
  return { profile, direction, code, segments, resultLineFirst: first === 2 }
}

function readItem(where: string, fields: readonly string[]): LayoutItem {
  const [no, id, term, type, length, required] = fields as [string, string, string, string, string, string]
  return {
    no: readNumber(where, 'no', no),
    id: /^[A-Z0-9_]{1,6}$/.test(id) ? id : fail(where, 'id', id, '1 to 6 of A-Z, 0-9, _'),
    term,
    type:
      type === 'A' || type === 'I' || type === 'F' || type === 'W'
        ? (type satisfies ItemType)
        : fail(where, 'type', type, 'A, I, F or W'),
    length: readNumber(where, 'length', length),
    mandatory:
      required === 'M' ||
      (required === 'C' || required === '' ? false : fail(where, 'required', required, 'M, C or nothing')),
  }
}

function readRepeat(where: string, text: string): number {
  return text === '' ? 0 : readNumber(where, 'repeat', text)
}

function readNumber(where: string, column: string, text: string): number {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 ? value : fail(where, column, text, 'a whole number from 1')
}

function fail(where: string, column: string, value: string, allowed: string): never {
  throw new Error(`${where}: ${column} must be ${allowed}, got "${value}"`)
}
