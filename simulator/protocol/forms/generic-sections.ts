import type { Layout, LayoutItem } from '../catalogue/layout.ts'
import type { Repeat } from './item-repeats.ts'
import type { DraftSection } from './planned-form.ts'
import { LINES_TITLES, THEMES, type Theme, themeOf } from './themes.ts'

/** Fewer single items than this need no headings. */
const SMALL = 13
/** Rows and items from which numbered runs are a table of their own. */
const TABLE_ROWS = 4
const TABLE_ITEMS = 10

/**
 * Sections of a form that has no form file: single items under the theme of their terms, in the order in which the
 * themes first occur; numbered runs that stand together, and are long, as a section of their own; groups as lines.
 */
export function genericSections(layout: Layout, repeats: ReadonlyMap<number, Repeat>): readonly DraftSection[] {
  const singles = layout.segments.flatMap((segment) => (segment.kind === 'item' ? [segment.item] : []))
  const { loose, tables } = tablesOf(singles, repeats)
  const fields = loose.length < SMALL ? together(loose) : themed(loose)
  const runs = tables.map(
    (items, at): DraftSection => ({ id: `table-${at + 1}`, title: THEMES[mainTheme(items)].table, items }),
  )
  const groups = layout.segments.flatMap((segment) => (segment.kind === 'group' ? [segment.items] : []))
  const lines = groups.map((items, at): DraftSection => {
    const theme = mainTheme(items)
    return { id: `lines-${at + 1}`, title: LINES_TITLES[theme] ?? THEMES[theme].table, groupIndex: at, items }
  })
  return numbered([...fields, ...runs, ...lines])
}

/** Tells sections of one title apart by their place among them. */
function numbered(sections: readonly DraftSection[]): readonly DraftSection[] {
  return sections.map((section) => {
    const { vi, en } = section.title
    const alike = sections.filter(({ title }) => title.vi === vi)
    const place = alike.indexOf(section) + 1
    return alike.length < 2 ? section : { ...section, title: { vi: `${vi} (${place})`, en: `${en} (${place})` } }
  })
}

/** Takes numbered runs that stand side by side out of the single items, where they make a table worth the name. */
function tablesOf(
  singles: readonly LayoutItem[],
  repeats: ReadonlyMap<number, Repeat>,
): { readonly loose: readonly LayoutItem[]; readonly tables: readonly (readonly LayoutItem[])[] } {
  const runs: LayoutItem[][] = []
  let run: LayoutItem[] | undefined
  let last = 0
  for (const item of singles) {
    const index = repeats.get(item.no)?.index
    if (index === undefined) {
      run = undefined
      continue
    }
    if (!run || index < last) {
      run = []
      runs.push(run)
    }
    run.push(item)
    last = index
  }
  const tables = runs.filter(
    (items) => items.length >= TABLE_ITEMS && (repeats.get(items[0]?.no ?? 0)?.count ?? 0) >= TABLE_ROWS,
  )
  const placed = new Set(tables.flat())
  return { loose: singles.filter((item) => !placed.has(item)), tables }
}

function together(items: readonly LayoutItem[]): readonly DraftSection[] {
  return items.length === 0 ? [] : [{ id: 'general', title: THEMES.general.title, items }]
}

function themed(items: readonly LayoutItem[]): readonly DraftSection[] {
  const sections = new Map<Theme, LayoutItem[]>()
  const counts = new Map<Theme, number>()
  for (const item of items) counts.set(themeOf(item) ?? 'general', (counts.get(themeOf(item) ?? 'general') ?? 0) + 1)
  let before: Theme = 'general'
  for (const item of items) {
    const own = themeOf(item)
    // What says nothing of itself, or would stand alone under its heading, stays with what comes before it.
    const theme: Theme = own === undefined || (own !== 'notes' && (counts.get(own) ?? 0) < 2) ? before : own
    before = theme
    const section = sections.get(theme)
    if (section) section.push(item)
    else sections.set(theme, [item])
  }
  const ordered = [...sections].sort(([a], [b]) => Number(b === 'general') - Number(a === 'general'))
  return ordered.map(([id, own]) => ({ id, title: THEMES[id].title, items: own }))
}

/** The theme that most of the items have. */
function mainTheme(items: readonly LayoutItem[]): Theme {
  const counts = new Map<Theme, number>()
  for (const item of items) {
    const theme = themeOf(item)
    if (theme) counts.set(theme, (counts.get(theme) ?? 0) + 1)
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a)
  return best?.[0] ?? 'general'
}
