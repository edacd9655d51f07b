/** A section of single items: two columns of fields; numbered runs (1-10 of the same items) as a table. */
import { memo } from 'react'
import { useLanguage } from '../../lib/language.ts'
import { type Block, blocksOf } from './blocks.ts'
import { useForm } from './form-context.ts'
import { type FormItem, itemName } from './form-model.ts'
import { useFormWords } from './form-words.ts'
import { CodeName, ItemField, ItemNotes } from './item-field.tsx'
import { ItemInput } from './item-input.tsx'

export const FieldsSection = memo(function FieldsSection({ items }: { readonly items: readonly FormItem[] }) {
  return (
    <div className="mf-fields">
      {blocksOf(items).map((block) =>
        block.kind === 'fields' ? (
          block.items.map((item) => <ItemField key={item.no} item={item} line={0} />)
        ) : (
          <RunTable key={block.columns[0]?.no} block={block} />
        ),
      )}
    </div>
  )
})

function RunTable({ block }: { readonly block: Extract<Block, { kind: 'table' }> }) {
  const t = useFormWords()
  const language = useLanguage()
  const { prefix } = useForm()
  const name = (item: FormItem): string => itemName(item, language)
  return (
    <div className="mf-run">
      <table>
        <thead>
          <tr>
            <th scope="col" aria-label={t('row', { n: '' })}>
              #
            </th>
            {block.columns.map((item) => (
              <th key={item.no} scope="col" data-width={item.plan.width}>
                <b>{item.plan.repeat?.base}</b> · {name(item)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map(({ index, cells }) => (
            <tr key={index}>
              <th scope="row">{index}</th>
              {cells.map((item, at) => (
                <td key={item?.no ?? `none ${at}`}>
                  {item && (
                    <>
                      <span className="mf-row">
                        <ItemInput
                          item={item}
                          line={0}
                          label={`${item.id} · ${name(item)}`}
                          describedBy={`${prefix}-${item.no}-0-notes`}
                          single
                        />
                        {block.columns.length < 5 && <CodeName item={item} line={0} />}
                      </span>
                      <ItemNotes id={`${prefix}-${item.no}-0-notes`} item={item} line={0} />
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
