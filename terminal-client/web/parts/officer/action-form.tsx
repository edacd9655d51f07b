/** The details of one action, and its confirmation; keeps what was typed when the server refuses. */
import {
  Button,
  Group,
  NumberInput,
  Paper,
  Radio,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ActionBody, ActionView, DeclarationView } from '#api/declarations.ts'
import { showNumber } from '../../lib/format.ts'
import { KEYS } from '../../lib/keys.ts'
import { useRead } from '../../lib/language.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { type ActionInput, bodyOf, EMPTY_INPUT, type Faults, faultsOf, fieldsOf, NOBODY } from './action-fields.ts'
import { useOfficerWords } from './officer-words.ts'

interface Props {
  readonly view: DeclarationView
  readonly action: ActionView
  readonly run?: string | undefined
  readonly busy: boolean
  readonly error: unknown
  readonly onSend: (body: ActionBody) => void
  readonly onLeave: () => void
}

const totalTax = ({ tax }: DeclarationView): string => {
  const total = typeof tax === 'object' && tax !== null && 'totalTax' in tax ? tax.totalTax : ''
  return typeof total === 'string' ? total : ''
}

export function ActionForm({ view, action, run, busy, error, onSend, onLeave }: Props) {
  const t = useOfficerWords()
  const read = useRead()
  const [input, setInput] = useState<ActionInput>(EMPTY_INPUT)
  const [faults, setFaults] = useState<Faults>({})
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, textarea, button')?.focus()
  }, [])
  const set = (change: Partial<ActionInput>): void => setInput((before) => ({ ...before, ...change }))
  const submit = (event?: FormEvent): void => {
    event?.preventDefault()
    if (busy) return
    const found = faultsOf(action.action, input)
    setFaults(found)
    if (Object.keys(found).length === 0) onSend(bodyOf(action.action, input, run))
  }
  // Where something is missing or wrong.
  useEffect(() => {
    if (Object.keys(faults).length === 0) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [name="passed"]')?.focus()
  }, [faults])
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== KEYS.send && event.key !== KEYS.back) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === KEYS.send) submit()
    else onLeave()
  }
  const asked = fieldsOf(action.action)
  const known = (Object.keys(ASK) as (keyof typeof ASK)[]).find((name) => name === action.action)
  return (
    <Paper
      component="form"
      ref={form}
      p="sm"
      noValidate
      aria-label={read(action.title)}
      onSubmit={submit}
      onKeyDown={keys}
    >
      <Stack gap="sm" maw={560}>
        <Title order={3}>{read(action.title)}</Title>
        {known && <Text size="sm">{t(ASK[known], { number: view.number })}</Text>}
        {asked.includes('to') && (
          <Select
            label={t('to')}
            name="to"
            searchable
            allowDeselect={false}
            withAsterisk
            placeholder={t('toChoose')}
            value={input.to || null}
            onChange={(to) => set({ to: to ?? '' })}
            error={faults.to && t('faultTo')}
            data={[
              ...(view.officer === '' ? [] : [{ value: NOBODY, label: t('toNobody') }]),
              ...view.officers.map(({ login, name }) => ({ value: login, label: `${name} (${login})` })),
            ]}
          />
        )}
        {asked.includes('passed') && (
          <Radio.Group
            label={t('passed')}
            name="passed"
            withAsterisk
            value={input.passed}
            onChange={(passed) => set({ passed: passed === 'yes' ? 'yes' : 'no' })}
            error={faults.passed && t('faultPassed')}
          >
            <Group mt={4}>
              <Radio value="yes" label={t('passedYes')} />
              <Radio value="no" label={t('passedNo')} />
            </Group>
          </Radio.Group>
        )}
        {asked.includes('percent') && (
          <NumberInput
            label={t('percent')}
            name="percent"
            withAsterisk
            maw={220}
            min={1}
            max={100}
            clampBehavior="none"
            value={input.percent}
            onChange={(percent) => set({ percent: String(percent) })}
            error={faults.percent && t('faultPercent')}
          />
        )}
        {asked.includes('place') && (
          <TextInput
            label={t('place')}
            description={t('placeHint')}
            name="place"
            maxLength={100}
            value={input.place}
            onChange={({ currentTarget: { value } }) => set({ place: value })}
          />
        )}
        {asked.includes('amount') && (
          <TextInput
            label={t('amount')}
            description={t('amountHint', { total: showNumber(totalTax(view)) })}
            name="amount"
            inputMode="numeric"
            maw={260}
            value={input.amount}
            onChange={({ currentTarget: { value } }) => set({ amount: value })}
            error={faults.amount && t('faultAmount')}
          />
        )}
        {asked.includes('request') && (
          <Textarea
            label={t('request')}
            description={t('requestHint')}
            name="request"
            withAsterisk
            autosize
            minRows={3}
            maxLength={1000}
            value={input.request}
            onChange={({ currentTarget: { value } }) => set({ request: value })}
            error={faults.request && t('faultRequest')}
          />
        )}
        {asked.includes('note') && (
          <Textarea
            label={t('note')}
            name="note"
            autosize
            minRows={1}
            maxLength={1000}
            value={input.note}
            onChange={({ currentTarget: { value } }) => set({ note: value })}
          />
        )}
        <ProblemNote error={error} />
        {Boolean(error) && !action.allowed && <Text size="sm">{t('standsElsewhere')}</Text>}
        <Group gap="sm">
          <Button type="submit" loading={busy} aria-keyshortcuts={KEYS.send}>
            {t('doIt')}
            <KeyHint name="send" />
          </Button>
          <Button variant="default" onClick={onLeave} aria-keyshortcuts={KEYS.back}>
            {t('leave')}
            <KeyHint name="back" />
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}

/** The sentence that each action is confirmed with. */
const ASK = {
  take: 'ask_take',
  release: 'ask_release',
  assign: 'ask_assign',
  receive: 'ask_receive',
  documentResult: 'ask_documentResult',
  requestCorrection: 'ask_requestCorrection',
  orderInspection: 'ask_orderInspection',
  inspectionResult: 'ask_inspectionResult',
  confirmPayment: 'ask_confirmPayment',
  clear: 'ask_clear',
} as const
