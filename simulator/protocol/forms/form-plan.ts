import type { Layout, LayoutItem } from '../catalogue/layout.ts'
import { type FormFile, sectionsOf } from './form-file.ts'
import { genericSections } from './generic-sections.ts'
import { defaultKind, widthOf } from './item-kind.ts'
import { repeatsOf } from './item-repeats.ts'
import type { ItemsFile } from './items-file.ts'
import type { FormPlan, PlannedItem } from './planned-form.ts'

export type { FormPlan, PlannedItem } from './planned-form.ts'

/**
 * The entry form of a layout: sections of the form file, or guessed from the items' terms when there is none; kind, list
 * and width of each item from the items file, or guessed from its type and term. Throws `TableError` when the form file
 * does not hold every item exactly once.
 */
export function planForm(layout: Layout, formFile: FormFile | undefined, itemsFile: ItemsFile): FormPlan {
  const repeats = repeatsOf(layout)
  const drafts = formFile ? sectionsOf(formFile, layout) : genericSections(layout, repeats)
  const plan = (item: LayoutItem): PlannedItem => {
    const rule = itemsFile.rule(layout.code, item)
    const kind = rule.kind ?? (rule.list || rule.choices ? 'code' : defaultKind(item))
    const repeat = repeats.get(item.no)
    return {
      no: item.no,
      id: item.id,
      kind,
      ...(kind === 'decimal' ? { decimals: rule.decimals ?? 4 } : {}),
      ...rule.list,
      ...(rule.choices ? { choices: rule.choices } : {}),
      width: rule.width ?? widthOf(kind, item.length),
      ...(repeat ? { repeat: { base: repeat.base, index: repeat.index } } : {}),
    }
  }
  return {
    code: layout.code,
    sections: drafts.map(({ id, title, groupIndex, items }) => ({
      id,
      title,
      ...(groupIndex === undefined ? { kind: 'fields' } : { kind: 'lines', groupIndex }),
      items: items.map(plan),
    })),
  }
}
