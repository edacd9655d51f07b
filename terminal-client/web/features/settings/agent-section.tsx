/** The signing agent on this machine: is it there, paired, which tokens and certificates, which of them is mine. */
import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { AgentFault, type AgentStatus } from '../../lib/agent.ts'
import { useRead } from '../../lib/language.ts'
import { useSession } from '../../lib/session.ts'
import { sameSerial } from '../../parts/sending/agent-work.ts'
import { agentAt, useAgentStatus } from '../../parts/sending/use-agent-status.ts'
import { useSending } from '../../parts/sending/use-sending.tsx'
import { useTerminal } from '../../parts/sending/use-terminal.ts'
import { Loading } from '../../ui/loading.tsx'
import { useSettingsWords } from './settings-words.ts'
import { TokenTable } from './token-table.tsx'

export function AgentSection() {
  const t = useSettingsWords()
  const read = useRead()
  const { agentUrl } = useSession()
  const sending = useSending()
  const terminal = useTerminal()
  const [said, setSaid] = useState('')
  const { agent, keeper } = agentAt(agentUrl)
  const { data, error, isPending, isFetching, refetch } = useAgentStatus(agentUrl)
  if (isPending) return <Loading label={t('looking')} />
  const userId = terminal.data?.credentials?.userId ?? ''
  const unpair = async (status: AgentStatus): Promise<void> => {
    if (status.pairing) await agent.unpair(status.pairing).catch(() => keeper.keep(undefined))
    setSaid(t('unpaired'))
    await refetch()
  }
  const after = async (done: Promise<boolean>, words: string): Promise<void> => {
    if (await done) setSaid(words)
    await refetch()
  }
  return (
    <Stack gap="sm">
      {data === undefined ? (
        <Alert color="orange" variant="light" role="alert">
          {error instanceof AgentFault && error.code !== 'absent' ? read(error.words) : t('absent', { url: agentUrl })}
        </Alert>
      ) : (
        <Text size="sm" data-paired={data.paired}>
          {t(data.paired ? 'paired' : 'notPaired')}
        </Text>
      )}
      {data?.paired && (data.tokens ?? []).length === 0 && (
        <Text size="sm">{data.fault ? read(data.fault) : t('noTokens')}</Text>
      )}
      {data?.paired && (data.tokens ?? []).length > 0 && (
        <TokenTable tokens={data.tokens ?? []} userId={userId} bound={terminal.data?.certificate ?? ''} />
      )}
      {data?.paired && userId !== '' && (
        <Text size="sm" className="quiet">
          {t('enrolAbout', { userId })}
        </Text>
      )}
      <Group gap="sm">
        {data && !data.paired && <Button onClick={() => void after(sending.pair(), t('paired'))}>{t('pair')}</Button>}
        {data?.paired && userId !== '' && (
          <Button
            variant={hasOwn(data, terminal.data?.certificate ?? '') ? 'default' : 'filled'}
            onClick={() => void after(sending.enrol(), t('enrolled'))}
          >
            {t('enrol')}
          </Button>
        )}
        {data?.paired && (
          <Button variant="default" onClick={() => void unpair(data)}>
            {t('unpair')}
          </Button>
        )}
        <Button variant="default" onClick={() => void refetch()} aria-busy={isFetching}>
          {t('again')}
        </Button>
        <Anchor
          href={data?.selfTestUrl ?? `${agentUrl}/self-test?origin=${encodeURIComponent(location.origin)}`}
          target="_blank"
          rel="noreferrer"
          size="sm"
        >
          {t('selfTest')}
        </Anchor>
        <Anchor href={agentUrl} target="_blank" rel="noreferrer" size="sm">
          {t('agentHome')}
        </Anchor>
      </Group>
      <div role="status">{said !== '' && <Text size="sm">{said}</Text>}</div>
      {sending.panel}
    </Stack>
  )
}

/** The registered certificate lies on a token here, or may (a file token tells only after its PIN). */
const hasOwn = ({ tokens = [] }: AgentStatus, bound: string): boolean =>
  bound !== '' &&
  tokens.some(
    ({ certificates }) => certificates === undefined || certificates.some(({ serial }) => sameSerial(serial, bound)),
  )
