import type { Layout, LayoutItem } from '../catalogue/layout.ts'
import { readCsv } from '../catalogue/read-csv.ts'
import { TableError } from '../csv.ts'
import type { Bilingual, DraftSection } from './planned-form.ts'

const FORM_COLUMNS = ['id', 'title_vi', 'title_en', 'items']

/** A row of a form file: one section of the paper form, in its order. */
interface FormRow {
  readonly line: number
  readonly id: string
  readonly title: Bilingual
  /** Item ids, `FROM..TO` for a stretch of the layout, `#12` for an item by its number. */
  readonly refs: readonly string[]
}

/** Sections of a form as the paper declaration groups them. */
export interface FormFile {
  readonly file: string
  readonly rows: readonly FormRow[]
}

/** Reads a form file. Throws Error naming file, line and what is allowed. */
export function readFormFile(file: string, text: string): FormFile {
  const ids = new Set<string>()
  const rows = readCsv(file, text, FORM_COLUMNS).map(({ line, fields }) => {
    const [id, vi, en, items] = fields as [string, string, string, string]
    if (!/^[a-z][a-z0-9-]*$/.test(id)) {
      throw new TableError(file, line, `id must be lower case letters, digits and hyphens, got "${id}"`)
    }
    if (ids.has(id)) throw new TableError(file, line, `section ${id} stands here twice`)
    ids.add(id)
    if (vi === '' || en === '') throw new TableError(file, line, `section ${id} needs title_vi and title_en`)
    const refs = items.split(' ').filter((ref) => ref !== '')
    if (refs.length === 0) throw new TableError(file, line, `section ${id} has no items`)
    return { line, id, title: { vi, en }, refs }
  })
  if (rows.length === 0) throw new TableError(file, 1, 'a form has at least one section')
  return { file, rows }
}

/** Where an item of a layout stands: in which group, from 0, or in none. */
interface Place {
  readonly item: LayoutItem
  readonly group: number | undefined
}

/** The sections with the items of that layout. Throws `TableError` unless every item stands in one section, once. */
export function sectionsOf({ file, rows }: FormFile, layout: Layout): readonly DraftSection[] {
  const places = placesOf(layout)
  const taken = new Map<number, string>()
  const drafts = rows.map(({ line, id, title, refs }): DraftSection => {
    const found = refs.flatMap((ref) => resolve(places, ref, layout.code, file, line))
    for (const { item } of found) {
      const section = taken.get(item.no)
      if (section !== undefined) throw new TableError(file, line, `${item.id} stands in ${section} already`)
      taken.set(item.no, id)
    }
    const groups = new Set(found.map(({ group }) => group))
    if (groups.size > 1) throw new TableError(file, line, `section ${id} mixes single items with lines, or two groups`)
    const [groupIndex] = groups
    return { id, title, ...(groupIndex === undefined ? {} : { groupIndex }), items: found.map(({ item }) => item) }
  })
  const missing = places.filter(({ item }) => !taken.has(item.no)).map(({ item }) => item.id)
  if (missing.length > 0) {
    throw new TableError(file, rows.at(-1)?.line ?? 1, `no section of ${layout.code} holds ${missing.join(' ')}`)
  }
  const lines = drafts.flatMap(({ groupIndex }) => (groupIndex === undefined ? [] : [groupIndex]))
  if (new Set(lines).size < lines.length) {
    throw new TableError(file, 1, `a group of ${layout.code} is spread over two sections`)
  }
  return drafts
}

function placesOf(layout: Layout): readonly Place[] {
  let groups = -1
  return layout.segments.flatMap((segment): readonly Place[] => {
    if (segment.kind === 'gap') return []
    if (segment.kind === 'item') return [{ item: segment.item, group: undefined }]
    groups++
    return segment.items.map((item) => ({ item, group: groups }))
  })
}

function resolve(places: readonly Place[], ref: string, code: string, file: string, line: number): readonly Place[] {
  const at = (name: string): number => {
    const index = places.findIndex(({ item }) => (name.startsWith('#') ? `#${item.no}` : item.id) === name)
    if (index < 0) throw new TableError(file, line, `${code} has no item ${name}`)
    return index
  }
  const [from = '', to = from] = ref.split('..')
  const found = places.slice(at(from), at(to) + 1)
  if (found.length === 0) throw new TableError(file, line, `${ref} runs backwards`)
  return found
}
