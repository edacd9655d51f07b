/** Tờ khai của tôi: where each stands, and the procedures that go on with it. */
import { Anchor, Button, Paper, Table, Text, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { DeclarationList, DeclarationRow } from '#api/declarations.ts'
import { PHASE_NAMES } from '#customs/declaration/phase-names.ts'
import { call } from '../../lib/api.ts'
import { showDateTime } from '../../lib/format.ts'
import { useRead } from '../../lib/language.ts'
import { useNews } from '../../lib/live.ts'
import { handOver } from '../../parts/answer/hand-over.ts'
import { ChannelWord } from '../../ui/channel-word.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import './messages.css'
import { useMessagesWords } from './messages-words.ts'
import { type NextStep, nextSteps, stepsOfNumber } from './next-steps.ts'
import { useStepWords } from './step-words.ts'
import { useSoon } from './use-soon.ts'

export function MyDeclarationsPage() {
  const t = useMessagesWords()
  const client = useQueryClient()
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['declarations', 'mine'],
    queryFn: ({ pageParam }) =>
      call<DeclarationList>(
        `/declarations?scope=mine&sort=declared${pageParam === null ? '' : `&after=${encodeURIComponent(pageParam)}`}`,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  const renew = useSoon(() => void client.invalidateQueries({ queryKey: ['declarations', 'mine'] }))
  useNews(({ declarationNo }) => {
    if (declarationNo !== '') renew()
  })
  const rows = data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Page title={t('declarations')}>
      <ByNumber />
      <ProblemNote error={error} onAgain={() => void refetch()} />
      {isPending && <Loading />}
      {data && rows.length === 0 && <Text>{t('noDeclarations')}</Text>}
      {rows.length > 0 && <Rows rows={rows} />}
      {hasNextPage && (
        <Button variant="default" mt="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Page>
  )
}

/** Opens the form of a procedure with the number filled in: it is item 1 of each of them. */
function useStep(): (step: NextStep, number: string) => void {
  const navigate = useNavigate()
  return ({ procedure }, number) => {
    handOver({ procedure, content: { items: { 1: number }, groups: [] } })
    void navigate({ to: '/terminal/forms/$procedure', params: { procedure } })
  }
}

function Steps({ steps, number }: { readonly steps: readonly NextStep[]; readonly number: string }) {
  const words = useStepWords()
  const open = useStep()
  return (
    <div className="steps">
      {steps.map((step) => (
        <Button key={step.procedure} variant="default" size="compact-sm" onClick={() => open(step, number)}>
          {step.procedure} · {words(step.name)}
        </Button>
      ))}
    </div>
  )
}

function ByNumber() {
  const t = useMessagesWords()
  const [number, setNumber] = useState('')
  return (
    <Paper p="sm" mb="md" maw={760}>
      <TextInput
        label={t('byNumber')}
        description={t('byNumberHelp')}
        value={number}
        inputMode="numeric"
        maxLength={12}
        maw={260}
        mb="xs"
        onChange={(event) => setNumber(event.currentTarget.value.replace(/\D/g, ''))}
      />
      <Steps steps={stepsOfNumber(number)} number={number} />
    </Paper>
  )
}

function Rows({ rows }: { readonly rows: readonly DeclarationRow[] }) {
  const t = useMessagesWords()
  return (
    <Table className="list" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('number')}</Table.Th>
          <Table.Th>{t('kindCode')}</Table.Th>
          <Table.Th>{t('goods')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
          <Table.Th>{t('channel')}</Table.Th>
          <Table.Th>{t('edited')}</Table.Th>
          <Table.Th>{t('nextSteps')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Row key={row.number} row={row} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row({ row }: { readonly row: DeclarationRow }) {
  const t = useMessagesWords()
  const read = useRead()
  const { number, kind, goods, state, channel, correction, editedAt, due, direction } = row
  const names: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = PHASE_NAMES
  return (
    <Table.Tr>
      <Table.Td>
        <span className="mono">{number}</span>
        <br />
        <Anchor
          size="xs"
          renderRoot={(props) => <Link to="/terminal/messages" search={{ declaration: number }} {...props} />}
        >
          {t('messagesOf')}
        </Anchor>
      </Table.Td>
      <Table.Td className="mono">{kind}</Table.Td>
      <Table.Td>{goods}</Table.Td>
      <Table.Td>
        {read(names[state] ?? { vi: state, en: state })}
        {correction && <div className="quiet">{t('correctionPending', { number: correction })}</div>}
        {due && (
          <div className="quiet">
            {read(due.what)} · {showDateTime(due.at)} {due.late && <strong>({t('late')})</strong>}
          </div>
        )}
      </Table.Td>
      <Table.Td>
        <ChannelWord channel={channel} />
      </Table.Td>
      <Table.Td>{showDateTime(editedAt)}</Table.Td>
      <Table.Td>
        <Steps steps={nextSteps(direction, state, correction)} number={correction ?? number} />
      </Table.Td>
    </Table.Tr>
  )
}
