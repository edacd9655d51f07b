/** The program as a person runs it: `npm start` and the command line, as processes of their own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Client, clientOf } from './client.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Finished {
  readonly code: number | null
  readonly out: string
  readonly err: string
  readonly bytes: Buffer
}

export interface Served {
  readonly url: string
  readonly client: Client
  readonly dataDir: string
  /** What the settings must be for the command line to find this simulator. */
  readonly environment: Record<string, string>
  /** Standard output so far. */
  readonly said: () => string
  readonly errors: () => string
  readonly process: ChildProcess
  /** Sends the signal and gives the exit code, null when the signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** The environment of a test: nothing of the caller's settings, only what Node needs. */
const bare = (environment: Record<string, string>): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'LANG'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  ),
  // Several simulators run side by side: each agent takes a port of its own.
  AGENT_PORT: '0',
  ...environment,
})

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

async function run(
  script: string,
  args: readonly string[],
  environment: Record<string, string>,
  timeoutMs = 60_000,
): Promise<Finished> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env: bare(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
  })
  const [out, err]: [Buffer[], Buffer[]] = [[], []]
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  const bytes = Buffer.concat(out)
  return { code, out: bytes.toString(), err: Buffer.concat(err).toString(), bytes }
}

export const vnaccs = (environment: Record<string, string>, ...args: string[]): Promise<Finished> =>
  run('simulator/setup/vnaccs.mjs', args, environment)

/** A start that is expected to fail. */
export const startAndFail = (environment: Record<string, string>): Promise<Finished> =>
  run('simulator/setup/start.mjs', [], environment)

/** Starts and waits for `ready`. Throws with everything it said when it ends before. */
export async function serve(dataDir: string, more: Record<string, string> = {}): Promise<Served> {
  const port = more.PORT ?? String(await freePort())
  const environment = { PORT: port, DATA_DIR: dataDir, ...more }
  const child = spawn(process.execPath, ['simulator/setup/start.mjs'], {
    cwd: ROOT,
    env: bare(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [said, errors] = ['', '']
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const ended = once(child, 'close') as Promise<[number | null]>
  await new Promise<void>((ready, failed) => {
    child.stdout.on('data', (chunk) => {
      said += chunk
      if (/^ *ready$/m.test(said)) ready()
    })
    ended.then(([code]) => failed(new Error(`ended with ${code} before ready: ${said}${errors}`)))
  })
  const url = `${more.TLS_CERT ? 'https' : 'http'}://127.0.0.1:${port}`
  return {
    url,
    client: clientOf(url, readFileSync(join(dataDir, 'admin.key'), 'utf8').trim()),
    dataDir,
    environment,
    said: () => said,
    errors: () => errors,
    process: child,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      return (await ended)[0]
    },
  }
}
