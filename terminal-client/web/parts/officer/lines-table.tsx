/**
 * Goods lines (dòng hàng) as declared: one row a line, a column for every item that any line has. Plain cells: 50 lines are
 * some two thousand of them.
 */
import { memo } from 'react'
import type { StoredContent } from '#api/terminal.ts'
import type { FormSection } from '#protocol/forms/planned-form.ts'
import { useLanguage, useRead } from '../../lib/language.ts'
import { useDeclarationWords } from './declaration-words.ts'
import { isNumeric, shownValue } from './shown-value.ts'
import type { EntryPlan } from './use-entry-plan.ts'

interface Props {
  readonly section: FormSection
  readonly content: StoredContent
  readonly labels: EntryPlan['labels']
}

export const LinesTable = memo(function LinesTable({ section, content, labels }: Props) {
  const t = useDeclarationWords()
  const read = useRead()
  const language = useLanguage()
  const rows = content.groups[section.groupIndex ?? 0] ?? []
  const columns = section.items.filter(({ no }) => rows.some((row) => row[no]))
  const title = read(section.title)
  return (
    <section className="item-section">
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p className="quiet">{t('noLines')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
        <section className="scrolls" aria-label={title} tabIndex={0}>
          <table className="lines">
            <thead>
              <tr>
                <th scope="col">{t('line')}</th>
                {columns.map(({ no, id }) => (
                  <th key={no} scope="col">
                    <span className="mono">{id}</span>
                    <br />
                    <span className="column-label">{labels[no]}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
                <tr key={index}>
                  <th scope="row">{index + 1}</th>
                  {columns.map((item) => (
                    <td
                      key={item.no}
                      data-wide={item.width === 'full' || undefined}
                      data-number={isNumeric(item) || undefined}
                    >
                      {shownValue(item, row[item.no] ?? '', language)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
})
