/** Gửi lô: many drafts or files, one consent, one PIN, sent one after another (a day of low-value lines). */
import { Alert, Button, Checkbox, FileButton, Group, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DraftSummary, DraftView } from '#api/terminal.ts'
import { call } from '../../lib/api.ts'
import { useKeys } from '../../lib/keys.ts'
import { useRead } from '../../lib/language.ts'
import type { Parcel, Sent } from '../../parts/sending/parcel.ts'
import { useSending } from '../../parts/sending/use-sending.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { type BatchEntry, BatchTable } from './batch-table.tsx'
import { useBatchWords } from './batch-words.ts'
import { readParcelFile } from './read-parcel-file.ts'

export function BatchPage() {
  const t = useBatchWords()
  const read = useRead()
  const client = useQueryClient()
  const sending = useSending()
  const drafts = useQuery({ queryKey: ['drafts'], queryFn: () => call<readonly DraftSummary[]>('/drafts') })
  const [files, setFiles] = useState<readonly BatchEntry[]>([])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [results, setResults] = useState<ReadonlyMap<string, Sent | null>>(new Map())
  const [remarks, setRemarks] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<unknown>()

  const fromDrafts = (drafts.data ?? []).map(
    ({ id, procedure, title, run }): BatchEntry => ({
      key: `draft ${id}`,
      procedure,
      title: title || procedure,
      run,
      draft: id,
    }),
  )
  const entries = [...files, ...fromDrafts]
  const wanted = entries.filter(({ key }) => chosen.has(key) && !results.get(key)?.ok)

  const add = async (given: readonly File[]): Promise<void> => {
    const said: string[] = []
    for (const file of given) {
      const outcome = await readParcelFile(file)
      if ('why' in outcome) {
        said.push(t('unreadable', { name: file.name, why: outcome.why }))
        continue
      }
      const { entry, remarks: found } = outcome
      setFiles((before) => [...before.filter(({ key }) => key !== entry.key), entry])
      setChosen((before) => new Set([...before, entry.key]))
      const [first] = found
      if (first) said.push(t('remarks', { name: file.name, count: found.length, first: read(first) }))
    }
    setRemarks(said)
  }

  const send = async (): Promise<void> => {
    if (wanted.length === 0 || sending.busy) return
    setProblem(undefined)
    try {
      const parcels = await Promise.all(wanted.map(parcelOf))
      const sent = await sending.sendAll(parcels, (index, answer) => {
        const key = wanted[index]?.key
        if (key) setResults((before) => new Map([...before, [key, answer]]))
      })
      setResults(
        (before) => new Map([...before, ...wanted.map(({ key }, index) => [key, sent[index] ?? null] as const)]),
      )
    } catch (error) {
      setProblem(error)
    }
  }
  useKeys({ send: () => void send() })

  const accepted = fromDrafts.filter(({ key }) => results.get(key)?.ok)
  const removeAccepted = async (): Promise<void> => {
    for (const { draft } of accepted) await call(`/drafts/${draft}`, { method: 'DELETE' }).catch(setProblem)
    await client.invalidateQueries({ queryKey: ['drafts'] })
  }
  const answers = [...results.values()].flatMap((sent) => sent ?? [])
  const ok = answers.filter((sent) => sent.ok).length
  return (
    <Page title={t('title')}>
      <Text size="sm" mb="sm">
        {t('about')}
      </Text>
      <Group gap="sm" mb="sm">
        <FileButton onChange={(given) => void add(given)} multiple accept=".txt,.edi,.xml,.json,.xlsx,.eml,.p7m">
          {(props) => (
            <Button variant="default" {...props}>
              {t('add')}
            </Button>
          )}
        </FileButton>
        <Checkbox
          label={t('all')}
          checked={entries.length > 0 && chosen.size >= entries.length}
          onChange={(event) => setChosen(new Set(event.currentTarget.checked ? entries.map(({ key }) => key) : []))}
        />
        <Button onClick={() => void send()} disabled={wanted.length === 0} aria-keyshortcuts="F9">
          {t('send', { count: wanted.length })} <KeyHint name="send" />
        </Button>
        {accepted.length > 0 && (
          <Button variant="default" onClick={() => void removeAccepted()}>
            {t('removeSent')}
          </Button>
        )}
      </Group>
      <ProblemNote error={problem ?? drafts.error} onAgain={() => void drafts.refetch()} />
      {remarks.length > 0 && (
        <Alert color="orange" variant="light" mb="sm" role="alert">
          {remarks.map((text) => (
            <Text key={text} size="sm">
              {text}
            </Text>
          ))}
        </Alert>
      )}
      <div role="status">
        {answers.length > 0 && (
          <Text fw={600} mb="sm">
            {t('summary', { sent: answers.length, ok, refused: answers.length - ok })}
          </Text>
        )}
      </div>
      {drafts.isPending && <Loading />}
      {drafts.data && entries.length === 0 && <Text>{t('none')}</Text>}
      {entries.length > 0 && (
        <BatchTable
          entries={entries}
          chosen={chosen}
          results={results}
          onChoose={(key, on) =>
            setChosen((before) => new Set(on ? [...before, key] : [...before].filter((one) => one !== key)))
          }
        />
      )}
      {sending.panel}
    </Page>
  )
}

/** A draft's content is fetched when it goes out: another window may have saved it meanwhile. */
async function parcelOf({ procedure, title, run, draft, content }: BatchEntry): Promise<Parcel> {
  const given = content ?? (await call<DraftView>(`/drafts/${draft}`)).content
  return { procedure, content: given, title, ...(run ? { run } : {}) }
}
