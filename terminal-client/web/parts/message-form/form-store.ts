/**
 * What is typed into a form, outside of React: one key changes one cell, and only what shows that cell paints again.
 * The content is immutable, so reading it is free and undoing is keeping the one before.
 */
import type { LayoutView, StoredContent } from '#api/terminal.ts'
import { FindingsBoard } from './findings-board.ts'
import { type FormItem, type FormModel, formModel } from './form-model.ts'

type Row = Readonly<Record<string, string>>
type Listener = () => void

/** Steps that can be taken back. */
const HISTORY = 200

export interface FormStore {
  readonly model: FormModel
  readonly findings: FindingsBoard
  /** Files chosen for the message (HYS, HYE, MSB), in order. */
  readonly files: readonly File[]
  getContent(): StoredContent
  /** Puts another content in place; one step to undo. */
  setContent(content: StoredContent): void
  /** Value of an item as it goes on the wire, '' when empty. `line` 0: the head. */
  get(no: number, line?: number): string
  set(no: number, line: number, value: string): void
  /** Several cells at once, one step to undo; missing rows are made. */
  setMany(cells: readonly Cell[]): void
  rows(group: number): readonly Row[]
  /**
   * Puts the rows of a group in place; one step to undo. Never more than `limit`, which is what the layout holds unless
   * the person wants lines too many: returns how many were left out.
   */
  setRows(group: number, rows: readonly Row[], limit?: number): number
  undo(): boolean
  redo(): boolean
  setFiles(files: readonly File[]): void
  /** Raised by every change. */
  version(): number
  subscribe(listener: Listener): () => void
  subscribeCell(no: number, line: number, listener: Listener): () => void
  /** Rows added, taken out or moved. */
  subscribeRows(group: number, listener: Listener): () => void
  /** Asks the form to show an item and put the cursor there; line 0 = head. */
  focusItem(id: string, line: number): void
  focusNumber(no: number, line: number): void
  onFocus(listener: (item: FormItem, line: number) => void): () => void
}

export interface Cell {
  readonly no: number
  readonly line: number
  readonly value: string
}

export const EMPTY_CONTENT: StoredContent = { items: {}, groups: [] }

export function createFormStore(view: LayoutView, initial: StoredContent = EMPTY_CONTENT): FormStore {
  return new Store(formModel(view), initial)
}

const keyOf = (no: number, line: number): string => `${no}/${line}`

class Store implements FormStore {
  readonly model: FormModel
  readonly findings = new FindingsBoard()
  files: readonly File[] = []
  #content: StoredContent
  #version = 0
  #past: StoredContent[] = []
  #future: StoredContent[] = []
  /** Cell of the last single change: typing on in it is one step. */
  #typing = ''
  readonly #all = new Set<Listener>()
  readonly #cells = new Map<string, Set<Listener>>()
  readonly #groups = new Map<number, Set<Listener>>()
  readonly #focus = new Set<(item: FormItem, line: number) => void>()
  #wanted: { readonly item: FormItem; readonly line: number } | undefined

  constructor(model: FormModel, initial: StoredContent) {
    this.model = model
    this.#content = fitted(model, initial)
  }

  getContent = (): StoredContent => this.#content
  version = (): number => this.#version

  setContent = (content: StoredContent): void => {
    this.#keep('')
    this.#content = fitted(this.model, content)
    this.findings.clear()
    this.#tellEveryone()
  }

  get = (no: number, line = 0): string => {
    const group = this.model.byNo.get(no)?.group ?? -1
    if (group < 0) return this.#content.items[no] ?? ''
    return this.#content.groups[group]?.[line - 1]?.[no] ?? ''
  }

  set = (no: number, line: number, value: string): void => {
    if (this.get(no, line) === value) return
    const key = keyOf(no, line)
    if (this.#typing !== key) this.#keep(key)
    const before = this.#content.groups
    this.#content = changed(this.model, this.#content, [{ no, line, value }])
    this.findings.touch(no, line)
    const group = this.model.byNo.get(no)?.group ?? -1
    this.#tellCell(key)
    if (group >= 0 && before[group]?.length !== this.#content.groups[group]?.length) this.#tellGroup(group)
    this.#tellAll()
  }

  setMany = (cells: readonly Cell[]): void => {
    if (cells.length === 0) return
    this.#keep('')
    const before = this.#content.groups
    this.#content = changed(this.model, this.#content, cells)
    for (const { no, line } of cells) {
      this.findings.touch(no, line)
      this.#tellCell(keyOf(no, line))
    }
    this.#content.groups.forEach((rows, group) => {
      if (rows.length !== before[group]?.length) this.#tellGroup(group)
    })
    this.#tellAll()
  }

