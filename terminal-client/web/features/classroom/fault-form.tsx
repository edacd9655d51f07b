import { Button, NumberInput, Paper, Select, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { FaultView, WorldView } from '#api/classroom.ts'
import { ApiProblem, call } from '../../lib/api.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import type { Aim } from './aim.ts'
import { useClassWords } from './class-words.ts'
import { useAct } from './use-class.ts'
import { aimedAt, WhomChoice, whomOf } from './whom-choice.tsx'

const KINDS = { delay: 'kindDelay', drop: 'kindDrop', duplicate: 'kindDuplicate', refuse: 'kindRefuse' } as const
const KIND_NAMES = ['delay', 'drop', 'duplicate', 'refuse'] as const

export function FaultForm({ view, aim }: { readonly view: WorldView; readonly aim: Aim | null }) {
  const t = useClassWords()
  const [kind, setKind] = useState<FaultView['kind']>('delay')
  const [whom, setWhom] = useState(aimedAt(aim))
  const [procedure, setProcedure] = useState('')
  const [seconds, setSeconds] = useState<number | string>(20)
  const [code, setCode] = useState('A0007')
  const [times, setTimes] = useState<number | string>(1)
  const setting = useAct(view.id, () =>
    call(`/worlds/${view.id}/faults`, {
      method: 'POST',
      body: {
        kind,
        ...whomOf(whom),
        procedure,
        delayMs: kind === 'delay' ? Math.round(Number(seconds) * 1000) : 0,
        code: kind === 'refuse' ? code : '',
        left: Number(times),
      },
    }),
  )
  const wrong = (field: string): string | undefined =>
    setting.error instanceof ApiProblem
      ? setting.error.errors.find((error) => error.field === field)?.message
      : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setting.mutate(undefined)
  }
  const atField = ['procedure', 'delayMs', 'code'].some((field) => wrong(field) !== undefined)
  return (
    <Paper component="section" p="sm">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <h2 className="class-head">{t('newFault')}</h2>
          <Select
            label={t('faultKind')}
            data={KIND_NAMES.map((value) => ({ value, label: t(KINDS[value]) }))}
            value={kind}
            onChange={(next) => setKind(KIND_NAMES.find((one) => one === next) ?? 'delay')}
            allowDeselect={false}
          />
          {kind === 'delay' && (
            <NumberInput
              label={t('seconds')}
              value={seconds}
              onChange={setSeconds}
              min={0.1}
              max={300}
              decimalSeparator=","
              error={wrong('delayMs')}
            />
          )}
          {kind === 'refuse' && (
            <TextInput
              label={t('code')}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
              maxLength={5}
              classNames={{ input: 'mono' }}
              error={wrong('code')}
            />
          )}
          <WhomChoice view={view} aim={aim} label={t('whom')} value={whom} onChange={setWhom} />
          <TextInput
            label={t('procedure')}
            value={procedure}
            onChange={(event) => setProcedure(event.currentTarget.value.toUpperCase())}
            maxLength={5}
            classNames={{ input: 'mono' }}
            error={wrong('procedure')}
          />
          <NumberInput label={t('times')} value={times} onChange={setTimes} min={0} max={1000} allowDecimal={false} />
          {!atField && <ProblemNote error={setting.error} />}
          {setting.isSuccess && (
            <Text size="sm" role="status">
              ✓ {t('setDone')}
            </Text>
          )}
          <Button type="submit" loading={setting.isPending}>
            {t('set')}
          </Button>
        </Stack>
      </form>
    </Paper>
  )
}
