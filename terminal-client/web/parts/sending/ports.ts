/** What a sending needs of the world; the hook gives the browser's, tests give their own. */
import type { TerminalView } from '#api/session.ts'
import type { LayoutView } from '#api/terminal.ts'
import type { Agent } from '../../lib/agent.ts'
import type { HttpAnswer } from './read-answer.ts'

/** A window of the agent's, opened inside the click before it is known where it goes. */
export interface AgentWindow {
  go(url: string): void
  close(): void
}

export interface SendingPorts {
  readonly agent: Agent
  readonly agentUrl: string
  terminal(): Promise<TerminalView>
  /** Layout and signature duty of a procedure, the pulls included. */
  layout(procedure: string): Promise<Pick<LayoutView, 'layout' | 'procedure'>>
  /** A certificate of the training CA for the own account, PEM. */
  issue(csr: string): Promise<string>
  /** Rejects with TypeError when nothing came back. */
  post(contentType: string, bytes: Uint8Array): Promise<HttpAnswer>
  /** Null when the browser blocks windows. */
  openWindow(url: string): AgentWindow | null
  carry(terminalId: string): string
  /** Name of the page for the agent's list of pairings, and of the person for its enrolment window. */
  readonly pageName: string
  readonly personName: string
}
