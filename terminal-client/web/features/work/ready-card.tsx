/** Whether one can sign and send from this machine, told before a form is filled and not after. */
import { Anchor, Button, Group, Paper, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useId, useState } from 'react'
import { AgentFault } from '../../lib/agent.ts'
import { keptToken } from '../../lib/agent-pairing.ts'
import { useSession } from '../../lib/session.ts'
import { type AgentSeen, type ReadyLine, readinessOf } from '../../parts/sending/readiness.ts'
import { useSendingWords } from '../../parts/sending/sending-words.ts'
import { useAgentStatus } from '../../parts/sending/use-agent-status.ts'
import { useTerminal } from '../../parts/sending/use-terminal.ts'
import { useReadyWords } from './ready-words.ts'

const SIGNS = { done: '✓', lacking: '!', later: '○', unasked: '○' } as const

/** A page from this machine may ask the agent at once; another one makes the browser ask the person first. */
const isLocal = (): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)

export function ReadyCard() {
  const t = useReadyWords()
  const heading = useId()
  const { agentUrl } = useSession()
  const [asked, setAsked] = useState(isLocal)
  useEffect(() => {
    void keptToken(agentUrl).then((token) => token !== undefined && setAsked(true))
  }, [agentUrl])
  const terminal = useTerminal()
  const agent = useAgentStatus(agentUrl, asked)
  if (terminal.data === undefined || (asked && agent.isPending)) return null
  const lines = readinessOf(terminal.data, seen(asked, agent.data, agent.error), Date.now())
  const userId = terminal.data.credentials?.userId ?? ''
  if (lines.every(({ state }) => state === 'done'))
    return (
      <Text size="sm" mt="md" data-ready="yes">
        <span aria-hidden="true">✓ </span>
        {t('allDone', { userId })}
      </Text>
    )
  return (
    <Paper component="section" p="md" mt="md" maw={760} aria-labelledby={heading} data-ready="no">
      <Title order={2} id={heading} mb="xs">
        {t('title')}
      </Title>
      <ol className="ready-list">
        {lines.map((line) => (
          <Line key={line.step} line={line} userId={userId} />
        ))}
      </ol>
      <Group gap="sm" mt="sm">
        {asked ? (
          <Button size="compact-sm" variant="default" onClick={() => void agent.refetch()} aria-busy={agent.isFetching}>
            {t('again')}
          </Button>
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => setAsked(true)}>
            {t('ask')}
          </Button>
        )}
        <Anchor component={Link} to="/settings" size="sm">
          {t('settings')}
        </Anchor>
      </Group>
    </Paper>
  )
}

function Line({ line: { step, state, fault }, userId }: { readonly line: ReadyLine; readonly userId: string }) {
  const t = useReadyWords()
  const say = useSendingWords()
  return (
    <li data-state={state}>
      <span aria-hidden="true" className="ready-sign">
        {SIGNS[state]}
      </span>
      <span>
        <strong>{t(step)}</strong> · {state === 'done' && step === 'terminal' ? userId : t(state)}
        {fault && (
          <Text size="xs" className="quiet">
            {say(`${fault}Title`)}. {t(`${step}Way`)}
          </Text>
        )}
      </span>
    </li>
  )
}

function seen(asked: boolean, status: Exclude<AgentSeen, string> | undefined, error: unknown): AgentSeen {
  if (!asked) return 'unasked'
  // An agent that answers with a refusal is there all the same; it does not know this page any more.
  if (error instanceof AgentFault && error.code !== 'absent') return { paired: false, selfTestUrl: '' }
  return status ?? 'absent'
}
