/** A print as HTML: title and channel, boxes in the paper's order, goods one to a block, footer with hash and journal number. */

import { memo, useDeferredValue, useEffect } from 'react'
import type { PrintBox, PrintTable, PrintView } from '#api/print.ts'
import { useAnswerWords } from './answer-words.ts'
import { footPages } from './foot-pages.ts'
import './answer.css'

/** Goods that stand on the page at once; the rest follows without holding anything up. */
const AT_ONCE = 8

interface Props {
  readonly view: PrintView
  /** Nothing else is on the page: its title is the title of the page. */
  readonly alone?: boolean
}

export function PrintedForm({ view, alone = false }: Props) {
  const t = useAnswerWords()
  const Heading = alone ? 'h1' : 'h2'
  const { title, subtitle, number, issued, context, boxes, goods, footer, banner, output } = view
  const foot = t('footer', { ...footer })
  useEffect(() => (alone ? footPages(foot) : undefined), [alone, foot])
  // A page that may be printed at any moment is whole from the beginning.
  const lines = useDeferredValue(goods, alone ? goods : goods.slice(0, AT_ONCE))
  return (
    <article className="paper" lang="vi" data-print={output}>
      <div className="paper-banner">{banner}</div>
      <header>
        <Heading>{title.vi}</Heading>
        {subtitle !== '' && <p className="paper-channel">{subtitle}</p>}
        <p className="paper-number">
          {number !== '' && <strong>{number}</strong>} <span>{issued}</span>
        </p>
        <p className="paper-context">
          {output} · {context}
        </p>
      </header>
      {boxes.map((box) => (
        <Box key={box.title} box={box} />
      ))}
      {lines.map((line) => (
        <Box key={`${line.title} ${line.n}`} box={line} />
      ))}
      <footer>
        {foot} · {banner}
      </footer>
    </article>
  )
}

const Box = memo(function Box({ box }: { readonly box: PrintBox }) {
  return (
    <section className="paper-box">
      <h3>{box.title}</h3>
      <dl>
        {box.rows.map(({ no, id, label, value, wide }) => (
          <div key={`${no} ${id}`} className={wide ? 'wide' : undefined}>
            <dt>
              {label} <small>{id}</small>
            </dt>
            <dd>{value === '' ? '\u00a0' : value}</dd>
          </div>
        ))}
      </dl>
      {(box.tables ?? []).map((table) => (
        <BoxTable key={table.columns.map(({ id }) => id).join(' ')} table={table} />
      ))}
    </section>
  )
})

function BoxTable({ table }: { readonly table: PrintTable }) {
  return (
    <table>
      <thead>
        <tr>
          {table.columns.map(({ id, label, align }) => (
            <th key={id} className={align} scope="col">
              {label} <small>{id}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a print have no other identity and never move
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={table.columns[column]?.id ?? column} className={table.columns[column]?.align ?? 'left'}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
