/** The active cell of the grid: typing goes over it, F2 edits it; what it does not use itself are keys of the grid. */
import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { oneLine, toDisplay, toEdit, toWire } from '#protocol/forms/item-text.ts'
import { CodeInput } from '../../fields/code-input.tsx'
import { useLanguage } from '../../lib/language.ts'
import { useForm } from './form-context.ts'
import { type FormItem, itemName } from './form-model.ts'
import { useGridWords } from './grid-words.ts'
import { useItemCodes } from './item-codes.ts'

/** What the grid does with a cell; the same object as long as the grid is on the page. */
export interface CellHandlers {
  readonly onPick: (row: number, column: number, extend: boolean) => void
  /** True when the key was used. */
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>, editing: boolean) => boolean
  readonly onPaste: (event: ClipboardEvent, editing: boolean) => void
  readonly onCopy: (event: ClipboardEvent, editing: boolean) => void
}

interface Props {
  readonly item: FormItem
  /** Line of the item in the store. */
  readonly line: number
  /** Of its line, as the grid shows it. */
  readonly number: number
  readonly value: string
  readonly wrong: boolean
  /** Id of the place where the grid tells what is wrong with its active cell. */
  readonly notes: string
  /** There is no such item in this line: the cursor passes, nothing can be typed. */
  readonly missing: boolean
  /** Raised when the input is to take the focus. */
  readonly calls: number
  readonly handlers: CellHandlers
}

type Mode = 'move' | 'enter' | 'edit'

export function ActiveCell({ item, line, number, value, wrong, notes, missing, calls, handlers }: Props) {
  const t = useGridWords()
  const language = useLanguage()
  const form = useForm()
  const { store } = form
  const readOnly = form.readOnly || missing
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
  useLayoutEffect(() => {
    if (mode === 'move' && document.activeElement === input.current && !isWhole(input.current)) input.current?.select()
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
    if (handlers.onKey(event, mode === 'edit')) {
      event.preventDefault()
      setTyped(null)
      setMode('move')
    }
  }
  const common = {
    className: `mg-input${capitals ? ' mf-capitals' : ''}`,
    'data-cell': missing ? '' : `${item.no}/${line}`,
    'aria-label': t(missing ? 'noCell' : 'cell', {
      id: item.id,
      name: itemName(item, language),
      line: number,
    }),
    'aria-required': (item.layout.mandatory && !missing) || undefined,
    'aria-invalid': wrong || undefined,
    'aria-describedby': notes,
    readOnly,
    onKeyDown: keyDown,
    onDoubleClick: () => {
      before.current = value
      setMode('edit')
    },
    onPaste: (event: ClipboardEvent) => handlers.onPaste(event, mode !== 'move'),
    onCopy: (event: ClipboardEvent) => handlers.onCopy(event, mode !== 'move'),
    onFocus: () => {
      // By the mouse, the caret comes after the focus.
      if (mode === 'move' && !isWhole(input.current)) requestAnimationFrame(() => input.current?.select())
    },
    onBlur: () => {
      setTyped(null)
      setMode('move')
    },
  }
  if (!missing && (codes || item.plan.list))
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

const isWhole = (input: HTMLInputElement | null): boolean =>
  input !== null && input.selectionStart === 0 && input.selectionEnd === input.value.length
