/** A whole code list in a window of its own, however long: search above, ↑↓ and Enter below. */
import { Modal, Text, TextInput } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useLanguage } from '../lib/language.ts'
import { defineWords } from '../lib/words.ts'
import type { CodeList, CodeOption } from './code-list.ts'
import './code-input.css'

const useWords = defineWords('code-window', {
  search: ['Tìm theo mã hoặc tên, có dấu hay không dấu', 'Search by code or name'],
  count: ['{{count}} mã', '{{count}} codes'],
  none: ['Không có mã nào khớp. Thử ít chữ hơn.', 'No code fits. Try fewer letters.'],
  keys: ['↑ ↓ chọn, Enter lấy mã, Esc đóng', '↑ ↓ choose, Enter takes, Esc closes'],
})

interface Props {
  readonly title: string
  readonly codes: CodeList
  readonly start: string
  readonly onTake: (option: CodeOption) => void
  readonly onClose: () => void
}

export function CodeWindow({ title, codes, start, onTake, onClose }: Props) {
  const t = useWords()
  const language = useLanguage()
  const [text, setText] = useState(start)
  const wanted = useDeferredValue(text)
  const found = useMemo(() => codes.search(wanted), [codes, wanted])
  const [active, setActive] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 28,
    overscan: 8,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at the top
  useEffect(() => setActive(0), [found])

  const go = (to: number): void => {
    const at = Math.max(0, Math.min(found.length - 1, to))
    setActive(at)
    rows.scrollToIndex(at)
  }
  const keyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12 }
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      go(active + step)
    }
    const option = found[active]
    if (event.key !== 'Enter' || option === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onTake(option)
  }

  return (
    <Modal opened onClose={onClose} title={title} size="lg" centered>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the search field, caught around it */}
      <div className="code-window" onKeyDown={keyDown}>
        <TextInput
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          label={t('search')}
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        />
        <Text size="xs" c="dimmed" my={4} role="status">
          {found.length === 0 ? t('none') : `${t('count', { count: found.length })} · ${t('keys')}`}
        </Text>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for who does not use the search field */}
        <div ref={scroller} tabIndex={0} style={{ height: 360, overflow: 'auto' }}>
          <div
            id={`${id}-list`}
            role="listbox"
            aria-label={title}
            className="code-list"
            style={{ height: rows.getTotalSize() }}
          >
            {rows.getVirtualItems().map((row) => {
              const option = found[row.index]
              if (option === undefined) return null
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the search field
                // biome-ignore lint/a11y/useFocusableInteractive: see above
                <div
                  key={row.key}
                  id={`${id}-${row.index}`}
                  role="option"
                  aria-selected={row.index === active}
                  style={{ top: row.start, height: row.size }}
                  onClick={() => onTake(option)}
                >
                  <b>{option.code}</b>
                  <span>{language === 'en' ? option.nameEn : option.name}</span>
                </div>
              )
            })}
          </div>
        </div>
      </div>
    </Modal>
  )
}
