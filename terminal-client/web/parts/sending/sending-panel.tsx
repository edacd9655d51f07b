/** What goes on while a message is signed and sent; where it stops, the sentence and the ways on. */
import { Alert, Anchor, Button, Group, Loader, Modal, Progress, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { useRead } from '../../lib/language.ts'
import type { Delivery } from './delivery.ts'
import { FAULTS, type SendingState, type Way } from './sending-state.ts'
import { useSendingWords } from './sending-words.ts'

interface Props {
  readonly delivery: Delivery
  /** Procedures on their way, '' for pairing and enrolment alone. */
  readonly subject: string
  readonly agentUrl: string
}

export function SendingPanel({ delivery, subject, agentUrl }: Props) {
  const t = useSendingWords()
  const state = useSyncExternalStore(delivery.subscribe, delivery.state)
  const title = subject === '' ? t('titleOther') : `${t('title')} ${subject}`
  return (
    <Modal
      opened={delivery.shows()}
      onClose={() => delivery.choose('cancel')}
      withCloseButton={false}
      closeOnClickOutside={false}
      title={title}
      centered
      size="lg"
      transitionProps={{ duration: 0 }}
    >
      {/* Takes the focus while it waits: a key pressed in a hurry cancels nothing. */}
      <div aria-live="polite" tabIndex={-1} data-autofocus style={{ outline: 'none' }}>
        {state.at === 'stopped' ? (
          <Stopped delivery={delivery} state={state} agentUrl={agentUrl} />
        ) : (
          <Going delivery={delivery} state={state} />
        )}
      </div>
    </Modal>
  )
}

type Going = Exclude<SendingState, { at: 'stopped' }>

function Going({ delivery, state }: { readonly delivery: Delivery; readonly state: Going }) {
  const t = useSendingWords()
  const read = useRead()
  const waits = state.at === 'pairing' || state.at === 'consent' || state.at === 'enrolling'
  return (
    <Stack gap="sm" data-sending={state.at}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Loader size="sm" />
        <Text size="sm">{sentence(state, t)}</Text>
      </Group>
      {state.at === 'posting' && state.total > 1 && (
        <Progress value={(100 * state.done) / state.total} aria-label={sentence(state, t)} />
      )}
      {state.at === 'pairing' && (
        <Text ta="center" className="mono" fz={28} fw={650} data-pairing-code aria-label={t('code')}>
          {state.code}
        </Text>
      )}
      {(state.at === 'consent' || state.at === 'enrolling') && state.fault && (
        <Alert color="orange" variant="light" p="xs" role="alert">
          <Text size="sm">{t('last', { text: read(state.fault) })}</Text>
        </Alert>
      )}
      {waits && state.blocked && (
        <Alert color="orange" variant="light" p="xs" role="alert">
          <Text size="sm">{t('blocked')}</Text>
        </Alert>
      )}
      <Group gap="xs" justify="flex-end">
        {waits && (
          <Button variant={state.blocked ? 'filled' : 'default'} onClick={() => void delivery.reopenWindow()}>
            {t(state.blocked ? 'openWindow' : 'reopen')}
          </Button>
        )}
        <Button variant="default" onClick={() => delivery.choose('cancel')}>
          {t('cancel')}
        </Button>
      </Group>
    </Stack>
  )
}

function sentence(state: Going, t: ReturnType<typeof useSendingWords>): string {
  switch (state.at) {
    case 'posting':
      return state.total > 1 ? t('posting', { done: state.done, total: state.total }) : t('postingOne')
    case 'consent':
      return state.total > 1 ? t('consentMany', { total: state.total }) : t('consent')
    case 'pairing':
      return t('pairing')
    case 'enrolling':
      return t('enrolling')
    default:
      return t('preparing')
  }
}

interface StoppedProps {
  readonly delivery: Delivery
  readonly state: Extract<SendingState, { at: 'stopped' }>
  readonly agentUrl: string
}

function Stopped({ delivery, state, agentUrl }: StoppedProps) {
  const t = useSendingWords()
  const read = useRead()
  const { kind, detail, sent } = state
  const { ways, links }: { readonly ways: readonly Way[]; readonly links: readonly string[] } = FAULTS[kind]
  const selfTest = `${agentUrl}/self-test?origin=${encodeURIComponent(location.origin)}`
  return (
    <Stack gap="sm" data-sending="stopped" data-fault={kind}>
      <Alert color="red" variant="light" p="sm" role="alert" title={t(`${kind}Title`)}>
        <Text size="sm" c="var(--mantine-color-text)">
          {detail && `${read(detail)} `}
          {t(kind)} {sent > 0 ? t('sentSoFar', { sent }) : t('kept')}
        </Text>
      </Alert>
      <Group gap="md">
        {links.includes('settings') && (
          <Anchor component={Link} to="/settings" size="sm" onClick={() => delivery.choose('cancel')}>
            {t('settings')}
          </Anchor>
        )}
        {links.includes('selfTest') && (
          <Anchor href={selfTest} target="_blank" rel="noreferrer" size="sm">
            {t('selfTest')}
          </Anchor>
        )}
      </Group>
      <Group gap="xs" justify="flex-end">
        {ways.map((way, index) => (
          <Button
            key={`${kind} ${way}`}
            variant={index === 0 && way !== 'cancel' ? 'filled' : 'default'}
            onClick={() => delivery.choose(way)}
            autoFocus={index === 0}
          >
            {t(way)}
          </Button>
        ))}
      </Group>
    </Stack>
  )
}
