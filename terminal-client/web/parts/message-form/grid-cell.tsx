/** A cell of the grid: text, unless it is the active one, which is an input. */
import { type ClipboardEvent, type KeyboardEvent, memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { oneLine, toDisplay, toEdit, toWire } from '#protocol/forms/item-text.ts'
import { CodeInput } from '../../fields/code-input.tsx'
import { inLanguage, useLanguage } from '../../lib/language.ts'
import { useCell, useCellFindings, useForm } from './form-context.ts'
import { type FormItem, itemName } from './form-model.ts'
import { useItemCodes } from './item-codes.ts'
import { oddWords } from './oddity-words.ts'

interface CellProps {
  readonly item: FormItem
  readonly line: number
  readonly left: number
  readonly width: number
  readonly column: number
  readonly selected: boolean
  readonly label: string
  readonly active: boolean
  /** Raised when the input is to take the focus. */
  readonly calls: number
  readonly onPick: (line: number, column: number, extend: boolean) => void
  /** True when the key was used. */
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>, editing: boolean) => boolean
  readonly onPaste: (event: ClipboardEvent, editing: boolean) => void
  readonly onCopy: (event: ClipboardEvent, editing: boolean) => void
}

/** Where the grid tells what is wrong with its active cell. */
export const gridNotes = (prefix: string): string => `${prefix}-grid-notes`

const numeric = (item: FormItem): boolean => item.plan.kind === 'integer' || item.plan.kind === 'decimal'

export const GridCell = memo(function GridCell(props: CellProps) {
  const { store } = useForm()
  const { item, line, left, width, column, selected, active, onPick } = props
  const value = useCell(store, item.no, line)
  const language = useLanguage()
  const finding = useCellFindings(store, item.no, line)[0]
  const wrong = finding?.text ?? oddWords(item, value)
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the active cell's input has the focus
    // biome-ignore lint/a11y/useSemanticElements: rows are virtual, a table cannot hold them
    <div
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={selected || active}
      className={`mg-cell${numeric(item) ? ' mg-right' : ''}`}
      data-wrong={wrong !== undefined || undefined}
      title={wrong && `${finding?.code ?? ''} ${inLanguage(wrong, language)}`.trim()}
      style={{ left, width }}
      onMouseDown={(event) => {
        if (active) return
        event.preventDefault()
        onPick(line, column, event.shiftKey)
      }}
    >
      {active ? <ActiveInput {...props} value={value} wrong={wrong !== undefined} /> : toDisplay(item.plan.kind, value)}
    </div>
  )
})

type Mode = 'move' | 'enter' | 'edit'

function ActiveInput(props: CellProps & { readonly value: string; readonly wrong: boolean }) {
  const { item, line, label, value, wrong, calls, onKey, onPaste, onCopy } = props
  const { store, readOnly, prefix } = useForm()
  const language = useLanguage()
  const codes = useItemCodes(item, line)
  const { kind } = item.plan
  const capitals = item.layout.type === 'A'
  const input = useRef<HTMLInputElement>(null)
  const [mode, setMode] = useState<Mode>('move')
  const [typed, setTyped] = useState<string | null>(null)
  const before = useRef(value)
  const own = typed !== null && toWire(kind, typed, capitals) === value
  const text = own && typed !== null ? typed : mode === 'move' ? toDisplay(kind, value) : toEdit(kind, value)

  useLayoutEffect(() => {
    if (calls > 0) input.current?.focus({ preventScroll: true })
  }, [calls])
  // In motion everything is marked, so that typing goes over it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is marked anew
  useEffect(() => {
    if (mode === 'move' && document.activeElement === input.current) input.current?.select()
  }, [mode, text, calls])

  const change = (next: string): void => {
    if (mode === 'move') {
      before.current = value
      setMode('enter')
    }
    const lineOfText = oneLine(next)
    setTyped(lineOfText)
    store.set(item.no, line, toWire(kind, lineOfText, capitals))
  }
  const keyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && mode !== 'move') {
      event.preventDefault()
      event.stopPropagation()
      store.set(item.no, line, before.current)
      setTyped(null)
      setMode('move')
      return
    }
    if (event.key === 'F2' && !readOnly) {
      event.preventDefault()
      event.stopPropagation()
      before.current = value
      setMode('edit')
      requestAnimationFrame(() => input.current?.setSelectionRange(text.length, text.length))
      return
    }
    if (onKey(event, mode === 'edit')) {
      event.preventDefault()
      setTyped(null)
      setMode('move')
    }
  }
  const common = {
    className: `mg-input${capitals ? ' mf-capitals' : ''}`,
    'data-cell': `${item.no}/${line}`,
    'aria-label': label,
    'aria-required': item.layout.mandatory || undefined,
    'aria-invalid': wrong || undefined,
    'aria-describedby': gridNotes(prefix),
    readOnly,
    onKeyDown: keyDown,
    onDoubleClick: () => {
      before.current = value
      setMode('edit')
    },
    onPaste: (event: ClipboardEvent) => onPaste(event, mode !== 'move'),
    onCopy: (event: ClipboardEvent) => onCopy(event, mode !== 'move'),
    onFocus: () => {
      if (mode === 'move') requestAnimationFrame(() => input.current?.select())
    },
    onBlur: () => {
      setTyped(null)
      setMode('move')
    },
  }
  if (codes || item.plan.list)
    return (
      <CodeInput
        {...common}
        inputRef={input}
        text={text}
        onText={change}
        codes={codes}
        title={`${item.id} · ${itemName(item, language)}`}
        opensByArrow={false}
      />
    )
  return (
    <input
      {...common}
      ref={input}
      type="text"
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}
