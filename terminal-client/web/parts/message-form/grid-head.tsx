/** The headings of a grid's columns: id, M, name. */
import { memo } from 'react'
import type { Language } from '../../lib/language.ts'
import { itemName } from './form-model.ts'
import { HEAD, NUMBER, type PlacedColumn } from './grid-columns.ts'
import { useGridWords } from './grid-words.ts'

interface Props {
  readonly columns: readonly PlacedColumn[]
  readonly width: number
  readonly language: Language
}

export const GridHead = memo(function GridHead({ columns, width, language }: Props) {
  const t = useGridWords()
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are virtual, a table cannot hold them
    // biome-ignore lint/a11y/useFocusableInteractive: a row of headings
    <div role="row" aria-rowindex={1} className="mg-head" style={{ height: HEAD, width }}>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: a heading */}
      <div role="columnheader" aria-colindex={1} className="mg-corner" style={{ width: NUMBER }}>
        {t('line')}
      </div>
      {columns.map(({ head, index, start, size }) => {
        const name = itemName(head, language)
        const id = head.plan.repeat && head.group < 0 ? head.plan.repeat.base : head.id
        return (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: a heading
          <div
            key={head.no}
            role="columnheader"
            aria-colindex={index + 2}
            className="mg-th"
            title={`${id} · ${name}`}
            style={{ left: start, width: size }}
          >
            <b>{id}</b>
            {head.layout.mandatory && <span className="mf-mark">M</span>}
            <span>{name}</span>
          </div>
        )
      })}
    </div>
  )
})
