import { useQuery } from '@tanstack/react-query'
import { connectAgent } from '../../lib/agent.ts'
import { keepToken, keptToken } from '../../lib/agent-pairing.ts'

/** The agent of this machine for this page: asking it, and the pairing that the browser keeps. */
export const agentAt = (agentUrl: string) => {
  const keeper = { read: () => keptToken(agentUrl), keep: (token: string | undefined) => keepToken(agentUrl, token) }
  return { agent: connectAgent(agentUrl, keeper), keeper }
}

/** What the agent says of itself, its tokens and certificates; asked anew wherever it is shown. */
export const useAgentStatus = (agentUrl: string, enabled = true) =>
  useQuery({
    queryKey: ['agent', agentUrl],
    queryFn: () => agentAt(agentUrl).agent.status(),
    enabled,
    retry: false,
    staleTime: 0,
  })
