/** Any layout, as it comes: items that hold something, in boxes by topic, each row of a group a block of its own. */
import type { LayoutItem } from '#protocol/catalogue/layout.ts'
import type { PrintInput } from '../../acts/print.ts'
import type { PrintBox, PrintGoods, PrintRow } from '../../api/print.ts'
import { labelOf, nameOf, shownItem, type Values } from './shown-items.ts'
import type { Stationery } from './stationery.ts'

/** Longer values take the whole width. */
const WIDE = 40
const GENERAL = 'Thông tin chung'

export function genericView(
  input: PrintInput,
  stationery: Stationery,
): { readonly boxes: readonly PrintBox[]; readonly goods: readonly PrintGoods[] } {
  const boxes = new Map<string, PrintRow[]>([[GENERAL, []]])
  const goods: PrintGoods[] = []
  const groupCount = input.layout.segments.filter(({ kind }) => kind === 'group').length
  let group = 0
  for (const segment of input.layout.segments) {
    if (segment.kind === 'item') {
      const title = stationery.topics.find(({ words }) => words.test(segment.item.term))?.title ?? GENERAL
      const rows = boxes.get(title) ?? []
      boxes.set(title, rows)
      rows.push(...rowsOf([segment.item], input.content.items, input, stationery))
    } else if (segment.kind === 'group') {
      const { items } = segment
      const word = groupCount > 1 ? `Nhóm ${group + 1} · dòng` : 'Dòng'
      const filled = input.content.groups[group++] ?? []
      filled.forEach((values, index) => {
        const rows = rowsOf(items, values, input, stationery)
        goods.push({ n: index + 1, title: `${word} ${String(index + 1).padStart(2, '0')}`, rows })
      })
    }
  }
  const filledBoxes = [...boxes].filter(([, rows]) => rows.length > 0).map(([title, rows]) => ({ title, rows }))
  return { boxes: filledBoxes, goods }
}

function rowsOf(
  items: readonly LayoutItem[],
  values: Values,
  input: PrintInput,
  stationery: Stationery,
): readonly PrintRow[] {
  return items.flatMap((item) => {
    const shown = shownItem(item, values)
    if (shown === '') return []
    const name = nameOf(item, shown, input, stationery)
    const value = name === undefined ? shown : `${shown} – ${name}`
    const row = { no: item.no, id: item.id, label: labelOf(item, input), value }
    return [value.length > WIDE ? { ...row, wide: true as const } : row]
  })
}
