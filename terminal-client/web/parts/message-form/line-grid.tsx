/**
 * The lines of a message as a grid (ARIA grid): only what is in sight is on the page, so that 800 lines are as quick as
 * one. Behind the last line stands an empty one, as long as the message holds another.
 */
import { Button, Checkbox, Group, Popover, Text } from '@mantine/core'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type ClipboardEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { toDisplay, toWire } from '#protocol/forms/item-text.ts'
import { KEYS } from '../../lib/keys.ts'
import { inLanguage, useLanguage } from '../../lib/language.ts'
import { readBlock, writeBlock } from './clipboard-block.ts'
import { useForm, useRows } from './form-context.ts'
import type { FormItem } from './form-model.ts'
import { GridCell, gridNotes } from './grid-cell.tsx'
import { columnWidth, useColumns } from './grid-columns.ts'
import { useGridWords } from './grid-words.ts'
import { ItemField, ItemNotes } from './item-field.tsx'
import { copyAbove, deleteRows, duplicateRow, type Edited, insertRow, pasteBlock } from './line-edits.ts'
import { tooManyLines } from './result-words.ts'
import { lineLimit } from './surplus-lines.ts'
import { SurplusNote } from './surplus-note.tsx'

const ROW = 28
const HEAD = 46
const NUMBER = 44

interface Props {
  readonly group: number
  readonly items: readonly FormItem[]
  readonly title: string
  /** Where the cursor is to go. */
  readonly wanted: { readonly item: FormItem; readonly line: number } | 'first' | 'last' | undefined
  readonly onTaken: () => void
}

interface Spot {
  /** From 0. */
  readonly row: number
  readonly column: number
}

