/**
 * The entry form of any procedure, made from its layout: sections at the left, fields or a grid of lines at the right.
 * F1 help on the item, F3 list of codes, F6 next section, Enter and Tab next field. What is typed lives in `store`.
 */
import {
  type FocusEvent,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Finding } from '#api/terminal.ts'
import { KEYS, useKeys } from '../../lib/keys.ts'
import { inLanguage, useLanguage } from '../../lib/language.ts'
import { ErrorSummary } from './error-summary.tsx'
import { FieldsSection } from './fields-section.tsx'
import { FileField } from './file-field.tsx'
import { FormSurroundings } from './form-context.ts'
import type { FormStore } from './form-store.ts'
import { useFormWords } from './form-words.ts'
import { groupLines } from './grid-lines.ts'
import { HelpPanel } from './help-panel.tsx'
import { LineGrid, type Wanted } from './line-grid.tsx'
import { useReferenceShelf } from './reference-shelf.ts'
import { SectionList } from './section-list.tsx'
import './message-form.css'

export interface MessageFormProps {
  readonly store: FormStore
  /** Of the local check or of an answer; a new list takes the focus to its summary. */
  readonly findings?: readonly Finding[]
  readonly readOnly?: boolean
  /** Stands below the fields: what to do with the form. */
  readonly footer?: ReactNode
  /** The cursor goes into the first field when the form comes. */
  readonly takesFocus?: boolean
}

export const MessageForm = memo(function MessageForm(props: MessageFormProps) {
  const { store, findings, readOnly = false, footer, takesFocus = false } = props
  const t = useFormWords()
  const language = useLanguage()
  const prefix = useId()
  const { shelf, error } = useReferenceShelf()
  const { sections } = store.model
  const [at, setAt] = useState(0)
  /** Where the cursor is; the form paints for it only while the help follows it. */
  const place = useRef<Wanted>(undefined)
  const [help, setHelp] = useState<Wanted>()
  /** Where the cursor is to go once its section is on the page. */
  const [wanted, setWanted] = useState<Wanted | 'first' | 'last' | undefined>(takesFocus ? 'first' : undefined)
  const [calls, setCalls] = useState(0)
  const body = useRef<HTMLDivElement>(null)
  const current = sections[at] ?? sections[0]

  useEffect(() => {
    if (findings === undefined) return
    store.findings.put(findings)
    if (findings.length > 0) setCalls((before) => before + 1)
  }, [findings, store])
  useEffect(
    () =>
      store.onFocus((item, line) => {
        setAt(
          Math.max(
            0,
            store.model.sections.findIndex(({ section }) => section.id === item.section),
          ),
        )
        setWanted({ item, line })
      }),
    [store],
  )
  useEffect(() => {
    if (wanted === undefined || body.current === null || current?.section.kind === 'lines') return
    const cells = [...body.current.querySelectorAll<HTMLElement>('[data-cell]')]
    const cell =
      wanted === 'first'
        ? cells[0]
        : wanted === 'last'
          ? cells.at(-1)
          : cells.find((one) => one.dataset.cell === `${wanted.item.no}/${wanted.line}`)
    // What is in a grid, the grid goes to.
    if (cell === undefined && typeof wanted === 'object') return
    setWanted(undefined)
    cell?.focus()
    cell?.scrollIntoView({ block: 'nearest' })
  }, [wanted, current])

  const go = useCallback(
    (to: number, cursor: 'first' | 'last' = 'first'): void => {
      setAt((to + sections.length) % sections.length)
      setWanted(cursor)
    },
    [sections],
  )
  const goToSection = useCallback(
    (id: string) => go(sections.findIndex(({ section }) => section.id === id)),
    [go, sections],
  )
  const taken = useCallback(() => setWanted(undefined), [])
  useKeys({
    // Before an item was pointed at, F1 is the page's help.
    help: () => (place.current ? setHelp(help ? undefined : place.current) : false),
    // From outside, into the form first.
    nextSection: () => go(body.current?.contains(document.activeElement) ? at + 1 : at),
  })

  const keyDown = (event: KeyboardEvent): void => {
    if (event.key === KEYS.nextSection && event.shiftKey) {
      event.preventDefault()
      go(at - 1)
      return
    }
    if (current?.section.kind === 'lines' || event.defaultPrevented || event.ctrlKey || event.altKey) return
    const from = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')
    if (from === null || body.current === null || (event.key !== 'Enter' && event.key !== 'Tab')) return
    const cells = [...body.current.querySelectorAll<HTMLElement>('[data-cell]')]
    const next = cells.indexOf(from) + (event.shiftKey ? -1 : 1)
    const cell = cells[next]
    if (cell) {
      event.preventDefault()
      cell.focus()
      if (cell instanceof HTMLInputElement && cell.type === 'text') cell.select()
    } else if (next < 0 ? at > 0 : at < sections.length - 1) {
      event.preventDefault()
      go(at + (next < 0 ? -1 : 1), next < 0 ? 'last' : 'first')
    }
  }
  const focused = (event: FocusEvent): void => {
    const [no, line] = ((event.target as HTMLElement).dataset.cell ?? '').split('/')
    const item = store.model.byNo.get(Number(no))
    if (item === undefined) return
    place.current = { item, line: Number(line) }
    if (help && (help.item !== item || help.line !== Number(line))) setHelp(place.current)
  }
  const lines = useMemo(
    () =>
      current?.section.kind === 'lines' ? groupLines(store, current.section.groupIndex ?? 0, current.items) : undefined,
    [store, current],
  )
  const surroundings = useMemo(() => ({ store, shelf, readOnly, prefix }), [store, shelf, readOnly, prefix])
  if (current === undefined) return null
  const title = inLanguage(current.section.title, language)
  const next = sections[at + 1]

  return (
    <FormSurroundings value={surroundings}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields, caught around them */}
      <div className="mf" onKeyDown={keyDown} onFocus={focused}>
        <SectionList store={store} current={current.section.id} onGo={goToSection} />
        <div className="mf-body" ref={body}>
          {error !== null && shelf === undefined && (
            <p className="mf-notice" role="status">
              {t('noLists')}
            </p>
          )}
          <ErrorSummary store={store} calls={calls} />
          <section aria-label={title}>
            <h2>
              {title}{' '}
              <span className="quiet">
                {t('section', { n: at + 1, count: sections.length })}
                {next && (
                  <>
                    {' · '}
                    {KEYS.nextSection} {inLanguage(next.section.title, language)}
                  </>
                )}
              </span>
            </h2>
            {current.section.kind === 'lines' ? (
              lines && <LineGrid key={current.section.id} lines={lines} title={title} wanted={wanted} onTaken={taken} />
            ) : (
              <FieldsSection
                key={current.section.id}
                items={current.items}
                title={title}
                wanted={typeof wanted === 'object' ? wanted : undefined}
                onTaken={taken}
              />
            )}
          </section>
          {store.model.view.procedure.attachments && <FileField store={store} readOnly={readOnly} />}
          {help && <HelpPanel item={help.item} line={help.line} />}
          {footer}
        </div>
      </div>
    </FormSurroundings>
  )
})
