/** The entry form of a procedure: a new message, a draft, or what another message opens. */
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { DraftView, MessageView } from '#api/terminal.ts'
import { call } from '../../lib/api.ts'
import { takeOver } from '../../parts/answer/hand-over.ts'
import { contentFrom } from '../../parts/message-form/content-from.ts'
import { formModel } from '../../parts/message-form/form-model.ts'
import { layoutQuery } from '../../parts/message-form/use-form-store.ts'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { FormDesk } from './form-desk.tsx'

/** `?draft=` opens a draft, `?from=` the content of a journal row, `?item=BPR&line=3` goes to an item. */
interface Search {
  readonly draft?: string
  readonly from?: number
  readonly item?: string
  readonly line?: number
}

export function FormPage() {
  const { procedure = '' } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as Search
  const draft = String(search.draft ?? '')
  const from = Number(search.from ?? 0)
  // A new form that was saved becomes a draft under its address: that is the same form, not another one.
  const own = useRef<string>(undefined)
  const opened = useRef({ n: 0, procedure, draft, from })
  const before = opened.current
  if (before.procedure !== procedure || before.from !== from || (before.draft !== draft && draft !== own.current)) {
    opened.current = { n: before.n + 1, procedure, draft, from }
    own.current = undefined
  }
  return (
    <Opening
      key={opened.current.n}
      procedure={procedure}
      draft={opened.current.draft}
      from={from}
      jump={search.item ? { item: String(search.item), line: Number(search.line ?? 0) } : undefined}
      onSaved={(id) => {
        own.current = id
      }}
    />
  )
}

interface Props {
  readonly procedure: string
  readonly draft: string
  readonly from: number
  readonly jump: { readonly item: string; readonly line: number } | undefined
  readonly onSaved: (id: string) => void
}

function Opening({ procedure, draft, from, jump, onSaved }: Props) {
  const [handed] = useState(() => (draft === '' && from === 0 ? takeOver(procedure) : undefined))
  const layout = useQuery({ ...layoutQuery(procedure), enabled: procedure !== '' })
  const kept = useQuery({
    queryKey: ['drafts', draft],
    queryFn: () => call<DraftView>(`/drafts/${encodeURIComponent(draft)}`),
    enabled: draft !== '',
    staleTime: 0,
    gcTime: 0,
    refetchOnReconnect: false,
  })
  const message = useQuery({
    queryKey: ['messages', 'one', from],
    queryFn: () => call<MessageView>(`/messages/${from}`),
    enabled: from > 0,
  })
  const [opened, setOpened] = useState<DraftView>()
  // The first reading counts; what is saved later comes from this page itself.
  if (kept.data && opened === undefined) setOpened(kept.data)
  const wanted = [layout, ...(draft === '' ? [] : [kept]), ...(from > 0 ? [message] : [])]
  const failed = wanted.find(({ error }) => error !== null)
  const waiting = !layout.data || (draft !== '' && opened === undefined) || (from > 0 && message.data === undefined)
  if (failed && waiting)
    return (
      <Page title={procedure}>
        <ProblemNote error={failed.error} onAgain={() => wanted.forEach((one) => void one.refetch())} />
      </Page>
    )
  if (waiting || !layout.data) return <Loading />
  const initial = opened?.content ?? (message.data ? contentFrom(formModel(layout.data), message.data) : handed)
  return <FormDesk view={layout.data} initial={initial} draft={opened} jump={jump} onSaved={onSaved} />
}