export function LineGrid({ group, items, title, wanted, onTaken }: Props) {
  const t = useGridWords()
  const language = useLanguage()
  const { store, readOnly, prefix } = useForm()
  const filled = useRows(store, group)
  const most = store.model.most[group] ?? 0
  const [surplus, setSurplus] = useState(false)
  const limit = lineLimit(most, filled, surplus)
  const count = readOnly ? Math.max(1, filled) : Math.max(1, Math.min(filled + 1, limit))
  const columns = useColumns(store.model.code, group, items, store.rows(group))
  const { shown } = columns
  const [active, setActive] = useState<Spot>({ row: 0, column: 0 })
  const [anchor, setAnchor] = useState<Spot>()
  const [calls, setCalls] = useState(0)
  const [note, setNote] = useState('')
  /** The way past the last line that the message holds, beside the note that it is full. */
  const [past, setPast] = useState<{ readonly text: string; readonly go: () => void }>()
  const [details, setDetails] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  const toolbar = useRef<HTMLDivElement>(null)
  const row = Math.min(active.row, count - 1)
  const column = Math.min(active.column, shown.length - 1)

  const rowRange = useCallback(
    (range: Parameters<typeof defaultRangeExtractor>[0]) =>
      [...new Set([...defaultRangeExtractor(range), row])].sort((a, b) => a - b),
    [row],
  )
  const columnRange = useCallback(
    (range: Parameters<typeof defaultRangeExtractor>[0]) =>
      [...new Set([...defaultRangeExtractor(range), column])].sort((a, b) => a - b),
    [column],
  )
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
    scrollPaddingEnd: ROW,
    overscan: 3,
    rangeExtractor: rowRange,
    useFlushSync: false,
  })
  const across = useVirtualizer({
    horizontal: true,
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => columnWidth(shown[at] as FormItem),
    paddingStart: NUMBER,
    scrollPaddingStart: NUMBER,
    overscan: 1,
    rangeExtractor: columnRange,
    useFlushSync: false,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns have other widths
  useEffect(() => across.measure(), [shown.length, columns.chosen])

  const moveTo = (to: Spot, extend = false): void => {
    const next = {
      row: Math.max(0, Math.min(count - 1, to.row)),
      column: Math.max(0, Math.min(shown.length - 1, to.column)),
    }
    setAnchor(extend ? (anchor ?? { row, column }) : undefined)
    setActive(next)
    setCalls((before) => before + 1)
    rows.scrollToIndex(next.row)
    across.scrollToIndex(next.column)
  }
  const moving = useRef(moveTo)
  moving.current = moveTo

  useEffect(() => {
    if (wanted === undefined) return
    onTaken()
    if (wanted === 'first' || wanted === 'last') return moving.current({ row: 0, column: 0 })
    const to = shown.findIndex(({ no }) => no === wanted.item.no)
    // A column that is not shown comes in.
    if (to < 0) {
      columns.toggle(wanted.item.no)
      const at = items
        .filter(({ no }) => shown.some((one) => one.no === no) || no === wanted.item.no)
        .indexOf(wanted.item)
      setActive({ row: wanted.line - 1, column: at })
      setCalls((before) => before + 1)
      return
    }
    moving.current({ row: wanted.line - 1, column: to })
  }, [wanted, onTaken, shown, columns, items])

  const refuse = (left: number): string =>
    left === 0 ? '' : `${t('left', { count: left })} ${inLanguage(tooManyLines(store.model, group), language)}`
  const tellFull = (go: () => void): void => {
    setNote(`${t('full', { most: limit })} ${inLanguage(tooManyLines(store.model, group), language)}`)
    setPast(limit > most ? undefined : { text: t('addSurplus'), go: () => goPast(go) })
  }
  const goPast = (go: () => void): void => {
    setSurplus(true)
    setNote('')
    setPast(undefined)
    go()
  }
  const apply = (edit: (most: number) => Edited, then?: Spot, within = limit): void => {
    const edited = edit(within)
    if (edited.left > 0) {
      tellFull(() => apply(edit, then, lineLimit(most, filled, true)))
      return
    }
    store.setRows(group, edited.rows, within)
    setNote('')
    setPast(undefined)
    if (then) setTimeout(() => moving.current(then), 0)
  }
  const own = (): readonly Readonly<Record<string, string>>[] => store.rows(group)
  const add = (): void => {
    const go = (): void => void setTimeout(() => moving.current({ row: filled, column: 0 }), 0)
    if (filled >= limit) tellFull(go)
    else go()
  }
  const box = (): { from: Spot; to: Spot } => {
    const other = anchor ?? { row, column }
    return {
      from: { row: Math.min(row, other.row), column: Math.min(column, other.column) },
      to: { row: Math.max(row, other.row), column: Math.max(column, other.column) },
    }
  }
  const clearBox = (): void => {
    const { from, to } = box()
    const cells: { no: number; line: number; value: string }[] = []
    for (let r = from.row; r <= Math.min(to.row, filled - 1); r++)
      for (const item of shown.slice(from.column, to.column + 1)) cells.push({ no: item.no, line: r + 1, value: '' })
    store.setMany(cells)
  }

  const onKey = (event: KeyboardEvent<HTMLInputElement>, editing: boolean): boolean => {
    const { key, shiftKey, ctrlKey, metaKey } = event
    const control = ctrlKey || metaKey
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 300) - HEAD) / ROW) - 1)
    const steps: Readonly<Record<string, Spot>> = {
      ArrowUp: { row: -1, column: 0 },
      ArrowDown: { row: 1, column: 0 },
      ArrowLeft: { row: 0, column: -1 },
      ArrowRight: { row: 0, column: 1 },
      PageUp: { row: -page, column: 0 },
      PageDown: { row: page, column: 0 },
    }
    const step = steps[key]
    if (step && !(editing && step.column !== 0)) {
      moveTo(
        control
          ? {
              row: step.row === 0 ? row : step.row < 0 ? 0 : count - 1,
              column: step.column === 0 ? column : step.column < 0 ? 0 : shown.length - 1,
            }
          : { row: row + step.row, column: column + step.column },
        shiftKey,
      )
      return true
    }
    if (key === 'Enter') {
      if (control) setDetails(true)
      // The last line that the message holds is the last one here: the person is told why there is no other.
      else if (!shiftKey && row === count - 1 && filled >= limit) add()
      else moveTo({ row: row + (shiftKey ? -1 : 1), column })
      return true
    }
    if (key === 'Tab') {
      const next = row * shown.length + column + (shiftKey ? -1 : 1)
      if (next < 0 || next >= count * shown.length) return false
      moveTo({ row: Math.floor(next / shown.length), column: next % shown.length })
      return true
    }
    if ((key === 'Home' || key === 'End') && !editing) {
      moveTo(
        { row: control ? (key === 'Home' ? 0 : count - 1) : row, column: key === 'Home' ? 0 : shown.length - 1 },
        shiftKey,
      )
      return true
    }
    if (key === 'Escape') {
      toolbar.current?.querySelector('button')?.focus()
      return true
    }
    if (readOnly) return false
    if (control && key.toLowerCase() === 'z' && !editing) {
      if (shiftKey) store.redo()
      else store.undo()
      return true
    }
    if (control && key.toLowerCase() === 'y') {
      store.redo()
      return true
    }
    if (key === KEYS.copyAbove) {
      if (shiftKey) apply((most) => duplicateRow(own(), row, most), { row: row + 1, column })
      else apply((most) => copyAbove(own(), row, most))
      return true
    }
    if (key === 'Insert' && !control && !shiftKey) {
      apply((most) => insertRow(own(), row, most))
      return true
    }
    if (key === 'Delete' && control) {
      const { from, to } = box()
      apply(() => deleteRows(own(), from.row, to.row), { row: from.row, column })
      return true
    }
    if (key === 'Delete' && !editing) {
      clearBox()
      return true
    }
    return false
  }

  const onPaste = (event: ClipboardEvent, editing: boolean): void => {
    const text = event.clipboardData.getData('text/plain')
    if (readOnly || text === '' || (!/[\t\n\r]/.test(text) && editing)) return
    event.preventDefault()
    const block = readBlock(text)
    // A block that begins with ids says itself where its columns go.
    const heads = block[0]?.map((id) => items.find((item) => item.id === id.trim().toUpperCase()))
    const headed = block.length > 1 && heads !== undefined && heads.length > 1 && heads.every(Boolean)
    const targets = headed ? heads : shown.slice(column)
    const body = headed ? block.slice(1) : block
    const into = targets.map(
      (item) =>
        item && { no: item.no, toWire: (cell: string) => toWire(item.plan.kind, cell, item.layout.type === 'A') },
    )
    const pasted = pasteBlock(own(), body, row, into, limit)
    const within = lineLimit(most, filled, true)
    const more = pasteBlock(own(), body, row, into, within).rows.slice(limit)
    store.setRows(group, pasted.rows, limit)
    const rest = (): void => void store.setRows(group, [...own(), ...more], within)
    setPast(more.length > 0 ? { text: t('keepSurplus', { count: more.length }), go: () => goPast(rest) } : undefined)
    setNote(
      [
        t('pasted', { rows: body.length - pasted.left, columns: Math.min(targets.length, body[0]?.length ?? 0) }),
        pasted.outside > 0 ? t('outside', { count: pasted.outside }) : '',
        refuse(pasted.left),
      ]
        .filter(Boolean)
        .join(' '),
    )
    setCalls((before) => before + 1)
  }
  const onCopy = (event: ClipboardEvent, editing: boolean): void => {
    if (editing) return
    event.preventDefault()
    const { from, to } = box()
    const texts = own()
      .slice(from.row, to.row + 1)
      .map((values) =>
        shown.slice(from.column, to.column + 1).map((item) => toDisplay(item.plan.kind, values[item.no] ?? '')),
      )
    event.clipboardData.setData('text/plain', writeBlock(texts))
  }

  // Cells are told apart by what they show; the handlers are always those of the last painting.
  const handlers = useRef({ onKey, onPaste, onCopy })
  handlers.current = { onKey, onPaste, onCopy }
  const key = useCallback(
    (event: KeyboardEvent<HTMLInputElement>, editing: boolean) => handlers.current.onKey(event, editing),
    [],
  )
  const paste = useCallback((event: ClipboardEvent, editing: boolean) => handlers.current.onPaste(event, editing), [])
  const copy = useCallback((event: ClipboardEvent, editing: boolean) => handlers.current.onCopy(event, editing), [])
  const pick = useCallback(
    (line: number, to: number, extend: boolean) => moving.current({ row: line - 1, column: to }, extend),
    [],
  )
  const { from, to } = box()
  const name = (item: FormItem): string => (language === 'en' ? item.layout.term : item.label)
  const here = shown[column]
  const height = Math.min(ROW * count + HEAD + 16, details ? 260 : 430)

  return (
    <>
      {!readOnly && (
        <Group gap={6} mb={6} ref={toolbar} role="toolbar" aria-label={title}>
          <Button size="compact-sm" variant="default" onClick={add}>
            {t('add')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => apply((most) => insertRow(own(), row, most), { row, column })}
          >
            {t('insert')} <span className="kbd">Ins</span>
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => apply((most) => copyAbove(own(), row, most), { row, column })}
            disabled={row === 0}
          >
            {t('above')} <span className="kbd">{KEYS.copyAbove}</span>
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => apply((most) => duplicateRow(own(), row, most), { row: row + 1, column })}
            disabled={row >= filled}
          >
            {t('duplicate')} <span className="kbd">⇧{KEYS.copyAbove}</span>
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => apply(() => deleteRows(own(), row, row), { row, column })}
            disabled={row >= filled}
          >
            {t('remove')} <span className="kbd">Ctrl-Del</span>
          </Button>
          {items.length > 1 && <ColumnChooser items={items} columns={columns} name={name} />}
          <Button
            size="compact-sm"
            variant={details ? 'light' : 'default'}
            aria-pressed={details}
            onClick={() => setDetails(!details)}
          >
            {t('details', { line: row + 1 })}
          </Button>
          <Text size="xs" c="dimmed">
            {t('total', { count: filled, most })}
          </Text>
        </Group>
      )}
      <div aria-live="polite">
        {note !== '' && (
          <div className="mf-notice">
            {note}{' '}
            {past && (
              <Button size="compact-sm" variant="default" onClick={past.go} data-past>
                {past.text}
              </Button>
            )}
          </div>
        )}
        {filled > most && (
          <SurplusNote
            model={store.model}
            group={group}
            filled={filled}
            onRemove={readOnly ? undefined : () => apply(() => ({ rows: own().slice(0, most), left: 0 }))}
          />
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: rows are virtual, a table cannot hold them */}
      <div
        ref={scroller}
        className="mg"
        role="grid"
        aria-label={title}
        aria-rowcount={count + 1}
        aria-colcount={shown.length + 1}
        aria-multiselectable="true"
        aria-readonly={readOnly}
        style={{ height }}
      >
        <div style={{ height: rows.getTotalSize(), width: across.getTotalSize(), position: 'relative' }}>
          {/* biome-ignore lint/a11y/useSemanticElements: see above */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: a row of headings */}
          <div role="row" aria-rowindex={1} className="mg-head" style={{ height: HEAD, width: across.getTotalSize() }}>
            {/* biome-ignore lint/a11y/useSemanticElements: see above */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: a heading */}
            <div role="columnheader" aria-colindex={1} className="mg-corner" style={{ width: NUMBER }}>
              {t('line')}
            </div>
            {across.getVirtualItems().map((at) => {
              const item = shown[at.index]
              return (
                item && (
                  // biome-ignore lint/a11y/useSemanticElements: see above
                  // biome-ignore lint/a11y/useFocusableInteractive: a heading
                  <div
                    key={item.no}
                    role="columnheader"
                    aria-colindex={at.index + 2}
                    className="mg-th"
                    title={`${item.id} · ${name(item)}`}
                    style={{ left: at.start, width: at.size }}
                  >
                    <b>{item.id}</b>
                    {item.layout.mandatory && <span className="mf-mark">M</span>}
                    <span>{name(item)}</span>
                  </div>
                )
              )
            })}
          </div>
          {rows.getVirtualItems().map((line) => (
            // biome-ignore lint/a11y/useSemanticElements: see above
            // biome-ignore lint/a11y/useFocusableInteractive: the active cell's input has the focus
            <div
              key={line.index}
              role="row"
              aria-rowindex={line.index + 2}
              className="mg-row"
              style={{ top: line.start, height: ROW, width: across.getTotalSize() }}
            >
              {/* biome-ignore lint/a11y/useSemanticElements: see above */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: a heading */}
              <div
                role="rowheader"
                aria-colindex={1}
                className="mg-number"
                style={{ width: NUMBER }}
                data-now={line.index === row || undefined}
                data-surplus={(line.index >= most && line.index < filled) || undefined}
              >
                {line.index < filled ? line.index + 1 : '✱'}
              </div>
              {across.getVirtualItems().map((at) => {
                const item = shown[at.index]
                if (item === undefined) return null
                const isActive = line.index === row && at.index === column
                return (
                  <GridCell
                    key={item.no}
                    item={item}
                    line={line.index + 1}
                    left={at.start}
                    width={at.size}
                    column={at.index}
                    active={isActive}
                    calls={isActive ? calls : 0}
                    selected={
                      anchor !== undefined &&
                      line.index >= from.row &&
                      line.index <= to.row &&
                      at.index >= from.column &&
                      at.index <= to.column
                    }
                    label={isActive ? t('cell', { id: item.id, name: name(item), line: line.index + 1 }) : ''}
                    onPick={pick}
                    onKey={key}
                    onPaste={paste}
                    onCopy={copy}
                  />
                )
              })}
            </div>
          ))}
        </div>
      </div>
      {here && <ItemNotes id={gridNotes(prefix)} item={here} line={row + 1} />}
      {!readOnly && <p className="mf-keys quiet">{t('keys')}</p>}
      {details && (
        <section className="mf-fields mf-details" aria-label={t('details', { line: row + 1 })}>
          {items.map((item) => (
            <ItemField key={item.no} item={item} line={row + 1} />
          ))}
        </section>
      )}
    </>
  )
}

function ColumnChooser({
  items,
  columns,
  name,
}: {
  readonly items: readonly FormItem[]
  readonly columns: ReturnType<typeof useColumns>
  readonly name: (item: FormItem) => string
}) {
  const t = useGridWords()
  const shown = new Set(columns.shown.map(({ no }) => no))
  return (
    <Popover position="bottom-end" withArrow trapFocus shadow="md">
      <Popover.Target>
        <Button size="compact-sm" variant="default">
          {t('columns', { shown: shown.size, all: items.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <Group gap={6} mb={6}>
          <Button variant="default" onClick={columns.all}>
            {t('allColumns')}
          </Button>
          <Button variant="default" onClick={columns.usual}>
            {t('usualColumns')}
          </Button>
        </Group>
        <div style={{ maxHeight: 320, overflow: 'auto', width: 340 }}>
          {items.map((item) => (
            <Checkbox
              key={item.no}
              my={4}
              checked={shown.has(item.no)}
              onChange={() => columns.toggle(item.no)}
              label={`${item.id} · ${name(item)}`}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
