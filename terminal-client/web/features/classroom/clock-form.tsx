import { Button, Checkbox, Group, Paper, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { WorldView } from '#api/classroom.ts'
import { call } from '../../lib/api.ts'
import { clockAt, useSandboxTime } from '../../lib/clock.ts'
import { showDate, showSeconds } from '../../lib/format.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import type { Aim } from './aim.ts'
import { useClassWords } from './class-words.ts'
import { useAct } from './use-class.ts'
import { aimedAt, WhomChoice, whomOf } from './whom-choice.tsx'

const HOUR = 3_600_000
const STEPS = [
  ['hour', HOUR],
  ['day', 24 * HOUR],
  ['week', 168 * HOUR],
] as const

/** `2026-07-21T08:30` in Vietnam's zone, as the input has it. */
const inputValue = (at: number): string => new Date(at + 7 * HOUR).toISOString().slice(0, 16)

export function ClockForm({ view, aim }: { readonly view: WorldView; readonly aim: Aim | null }) {
  const t = useClassWords()
  const now = useSandboxTime(view.clock)
  const [whom, setWhom] = useState(aimedAt(aim))
  const [at, setAt] = useState(() => inputValue(clockAt(view.clock, Date.now())))
  const [frozen, setFrozen] = useState(view.clock.frozen)
  const { run } = whomOf(whom)
  const setting = useAct(view.id, (body: object) => call(`/worlds/${view.id}/clock`, { method: 'PUT', body }))
  const ahead = view.runClocks.find((one) => one.run === run)?.aheadMs ?? 0
  const advance = (ms: number) =>
    run === ''
      ? { now: new Date(clockAt(view.clock, Date.now()) + ms).toISOString(), frozen: view.clock.frozen }
      : { run, aheadMs: ahead + ms }
  return (
    <Paper component="section" p="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const wanted = Date.parse(`${at}:00+07:00`)
          if (Number.isNaN(wanted)) return
          const class_ = { now: `${at}:00+07:00`, frozen }
          setting.mutate(run === '' ? class_ : { run, aheadMs: Math.round(wanted - clockAt(view.clock, Date.now())) })
        }}
      >
        <Stack gap="sm">
          <h2 className="class-head">{t('clockTitle')}</h2>
          <Text size="sm">
            {t('clockNow')}: <strong>{`${showDate(now + ahead)} ${showSeconds(now + ahead)}`}</strong>
          </Text>
          <WhomChoice view={view} aim={aim} label={t('clockWhom')} value={whom} onChange={setWhom} withoutAccounts />
          <TextInput
            type="datetime-local"
            label={t('clockSet')}
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
            min="2014-01-01T00:00"
            max="2099-12-31T23:59"
          />
          {run === '' && (
            <Checkbox
              label={t('freeze')}
              checked={frozen}
              onChange={(event) => setFrozen(event.currentTarget.checked)}
            />
          )}
          <Group gap="xs">
            <Button type="submit" loading={setting.isPending}>
              {t('setClock')}
            </Button>
            {run === '' && (
              <Button variant="default" onClick={() => setting.mutate({ now: null })}>
                {t('realClock')}
              </Button>
            )}
          </Group>
          <Group gap="xs">
            <Text size="sm">{t('forward')}:</Text>
            {STEPS.map(([name, ms]) => (
              <Button key={name} variant="default" onClick={() => setting.mutate(advance(ms))}>
                + {t(name)}
              </Button>
            ))}
          </Group>
          <ProblemNote error={setting.error} />
        </Stack>
      </form>
    </Paper>
  )
}
