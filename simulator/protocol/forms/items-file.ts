import type { LayoutItem } from '../catalogue/layout.ts'
import { type CsvRow, readCsv } from '../catalogue/read-csv.ts'
import { TableError } from '../csv.ts'
import type { Bilingual, Choice, ItemKind, ItemWidth, PlannedItem } from './planned-form.ts'

export const ITEMS_COLUMNS = [
  'procedures',
  'id',
  'term',
  'kind',
  'decimals',
  'list',
  'choices',
  'width',
  'help_vi',
  'help_en',
]

const KINDS = ['text', 'longText', 'code', 'integer', 'decimal', 'date', 'time', 'flag'] as const satisfies ItemKind[]
const WIDTHS = ['xs', 's', 'm', 'l', 'full'] as const satisfies ItemWidth[]

/** What the items file says of an item; left out: nothing. */
export interface ItemRule {
  readonly kind?: ItemKind
  readonly decimals?: number
  readonly list?: Pick<PlannedItem, 'list' | 'listValue' | 'listFilter'>
  readonly choices?: readonly Choice[]
  readonly width?: ItemWidth
  readonly help?: Bilingual
}

export interface ItemsFile {
  /**
   * What is said of an item of that procedure. A row names the item by id (`OL1`; `OL#` for a stem with any number) or
   * by term, and its procedures, or all. Each property comes from the nearest row that has it: procedure before all,
   * then id before term.
   */
  rule(procedure: string, item: Pick<LayoutItem, 'id' | 'term'>): ItemRule
}

/** Reads the items file. Throws Error naming file, line and what is allowed. */
export function readItemsFile(file: string, text: string): ItemsFile {
  const rules = new Map<string, ItemRule>()
  for (const row of readCsv(file, text, ITEMS_COLUMNS)) {
    const [procedures, id, term] = row.fields as [string, string, string]
    if ((id === '') === (term === '')) throw new TableError(file, row.line, 'a row names its item by id or by term')
    if (id !== '' && !/^[A-Z0-9]{1,4}#?$/.test(id)) {
      throw new TableError(file, row.line, `id must be an item id, or a stem and #, got "${id}"`)
    }
    const rule = readRule(file, row)
    for (const procedure of procedures === '' ? [''] : procedures.split(' ')) {
      const key = keyOf(procedure, id, term)
      if (rules.has(key)) throw new TableError(file, row.line, `${key.trim()} stands here twice`)
      rules.set(key, rule)
    }
  }
  return {
    rule(procedure, { id, term }) {
      const stem = id.replace(/\d+$/, '#')
      const found: ItemRule[] = []
      for (const each of [procedure, '']) {
        for (const key of [keyOf(each, id, ''), keyOf(each, stem, ''), keyOf(each, '', term)]) {
          const rule = rules.get(key)
          if (rule) found.push(rule)
        }
      }
      return Object.assign({}, ...found.reverse()) as ItemRule
    },
  }
}

const keyOf = (procedure: string, id: string, term: string): string => `${procedure} ${id} ${term}`

function readRule(file: string, { line, fields }: CsvRow): ItemRule {
  const [, , , kind, decimals, list, choices, width, vi, en] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  if ((vi === '') !== (en === '')) throw new TableError(file, line, 'help_vi and help_en go together')
  if (decimals !== '' && !/^\d$/.test(decimals)) {
    throw new TableError(file, line, `decimals must be a digit, got "${decimals}"`)
  }
  return {
    ...(kind === '' ? {} : { kind: oneOf(file, line, 'kind', KINDS, kind) }),
    ...(decimals === '' ? {} : { decimals: Number(decimals) }),
    ...(list === '' ? {} : { list: readList(file, line, list) }),
    ...(choices === '' ? {} : { choices: readChoices(file, line, choices) }),
    ...(width === '' ? {} : { width: oneOf(file, line, 'width', WIDTHS, width) }),
    ...(vi === '' ? {} : { help: { vi, en } }),
  }
}

function oneOf<T extends string>(file: string, line: number, column: string, allowed: readonly T[], text: string): T {
  const found = allowed.find((each) => each === text)
  if (found === undefined) throw new TableError(file, line, `${column} must be ${allowed.join(', ')}, got "${text}"`)
  return found
}

/** `offices`, or with the column of the value and the entries wanted: `subsections.subsection?office=CH`. */
function readList(file: string, line: number, text: string): NonNullable<ItemRule['list']> {
  const parts = /^([a-z-]+)(?:\.([a-z_]+))?(?:\?([a-z_]+)=([A-Z0-9]+))?$/.exec(text)
  const [, list, listValue, column, item] = parts ?? []
  if (list === undefined) {
    throw new TableError(file, line, `list must be NAME, NAME.COLUMN or NAME.COLUMN?COLUMN=ITEM, got "${text}"`)
  }
  return {
    list,
    ...(listValue === undefined ? {} : { listValue }),
    ...(column === undefined || item === undefined ? {} : { listFilter: { column, item } }),
  }
}

/** `I=Nhập khẩu|Import; E=Xuất khẩu|Export`. */
function readChoices(file: string, line: number, text: string): readonly Choice[] {
  return text.split('; ').map((part) => {
    const [, code, vi, en] = /^([A-Z0-9/]+)=([^|]+)\|([^|]+)$/.exec(part) ?? []
    if (code === undefined || vi === undefined || en === undefined) {
      throw new TableError(file, line, `choices must be CODE=Tiếng Việt|English; …, got "${part}"`)
    }
    return { code, vi, en }
  })
}
