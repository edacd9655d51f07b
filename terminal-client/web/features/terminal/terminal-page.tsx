/** Every procedure that a terminal can send, by group, and what was begun. */
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import type { ProcedureView } from '#api/terminal.ts'
import { call } from '../../lib/api.ts'
import { plain } from '../../lib/format.ts'
import { useRead } from '../../lib/language.ts'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { DraftList } from './draft-list.tsx'
import { useTerminalWords } from './terminal-words.ts'
import './terminal-page.css'

/** The forms that follow the paper ones; they stand first. */
const FIRST = ['IDA', 'IDC', 'EDA', 'EDC', 'MIC', 'MEC', 'IVA', 'HYS', 'TEA', 'OLA']

export function TerminalPage() {
  const t = useTerminalWords()
  const read = useRead()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text)
  const list = useRef<HTMLDivElement>(null)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['procedures'],
    queryFn: () => call<ProcedureView[]>('/procedures'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const groups = useMemo(() => grouped(data ?? [], wanted), [data, wanted])
  const first = groups[0]?.items[0]
  return (
    <Page title={t('title')}>
      <ProblemNote error={error} onAgain={() => void refetch()} />
      <DraftList />
      <TextInput
        label={t('search')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && first)
            void navigate({ to: '/terminal/forms/$procedure', params: { procedure: first.code } })
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          list.current?.querySelector('a')?.focus()
        }}
        maw={420}
        mb={4}
      />
      <p className="quiet tp-legend">{t('legend')}</p>
      {isPending && <Loading />}
      <div ref={list}>
        {data && groups.length === 0 && <p role="status">{t('none', { text: wanted })}</p>}
        {groups.map(({ key, name, items }) => (
          <section key={key} className="tp-group" aria-label={name ? read(name) : t('polished')}>
            <h2>{name ? read(name) : t('polished')}</h2>
            <ul>
              {items.map((procedure) => (
                <li key={procedure.code}>
                  <Link to="/terminal/forms/$procedure" params={{ procedure: procedure.code }}>
                    <b>{procedure.code}</b>
                    <span>
                      {read(procedure.name)}
                      {!procedure.simulated && (
                        <em title={t('notSimulated')}>
                          {' '}
                          <span aria-hidden="true">◇</span>
                          <span className="tp-hidden">({t('notSimulated')})</span>
                        </em>
                      )}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  )
}

interface Grouped {
  readonly key: string
  /** Undefined: those that stand first. */
  readonly name: ProcedureView['groupName'] | undefined
  readonly items: readonly ProcedureView[]
}

function grouped(all: readonly ProcedureView[], text: string): readonly Grouped[] {
  const words = plain(text.trim()).split(/\s+/).filter(Boolean)
  if (words.length > 0) {
    const fits = all.filter(({ code, name }) => {
      const own = plain(`${code} ${name.vi} ${name.en}`)
      return words.every((word) => own.includes(word))
    })
    // A code typed in full, or its beginning, comes before names that hold it.
    const rank = ({ code }: ProcedureView): number => (plain(code).startsWith(words[0] ?? '') ? 0 : 1)
    return byGroup([...fits].sort((a, b) => rank(a) - rank(b)))
  }
  const first = FIRST.flatMap((code) => all.find((one) => one.code === code) ?? [])
  return [...(first.length > 0 ? [{ key: 'first', name: undefined, items: first }] : []), ...byGroup(all)]
}

function byGroup(items: readonly ProcedureView[]): readonly Grouped[] {
  const groups = new Map<string, { key: string; name: ProcedureView['groupName']; items: ProcedureView[] }>()
  for (const item of items) {
    const known = groups.get(item.group)
    if (known) known.items.push(item)
    else groups.set(item.group, { key: item.group, name: item.groupName, items: [item] })
  }
  return [...groups.values()]
}
