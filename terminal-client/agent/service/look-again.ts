import type { Agent } from './agent.ts'

/** Libraries are loaded anew only while no token is open; a look is taken in any case. */
export function lookAgain({ rack }: Pick<Agent, 'rack'>): void {
  rack.reload()
  rack.look()
}
