/**
 * What an officer can do with a declaration: every action as a button, the impossible ones greyed with the reason, each
 * with its details and confirmation. Number keys open an action while focus is in `keysIn` (or in the part itself).
 */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import type { ActionBody, ActionDone, ActionView } from '#api/declarations.ts'
import { call } from '../../lib/api.ts'
import { useRead } from '../../lib/language.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ActionForm } from './action-form.tsx'
import { useOfficerWords } from './officer-words.ts'
import { useDeclaration, useKeepDeclaration } from './use-declaration.ts'
import './officer.css'

export interface OfficerActionsProps {
  readonly number: string
  /** Run that the action is a step of; without it the declaration's own run. */
  readonly run?: string | undefined
  /** Actions to be seen first, such as that of the scenario's step; the others stay within reach. */
  readonly only?: readonly string[] | undefined
  /** After an action was carried out; `seq` is its journal number. */
  readonly onDone?: ((seq: number) => void) | undefined
  /** Element in which the number keys open actions. */
  readonly keysIn?: RefObject<HTMLElement | null> | undefined
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null

/** The digits as they lie on the keyboard: the tenth action has the key 0. */
const KEY_ROW = [...'1234567890']

export function OfficerActions({ number, run, only, onDone, keysIn }: OfficerActionsProps) {
  const t = useOfficerWords()
  const read = useRead()
  const id = useId()
  const root = useRef<HTMLDivElement>(null)
  const { data: view, error, refetch } = useDeclaration(number)
  const keep = useKeepDeclaration()
  const [open, setOpen] = useState('')
  const [told, setTold] = useState('')
  const [looked, setLooked] = useState('')
  /** Last one carried out: it has the focus then, and what came of it stands until another is looked at. */
  const done = useRef('')
  const sending = useMutation({
    mutationFn: (body: ActionBody) => call<ActionDone>(`/declarations/${number}/actions`, { method: 'POST', body }),
    onSuccess: ({ declaration, outputs, seq }, { action }) => {
      const title = declaration.actions.find((one) => one.action === action)?.title
      const named = { action: title ? read(title) : action, outputs: outputs.join(', ') }
      keep(declaration)
      setTold(outputs.length > 0 ? t('doneOutputs', named) : t('done', named))
      done.current = action
      setOpen('')
      button(action)?.focus()
      onDone?.(seq)
    },
    onError: () => void refetch(),
  })
  const button = (action: string) => root.current?.querySelector<HTMLElement>(`[data-action="${action}"]`)

  /** A step may want the refusal to be met: what it asks for can be tried, and the server says why not. */
  const mayTry = ({ action, allowed }: ActionView): boolean => allowed || (only?.includes(action) ?? false)
  const choose = (one: ActionView | undefined): void => {
    if (one === undefined) return
    setTold('')
    sending.reset()
    setLooked(one.allowed ? '' : one.action)
    setOpen(mayTry(one) ? one.action : '')
    if (!mayTry(one)) button(one.action)?.focus()
  }
  const look = (one: ActionView): void => {
    if (one.action !== done.current) setTold('')
    setLooked(one.allowed ? '' : one.action)
  }
  const shown = inOrder(view?.actions ?? [], only)
  const next = only ? undefined : nextMove(shown)
  const latest = useRef({ shown, choose })
  latest.current = { shown, choose }
  useEffect(() => {
    const from = keysIn?.current ?? root.current
    if (from === null) return
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return
      const nth = latest.current.shown[KEY_ROW.indexOf(event.key)]
      if (nth === undefined) return
      event.preventDefault()
      latest.current.choose(nth)
    }
    from.addEventListener('keydown', listen)
    return () => from.removeEventListener('keydown', listen)
  }, [keysIn])
  // Another declaration: what was begun belonged to the one before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a change of the number only
  useEffect(() => {
    setOpen('')
    setTold('')
    setLooked('')
    sending.reset()
  }, [number])

  // Also when it has become impossible meanwhile: what was typed stays, and the server says why.
  const opened = view?.actions.find(({ action }) => action === open)
  const reason = shown.find(({ action, allowed }) => action === looked && !allowed)
  return (
    <Stack gap="xs" ref={root} role="group" aria-label={t('actions')}>
      {view === undefined && !error && <Loading />}
      <ProblemNote error={view ? null : error} onAgain={() => void refetch()} />
      {view && (
        <>
          <Group gap="xs">
            {shown.map((one, index) => (
              <ActionButton
                key={one.action}
                one={one}
                nth={index + 1}
                asked={only?.includes(one.action) ?? false}
                next={one === next}
                open={one.action === open}
                reasonId={`${id}-${one.action}`}
                onLook={() => look(one)}
                onChoose={() => choose(one)}
              />
            ))}
          </Group>
          <Text size="sm" className="officer-told" role="status">
            {told}
            {reason?.reason && !told && (
              <>
                <strong>
                  {t('notNow')} · {read(reason.title)}:
                </strong>{' '}
                {read(reason.reason)}
              </>
            )}
          </Text>
          {opened && (
            <ActionForm
              key={opened.action}
              view={view}
              action={opened}
              run={run}
              busy={sending.isPending}
              error={sending.error}
              onSend={(body) => sending.mutate(body)}
              onLeave={() => {
                setOpen('')
                button(opened.action)?.focus()
              }}
            />
          )}
        </>
      )}
    </Stack>
  )
}

const BESIDE: readonly string[] = ['take', 'release', 'assign']

/** The move that brings the file on. */
const nextMove = (actions: readonly ActionView[]): ActionView | undefined =>
  actions.find(({ action, allowed }) => allowed && !BESIDE.includes(action))

/** Those of the step first; the others keep the order of the work. */
function inOrder(actions: readonly ActionView[], only: readonly string[] | undefined): readonly ActionView[] {
  if (!only) return actions
  return [
    ...actions.filter(({ action }) => only.includes(action)),
    ...actions.filter(({ action }) => !only.includes(action)),
  ]
}

function ActionButton({
  one,
  nth,
  asked,
  next,
  open,
  reasonId,
  onLook,
  onChoose,
}: {
  readonly one: ActionView
  readonly nth: number
  readonly asked: boolean
  readonly next: boolean
  readonly open: boolean
  readonly reasonId: string
  readonly onLook: () => void
  readonly onChoose: () => void
}) {
  const t = useOfficerWords()
  const read = useRead()
  const mayTry = one.allowed || asked
  return (
    <>
      <Button
        className="officer-action"
        variant={asked || (next && one.allowed) ? 'filled' : 'default'}
        data-action={one.action}
        data-greyed={!mayTry || undefined}
        aria-disabled={!mayTry}
        aria-expanded={mayTry ? open : undefined}
        aria-describedby={one.reason ? reasonId : undefined}
        aria-keyshortcuts={KEY_ROW[nth - 1]}
        onFocus={onLook}
        onMouseEnter={onLook}
        onClick={onChoose}
      >
        {read(one.title)}
        {asked && ` (${t('thisStep')})`}
        <span className="kbd" aria-hidden="true">
          {KEY_ROW[nth - 1]}
        </span>
      </Button>
      {one.reason && (
        <span id={reasonId} hidden>
          {read(one.reason)}
        </span>
      )}
    </>
  )
}
