/** The message of a step: filled from the run's data or by hand, checked (F8), signed and sent (F9); kept as it is typed. */
import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type RefObject, useEffect, useState } from 'react'
import type { PlayStep, PlayView, StepContent } from '#api/scenarios.ts'
import type { Finding, StoredContent } from '#api/terminal.ts'
import { call } from '../../lib/api.ts'
import { ariaKey, useKeys } from '../../lib/keys.ts'
import { useRead } from '../../lib/language.ts'
import { DraftConflict, DraftStatus } from '../../parts/drafts/draft-notes.tsx'
import { MessageForm } from '../../parts/message-form/message-form.tsx'
import { useFormStore } from '../../parts/message-form/use-form-store.ts'
import { useLocalCheck } from '../../parts/message-form/use-local-check.ts'
import { useSending } from '../../parts/sending/use-sending.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Confirm } from './confirm.tsx'
import { usePlayerWords } from './player-words.ts'
import { SignerNote } from './signer-note.tsx'
import { useStepDraft } from './use-step-draft.ts'

export type Jump = (item: string, line: number) => void

interface Props {
  readonly view: PlayView
  readonly step: PlayStep
  /** Looks at the run again after the answer. */
  readonly onSent: () => Promise<PlayView | undefined>
  /** Where the page finds the way to an item of this form. */
  readonly jump: RefObject<Jump | undefined>
}

const isEmpty = ({ items, groups }: StoredContent): boolean =>
  [items, ...groups.flat()].every((values) => Object.values(values).every((value) => value === ''))

export function SendTool({ view, step, onSent, jump }: Props) {
  const t = usePlayerWords()
  const read = useRead()
  const { procedure } = step
  const { store, error, again } = useFormStore(procedure, undefined, `${view.id}/${step.id}`)
  const draft = useStepDraft(store, view.id, step.id)
  const check = useLocalCheck(store)
  const sending = useSending()
  const [findings, setFindings] = useState<readonly Finding[]>()
  const [asking, setAsking] = useState(false)
  const filling = useMutation({
    mutationFn: () => call<StepContent>(`/runs/${view.id}/steps/${step.id}/content`),
    onSuccess: ({ content }) => {
      check.reset()
      setFindings(undefined)
      store?.setContent(content)
    },
  })
  useEffect(() => {
    jump.current = store?.focusItem
    return () => {
      jump.current = undefined
    }
  }, [store, jump])

  const fill = () => {
    if (store && !isEmpty(store.getContent())) setAsking(true)
    else filling.mutate()
  }
  const runCheck = async () => {
    const outcome = await check.run()
    if (outcome) setFindings([...outcome.findings])
  }
  const send = async () => {
    if (store === undefined || sending.busy) return
    const sent = await sending.send({
      ...{ procedure, content: store.getContent(), run: view.id, title: read(step.title) },
      ...(store.files.length > 0 ? { attachments: store.files } : {}),
    })
    if (sent === null) return
    const after = await onSent()
    if (after?.steps.find(({ id }) => id === step.id)?.status === 'passed') await draft?.keeper.end()
  }
  useKeys({
    check: () => void runCheck(),
    send: () => void send(),
    save: () => void draft?.keeper.save(),
  })
  if (store === undefined) return error ? <ProblemNote error={error} onAgain={again} /> : <Loading />
  if (draft === undefined) return <Loading />
  return (
    <div>
      {view.signer !== 'own' && store.model.view.procedure.signed && <SignerNote run={view.id} sending={sending} />}
      <Group gap="sm" mb="sm">
        <Button variant="light" onClick={fill} loading={filling.isPending} data-fill>
          {t('fill')}
        </Button>
        <Button
          variant="default"
          onClick={() => void runCheck()}
          loading={check.busy}
          aria-keyshortcuts={ariaKey('check')}
        >
          {t('check')}
          <KeyHint name="check" />
        </Button>
        <Button onClick={() => void send()} disabled={sending.busy} aria-keyshortcuts={ariaKey('send')} data-send>
          {t(store.model.view.procedure.signed ? 'send' : 'sendPlain')}
          <KeyHint name="send" />
        </Button>
        <DraftStatus draft={draft} />
      </Group>
      <ProblemNote error={filling.error ?? check.error} />
      {check.outcome && findings && (
        <Text size="sm" mb="xs" role="status">
          {findings.length === 0 ? `✓ ${t('checked')}` : t('findings', { count: findings.length })}
        </Text>
      )}
      <MessageForm store={store} {...(findings ? { findings } : {})} />
      {asking && (
        <Confirm
          title={t('fill')}
          text={t('fillAsk')}
          yes={t('fillYes')}
          onYes={() => {
            setAsking(false)
            filling.mutate()
          }}
          onNo={() => setAsking(false)}
        />
      )}
      <DraftConflict draft={draft} store={store} />
      {sending.panel}
    </div>
  )
}