  rows = (group: number): readonly Row[] => this.#content.groups[group] ?? []

  setRows = (group: number, rows: readonly Row[], limit = this.model.most[group] ?? 0): number => {
    this.#keep('')
    const groups = this.#content.groups.map((own, at) => (at === group ? rows.slice(0, limit) : own))
    this.#content = { items: this.#content.items, groups }
    this.findings.moved(group, this.model)
    this.#tellEveryone()
    return Math.max(0, rows.length - limit)
  }

  undo = (): boolean => this.#travel(this.#past, this.#future)
  redo = (): boolean => this.#travel(this.#future, this.#past)

  setFiles = (files: readonly File[]): void => {
    this.files = files
    this.#tellAll()
  }

  subscribe = (listener: Listener): (() => void) => added(this.#all, listener)

  subscribeCell = (no: number, line: number, listener: Listener): (() => void) => {
    const key = keyOf(no, line)
    const own = this.#cells.get(key) ?? new Set()
    this.#cells.set(key, own)
    own.add(listener)
    return () => {
      own.delete(listener)
      if (own.size === 0) this.#cells.delete(key)
    }
  }

  subscribeRows = (group: number, listener: Listener): (() => void) => {
    const own = this.#groups.get(group) ?? new Set()
    this.#groups.set(group, own)
    return added(own, listener)
  }

  focusItem = (id: string, line: number): void => {
    const item = this.model.find(id.trim(), line) ?? this.model.find(id.trim(), 0)
    if (item) this.focusNumber(item.no, item.group < 0 ? 0 : Math.max(1, line))
  }

  focusNumber = (no: number, line: number): void => {
    const item = this.model.byNo.get(no)
    if (item === undefined) return
    // A form that is not on the page yet takes the wish when it comes.
    if (this.#focus.size === 0) this.#wanted = { item, line }
    for (const listener of this.#focus) listener(item, line)
  }

  onFocus = (listener: (item: FormItem, line: number) => void): (() => void) => {
    const wanted = this.#wanted
    this.#wanted = undefined
    if (wanted) listener(wanted.item, wanted.line)
    return added(this.#focus, listener)
  }

  #keep(typing: string): void {
    this.#typing = typing
    this.#past.push(this.#content)
    if (this.#past.length > HISTORY) this.#past.shift()
    this.#future = []
  }

  #travel(from: StoredContent[], to: StoredContent[]): boolean {
    const content = from.pop()
    if (content === undefined) return false
    to.push(this.#content)
    this.#typing = ''
    this.#content = content
    this.#tellEveryone()
    return true
  }

  #tellCell(key: string): void {
    for (const listener of this.#cells.get(key) ?? []) listener()
  }

  #tellGroup(group: number): void {
    for (const listener of this.#groups.get(group) ?? []) listener()
  }

  #tellAll(): void {
    this.#version++
    for (const listener of this.#all) listener()
  }

  #tellEveryone(): void {
    for (const listeners of [...this.#cells.values(), ...this.#groups.values()]) {
      for (const listener of listeners) listener()
    }
    this.#tellAll()
  }
}

function added<T>(set: Set<T>, one: T): () => void {
  set.add(one)
  return () => void set.delete(one)
}

/** A list of rows for each group of the layout, whatever was kept; rows that the layout cannot hold stay, and the check tells. */
function fitted(model: FormModel, { items, groups }: StoredContent): StoredContent {
  return { items, groups: model.most.map((_, at) => groups[at] ?? []) }
}

/** The content with other values; empty ones are left out, and rows up to the last one meant are made. */
function changed(model: FormModel, content: StoredContent, cells: readonly Cell[]): StoredContent {
  let items = content.items
  const groups = [...content.groups]
  const own = new Map<number, Row[]>()
  const single = new Map<string, string>()
  for (const { no, line, value } of cells) {
    const group = model.byNo.get(no)?.group ?? -1
    if (group < 0) {
      single.set(String(no), value)
      continue
    }
    const rows = own.get(group) ?? [...(groups[group] ?? [])]
    own.set(group, rows)
    while (rows.length < line) rows.push({})
    rows[line - 1] = withValue(rows[line - 1] ?? {}, new Map([[String(no), value]]))
  }
  if (single.size > 0) items = withValue(items, single)
  for (const [group, rows] of own) groups[group] = rows
  return { items, groups }
}

function withValue(values: Row, change: ReadonlyMap<string, string>): Row {
  const next: Record<string, string> = { ...values }
  for (const [no, value] of change) {
    if (value === '') delete next[no]
    else next[no] = value
  }
  return next
}
