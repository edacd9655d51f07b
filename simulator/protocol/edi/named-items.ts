import type { Layout, LayoutItem } from '../catalogue/layout.ts'
import type { Content } from './content.ts'
import { ALLOWED, acceptValue, trimSpaces } from './item-value.ts'
import type { Result } from './result.ts'
import { utf8Length } from './utf8.ts'

/** An item of the XML or JSON form: number and id of the layout, value trimmed. */
export interface NamedItem {
  readonly no: number
  readonly id: string
  readonly value: string
}

/** Row `n` (from 1) of a group; which group, the item numbers say. */
export interface NamedLine {
  readonly n: number
  readonly items: readonly NamedItem[]
}

export interface NamedItems {
  readonly items: readonly NamedItem[]
  readonly lines: readonly NamedLine[]
}

/** A finding with the English sentence that explains it. */
export interface Finding extends Result {
  readonly reason: string
}

/** Content by number and id, in layout order, group after group; empty rows are left out, `n` keeps the place. */
export function nameItems(layout: Layout, content: Content): NamedItems {
  const items: NamedItem[] = []
  const lines: NamedLine[] = []
  let group = 0
  for (const segment of layout.segments) {
    if (segment.kind === 'item') addNamed(items, segment.item, content.items)
    if (segment.kind !== 'group') continue
    for (const [index, row] of (content.groups[group++] ?? []).entries()) {
      const named: NamedItem[] = []
      for (const item of segment.items) addNamed(named, item, row)
      if (named.length > 0) lines.push({ n: index + 1, items: named })
    }
  }
  return { items, lines }
}

function addNamed(into: NamedItem[], item: LayoutItem, values: ReadonlyMap<number, string>): void {
  const value = values.get(item.no)
  if (value !== undefined) into.push({ no: item.no, id: item.id, value })
}

/**
 * Named items back to content, with the checks of the EDI form: S0900, S0999, E0001 for a line too many. A0022 for what
 * only this form can get wrong: an item the layout lacks, another id than the number's, an item given twice.
 * `content` holds the sound values; `whole`: also those with S0900 or S0999, and the lines too many, so that only what
 * is A0022 is not in it.
 */
export function placeItems(
  layout: Layout,
  named: NamedItems,
  options: { readonly whole?: boolean } = {},
): { readonly content: Content; readonly findings: readonly Finding[] } {
  const placer = new Placer(layout, options.whole ?? false)
  for (const item of named.items) placer.place(item, 0)
  for (const line of named.lines) placer.placeLine(line)
  return { content: { items: placer.items, groups: placer.groups }, findings: placer.findings }
}

/** A result names its line with four digits: no line is kept behind them. */
const LAST_LINE = 9999

class Placer {
  readonly items = new Map<number, string>()
  readonly groups: Map<number, string>[][]
  readonly findings: Finding[] = []
  readonly #layout: Layout
  readonly #places: Places
  readonly #given = new Set<string>()
  readonly #whole: boolean
  #tooMany = false

  constructor(layout: Layout, whole: boolean) {
    this.#layout = layout
    this.#whole = whole
    this.#places = placesOf(layout)
    this.groups = this.#places.groups.map(() => [])
  }

