/** The hint of a step: told when asked for, and asked once whether it is worth five points. */
import { Alert, Button, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlayStep, PlayView } from '#api/scenarios.ts'
import { call } from '../../lib/api.ts'
import { ariaKey, useKeys } from '../../lib/keys.ts'
import { useRead } from '../../lib/language.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Confirm } from './confirm.tsx'
import { usePlayerWords } from './player-words.ts'

interface Props {
  readonly run: string
  readonly step: PlayStep
  readonly onView: (view: PlayView) => void
}

export function HintLine({ run, step, onView }: Props) {
  const t = usePlayerWords()
  const read = useRead()
  const [asking, setAsking] = useState(false)
  const taking = useMutation({
    mutationFn: () => call<PlayView>(`/runs/${run}/hints`, { method: 'POST', body: { step: step.id } }),
    onSuccess: (view) => {
      setAsking(false)
      onView(view)
    },
  })
  const can = step.hasHint && step.hint === null
  useKeys({ hint: () => (can ? setAsking(true) : false) })
  return (
    <>
      {can && (
        <Button variant="default" mb="sm" onClick={() => setAsking(true)} aria-keyshortcuts={ariaKey('hint')}>
          {t('hint')}
          <KeyHint name="hint" />
        </Button>
      )}
      {step.hint && (
        <Alert variant="light" color="gray" p="xs" title={t('hintTitle')} mb="sm" role="status">
          <Text size="sm">{read(step.hint)}</Text>
        </Alert>
      )}
      {asking && (
        <Confirm
          title={t('hintTitle')}
          text={t('hintAsk')}
          yes={t('hintYes')}
          busy={taking.isPending}
          onYes={() => taking.mutate()}
          onNo={() => setAsking(false)}
        >
          <ProblemNote error={taking.error} />
        </Confirm>
      )}
    </>
  )
}
