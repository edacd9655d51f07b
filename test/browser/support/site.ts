/** The simulator and its signing agent as `npm start` runs them: processes of their own, and the block that a person reads. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, inject } from 'vitest'
import type { Client } from '../../support/client.ts'
import { freePort, ROOT, type Served, serve } from '../../support/process.ts'
import { scratch } from '../../support/scratch.ts'

export type DemoPerson = 'congchuc' | 'doanhnghiep' | 'haiquan' | 'giangvien' | 'lapbaocao' | 'bantrienkhai' | 'cntt'

export interface Site {
  readonly url: string
  readonly agentUrl: string
  /** As the administrator, past every page. */
  readonly client: Client
  readonly dataDir: string
  /** One for all people of the demo. */
  readonly password: string
  readonly pin: string
  /** Wire account whose certificate the practice token holds. */
  readonly userId: string
  /** What the command line needs to find this simulator. */
  readonly environment: Record<string, string>
  /** Ends the simulator without a word to it, and its agent with it. */
  kill(): Promise<void>
  /** The same data on the same ports. */
  restart(): Promise<void>
  /** Ends the agent alone; true once its port is free. */
  killAgent(): Promise<void>
  /** As README says: `node simulator/setup/agent.mjs`. */
  startAgent(): Promise<void>
}

const found = (said: string, pattern: RegExp): string => {
  const [, value] = pattern.exec(said) ?? []
  if (value === undefined) throw new Error(`the start block does not tell ${pattern}: ${said}`)
  return value
}

/** The processes that `pid` started and that still run. */
const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)

/** Waits until somebody, or nobody, answers there. */
async function answering(url: string, wanted: boolean): Promise<void> {
  for (let n = 0; n < 200; n += 1) {
    const answers = await fetch(url).then(
      () => true,
      () => false,
    )
    if (answers === wanted) return
    await pause(50)
  }
  throw new Error(`${url} ${wanted ? 'does not answer' : 'still answers'}`)
}

/** Starts before the tests of this file and ends after them. */
export function site(more: Record<string, string> = {}): Site {
  const dataDir = scratch()
  const webDir = inject('webDir')
  let served: Served | undefined
  let agent: ChildProcess | undefined
  let environment: Record<string, string> = {}
  const now = (): Served => {
    if (served === undefined) throw new Error('the simulator has not started')
    return served
  }
  const agentUrl = (): string => `http://127.0.0.1:${environment.AGENT_PORT}`
  const start = async (): Promise<void> => {
    served = await serve(dataDir, environment)
    await answering(`${agentUrl()}/v1/status`, true)
  }
  const stopAgent = async (): Promise<void> => {
    const own = agent
    agent = undefined
    if (own === undefined || own.exitCode !== null || own.signalCode !== null) return
    const ended = once(own, 'close')
    own.kill('SIGTERM')
    await ended
  }
  beforeAll(async () => {
    const [PORT, AGENT_PORT] = [String(await freePort()), String(await freePort())]
    environment = { PORT, AGENT_PORT, WEB_DIR: webDir, LOG_LEVEL: 'warn', ...more }
    await start()
  })
  afterAll(async () => {
    await stopAgent()
    await served?.stop()
  })
  return {
    get url() {
      return now().url
    },
    get agentUrl() {
      return agentUrl()
    },
    get client() {
      return now().client
    },
    dataDir,
    get password() {
      return found(now().said(), /cùng mật khẩu +(\S+)/)
    },
    get pin() {
      return found(now().said(), /PIN (\d+)/)
    },
    get userId() {
      return found(now().said(), /Tài khoản khai báo +(\S+)/)
    },
    get environment() {
      return now().environment
    },
    async kill() {
      await now().stop('SIGKILL')
      await answering(`${agentUrl()}/v1/status`, false)
    },
    restart: start,
    async killAgent() {
      await stopAgent()
      const { pid } = now().process
      for (const child of pid === undefined ? [] : childrenOf(pid)) process.kill(child, 'SIGKILL')
      await answering(`${agentUrl()}/v1/status`, false)
    },
    async startAgent() {
      const { PATH = '', HOME = '' } = process.env
      agent = spawn(process.execPath, ['simulator/setup/agent.mjs'], {
        cwd: ROOT,
        env: { PATH, HOME, LOG_LEVEL: 'silent', DATA_DIR: dataDir, AGENT_PORT: environment.AGENT_PORT ?? '' },
        stdio: 'ignore',
      })
      await answering(`${agentUrl()}/v1/status`, true)
    },
  }
}
