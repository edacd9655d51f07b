/** Hộp thư: reports arrive live, are fetched by the real pull (F7), and open at three depths. */
import { Alert, Anchor, Button, Checkbox, Group, Table, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { MailboxItem, MailboxView } from '#api/terminal.ts'
import { call } from '../../lib/api.ts'
import { showDate, showSeconds } from '../../lib/format.ts'
import { useKeys } from '../../lib/keys.ts'
import { useRead } from '../../lib/language.ts'
import { useNews } from '../../lib/live.ts'
import { AnswerView } from '../../parts/answer/answer-view.tsx'
import { type MailFetch, useMailFetch } from '../../parts/sending/use-mail-fetch.ts'
import { useSending } from '../../parts/sending/use-sending.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import './messages.css'
import { useMessagesWords } from './messages-words.ts'
import { useReadMarks } from './read-marks.ts'

const AUTOMATIC = 'vnaccs.fetch-mail'

export function MailboxPage() {
  const t = useMessagesWords()
  const client = useQueryClient()
  const sending = useSending()
  const [automatic, setAutomatic] = useState(() => localStorage.getItem(AUTOMATIC) === '1')
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['mailbox'],
    queryFn: () => call<MailboxView>('/mailbox'),
  })
  const fetch = useMailFetch(sending, { automatic: automatic && (data?.waiting ?? 0) > 0 })
  const marks = useReadMarks()
  const [chosen, setChosen] = useState<number>()
  useNews(({ kind }) => {
    if (kind === 'report') void client.invalidateQueries({ queryKey: ['mailbox'] })
  })
  useKeys({ fetchMail: () => void fetch.fetchNow() })

  const open = (item: MailboxItem): void => {
    setChosen(item.seq)
    if (!item.waiting) marks.mark(item.seq)
  }
  const setAuto = (on: boolean): void => {
    localStorage.setItem(AUTOMATIC, on ? '1' : '0')
    setAutomatic(on)
  }
  const current = data?.items.find(({ seq }) => seq === chosen)
  return (
    <Page
      title={t('mailbox')}
      aside={
        <Group gap="md">
          <Checkbox
            label={t('automatic')}
            checked={automatic}
            onChange={(event) => setAuto(event.currentTarget.checked)}
          />
          <Button onClick={() => void fetch.fetchNow()} aria-keyshortcuts="F7" aria-busy={fetch.fetching}>
            {fetch.fetching ? t('fetching', { count: fetch.count }) : t('fetch')} <KeyHint name="fetchMail" />
          </Button>
        </Group>
      }
    >
      <Came fetch={fetch} waiting={data?.waiting ?? 0} />
      <ProblemNote error={error} onAgain={() => void refetch()} />
      {isPending && <Loading />}
      {data?.items.length === 0 && <Text>{t('emptyMailbox')}</Text>}
      {data && data.items.length > 0 && (
        <div className="list-and-detail">
          <List items={data.items} chosen={chosen} isRead={marks.isRead} onOpen={open} />
          <section className="detail" aria-label={t('report')}>
            {current === undefined && <Text className="quiet">{t('choose')}</Text>}
            {current?.waiting && <Text>{t('fetchFirst')}</Text>}
            {current && !current.waiting && <AnswerView key={current.seq} seq={current.seq} />}
          </section>
        </div>
      )}
      <Text size="sm" className="quiet" mt="md">
        {t('resend')}{' '}
        <Anchor component={Link} to="/terminal/forms/ROT" size="sm" underline="always">
          ROT
        </Anchor>
      </Text>
      {sending.panel}
    </Page>
  )
}

/** How many wait, and what the last pull came to. */
function Came({ fetch: { fetching, last }, waiting }: { readonly fetch: MailFetch; readonly waiting: number }) {
  const t = useMessagesWords()
  const said = (() => {
    if (fetching || last === undefined) return undefined
    if (last === 'noTerminal') return t('noTerminal')
    if (!last.emptied && last.last) return t('stopped', { code: last.last.codes[0] ?? '?' })
    if (!last.emptied) return undefined
    return last.fetched > 0 ? t('fetched', { count: last.fetched }) : t('nothing')
  })()
  return (
    <div role="status" data-mail>
      {waiting > 0 && (
        <Alert variant="light" p="xs" mb="sm">
          <Text size="sm" fw={600}>
            {t('waiting', { count: waiting })}
          </Text>
        </Alert>
      )}
      {said !== undefined && (
        <Text size="sm" mb="sm">
          {said}
        </Text>
      )}
    </div>
  )
}

const SIGNS = { waitsHere: '○', unread: '●', read: '✓' } as const

interface ListProps {
  readonly items: readonly MailboxItem[]
  readonly chosen: number | undefined
  isRead(seq: number): boolean
  onOpen(item: MailboxItem): void
}

function List({ items, chosen, isRead, onOpen }: ListProps) {
  const t = useMessagesWords()
  const read = useRead()
  return (
    <Table className="list" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('time')}</Table.Th>
          <Table.Th>{t('report')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((item) => {
          const { seq, at, output, title, declarationNo, waiting } = item
          const state = waiting ? 'waitsHere' : isRead(seq) ? 'read' : 'unread'
          return (
            <Table.Tr key={seq} data-state={state} data-chosen={seq === chosen || undefined}>
              <Table.Td>
                {showDate(at)}
                <br />
                {showSeconds(at)}
              </Table.Td>
              <Table.Td>
                <button
                  type="button"
                  className="row-button"
                  onClick={() => onOpen(item)}
                  aria-current={seq === chosen || undefined}
                >
                  <span className="mono">{output}</span> · {read(title)}
                </button>
                <div className="quiet mono">{declarationNo}</div>
              </Table.Td>
              <Table.Td>
                <span className={`state ${state === 'read' ? 'quiet' : ''}`}>
                  <span aria-hidden="true">{SIGNS[state]} </span>
                  {t(state)}
                </span>
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
