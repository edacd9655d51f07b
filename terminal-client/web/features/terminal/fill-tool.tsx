/** Fills the form with simulated papers: a ready-made dossier, or a kind with lines and seed. */
import { Button, Group, Modal, NumberInput, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DataSetsView, StoredContent } from '#api/terminal.ts'
import { call } from '../../lib/api.ts'
import { useRead } from '../../lib/language.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useFormPageWords } from './terminal-words.ts'

interface Props {
  readonly procedure: string
  readonly onContent: (content: StoredContent) => void
}

const query = {
  queryKey: ['data-sets'],
  queryFn: () => call<DataSetsView>('/data-sets'),
  staleTime: Number.POSITIVE_INFINITY,
}

/** Not there for procedures that no papers serve. */
export function FillTool({ procedure, onContent }: Props) {
  const t = useFormPageWords()
  const [open, setOpen] = useState(false)
  const { data, error, refetch } = useQuery(query)
  const from = data?.procedures.find(({ code }) => code === procedure)?.from
  if (data && from === undefined) return null
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('fill')}
      </Button>
      {open && (
        <Modal opened onClose={() => setOpen(false)} title={t('fillTitle')} centered>
          {data && from ? (
            <Choices
              procedure={procedure}
              data={data}
              from={from}
              onContent={(content) => {
                onContent(content)
                setOpen(false)
              }}
            />
          ) : error ? (
            <ProblemNote error={error} onAgain={() => void refetch()} />
          ) : (
            <Loading />
          )}
        </Modal>
      )}
    </>
  )
}

/** A seed that was not used a moment ago. */
const another = (): number => Math.floor(Math.random() * 999_999) + 1

function Choices({
  procedure,
  data,
  from,
  onContent,
}: Props & { readonly data: DataSetsView; readonly from: readonly string[] }) {
  const t = useFormPageWords()
  const read = useRead()
  const dossiers = data.dossiers.filter((one) => from.includes(one.procedure))
  const kinds = data.kinds.filter((one) => from.includes(one.procedure))
  const [way, setWay] = useState<'kind' | 'dossier'>('kind')
  const [dossier, setDossier] = useState(dossiers[0]?.id ?? '')
  const [kind, setKind] = useState(
    kinds.find(({ code }) => code === 'A11' || code === 'B11')?.code ?? kinds[0]?.code ?? '',
  )
  const [lines, setLines] = useState<number | string>(3)
  const [seed, setSeed] = useState<number | string>(another)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const fill = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      const body =
        way === 'dossier' ? { procedure, dossier } : { procedure, kind, lines: Number(lines), seed: Number(seed) }
      onContent(await call<StoredContent>('/data-sets/fill', { method: 'POST', body }))
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void fill()
      }}
    >
      <Stack gap="sm">
        <SegmentedControl
          size="xs"
          aria-label={t('fillFrom')}
          value={way}
          onChange={(value) => setWay(value === 'dossier' ? 'dossier' : 'kind')}
          data={[
            { value: 'kind', label: t('generate') },
            { value: 'dossier', label: t('dossier') },
          ]}
        />
        {way === 'dossier' ? (
          <Select
            label={t('dossier')}
            searchable
            allowDeselect={false}
            value={dossier}
            onChange={(value) => setDossier(value ?? '')}
            data={dossiers.map((one) => ({ value: one.id, label: `${one.id} · ${read(one.title)}` }))}
          />
        ) : (
          <>
            <Select
              label={t('kind')}
              searchable
              allowDeselect={false}
              value={kind}
              onChange={(value) => setKind(value ?? '')}
              data={kinds.map((one) => ({ value: one.code, label: `${one.code} · ${read(one.name)}` }))}
            />
            <NumberInput label={t('lineCount')} value={lines} onChange={setLines} min={1} max={50} data-autofocus />
            <NumberInput label={t('seed')} value={seed} onChange={setSeed} min={0} max={999_999_999} />
          </>
        )}
        <ProblemNote error={error} />
        <Text size="xs" c="dimmed">
          {t('fillNote')}
        </Text>
        <Group>
          <Button type="submit" loading={busy}>
            {t('fillNow')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
