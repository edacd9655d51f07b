/** A form with all that is done with it: check, send, keep, import, export, fill, clear. */
import { Button, Group, Modal, Paper, Text, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { DraftView, Finding, LayoutView, StoredContent } from '#api/terminal.ts'
import { ariaKey, keyLabel, useKeys } from '../../lib/keys.ts'
import { useRead } from '../../lib/language.ts'
import { AnswerView } from '../../parts/answer/answer-view.tsx'
import { DraftConflict, DraftOffer, DraftStatus } from '../../parts/drafts/draft-notes.tsx'
import { useDraft } from '../../parts/drafts/use-draft.ts'
import { createFormStore, EMPTY_CONTENT } from '../../parts/message-form/form-store.ts'
import { MessageForm } from '../../parts/message-form/message-form.tsx'
import { useLocalCheck } from '../../parts/message-form/use-local-check.ts'
import type { Sent } from '../../parts/sending/parcel.ts'
import { useSending } from '../../parts/sending/use-sending.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { CheckNote } from './check-note.tsx'
import { FileTools } from './file-tools.tsx'
import { FillTool } from './fill-tool.tsx'
import { useFormPageWords } from './terminal-words.ts'
import './terminal-page.css'

interface Props {
  readonly view: LayoutView
  readonly initial: StoredContent | undefined
  readonly draft: DraftView | undefined
  readonly jump: { readonly item: string; readonly line: number } | undefined
  /** The form has an address of its own from now on. */
  readonly onSaved: (id: string) => void
}

export function FormDesk({ view, initial, draft, jump, onSaved }: Props) {
  const t = useFormPageWords()
  const read = useRead()
  const navigate = useNavigate()
  const { code, name, signed, simulated } = view.procedure
  const [store] = useState(() => createFormStore(view, initial))
  const kept = useDraft(store, { draft, fresh: draft === undefined && initial !== undefined })
  const check = useLocalCheck(store)
  const sending = useSending()
  const [findings, setFindings] = useState<readonly Finding[]>()
  const [answer, setAnswer] = useState<Sent>()
  const [doubt, setDoubt] = useState(0)
  const [clearing, setClearing] = useState(false)

  useEffect(() => {
    if (jump) store.focusItem(jump.item, jump.line)
  }, [store, jump])
  const id = kept?.state.id ?? ''
  const address = useRef(draft?.id ?? '')
  useEffect(() => {
    if (kept === undefined || id === address.current) return
    address.current = id
    onSaved(id)
    void navigate({
      to: '/terminal/forms/$procedure',
      params: { procedure: code },
      search: (id === '' ? {} : { draft: id }) as never,
      replace: true,
    })
  }, [id, kept, code, navigate, onSaved])

  const runCheck = async (): Promise<readonly Finding[] | undefined> => {
    const outcome = await check.run()
    if (outcome) setFindings([...outcome.findings])
    return outcome?.findings
  }
  /** `asTyped`: the person knows what is wrong and wants to see it refused. */
  const deliver = async (asTyped: boolean): Promise<void> => {
    setDoubt(0)
    const sent = await sending.send({
      procedure: code,
      content: store.getContent(),
      asTyped,
      ...(kept?.state.title ? { title: kept.state.title } : {}),
      ...(store.files.length > 0 ? { attachments: store.files } : {}),
    })
    if (sent === null) return
    setAnswer(sent)
    // What was taken by the centre is in the journal; a refused message goes on as a draft.
    if (sent.ok) await kept?.keeper.end()
    else setFindings(await check.explain(sent.codes))
  }
  /** The agent's window opens in the click: the check before it is that of the last F8. */
  const send = (): void => {
    const open = store.findings.list().filter(({ changed }) => !changed).length
    if (open > 0) setDoubt(open)
    else void deliver(false)
  }
  useKeys({
    check: () => void runCheck(),
    send: () => (sending.busy ? undefined : send()),
    save: () => void kept?.keeper.save(),
  })

  // What was found holds for what was checked.
  const { reset } = check
  useEffect(() => store.subscribe(reset), [store, reset])
  const put = (content: StoredContent): void => {
    store.setContent(content)
    setFindings(undefined)
  }

  return (
    <Page
      title={`${code} · ${read(name)}`}
      aside={
        kept && (
          <Group gap="sm">
            <DraftStatus draft={kept} />
            <TextInput
              aria-label={t('draftTitle')}
              placeholder={t('draftPlaceholder')}
              value={kept.state.title}
              maxLength={200}
              onChange={(event) => kept.keeper.setTitle(event.currentTarget.value)}
              w={230}
            />
          </Group>
        )
      }
    >
      {!simulated && (
        <p role="note" className="form-plain">
          <b>◇ {t('notSimulated')}.</b> {t('notSimulatedText')}
        </p>
      )}
      {kept && <DraftOffer draft={kept} />}
      {kept && <DraftConflict draft={kept} store={store} />}
      <Group gap={6} mb="sm" role="toolbar" aria-label={code} className="form-tools">
        <Button
          variant="default"
          loading={check.busy}
          onClick={() => void runCheck()}
          aria-keyshortcuts={ariaKey('check')}
        >
          {t('check')}
          <KeyHint name="check" />
        </Button>
        <Button loading={sending.busy} onClick={send} aria-keyshortcuts={ariaKey('send')}>
          {t(signed ? 'send' : 'sendPlain')}
          <KeyHint name="send" />
        </Button>
        <Button
          variant="default"
          loading={kept?.state.saving ?? false}
          onClick={() => void kept?.keeper.save()}
          aria-keyshortcuts={ariaKey('save')}
        >
          {t('save')}
          <KeyHint name="save" />
        </Button>
        <FileTools store={store} onContent={put} />
        <FillTool procedure={code} onContent={put} />
        <Button variant="default" onClick={() => setClearing(true)}>
          {t('clear')}
        </Button>
        <Button variant="default" onClick={() => store.undo()}>
          {t('undo')}
        </Button>
      </Group>
      {sending.panel}
      <ProblemNote error={check.error} onAgain={() => void runCheck()} />
      {answer && answer.seq > 0 && (
        <Paper p="sm" mb="sm" component="section" aria-label={t('answer')}>
          <Group justify="space-between" mb={4}>
            <Text fw={650}>{t('answer')}</Text>
            <Button variant="default" onClick={() => setAnswer(undefined)}>
              {t('closeAnswer')}
            </Button>
          </Group>
          <AnswerView seq={answer.seq} onJump={(item, line) => store.focusItem(item, line)} />
        </Paper>
      )}
      {check.outcome && <CheckNote outcome={check.outcome} />}
      <MessageForm store={store} takesFocus={jump === undefined} {...(findings ? { findings } : {})} />
      <Modal opened={doubt > 0} onClose={() => setDoubt(0)} title={t('send')} centered>
        <Text size="sm" mb="sm">
          {t('checkFirst', { count: doubt })}
        </Text>
        <Group gap="xs">
          <Button data-autofocus onClick={() => setDoubt(0)}>
            {t('mend')}
          </Button>
          <Button variant="default" onClick={() => void deliver(true)}>
            {t('sendAnyway')}
          </Button>
        </Group>
      </Modal>
      <Modal opened={clearing} onClose={() => setClearing(false)} title={t('clearTitle')} centered>
        <Text size="sm" mb="sm">
          {t('clearText')} {keyLabel('back')}: {t('cancel')}.
        </Text>
        <Group gap="xs">
          <Button
            data-autofocus
            color="red.9"
            onClick={() => {
              put(EMPTY_CONTENT)
              setClearing(false)
            }}
          >
            {t('clear')}
          </Button>
          <Button variant="default" onClick={() => setClearing(false)}>
            {t('cancel')}
          </Button>
        </Group>
      </Modal>
    </Page>
  )
}
