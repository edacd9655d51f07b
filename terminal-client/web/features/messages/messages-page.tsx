/** Bản tin: what my account sent and received, newest first. */
import { Anchor, Button, Checkbox, Group, NativeSelect, Table, Text, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { MessagePage, MessageRow } from '#api/terminal.ts'
import { call } from '../../lib/api.ts'
import { showDate, showSeconds } from '../../lib/format.ts'
import { useRead } from '../../lib/language.ts'
import { useNews } from '../../lib/live.ts'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import './messages.css'
import { useMessagesWords } from './messages-words.ts'
import { useSoon } from './use-soon.ts'

interface Filter {
  readonly kind: string
  readonly procedure: string
  readonly declaration: string
  readonly result: string
  readonly pulls: string
}

const queryOf = (filter: Filter, before: number | null): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value.trim() !== '') query.set(name, value.trim())
  if (before !== null) query.set('before', String(before))
  return query.toString()
}

export function MessagesPage() {
  const t = useMessagesWords()
  const client = useQueryClient()
  const search: { declaration?: unknown } = useSearch({ strict: false })
  const [filter, setFilter] = useState<Filter>({
    kind: '',
    procedure: '',
    declaration: String(search.declaration ?? ''),
    result: '',
    pulls: '',
  })
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['messages', 'list', filter],
    queryFn: ({ pageParam }) => call<MessagePage>(`/messages?${queryOf(filter, pageParam)}`),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  })
  useNews(useSoon(() => void client.invalidateQueries({ queryKey: ['messages', 'list'] })))
  const put = (part: Partial<Filter>): void => setFilter({ ...filter, ...part })
  const rows = data?.pages.flatMap((page) => page.rows) ?? []
  const kinds = [
    { value: '', label: t('all') },
    { value: 'request', label: t('request') },
    { value: 'answer', label: t('answer') },
    { value: 'report', label: t('reportKind') },
  ]
  return (
    <Page title={t('messages')}>
      <Group gap="sm" align="flex-end" mb="sm" role="search" aria-label={t('filter')}>
        <NativeSelect
          label={t('kind')}
          data={kinds}
          value={filter.kind}
          size="xs"
          onChange={(event) => put({ kind: event.currentTarget.value })}
        />
        <TextInput
          label={t('procedure')}
          value={filter.procedure}
          w={100}
          onChange={(event) => put({ procedure: event.currentTarget.value.toUpperCase() })}
        />
        <TextInput
          label={t('number')}
          value={filter.declaration}
          w={150}
          inputMode="numeric"
          onChange={(event) => put({ declaration: event.currentTarget.value.replace(/\D/g, '') })}
        />
        <ResultFilter value={filter.result} onChange={(result) => put({ result })} />
        <Checkbox
          label={t('pulls')}
          checked={filter.pulls !== ''}
          mb={6}
          onChange={(event) => put({ pulls: event.currentTarget.checked ? '1' : '' })}
        />
      </Group>
      <ProblemNote error={error} onAgain={() => void refetch()} />
      {isPending && <Loading />}
      {data && rows.length === 0 && <Text>{t('noMessages')}</Text>}
      {rows.length > 0 && <Rows rows={rows} />}
      {hasNextPage && (
        <Button variant="default" mt="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Page>
  )
}

function ResultFilter({ value, onChange }: { readonly value: string; onChange(value: string): void }) {
  const t = useMessagesWords()
  const named = value === '' || value === 'ok' || value === 'refused'
  const choices = [
    { value: '', label: t('anyResult') },
    { value: 'ok', label: t('ok') },
    { value: 'refused', label: t('refused') },
  ]
  return (
    <>
      <NativeSelect
        label={t('result')}
        data={choices}
        size="xs"
        value={named ? value : ''}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <TextInput
        label={t('resultHint')}
        w={140}
        value={named ? '' : value}
        onChange={(event) => onChange(event.currentTarget.value.toUpperCase())}
      />
    </>
  )
}

function Rows({ rows }: { readonly rows: readonly MessageRow[] }) {
  const t = useMessagesWords()
  const read = useRead()
  const kind = (row: MessageRow): string => (row.kind === 'report' ? t('reportKind') : t(row.kind))
  return (
    <Table className="list" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('time')}</Table.Th>
          <Table.Th>{t('kind')}</Table.Th>
          <Table.Th>{t('procedure')}</Table.Th>
          <Table.Th>{t('number')}</Table.Th>
          <Table.Th>{t('result')}</Table.Th>
          <Table.Th>{t('signature')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.seq}>
            <Table.Td>
              <Anchor component={Link} to={`/terminal/messages/${row.seq}`} size="sm">
                {showDate(row.at)} {showSeconds(row.at)}
              </Anchor>
            </Table.Td>
            <Table.Td>{kind(row)}</Table.Td>
            <Table.Td>
              <span className="mono">{row.procedure}</span>
              {row.kind === 'report' && row.outputTitle && ` · ${row.outputs[0]} ${read(row.outputTitle)}`}
            </Table.Td>
            <Table.Td className="mono">{row.declarationNo}</Table.Td>
            <Table.Td className="mono">
              {row.resultCodes
                .slice(0, 3)
                .map((code) => code.slice(0, 5))
                .join(' ')}
              {row.resultCodes.length > 3 ? ` +${row.resultCodes.length - 3}` : ''}
            </Table.Td>
            <Table.Td>
              {row.kind === 'request' && t(row.signed === 'valid' ? 'valid' : row.signed === 'none' ? 'none' : 'bad')}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
