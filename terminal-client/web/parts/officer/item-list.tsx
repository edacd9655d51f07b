/** Filled items of one section of the entry form, each under its id and label. */
import type { StoredContent } from '#api/terminal.ts'
import type { FormSection } from '#protocol/forms/planned-form.ts'
import { useLanguage, useRead } from '../../lib/language.ts'
import { shownValue } from './shown-value.ts'
import type { EntryPlan } from './use-entry-plan.ts'

interface Props {
  readonly section: FormSection
  readonly content: StoredContent
  readonly labels: EntryPlan['labels']
}

export const hasItems = ({ items }: FormSection, content: StoredContent): boolean =>
  items.some(({ no }) => content.items[no])

export function ItemList({ section, content, labels }: Props) {
  const read = useRead()
  const language = useLanguage()
  const filled = section.items.flatMap((item) => {
    const value = content.items[item.no]
    return value ? [{ item, value }] : []
  })
  if (filled.length === 0) return null
  return (
    <section className="item-section" aria-label={read(section.title)}>
      <h3>{read(section.title)}</h3>
      <dl>
        {filled.map(({ item, value }) => (
          <div key={item.no} data-wide={item.width === 'full' || value.length > 40 || undefined}>
            <dt>
              <span className="mono">{item.id}</span> · {labels[item.no] ?? item.id}
            </dt>
            <dd>{shownValue(item, value, language)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
