/**
 * The paper forms (mẫu giấy): which items stand in which field, in the paper's order, as tables under `papers/`. A file
 * serves a family of layouts, one column each. A field is written as item ids with what stands between them:
 * `FIC – BNO / DNO`; `KF#` and `D##` count through `times` repetitions (KF1 …, D01 …).
 */
import type { Layout, LayoutItem } from '#protocol/catalogue/layout.ts'
import { parseTable, type TableRow } from '#protocol/csv.ts'

/** Ids and separators in order. */
export interface Field {
  /** '' = the label of the first item. */
  readonly label: string
  /** One list of parts for each repetition. */
  readonly repetitions: readonly (readonly Part[])[]
  /** Ids without their running number. */
  readonly id: string
}

export interface Part {
  readonly id: string
  /** What stands before it when both sides have a value. */
  readonly before: string
}

export interface PaperTable {
  readonly columns: readonly Field[]
  /** Rows that stay although they are empty. */
  readonly keep: number
}

export interface PaperPart {
  readonly title: string
  readonly rows: readonly { readonly field: Field; readonly wide: boolean }[]
  readonly tables: readonly PaperTable[]
}

export interface Paper {
  /** The layout that it is named after. */
  readonly code: string
  readonly boxes: readonly PaperPart[]
  /** Fields of a goods line. */
  readonly line: PaperPart
  /** Every id that it places. */
  readonly headIds: ReadonlySet<string>
  readonly lineIds: ReadonlySet<string>
}

const KINDS = ['row', 'wide', 'col', 'line', 'line-wide', 'line-col'] as const
const FIXED = ['box', 'kind', 'label', 'times', 'keep']

/** Throws `TableError` for a kind, a count or a field that cannot be read. */
export function readPapers(text: string, file: string): readonly Paper[] {
  const { columns, rows } = parseTable(text, file, FIXED)
  return columns.filter((column) => !FIXED.includes(column)).map((code) => readPaper(code, rows))
}

interface Draft {
  title: string
  rows: { field: Field; wide: boolean }[]
  tables: { columns: Field[]; keep: number; times: number }[]
}

function readPaper(code: string, rows: readonly TableRow[]): Paper {
  const boxes = new Map<string, Draft>()
  const line: Draft = { title: '', rows: [], tables: [] }
  for (const row of rows) {
    const kind = KINDS.find((known) => known === row.get('kind'))
    if (kind === undefined) throw row.error(`kind must be one of ${KINDS.join(', ')}, got "${row.get('kind')}"`)
    if (row.get(code) === '') continue
    const draft = kind.startsWith('line') ? line : boxOf(boxes, row)
    const [times, keep] = [count(row, 'times'), count(row, 'keep')]
    const field = readField(row, code, times)
    if (!kind.endsWith('col')) {
      draft.rows.push({ field, wide: kind.endsWith('wide') })
      continue
    }
    const table = draft.tables.at(-1)
    // Columns of a box that count alike stand side by side.
    if (table?.times === times && table.keep === keep) table.columns.push(field)
    else draft.tables.push({ columns: [field], keep, times })
  }
  return {
    code,
    boxes: [...boxes.values()],
    line,
    headIds: idsOf([...boxes.values()]),
    lineIds: idsOf([line]),
  }
}

function boxOf(boxes: Map<string, Draft>, row: TableRow): Draft {
  const title = row.get('box')
  if (title === '') throw row.error('a field of the head needs a box')
  const box = boxes.get(title) ?? { title, rows: [], tables: [] }
  boxes.set(title, box)
  return box
}

function count(row: TableRow, column: string): number {
  const text = row.get(column)
  if (!/^\d{0,2}$/.test(text)) throw row.error(`${column} must be a number, got "${text}"`)
  return Number(text)
}

const ID = /^[A-Z0-9]+#{0,2}$/

function readField(row: TableRow, code: string, times: number): Field {
  const parts: Part[] = []
  let before = ' '
  for (const token of row.get(code).split(' ')) {
    if (!ID.test(token)) {
      before = token === ',' ? ', ' : ` ${token} `
      continue
    }
    parts.push({ id: token, before })
    before = ' '
  }
  if (parts.length === 0) throw row.error(`${code}: no item stands in the field`)
  if (parts.some(({ id }) => id.includes('#')) !== times > 0) throw row.error(`${code}: # and times go together`)
  const repetitions = Array.from({ length: Math.max(1, times) }, (_, n) =>
    parts.map(({ id, before }) => ({ id: numbered(id, n + 1), before })),
  )
  return { label: row.get('label'), repetitions, id: parts.map(({ id }) => id.replace(/#+$/, '')).join(' ') }
}

const numbered = (id: string, n: number): string => id.replace(/#+$/, (marks) => String(n).padStart(marks.length, '0'))

function idsOf(parts: readonly Draft[]): ReadonlySet<string> {
  const fields = parts.flatMap(({ rows, tables }) => [
    ...rows.map(({ field }) => field),
    ...tables.flatMap(({ columns }) => columns),
  ])
  return new Set(fields.flatMap(({ repetitions }) => repetitions.flat().map(({ id }) => id)))
}

/** Items of a layout by id: single ones, and those of its group. Undefined when ids repeat or there are several groups. */
export interface LayoutIds {
  readonly head: ReadonlyMap<string, LayoutItem>
  readonly line: ReadonlyMap<string, LayoutItem>
}

export function layoutIds(layout: Layout): LayoutIds | undefined {
  const head = new Map<string, LayoutItem>()
  const line = new Map<string, LayoutItem>()
  let [items, groups] = [0, 0]
  for (const segment of layout.segments) {
    if (segment.kind === 'gap') continue
    const group = segment.kind === 'group'
    if (group) groups++
    for (const item of group ? segment.items : [segment.item]) {
      ;(group ? line : head).set(item.id, item)
      items++
    }
  }
  return groups <= 1 && head.size + line.size === items ? { head, line } : undefined
}

/**
 * The paper of a layout: the one that places exactly its items. So a layout under another output code finds the same
 * paper, and one that differs by an item never gets a paper that would hide it.
 */
export function paperOf(papers: readonly Paper[], ids: LayoutIds): Paper | undefined {
  return papers.find((paper) => same(paper.headIds, ids.head) && same(paper.lineIds, ids.line))
}

const same = (placed: ReadonlySet<string>, items: ReadonlyMap<string, unknown>): boolean =>
  placed.size === items.size && [...placed].every((id) => items.has(id))
