/** The log of the class: every message and act, newest first, found by what one knows of it. */
import { Anchor, Button, Group, Table, Text, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { LogPage, LogRow, WorldView } from '#api/classroom.ts'
import { BY_TURN } from '#customs/assignment/round-robin.ts'
import { call } from '../../lib/api.ts'
import { showDate, showSeconds } from '../../lib/format.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useActWord } from './act-words.ts'
import { useClassWords } from './class-words.ts'
import { useIsHere } from './use-class.ts'

const FIELDS = ['declaration', 'user', 'code', 'text'] as const
type Wish = Readonly<Record<(typeof FIELDS)[number], string>>
const NOTHING: Wish = { declaration: '', user: '', code: '', text: '' }

export function LogTab({ view }: { readonly view: WorldView }) {
  const t = useClassWords()
  const [typed, setTyped] = useState<Wish>(NOTHING)
  const [wish, setWish] = useState<Wish>(NOTHING)
  const log = useInfiniteQuery({
    queryKey: ['class', view.id, 'log', wish],
    queryFn: ({ pageParam }) => call<LogPage>(`/worlds/${view.id}/log?${queryOf(wish, pageParam)}`),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
  })
  const rows = log.data?.pages.flatMap((page) => page.rows) ?? []
  const search = (event: FormEvent) => {
    event.preventDefault()
    if (JSON.stringify(typed) === JSON.stringify(wish)) void log.refetch()
    else setWish(typed)
  }
  return (
    <>
      <form onSubmit={search}>
        <Group align="flex-end" gap="sm" mb="sm">
          {FIELDS.map((field) => (
            <TextInput
              key={field}
              label={t(field)}
              value={typed[field]}
              onChange={(event) => {
                const { value } = event.currentTarget
                setTyped((now) => ({ ...now, [field]: value }))
              }}
              w={field === 'text' ? 300 : field === 'code' ? 110 : 190}
              type="search"
            />
          ))}
          <Button type="submit" loading={log.isFetching && !log.isFetchingNextPage}>
            {t('search')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              setTyped(NOTHING)
              setWish(NOTHING)
            }}
          >
            {t('clear')}
          </Button>
        </Group>
      </form>
      <ProblemNote error={log.error} onAgain={() => void log.refetch()} />
      {log.isPending && <Loading />}
      {log.data && (
        <Text size="sm" role="status" mb="xs">
          {rows.length > 0 ? t('found', { count: rows.length }) : t(log.hasNextPage ? 'nothingYet' : 'nothing')}
        </Text>
      )}
      {rows.length > 0 && <LogTable rows={rows} view={view} />}
      {log.hasNextPage && (
        <Button mt="sm" variant="default" onClick={() => void log.fetchNextPage()} loading={log.isFetchingNextPage}>
          {t('more')}
        </Button>
      )}
    </>
  )
}

function queryOf(wish: Wish, before: number): string {
  const query = new URLSearchParams({ limit: '50' })
  for (const field of FIELDS) if (wish[field].trim() !== '') query.set(field, wish[field].trim())
  if (before > 0) query.set('before', String(before))
  return query.toString()
}

function LogTable({ rows, view }: { readonly rows: readonly LogRow[]; readonly view: WorldView }) {
  const t = useClassWords()
  return (
    <Table.ScrollContainer minWidth={900}>
      <Table withTableBorder highlightOnHover verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('time')}</Table.Th>
            <Table.Th scope="col">{t('kind')}</Table.Th>
            <Table.Th scope="col">{t('name')}</Table.Th>
            <Table.Th scope="col">{t('message')}</Table.Th>
            <Table.Th scope="col">{t('declaration')}</Table.Th>
            <Table.Th scope="col">{t('result')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Line key={row.seq} row={row} view={view} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Line({ row, view }: { readonly row: LogRow; readonly view: WorldView }) {
  const t = useClassWords()
  const here = useIsHere(view.id)
  const act = useActWord()
  const own = row.kind === 'admin' || row.kind === 'action' ? act(row.procedure) : row.procedure
  const what = [own, ...row.outputs].filter((part) => part !== '').join(' · ')
  const codes = row.resultCodes.map((code) => code.replace(/-0000-0000$/, ''))
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {showDate(row.at)} {showSeconds(row.at)}
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{t(row.kind)}</Table.Td>
      <Table.Td>
        {row.userId === BY_TURN ? (
          t('automatic')
        ) : (
          <>
            {row.name} <span className="mono quiet">{row.userId}</span>
          </>
        )}
      </Table.Td>
      <Table.Td>
        {here && row.bytes > 0 ? (
          <Anchor
            component={Link}
            to={`/terminal/messages/${row.seq}`}
            aria-label={`${t('openMessage', { seq: row.seq })}: ${what}`}
          >
            {what}
          </Anchor>
        ) : (
          what
        )}
        {row.found !== '' && <div className="log-found mono">… {row.found} …</div>}
      </Table.Td>
      <Table.Td className="mono">{row.declarationNo}</Table.Td>
      <Table.Td className="mono">
        {codes.slice(0, 3).join(' ')}
        {codes.length > 3 && ` +${codes.length - 3}`}
        {row.faults.length > 0 && (
          <strong> ⚡ {row.faults.map((kind) => t(KIND[kind] ?? 'kindDrop')).join(', ')}</strong>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

const KIND: Readonly<Record<string, 'kindDelay' | 'kindDrop' | 'kindDuplicate' | 'kindRefuse'>> = {
  delay: 'kindDelay',
  drop: 'kindDrop',
  duplicate: 'kindDuplicate',
  refuse: 'kindRefuse',
}
