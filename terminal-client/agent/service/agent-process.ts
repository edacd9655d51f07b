import { join } from 'node:path'
import { defaultPinLimit } from '../pin-tries.ts'
import { openSettings } from '../settings.ts'
import type { Agent, AgentEvent } from './agent.ts'
import { answerApi } from './api.ts'
import { readCatalogue } from './catalogue-files.ts'
import { Contacts } from './contacts.ts'
import type { DeskTools } from './desk-tools.ts'
import { EnrolDesk } from './enrol-desk.ts'
import { pointSoftHsmAt } from './environment.ts'
import type { ServiceFault } from './fault.ts'
import { type Call, listen, type Reply } from './http-server.ts'
import { KeptLogins } from './kept-logins.ts'
import { ownHosts } from './origin.ts'
import { answerPage, faultPage } from './pages.ts'
import { Pairings } from './pairings.ts'
import { SignDesk } from './sign-desk.ts'
import { type RackOptions, tokenRack } from './token-rack.ts'
import { TokenTurns } from './token-turns.ts'
import { WaitingRoom } from './waiting-room.ts'

export interface AgentOptions extends Pick<RackOptions, 'find' | 'load'> {
  /** Of 127.0.0.1; 0 takes any free one. */
  readonly port: number
  /** Absolute path; `agent.json`, `agent-pairings.json` and `tokens/` lie in it. */
  readonly dataDir: string
  /** PKCS11_MODULE; known paths are tried when absent. */
  readonly modulePath?: string
  /** Plain-HTTP origins beyond this machine that may ask to be paired; none when absent. They compare the code all the same. */
  readonly trustedOrigins?: readonly string[]
  /** Epoch ms of real time. */
  readonly clock: () => number
  readonly log: (event: AgentEvent) => void
}

export interface RunningAgent {
  /** `http://127.0.0.1:9797` */
  readonly url: string
  /** Ends requests and log-ins, closes the libraries, stops listening. */
  stop(): Promise<void>
}

/** How often what has run out is cleared away while nobody asks. */
const sweepEvery = 15_000

/**
 * The signing agent: listens on loopback, shows its own windows, signs what the person confirmed there.
 * @throws PortTakenError, TokenError `file-broken` (settings), Error when the catalogue is missing
 */
export async function startAgent(options: AgentOptions): Promise<RunningAgent> {
  const { dataDir, clock, log } = options
  pointSoftHsmAt(dataDir)
  const settings = openSettings(join(dataDir, 'agent.json'), clock)
  const rack = tokenRack({ ...options, tries: { settings, limit: defaultPinLimit } })
  const pairings = new Pairings(join(dataDir, 'agent-pairings.json'), clock)
  const kept = new KeptLogins(clock)
  const room = new WaitingRoom(clock)
  const tools: DeskTools = { room, rack, kept, turns: new TokenTurns(), clock }
  const desks = { desk: new SignDesk(tools), enrolments: new EnrolDesk(tools) }
  const shared = { ...tools, ...desks, pairings, contacts: new Contacts(), catalogue: readCatalogue(), log }
  let agent: Agent | undefined
  const answer = async (call: Call): Promise<Reply> => {
    if (!agent) return { status: 503 }
    const reply = call.path.startsWith('/v1/') ? await answerApi(agent, call) : await answerPage(agent, call)
    return guarded(reply, agent.port)
  }
  const refuse = (fault: ServiceFault): Reply => guarded(faultPage({ log }, fault), options.port)
  const server = await listen(options.port, answer, refuse)
  const { port } = server
  const url = `http://127.0.0.1:${port}`
  agent = { ...shared, url, port, trustedOrigins: options.trustedOrigins ?? [] }
  const sweeper = setInterval(() => {
    room.sweep()
    kept.list()
    pairings.sweep()
  }, sweepEvery)
  sweeper.unref()
  return {
    url,
    async stop() {
      clearInterval(sweeper)
      room.close()
      kept.forgetAll()
      pairings.waiters.wakeAll()
      await server.stop()
      rack.close()
    },
  }
}

/**
 * What every reply carries. `same-origin` and not `no-referrer`, because browsers send `Origin: null` with the forms of
 * a page without referrer; a foreign site learns nothing of a window's path either way.
 */
function guarded(reply: Reply, port: number): Reply {
  const own = ownHosts(port).map((host) => `http://${host}`)
  const headers = {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': `default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src ${own.join(' ')}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  }
  return { ...reply, headers: { ...headers, ...reply.headers } }
}
