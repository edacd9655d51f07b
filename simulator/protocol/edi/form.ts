import type { Layout, LayoutItem } from '../catalogue/layout.ts'
import type { Content, Form } from './content.ts'

interface Ids {
  readonly head: ReadonlyMap<string, LayoutItem>
  readonly line: ReadonlyMap<string, LayoutItem>
  readonly max: number
}

/** Content by item number to values by id. Throws TypeError for a layout that `Form` cannot hold, saying why. */
export function toForm(layout: Layout, content: Content): Form {
  const ids = idsOf(layout)
  return {
    head: pick(ids.head, content.items),
    lines: (content.groups[0] ?? []).map((row) => pick(ids.line, row)),
  }
}

/** Values by id to content by item number. Throws TypeError for an id that the layout lacks, or a layout with more groups. */
export function fromForm(layout: Layout, form: Form): Content {
  return contentOf(layout, form, asGiven)
}

/**
 * `fromForm` for what the centre sends: decimals lose their trailing zeros (contract, Answers), also those that the
 * declarant entered and that are only carried over.
 */
export function answerContent(layout: Layout, form: Form): Content {
  return contentOf(layout, form, plainNumber)
}

type Shown = (item: LayoutItem, value: string) => string

const asGiven: Shown = (_, value) => value

const plainNumber: Shown = ({ type }, value) =>
  type === 'F' && value.endsWith('0') && value.includes('.') ? value.replace(/\.?0+$/, '') : value

function contentOf(layout: Layout, form: Form, shown: Shown): Content {
  const ids = idsOf(layout)
  if (form.lines.length > ids.max)
    throw new TypeError(`${layout.code} holds ${ids.max} lines, got ${form.lines.length}`)
  const rows = form.lines.map((line) => place(`${layout.code} lines`, ids.line, line, shown))
  return { items: place(`${layout.code} head`, ids.head, form.head, shown), groups: ids.max > 0 ? [rows] : [] }
}

function pick(ids: ReadonlyMap<string, LayoutItem>, values: ReadonlyMap<number, string>): Record<string, string> {
  const picked: Record<string, string> = {}
  for (const [id, item] of ids) {
    const value = values.get(item.no)
    if (value !== undefined) picked[id] = value
  }
  return picked
}

function place(
  where: string,
  ids: ReadonlyMap<string, LayoutItem>,
  values: Readonly<Record<string, string>>,
  shown: Shown,
): Map<number, string> {
  const placed = new Map<number, string>()
  for (const [id, value] of Object.entries(values)) {
    const item = ids.get(id)
    if (!item) throw new TypeError(`${where}: no item ${id} in the layout`)
    if (value !== '') placed.set(item.no, shown(item, value))
  }
  return placed
}

const cache = new WeakMap<Layout, Ids>()

function idsOf(layout: Layout): Ids {
  const known = cache.get(layout)
  if (known) return known
  const head = new Map<string, LayoutItem>()
  const line = new Map<string, LayoutItem>()
  let max = 0
  const add = (ids: Map<string, LayoutItem>, item: LayoutItem): void => {
    const other = ids.get(item.id)
    if (other)
      throw new TypeError(
        `${layout.code} uses the id ${item.id} for items ${other.no} and ${item.no}: work with item numbers (Content)`,
      )
    ids.set(item.id, item)
  }
  for (const segment of layout.segments) {
    if (segment.kind === 'item') add(head, segment.item)
    if (segment.kind !== 'group') continue
    if (max > 0) throw new TypeError(`${layout.code} has several groups: work with item numbers (Content)`)
    max = segment.max
    for (const item of segment.items) add(line, item)
  }
  const ids = { head, line, max }
  cache.set(layout, ids)
  return ids
}
