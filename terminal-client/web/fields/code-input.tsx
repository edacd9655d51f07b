/**
 * An input for a code, with what fits below it (ARIA combobox): type the code or its name, with diacritics or without;
 * ↓ opens, ↑↓ choose, Enter takes, Esc closes, F3 opens the whole list.
 */
import { type InputHTMLAttributes, type KeyboardEvent, lazy, type Ref, Suspense, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { KEYS } from '../lib/keys.ts'
import { useLanguage } from '../lib/language.ts'
import { defineWords } from '../lib/words.ts'
import type { CodeList, CodeOption } from './code-list.ts'
import './code-input.css'

const CodeWindow = lazy(() => import('./code-window.tsx').then(({ CodeWindow }) => ({ default: CodeWindow })))

const useWords = defineWords('code-input', {
  found: ['Các mã phù hợp', 'Codes that fit'],
  more: [
    '… và {{count}} mã khác: gõ thêm, hoặc {{key}} mở cả danh mục',
    '… and {{count}} more: type on, or {{key}} for the list',
  ],
})

const SHOWN = 40

export interface CodeInputProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'list' | 'type'> {
  readonly text: string
  readonly onText: (text: string) => void
  /** Undefined: nothing to choose from (yet). */
  readonly codes: CodeList | undefined
  /** Title of the list's window. */
  readonly title: string
  /** ↓ opens the list; off in a grid, where it goes to the row below. */
  readonly opensByArrow?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
}

interface Popup {
  readonly found: readonly CodeOption[]
  readonly total: number
  readonly left: number
  readonly top: number
  readonly width: number
}

export function CodeInput({
  text,
  onText,
  codes,
  title,
  opensByArrow = true,
  inputRef,
  onKeyDown,
  onBlur,
  readOnly,
  ...rest
}: CodeInputProps) {
  const t = useWords()
  const language = useLanguage()
  const own = useRef<HTMLInputElement>(null)
  const id = useId()
  const [popup, setPopup] = useState<Popup>()
  const [active, setActive] = useState(-1)
  const [windowOpen, setWindowOpen] = useState(false)
  const [typing, setTyping] = useState(false)

  const open = (wanted: string): void => {
    const input = own.current
    if (codes === undefined || input === null || readOnly) return
    const all = codes.search(wanted)
    // The code is there already: nothing to be asked.
    if (all.length === 0 || (all.length === 1 && all[0]?.code === wanted.toUpperCase())) {
      close()
      return
    }
    const box = input.getBoundingClientRect()
    const below = window.innerHeight - box.bottom
    const height = Math.min(all.length, 9) * 28 + 8
    setPopup({
      found: all.slice(0, SHOWN),
      total: all.length,
      left: Math.max(4, Math.min(box.left, window.innerWidth - 380)),
      top: below < height && box.top > height ? box.top - height - 2 : box.bottom + 2,
      width: Math.max(box.width, 360),
    })
    setActive(-1)
  }
  const close = (): void => {
    setPopup(undefined)
    setActive(-1)
  }
  const take = (option: CodeOption): void => {
    onText(option.code)
    setTyping(false)
    close()
  }
  const move = (by: number): void => {
    const count = popup?.found.length ?? 0
    if (count > 0) setActive((at) => (at < 0 && by < 0 ? count - 1 : (at + by + count) % count))
  }

  const keyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === KEYS.lookUp && codes && !readOnly) {
      event.preventDefault()
      close()
      setWindowOpen(true)
      return
    }
    if (popup) {
      const chosen = popup.found[active]
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault()
        move(event.key === 'ArrowDown' ? 1 : -1)
        return
      }
      if (event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        close()
        return
      }
      // Enter takes the code and goes on like any Enter.
      if ((event.key === 'Enter' || event.key === 'Tab') && chosen) take(chosen)
    } else if (event.key === 'ArrowDown' && (opensByArrow || event.altKey)) {
      event.preventDefault()
      open(typing ? text : '')
      return
    }
    onKeyDown?.(event)
  }

  return (
    <>
      <input
        {...rest}
        ref={(node) => {
          own.current = node
          if (typeof inputRef === 'function') inputRef(node)
          else if (inputRef) inputRef.current = node
        }}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-expanded={popup !== undefined}
        aria-controls={popup ? `${id}-list` : undefined}
        aria-activedescendant={popup && active >= 0 ? `${id}-${active}` : undefined}
        readOnly={readOnly}
        value={text}
        onChange={(event) => {
          const next = event.currentTarget.value
          setTyping(true)
          onText(next)
          if (next.trim() === '') close()
          else open(next)
        }}
        onKeyDown={keyDown}
        onBlur={(event) => {
          // A name that only one code has, means that code.
          const [only, second] = typing && codes && text.trim() !== '' ? codes.search(text, 2) : []
          if (only && second === undefined && codes?.get(text.trim().toUpperCase()) === undefined) onText(only.code)
          setTyping(false)
          close()
          onBlur?.(event)
        }}
      />
      {popup &&
        createPortal(
          <div className="code-popup" style={{ left: popup.left, top: popup.top, width: popup.width }}>
            <div id={`${id}-list`} role="listbox" aria-label={t('found')} className="code-list">
              {popup.found.map((option, at) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input
                // biome-ignore lint/a11y/useFocusableInteractive: see above
                <div
                  key={option.code}
                  id={`${id}-${at}`}
                  role="option"
                  aria-selected={at === active}
                  ref={at === active ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => take(option)}
                >
                  <b>{option.code}</b>
                  <span>{language === 'en' ? option.nameEn : option.name}</span>
                </div>
              ))}
            </div>
            {popup.total > popup.found.length && (
              <div className="code-more">
                {t('more', { count: popup.total - popup.found.length, key: KEYS.lookUp })}
              </div>
            )}
          </div>,
          document.body,
        )}
      {windowOpen && codes && (
        <Suspense>
          <CodeWindow
            title={title}
            codes={codes}
            start={typing ? text : ''}
            onTake={(option) => {
              take(option)
              setWindowOpen(false)
              own.current?.focus()
            }}
            onClose={() => {
              setWindowOpen(false)
              own.current?.focus()
            }}
          />
        </Suspense>
      )}
    </>
  )
}
