/** It is somebody else's turn: who is awaited, and the code while nobody has come yet. */
import { Button, CopyButton, Stack, Text } from '@mantine/core'
import type { PlayStep, PlayView } from '#api/scenarios.ts'
import { usePlayerWords } from './player-words.ts'

export function WaitingNote({ view, step }: { readonly view: PlayView; readonly step: PlayStep }) {
  const t = usePlayerWords()
  if (view.joinCode !== '') return null
  return (
    <Stack gap="xs" role="status">
      <Text fw={600}>
        {t('waitingTitle', { role: t(step.role) })}
        <span aria-hidden="true">…</span>
      </Text>
      <Text size="sm">{t('waitingText', { name: view.names[step.role] || t(step.role) })}</Text>
    </Stack>
  )
}

/** The code by which the second person comes in, big enough to be read out across a room. */
export function Invitation({ view }: { readonly view: PlayView }) {
  const t = usePlayerWords()
  const free = view.roles.find((role) => view[role] === '')
  if (view.joinCode === '' || free === undefined) return null
  return (
    <Stack gap="xs" className="play-invitation" role="group" aria-label={t('inviteTitle')}>
      <Text fw={600}>{t('inviteTitle')}</Text>
      <Text className="mono play-code" data-join-code={view.joinCode}>
        {view.joinCode.slice(0, 3)} {view.joinCode.slice(3)}
      </Text>
      <Text size="sm">{t('inviteText', { role: t(free) })}</Text>
      <CopyButton value={view.joinCode}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy} style={{ alignSelf: 'flex-start' }}>
            {t(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
    </Stack>
  )
}
