/** A paper form filled with the values of a message. */
import type { LayoutItem } from '#protocol/catalogue/layout.ts'
import type { PrintInput } from '../../acts/print.ts'
import type { PrintBox, PrintGoods, PrintRow, PrintTable } from '../../api/print.ts'
import type { Field, LayoutIds, Paper, PaperPart, PaperTable, Part } from './paper.ts'
import { labelOf, nameOf, shownItem, type Values } from './shown-items.ts'
import type { Stationery } from './stationery.ts'

/** Where the values of one place come from. */
interface Source {
  readonly ids: ReadonlyMap<string, LayoutItem>
  readonly values: Values
  readonly input: PrintInput
  readonly stationery: Stationery
}

export function fillPaper(
  paper: Paper,
  ids: LayoutIds,
  input: PrintInput,
  stationery: Stationery,
): { readonly boxes: readonly PrintBox[]; readonly goods: readonly PrintGoods[] } {
  const head: Source = { ids: ids.head, values: input.content.items, input, stationery }
  return {
    boxes: paper.boxes.map((box) => ({ title: box.title, ...fillPart(box, head) })),
    goods: (input.content.groups[0] ?? []).map((values, index) => ({
      n: index + 1,
      title: `Dòng hàng ${String(index + 1).padStart(2, '0')}`,
      ...fillPart(paper.line, { ...head, ids: ids.line, values }),
    })),
  }
}

function fillPart(part: PaperPart, source: Source): Pick<PrintBox, 'rows' | 'tables'> {
  const rows = part.rows.map(({ field, wide }) => fillRow(field, wide, source))
  if (part.tables.length === 0) return { rows }
  return { rows, tables: part.tables.map((table) => fillTable(table, source)) }
}

function fillRow(field: Field, wide: boolean, source: Source): PrintRow {
  const first = itemOf(field.repetitions[0]?.[0], source)
  const values = field.repetitions.map((parts) => joined(parts, source, true)).filter((value) => value !== '')
  return {
    no: first.no,
    id: field.id,
    label: field.label === '' ? labelOf(first, source.input) : field.label,
    value: values.join('; '),
    ...(wide ? { wide: true as const } : {}),
  }
}

/** Rows up to the last one that holds a value, and never fewer than the paper keeps. */
function fillTable({ columns, keep }: PaperTable, source: Source): PrintTable {
  const times = Math.max(...columns.map(({ repetitions }) => repetitions.length))
  const all = Array.from({ length: times }, (_, n) =>
    columns.map(({ repetitions }) => joined(repetitions[n] ?? [], source, false)),
  )
  const used = all.findLastIndex((row) => row.some((cell) => cell !== '')) + 1
  return {
    columns: columns.map((field) => {
      const items = (field.repetitions[0] ?? []).map((part) => itemOf(part, source))
      const number = items[0]?.type === 'I' || items[0]?.type === 'F'
      return { id: field.id, label: field.label, align: number ? 'right' : 'left', share: shareOf(items) }
    }),
    rows: all.slice(0, Math.max(used, keep)),
  }
}

/** By the length of what may stand in the column, damped: a text of 420 bytes runs over several lines anyway. */
function shareOf(items: readonly LayoutItem[]): number {
  const length = items.reduce((sum, item) => sum + item.length, 0)
  return Math.round(Math.min(12, Math.max(3, Math.sqrt(length))))
}

/** Parts with what stands between them, where both sides have a value; a code without its name item gets its name. */
function joined(parts: readonly Part[], source: Source, named: boolean): string {
  let text = ''
  parts.forEach((part, index) => {
    const item = itemOf(part, source)
    const value = shownItem(item, source.values)
    if (value === '') return
    text += text === '' ? value : `${part.before}${value}`
    const next = parts[index + 1]
    const nameFollows = next?.before === ' – ' && source.values.has(itemOf(next, source).no)
    const name = named && !nameFollows ? nameOf(item, value, source.input, source.stationery) : undefined
    if (name !== undefined) text += parts.length === 1 ? ` – ${name}` : ` (${name})`
  })
  return text
}

function itemOf(part: Part | undefined, { ids }: Source): LayoutItem {
  const item = part && ids.get(part.id)
  // paperOf chose the paper because its ids are those of the layout.
  if (item === undefined) throw new TypeError(`the paper names ${part?.id}, which the layout lacks`)
  return item
}
