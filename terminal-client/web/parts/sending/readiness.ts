/**
 * Can this person sign and send from here? One line for each thing that it takes, in the order in which they are set
 * up; nobody should learn of a missing certificate at the end of a form (issue 3, Việc của tôi).
 */
import type { TerminalView } from '#api/session.ts'
import type { AgentStatus } from '../../lib/agent.ts'
import { type Bound, lackOf } from './agent-work.ts'
import type { FaultKind } from './sending-state.ts'

export type ReadyStep = 'terminal' | 'agent' | 'pairing' | 'certificate'

export interface ReadyLine {
  readonly step: ReadyStep
  /** `later`: hangs on a line above that is not done; `unasked`: nobody has looked yet. */
  readonly state: 'done' | 'lacking' | 'later' | 'unasked'
  /** Why it is lacking: its sentence stands with the faults of the sending. */
  readonly fault?: FaultKind
}

/** What is known of the agent: its answer, that it gave none, or that it was not asked. */
export type AgentSeen = AgentStatus | 'absent' | 'unasked'

/** @param now epoch ms of real time */
export function readinessOf(
  { credentials, certificate, certifying }: Pick<TerminalView, 'credentials' | 'certificate' | 'certifying'>,
  agent: AgentSeen,
  now: number,
): readonly ReadyLine[] {
  const terminal: ReadyLine =
    credentials === null
      ? { step: 'terminal', state: 'lacking', fault: 'noTerminal' }
      : { step: 'terminal', state: 'done' }
  return [terminal, ...agentLines(credentials && { userId: credentials.userId, certificate, certifying }, agent, now)]
}

function agentLines(bound: Bound | null, agent: AgentSeen, now: number): readonly [ReadyLine, ReadyLine, ReadyLine] {
  if (agent === 'absent' || agent === 'unasked') {
    const first: ReadyLine =
      agent === 'unasked'
        ? { step: 'agent', state: 'unasked' }
        : { step: 'agent', state: 'lacking', fault: 'agentAbsent' }
    return [first, later('pairing'), later('certificate')]
  }
  const present: ReadyLine = { step: 'agent', state: 'done' }
  if (!agent.paired) return [present, { step: 'pairing', state: 'lacking', fault: 'notPaired' }, later('certificate')]
  const paired: ReadyLine = { step: 'pairing', state: 'done' }
  if (bound === null) return [present, paired, later('certificate')]
  const lack = lackOf(agent, bound, now)
  return [
    present,
    paired,
    lack === undefined
      ? { step: 'certificate', state: 'done' }
      : { step: 'certificate', state: 'lacking', fault: lack.kind },
  ]
}

const later = (step: ReadyStep): ReadyLine => ({ step, state: 'later' })
