/**
 * A form as a workbook and back: sheet "Chung" with one row for each single item, one sheet for each group of lines
 * with ids and names on top. Cells are texts as people write them: 1.234,5 and 31/12/2026.
 */
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { Layout, LayoutItem } from '#protocol/catalogue/layout.ts'
import { judgeStored } from '#protocol/edi/stored-content.ts'
import { toDisplay, toWire } from '#protocol/forms/item-text.ts'
import type { FormPlan, PlannedItem } from '#protocol/forms/planned-form.ts'
import type { ReadFile, StoredContent, Words } from '../api/terminal.ts'
import type { SheetPlan, SheetText } from './workbooks.ts'

const HEAD = 'Chung'
const PROCEDURE = 'Nghiệp vụ'
const COLUMNS = ['STT', 'Mã', 'Tên chỉ tiêu', 'Giá trị', 'Cách nhập']
/** Rows above the items: the procedure, the columns. */
const HEAD_TOP = 2
/** Ids and names. */
const LINES_TOP = 2
const linesName = (group: number, groups: number): string => (groups > 1 ? `Dòng ${group + 1}` : 'Dòng hàng')

interface Shape {
  readonly layout: Layout
  readonly plan: FormPlan
  readonly label: (term: string) => string | undefined
}

export function sheetOf({ layout, plan, label }: Shape, content: StoredContent): readonly SheetPlan[] {
  const planned = plannedItems(plan)
  const name = (item: LayoutItem): string => label(item.term) ?? item.term
  const shown = (item: LayoutItem, value = ''): string => toDisplay(planned.get(item.no)?.kind ?? 'text', value)
  const hint = (item: LayoutItem) => ({
    title: `${item.id} · ${name(item)}`,
    text: hintOf(item, planned.get(item.no)),
    length: item.length,
  })
  const singles = singlesOf(layout)
  const groups = groupsOf(layout)
  const head: SheetPlan = {
    name: HEAD,
    rows: [
      [PROCEDURE, layout.code],
      COLUMNS,
      ...singles.map((item) => [
        String(item.no),
        item.id,
        name(item),
        shown(item, content.items[item.no]),
        hintOf(item, planned.get(item.no)),
      ]),
    ],
    frozen: HEAD_TOP,
    widths: [11, 7, 52, 44, 52],
    hints: singles.map((item, at) => ({ column: 4, from: HEAD_TOP + 1 + at, to: HEAD_TOP + 1 + at, ...hint(item) })),
  }
  const lines = groups.map(({ items, max }, group): SheetPlan => {
    const rows = content.groups[group] ?? []
    return {
      name: linesName(group, groups.length),
      rows: [
        ['Dòng', ...items.map(({ id }) => id)],
        ['', ...items.map(name)],
        ...rows.map((row, at) => [String(at + 1), ...items.map((item) => shown(item, row[item.no]))]),
      ],
      frozen: LINES_TOP,
      widths: [7, ...items.map((item) => Math.min(40, Math.max(9, item.length)))],
      hints: items.map((item, at) => ({ column: at + 2, from: LINES_TOP + 1, to: LINES_TOP + max, ...hint(item) })),
    }
  })
  return [head, ...lines]
}

