/** Goods lines (dòng hàng) as declared: one row a line, a column for every item that any line has. */
import { Table } from '@mantine/core'
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

export function LinesTable({ section, content, labels }: Props) {
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
          <Table withTableBorder withColumnBorders className="lines">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('line')}</Table.Th>
                {columns.map(({ no, id }) => (
                  <Table.Th key={no} scope="col">
                    <span className="mono">{id}</span>
                    <br />
                    <span className="column-label">{labels[no]}</span>
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
                <Table.Tr key={index}>
                  <Table.Th scope="row">{index + 1}</Table.Th>
                  {columns.map((item) => (
                    <Table.Td
                      key={item.no}
                      data-wide={item.width === 'full' || undefined}
                      ta={isNumeric(item) ? 'right' : 'left'}
                    >
                      {shownValue(item, row[item.no] ?? '', language)}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </section>
  )
}
