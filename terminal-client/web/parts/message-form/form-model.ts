/** The layout of a form as the fields look it up: what each item is, where it stands, how many rows a group holds. */
import type { LayoutView } from '#api/terminal.ts'
import type { Layout, LayoutItem } from '#protocol/catalogue/layout.ts'
import type { FormPlan, FormSection, PlannedItem } from '#protocol/forms/planned-form.ts'

export interface FormItem {
  readonly no: number
  readonly id: string
  /** From the layout: type, length in bytes, M or C, official English term. */
  readonly layout: LayoutItem
  /** From the plan: kind, list, choices, width. */
  readonly plan: PlannedItem
  /** Our Vietnamese label. */
  readonly label: string
  readonly help: { readonly vi: string; readonly en: string } | undefined
  /** Index of the group that it belongs to, -1 for a single item. */
  readonly group: number
  /** Id of its section. */
  readonly section: string
}

/** Our Vietnamese label, or the official English term. */
export const itemName = ({ label, layout }: FormItem, language: 'vi' | 'en'): string =>
  language === 'en' ? layout.term : label

export interface FormModel {
  readonly view: LayoutView
  readonly code: string
  readonly layout: Layout
  readonly plan: FormPlan
  readonly byNo: ReadonlyMap<number, FormItem>
  /** Items of each section, in order. */
  readonly sections: readonly { readonly section: FormSection; readonly items: readonly FormItem[] }[]
  /** Most rows of each group. */
  readonly most: readonly number[]
  /** An item by its id: in the head (`line` 0) or among the lines. The first one where a layout holds an id twice. */
  find(id: string, line: number): FormItem | undefined
}

const known = new WeakMap<LayoutView, FormModel>()

/** The same view gives the same model. */
export function formModel(view: LayoutView): FormModel {
  const before = known.get(view)
  if (before) return before
  const model = build(view)
  known.set(view, model)
  return model
}

function build(view: LayoutView): FormModel {
  const layout = view.layout as Layout
  const plan = view.plan as FormPlan
  const places = new Map<number, { readonly item: LayoutItem; readonly group: number }>()
  const most: number[] = []
  for (const segment of layout.segments) {
    if (segment.kind === 'item') places.set(segment.item.no, { item: segment.item, group: -1 })
    if (segment.kind !== 'group') continue
    for (const item of segment.items) places.set(item.no, { item, group: most.length })
    most.push(segment.max)
  }
  const byNo = new Map<number, FormItem>()
  const sections = plan.sections.map((section) => ({
    section,
    items: section.items.map((planned): FormItem => {
      const place = places.get(planned.no)
      if (place === undefined) throw new Error(`${plan.code}: the plan has item ${planned.no}, the layout has not`)
      const item: FormItem = {
        no: planned.no,
        id: planned.id,
        layout: place.item,
        plan: planned,
        label: view.labels[String(planned.no)] ?? place.item.term,
        help: view.help[String(planned.no)],
        group: place.group,
        section: section.id,
      }
      byNo.set(planned.no, item)
      return item
    }),
  }))
  const byId = new Map<string, FormItem>()
  for (const item of [...byNo.values()].sort((a, b) => a.no - b.no)) {
    const key = `${item.group < 0 ? 'head' : 'line'} ${item.id}`
    if (!byId.has(key)) byId.set(key, item)
  }
  return {
    view,
    code: plan.code,
    layout,
    plan,
    byNo,
    sections,
    most,
    find: (id, line) => byId.get(`${line > 0 ? 'line' : 'head'} ${id}`),
  }
}
