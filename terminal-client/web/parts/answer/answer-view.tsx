/** An answer or report at three depths: sentences, printed form, raw message (experience, Terminal). */
import { Button, Group, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { MessageView, NextForm } from '#api/terminal.ts'
import { useKeys } from '../../lib/keys.ts'
import { useRead } from '../../lib/language.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { AnswerSentences } from './answer-sentences.tsx'
import { useAnswerWords } from './answer-words.ts'
import { handOver } from './hand-over.ts'
import { messageQuery } from './message-query.ts'
import { PrintedAnswer } from './printed-answer.tsx'
import { RawMessage } from './raw-message.tsx'

export type Depth = 'sentences' | 'print' | 'raw'

export interface AnswerViewProps {
  /** Journal row of the message. */
  readonly seq: number
  /** Goes to an item of the form (line 0 = head); absent: no such buttons. */
  readonly onJump?: (item: string, line: number) => void
  /** What the answer opens next; absent: its form page is opened with the content. */
  readonly onNext?: (next: NextForm) => void
  /** Where the page has a way on of its own, such as the next step of a run: none is offered here. */
  readonly within?: boolean
  readonly initialDepth?: Depth
}

export const useMessage = (seq: number) => useQuery(messageQuery(seq))

export function AnswerView({ seq, onJump, onNext, within = false, initialDepth = 'sentences' }: AnswerViewProps) {
  const t = useAnswerWords()
  const { data: view, error, isPending, refetch } = useMessage(seq)
  const [depth, setDepth] = useState<Depth>(initialDepth)
  useKeys({ raw: () => setDepth(depth === 'raw' ? 'sentences' : 'raw') })
  if (isPending) return <Loading />
  if (!view) return <ProblemNote error={error} onAgain={() => void refetch()} />
  return (
    <Tabs
      value={depth}
      onChange={(next) => setDepth((next ?? 'sentences') as Depth)}
      keepMounted={false}
      data-answer={seq}
    >
      <Tabs.List aria-label={t('depths')} mb="sm">
        <Tabs.Tab value="sentences">{t('sentences')}</Tabs.Tab>
        <Tabs.Tab value="print">{t('print')}</Tabs.Tab>
        <Tabs.Tab value="raw" aria-keyshortcuts="F10">
          {t('raw')} <KeyHint name="raw" />
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="sentences">
        <AnswerSentences view={view} {...(onJump ? { onJump } : {})} />
        {!within && <Onwards view={view} {...(onNext ? { onNext } : {})} />}
      </Tabs.Panel>
      <Tabs.Panel value="print">
        <PrintedAnswer seq={seq} printable={view.printable} />
      </Tabs.Panel>
      <Tabs.Panel value="raw">
        <RawMessage view={view} />
      </Tabs.Panel>
    </Tabs>
  )
}

/** A report about a declaration can be asked for again: ROT, filled in (OCD, CM1). */
function reOutput({ row: { kind, outputs, declarationNo } }: MessageView): NextForm | undefined {
  const [output = ''] = outputs
  if (kind !== 'report' || output === '' || declarationNo === '') return undefined
  const content = { items: { 1: output, 2: declarationNo }, groups: [] }
  return { procedure: 'ROT', name: { vi: 'Xuất lại bản tin', en: 'Re-output' }, content }
}

function Onwards({ view, onNext }: { readonly view: MessageView; readonly onNext?: (next: NextForm) => void }) {
  const t = useAnswerWords()
  const read = useRead()
  const navigate = useNavigate()
  const again = onNext ? undefined : reOutput(view)
  if (view.next.length === 0 && again === undefined) return null
  const open = (next: NextForm): void => {
    if (onNext) {
      onNext(next)
      return
    }
    handOver(next)
    void navigate({ to: '/terminal/forms/$procedure', params: { procedure: next.procedure } })
  }
  return (
    <Group gap="xs" mt="sm">
      {view.next.map((next) => (
        <Button key={next.procedure} onClick={() => open(next)}>
          {t('next', { procedure: next.procedure, name: read(next.name) })}
        </Button>
      ))}
      {again && (
        <Button variant="default" onClick={() => open(again)}>
          {t('again')}
        </Button>
      )}
    </Group>
  )
}
