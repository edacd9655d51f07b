/** A simulator in a process of its own, for measuring it over its socket. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface ServerProcess {
  readonly url: string
  readonly adminKey: string
  /** Milliseconds from spawn to `ready`. */
  readonly readyMs: number
  /** Resident memory in MB. */
  memory(): number
  stop(): Promise<void>
}

const START = fileURLToPath(new URL('../../simulator/setup/start.mjs', import.meta.url))

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Starts on a new folder, or again on `dataDir`. */
export async function startServer(
  dataDir = mkdtempSync(join(tmpdir(), 'vnaccs-bench-')),
): Promise<ServerProcess & { dataDir: string }> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, [START], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), AGENT_PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await ready(child)
  return {
    dataDir,
    url: `http://127.0.0.1:${port}`,
    adminKey: readFileSync(join(dataDir, 'admin.key'), 'utf8').trim(),
    readyMs: performance.now() - began,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

export const discard = (dataDir: string): void => rmSync(dataDir, { recursive: true, force: true })

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (/^\s*ready$/m.test(text)) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the simulator ended with ${code} before it was ready`)))
  })
}
