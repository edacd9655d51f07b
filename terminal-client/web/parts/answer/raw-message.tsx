/** Depth 3: header and items with their place in the bytes, and the text as it was on the wire. */
import { Button, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { memo, useDeferredValue, useMemo, useState } from 'react'
import type { MessageView, RawItem } from '#api/terminal.ts'
import { plain } from '../../lib/format.ts'
import { useRead } from '../../lib/language.ts'
import { useAnswerWords } from './answer-words.ts'
import './answer.css'

export function RawMessage({ view }: { readonly view: MessageView }) {
  const t = useAnswerWords()
  const { header, items, text, attachments, layout } = view
  return (
    <Stack gap="md">
      <Text size="sm" className="quiet">
        {layout !== '' && `${layout} · `}
        {view.row.bytes} byte · {t('masked')}
      </Text>
      {attachments.length > 0 && (
        <Text size="sm">
          {t('attachments')}: {attachments.map(({ name, bytes }) => `${name} (${bytes} byte)`).join('; ')}
        </Text>
      )}
      <details open={items.length === 0}>
        <summary>{t('text')}</summary>
        <Textarea className="raw-text" readOnly rows={18} aria-label={t('text')} value={text} spellCheck={false} />
      </details>
      <Items items={items} />
      {header.length > 0 && (
        <details>
          <summary>
            {t('header')} ({header.filter(({ value }) => value !== '').length})
          </summary>
          <table className="raw-table">
            <thead>
              <tr>
                <th>{t('offset')}</th>
                <th>{t('length')}</th>
                <th>{t('field')}</th>
                <th>{t('value')}</th>
              </tr>
            </thead>
            <tbody>
              {header.map(({ name, offset, length, value }) => (
                <tr key={name}>
                  <td className="mono">{offset}</td>
                  <td className="mono">{length}</td>
                  <td>{name}</td>
                  <td className="mono">{value === '' ? <span className="quiet">{t('blank')}</span> : value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </Stack>
  )
}

/** Rows that stand on the page at once; an invoice has more than 15,000 items. */
const PART = 400

function Items({ items }: { readonly items: readonly RawItem[] }) {
  const t = useAnswerWords()
  const [sought, setSought] = useState('')
  const [parts, setParts] = useState(1)
  const wanted = plain(useDeferredValue(sought))
  const found = useMemo(
    () =>
      items.filter(
        ({ id, label, value }) =>
          wanted === '' || [id, label.vi, label.en, value].some((text) => plain(text).includes(wanted)),
      ),
    [items, wanted],
  )
  if (items.length === 0) return <Text size="sm">{t('noItems')}</Text>
  const left = found.length - parts * PART
  return (
    <div>
      <TextInput
        label={t('filter')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
        mb="xs"
        maw={360}
      />
      <table className="raw-table">
        <thead>
          <tr>
            <th>{t('offset')}</th>
            <th>{t('length')}</th>
            <th>{t('line')}</th>
            <th>{t('item')}</th>
            <th>{t('value')}</th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, parts * PART).map((item) => (
            <ItemRow key={item.offset} item={item} />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <Button variant="default" mt="xs" onClick={() => setParts(parts + 1)}>
          {t('moreItems', { count: Math.min(left, PART), left })}
        </Button>
      )}
    </div>
  )
}

const ItemRow = memo(function ItemRow({ item }: { readonly item: RawItem }) {
  const read = useRead()
  const { no, id, line, label, value, offset, length } = item
  return (
    <tr>
      <td className="mono">{offset}</td>
      <td className="mono">{length}</td>
      <td className="mono">{line > 0 ? line : ''}</td>
      <td>
        <span className="mono">{id === '' ? no || '' : id}</span>
        {id === '' ? ' ' : ' · '}
        {read(label)}
      </td>
      <td className="mono raw-value">{value}</td>
    </tr>
  )
})
