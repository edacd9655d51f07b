/** The signing agent as a process of its own: settings in, one line out when it listens, a clean stop on a signal. */
import { TokenError } from '../token-error.ts'
import type { AgentEvent } from './agent.ts'
import { startAgent } from './agent-process.ts'
import { readAgentSettings, SettingError } from './environment.ts'
import { PortTakenError } from './http-server.ts'

/** Faults that a person can mend: one sentence each, no stack. */
const spoken = [SettingError, PortTakenError, TokenError]

async function serve(): Promise<void> {
  const { quiet, ...settings } = readAgentSettings()
  // Listened for from the first moment: a parent that ends during the start must not leave the agent behind.
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, () => resolve())
    // The parent may be gone before there was anybody to listen.
    if (process.connected === false) resolve()
  })
  const clock = () => Date.now()
  const log = (event: AgentEvent): void => {
    if (!quiet) process.stderr.write(`${JSON.stringify({ at: new Date(clock()).toISOString(), ...event })}\n`)
  }
  const running = await startAgent({ ...settings, clock, log })
  process.stdout.write(`Tác nhân ký (signing agent) ${running.url} ready\n`)
  await told
  await running.stop()
}

serve().then(
  () => process.exit(0),
  (error: unknown) => {
    const known = error instanceof Error && spoken.some((kind) => error instanceof kind)
    process.stderr.write(known ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  },
)