  placeLine(line: NamedLine): void {
    if (!Number.isInteger(line.n) || line.n < 1) {
      this.#refuse('A0022', '0000', 0, `a line counts from 1, got ${line.n}`)
      return
    }
    const { groups, byNumber } = this.#places
    const first = line.items.map((item) => byNumber.get(item.no)?.group ?? -1).find((group) => group >= 0)
    const max = first === undefined ? Math.max(0, ...groups) : (groups[first] ?? 0)
    if (line.n <= max) for (const item of line.items) this.place(item, line.n)
    else {
      if (!this.#tooMany)
        this.#refuse('E0001', '0000', max + 1, `line ${line.n}: layout ${this.#layout.code} holds ${max} lines`)
      this.#tooMany = true
      if (this.#whole) this.#keepSurplus(line, first)
    }
  }

  /** A line too many: that it is, is all that is found of it, unless something of it belongs nowhere. */
  #keepSurplus({ n, items }: NamedLine, group: number | undefined): void {
    if (n > LAST_LINE) {
      this.#refuse('A0022', '0000', 0, `a line counts to ${LAST_LINE}, got ${n}`)
      return
    }
    for (const item of items) {
      const at = this.#places.byNumber.get(item.no)
      const known = at !== undefined && at.group === group && at.item.id === item.id && this.#isFirst(item, n)
      if (!known) this.#refuse('A0022', '0000', n, `item ${item.no} ${item.id} of line ${n} has no place`)
      else if (trimSpaces(item.value) !== '') this.#keep(at.group, n).set(item.no, trimSpaces(item.value))
    }
  }

  /** `line` is 0 for an item outside the lines. */
  place(item: NamedItem, line: number): void {
    const at = this.#places.byNumber.get(item.no)
    const where = `item ${item.no} ${item.id}${line > 0 ? ` of line ${line}` : ''}`
    const fault = this.#faultOf(item, line, at)
    if (!at || fault !== '') {
      this.#refuse('A0022', '0000', line, `${where}: ${fault}`)
      return
    }
    const value = trimSpaces(item.value)
    if (value === '') return
    const accepted = acceptValue(at.item.type, value)
    if (accepted === undefined) this.#refuse('S0900', item.id, line, `${where} holds ${ALLOWED[at.item.type].en}`)
    const size = utf8Length(value)
    const { length } = at.item
    if (size > length) this.#refuse('S0999', item.id, line, `${where} has ${size} bytes, at most ${length}`)
    const sound = accepted !== undefined && size <= length
    if (sound || this.#whole) this.#keep(at.group, line).set(item.no, accepted ?? value)
  }

  #faultOf(item: NamedItem, line: number, at: Place | undefined): string {
    const { code } = this.#layout
    if (!at || at.group < 0 !== (line === 0)) {
      return `layout ${code} has no such item ${line > 0 ? 'in its lines' : 'outside its lines'}`
    }
    if (at.item.id !== item.id) return `item ${item.no} of layout ${code} is ${at.item.id}`
    if (line > (this.#places.groups[at.group] ?? 0)) return `that group of layout ${code} has fewer lines`
    return this.#isFirst(item, line) ? '' : 'given twice'
  }

  #isFirst(item: NamedItem, line: number): boolean {
    const key = `${item.no} ${line}`
    if (this.#given.has(key)) return false
    this.#given.add(key)
    return true
  }

  #keep(group: number, line: number): Map<number, string> {
    if (line === 0) return this.items
    const rows = this.groups[group] as Map<number, string>[]
    while (rows.length < line) rows.push(new Map())
    return rows[line - 1] as Map<number, string>
  }

  #refuse(code: string, item: string, line: number, reason: string): void {
    this.findings.push({ code, item, line, reason })
  }
}

interface Place {
  readonly item: LayoutItem
  /** Index of the group, -1 for a single item. */
  readonly group: number
}

interface Places {
  /** Largest row number of each group. */
  readonly groups: readonly number[]
  readonly byNumber: ReadonlyMap<number, Place>
}

const cache = new WeakMap<Layout, Places>()

function placesOf(layout: Layout): Places {
  const known = cache.get(layout)
  if (known) return known
  const groups: number[] = []
  const byNumber = new Map<number, Place>()
  for (const segment of layout.segments) {
    if (segment.kind === 'item') byNumber.set(segment.item.no, { item: segment.item, group: -1 })
    if (segment.kind !== 'group') continue
    for (const item of segment.items) byNumber.set(item.no, { item, group: groups.length })
    groups.push(segment.max)
  }
  const places = { groups, byNumber }
  cache.set(layout, places)
  return places
}
