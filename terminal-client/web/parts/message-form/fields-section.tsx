/** A section of single items: two columns of fields; numbered runs (1-10 of the same items) as a table, long ones as a grid. */
import { memo, useMemo } from 'react'
import { useLanguage } from '../../lib/language.ts'
import { blocksOf } from './blocks.ts'
import { useForm } from './form-context.ts'
import { type FormItem, itemName } from './form-model.ts'
import { useFormWords } from './form-words.ts'
import { type Run, runLines } from './grid-lines.ts'
import { CodeName, ItemField, ItemNotes } from './item-field.tsx'
import { ItemInput } from './item-input.tsx'
import { LineGrid, type Wanted } from './line-grid.tsx'

/** Cells that stand as inputs of their own; a table with more of them is a grid, of which only a part is on the page. */
const CELLS = 120

interface Props {
  readonly items: readonly FormItem[]
  readonly title: string
  /** Where the cursor is to go; only grids look at it. */
  readonly wanted: Wanted | undefined
  readonly onTaken: () => void
}

export const FieldsSection = memo(function FieldsSection({ items, title, wanted, onTaken }: Props) {
  const blocks = useMemo(() => blocksOf(items), [items])
  return (
    <div className="mf-fields">
      {blocks.map((block) =>
        block.kind === 'fields' ? (
          block.items.map((item) => <ItemField key={item.no} item={item} line={0} />)
        ) : block.columns.length * block.rows.length > CELLS ? (
          <RunGrid key={block.columns[0]?.no} run={block} title={title} wanted={wanted} onTaken={onTaken} />
        ) : (
          <RunTable key={block.columns[0]?.no} block={block} />
        ),
      )}
    </div>
  )
})

function RunGrid({ run, title, wanted, onTaken }: Omit<Props, 'items'> & { readonly run: Run }) {
  const { store } = useForm()
  const lines = useMemo(() => runLines(store, run), [store, run])
  return (
    <div className="mf-grid">
      <LineGrid lines={lines} title={title} wanted={wanted} onTaken={onTaken} />
    </div>
  )
}

function RunTable({ block }: { readonly block: Run }) {
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
                <td key={item?.no ?? `none ${at}`} data-width={item?.plan.width}>
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
