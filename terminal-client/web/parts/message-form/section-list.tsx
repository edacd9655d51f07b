/** The sections at the left, each with what is wrong in it, or that it is filled. */
import { memo, useMemo } from 'react'
import type { StoredContent } from '#api/terminal.ts'
import { inLanguage, useLanguage } from '../../lib/language.ts'
import { useFindings } from './form-context.ts'
import type { FormItem, FormModel } from './form-model.ts'
import type { FormStore } from './form-store.ts'
import { useFormWords } from './form-words.ts'
import { useSlowContent } from './use-slow.ts'

interface Props {
  readonly store: FormStore
  readonly current: string
  readonly onGo: (section: string) => void
}

export const SectionList = memo(function SectionList({ store, current, onGo }: Props) {
  const t = useFormWords()
  const language = useLanguage()
  const content = useSlowContent(store)
  const findings = useFindings(store)
  const { model } = store
  const wrong = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { no, changed } of findings) {
      const section = model.byNo.get(no)?.section
      if (section !== undefined && !changed) counts.set(section, (counts.get(section) ?? 0) + 1)
    }
    return counts
  }, [findings, model])
  return (
    <nav className="mf-sections" aria-label={t('sections')}>
      <ol>
        {model.sections.map(({ section, items }) => {
          const errors = wrong.get(section.id) ?? 0
          const rows = section.groupIndex === undefined ? 0 : filledRows(content, section.groupIndex)
          const state =
            section.groupIndex === undefined ? stateOf(items, content) : linesState(model, section.groupIndex, content)
          return (
            <li key={section.id}>
              <button
                type="button"
                aria-current={section.id === current ? 'true' : undefined}
                onClick={() => onGo(section.id)}
              >
                <span>{inLanguage(section.title, language)}</span>
                {errors > 0 ? (
                  <em className="mf-count" title={t('errors', { count: errors })}>
                    <span aria-hidden="true">{errors}!</span>
                    <span className="mf-hidden">{t('errors', { count: errors })}</span>
                  </em>
                ) : rows > 0 ? (
                  <em title={t('lines', { count: rows })}>
                    {rows}
                    {state === 'done' ? ' ✓' : ''}
                    <span className="mf-hidden"> {t('lines', { count: rows })}</span>
                  </em>
                ) : state === 'none' ? null : (
                  <em title={t(state)}>
                    <span aria-hidden="true">{state === 'done' ? '✓' : '…'}</span>
                    <span className="mf-hidden">{t(state)}</span>
                  </em>
                )}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
})

type State = 'none' | 'started' | 'done'

function stateOf(items: readonly FormItem[], content: StoredContent): State {
  let filled = false
  let missing = false
  for (const { no, layout } of items) {
    if (content.items[no]) filled = true
    else if (layout.mandatory) missing = true
  }
  return filled ? (missing ? 'started' : 'done') : 'none'
}

const isFilled = (row: Readonly<Record<string, string>>): boolean => Object.keys(row).length > 0

const filledRows = (content: StoredContent, group: number): number =>
  (content.groups[group] ?? []).filter(isFilled).length

function linesState(model: FormModel, group: number, content: StoredContent): State {
  const rows = (content.groups[group] ?? []).filter(isFilled)
  if (rows.length === 0) return 'none'
  const wanted = [...model.byNo.values()].filter((item) => item.group === group && item.layout.mandatory)
  return rows.every((row) => wanted.every(({ no }) => row[no])) ? 'done' : 'started'
}
