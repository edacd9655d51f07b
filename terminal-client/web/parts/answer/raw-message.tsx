/** Depth 3: header and items with their place in the bytes, and the text as it was on the wire. */
import { Stack, Table, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
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
          <Table className="raw-table" mt={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('offset')}</Table.Th>
                <Table.Th>{t('length')}</Table.Th>
                <Table.Th>{t('field')}</Table.Th>
                <Table.Th>{t('value')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {header.map(({ name, offset, length, value }) => (
                <Table.Tr key={name}>
                  <Table.Td className="mono">{offset}</Table.Td>
                  <Table.Td className="mono">{length}</Table.Td>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td className="mono">
                    {value === '' ? <span className="quiet">{t('blank')}</span> : value}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </details>
      )}
    </Stack>
  )
}

function Items({ items }: { readonly items: readonly RawItem[] }) {
  const t = useAnswerWords()
  const read = useRead()
  const [sought, setSought] = useState('')
  if (items.length === 0) return <Text size="sm">{t('noItems')}</Text>
  const wanted = plain(sought)
  const shown = items.filter(
    ({ id, label, value }) =>
      wanted === '' || [id, label.vi, label.en, value].some((text) => plain(text).includes(wanted)),
  )
  return (
    <div>
      <TextInput
        label={t('filter')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
        mb="xs"
        maw={360}
      />
      <Table className="raw-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('offset')}</Table.Th>
            <Table.Th>{t('length')}</Table.Th>
            <Table.Th>{t('line')}</Table.Th>
            <Table.Th>{t('item')}</Table.Th>
            <Table.Th>{t('value')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ no, id, line, label, value, offset, length }) => (
            <Table.Tr key={offset}>
              <Table.Td className="mono">{offset}</Table.Td>
              <Table.Td className="mono">{length}</Table.Td>
              <Table.Td className="mono">{line > 0 ? line : ''}</Table.Td>
              <Table.Td>
                <span className="mono">{id === '' ? no || '' : id}</span>
                {id === '' ? ' ' : ' · '}
                {read(label)}
              </Table.Td>
              <Table.Td className="mono raw-value">{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