function hintOf({ type, length, mandatory }: LayoutItem, plan: PlannedItem | undefined): string {
  const kinds: Readonly<Record<string, string>> = { date: 'ngày/tháng/năm', time: 'giờ:phút', integer: 'số nguyên' }
  const kind =
    plan?.kind === 'decimal' ? `số, tối đa ${plan.decimals ?? 4} chữ số lẻ` : plan && (kinds[plan.kind] ?? undefined)
  const choices = plan?.choices?.map(({ code, vi }) => `${code} ${vi}`).join('; ')
  return [
    mandatory ? 'Bắt buộc' : '',
    choices ?? kind ?? (type === 'W' ? 'chữ có dấu' : 'chữ không dấu'),
    `tối đa ${length} byte`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** What the workbook says, by row and column where something cannot be used. `asked`: the form's procedure, or ''. */
export function readSheets(
  catalogue: Catalogue,
  sheets: readonly SheetText[],
  asked: string,
): ReadFile | { readonly reason: Words } {
  const head = sheets.find(({ name }) => name.trim() === HEAD)
  const stated = head?.rows.find(({ cells }) => cells[0]?.trim() === PROCEDURE)?.cells[1]?.trim() ?? ''
  const procedure = stated || asked
  const layout = catalogue.layout('input', procedure)
  const plan = catalogue.form(procedure)
  if (stated !== '' && layout === undefined)
    return {
      reason: {
        vi: `Trang "${HEAD}" ghi nghiệp vụ "${stated}", danh mục không có nghiệp vụ này.`,
        en: `Sheet "${HEAD}" names the procedure "${stated}", which the list does not have.`,
      },
    }
  const groups = layout ? groupsOf(layout) : []
  const lineSheets = groups.map((_, group) =>
    sheets.find(({ name }) => name.trim() === linesName(group, groups.length)),
  )
  if (layout === undefined || plan === undefined || (head === undefined && !lineSheets.some(Boolean)))
    return {
      reason: {
        vi: `Bảng tính không có trang "${HEAD}" hoặc "${linesName(0, 1)}". Xuất biểu mẫu ra XLSX rồi nhập vào tệp đó.`,
        en: `The workbook has no sheet "${HEAD}" or "${linesName(0, 1)}". Export the form as XLSX and fill that file in.`,
      },
    }
  const planned = plannedItems(plan)
  const remarks: Words[] = []
  const where = new Map<string, string>()
  const wire = (item: LayoutItem, text: string): string => {
    const kind = planned.get(item.no)?.kind ?? 'text'
    return toWire(kind, kind === 'date' ? dayOfSerial(text) : text, item.type === 'A')
  }
  const items = head ? headValues(head, singlesOf(layout), wire, where, remarks) : {}
  const rows = groups.map(({ items: own }, group) => {
    const sheet = lineSheets[group]
    return sheet ? lineValues(sheet, own, wire, where, remarks) : []
  })
  if (head === undefined) remarks.push(NO_HEAD)
  const content: StoredContent = { items, groups: rows }
  for (const { code, item, line, reason } of judgeStored(layout, content).findings) {
    const text = catalogue.text(procedure, code)
    const place = where.get(`${item}/${line}`) ?? ''
    const most = groups[0]?.max ?? 0
    const split = code === 'E0001' ? tooMany(most) : undefined
    remarks.push({
      vi: [
        place && `${place}:`,
        code,
        split?.vi ?? filled(text?.vi, item, line),
        split ? '' : filled(text?.todo, item, line),
      ]
        .filter(Boolean)
        .join(' '),
      en: [place && `${place}:`, code, split?.en ?? `${reason}.`].filter(Boolean).join(' '),
    })
  }
  return { procedure, content, remarks }
}

const NO_HEAD: Words = {
  vi: `Bảng tính không có trang "${HEAD}": chỉ lấy các dòng, phần đầu của biểu mẫu giữ nguyên.`,
  en: `The workbook has no sheet "${HEAD}": only the lines were taken, the head of the form stays.`,
}

const filled = (text: string | undefined, item: string, line: number): string =>
  (text ?? '').replaceAll('{item}', item).replaceAll('{line}', String(line)).replaceAll(' “{value}”', '')

const tooMany = (most: number): Words => ({
  vi: `Bảng tính có hơn ${most} dòng; một bản tin chứa tối đa ${most} dòng. Xóa bớt dòng, hoặc chia thành nhiều tờ khai.`,
  en: `The workbook has more than ${most} lines; a message holds ${most}. Take lines out, or split it.`,
})

type Wire = (item: LayoutItem, text: string) => string

function headValues(
  sheet: SheetText,
  singles: readonly LayoutItem[],
  wire: Wire,
  where: Map<string, string>,
  remarks: Words[],
): Record<string, string> {
  const values: Record<string, string> = {}
  const from = sheet.rows.findIndex(({ cells }) => cells[1]?.trim() === COLUMNS[1])
  for (const { row, cells } of sheet.rows.slice(from + 1)) {
    const [no = '', id = '', , value = ''] = cells
    if (value.trim() === '') continue
    const item =
      singles.find((one) => String(one.no) === no.trim() && one.id === id.trim().toUpperCase()) ??
      singles.find((one) => one.id === id.trim().toUpperCase())
    if (item === undefined) {
      remarks.push({
        vi: `Trang "${sheet.name}", hàng ${row}: không có chỉ tiêu "${id}"; giá trị "${value}" chưa được lấy.`,
        en: `Sheet "${sheet.name}", row ${row}: there is no item "${id}"; the value "${value}" was left out.`,
      })
      continue
    }
    values[item.no] = wire(item, value)
    where.set(`${item.id}/0`, `Trang "${sheet.name}", hàng ${row}, cột D`)
  }
  return values
}

function lineValues(
  sheet: SheetText,
  items: readonly LayoutItem[],
  wire: Wire,
  where: Map<string, string>,
  remarks: Words[],
): Record<string, string>[] {
  const ids = sheet.rows.find(({ row }) => row === 1)?.cells ?? []
  const columns = ids.map((id) => items.find((item) => item.id === id.trim().toUpperCase()))
  ids.forEach((id, at) => {
    if (at > 0 && id.trim() !== '' && columns[at] === undefined)
      remarks.push({
        vi: `Trang "${sheet.name}", hàng 1, cột ${letter(at)}: không có chỉ tiêu "${id}"; cả cột chưa được lấy.`,
        en: `Sheet "${sheet.name}", row 1, column ${letter(at)}: there is no item "${id}"; the column was left out.`,
      })
  })
  const rows: Record<string, string>[] = []
  for (const { row, cells } of sheet.rows) {
    if (row <= LINES_TOP) continue
    const values: Record<string, string> = {}
    const line = row - LINES_TOP
    cells.forEach((text, at) => {
      const item = at > 0 ? columns[at] : undefined
      if (item === undefined || text.trim() === '') return
      values[item.no] = wire(item, text)
      where.set(`${item.id}/${line}`, `Trang "${sheet.name}", hàng ${row}, cột ${letter(at)}`)
    })
    while (rows.length < line - 1) rows.push({})
    rows.push(values)
  }
  while (rows.length > 0 && Object.keys(rows.at(-1) ?? {}).length === 0) rows.pop()
  return rows
}

/** A day in a cell that is formatted as text or number comes as its serial number: days since 30/12/1899. */
const dayOfSerial = (text: string): string =>
  /^\d{5}$/.test(text.trim()) ? new Date(Date.UTC(1899, 11, 30 + Number(text))).toISOString().slice(0, 10) : text

/** 0 → A, 26 → AA. */
const letter = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : letter(Math.floor(at / 26) - 1) + letter(at % 26)

const plannedItems = ({ sections }: FormPlan): ReadonlyMap<number, PlannedItem> =>
  new Map(sections.flatMap(({ items }) => items.map((item) => [item.no, item] as const)))

const singlesOf = (layout: Layout): readonly LayoutItem[] =>
  layout.segments.flatMap((segment) => (segment.kind === 'item' ? [segment.item] : []))

const groupsOf = (layout: Layout) =>
  layout.segments.flatMap((segment) => (segment.kind === 'group' ? [{ items: segment.items, max: segment.max }] : []))
