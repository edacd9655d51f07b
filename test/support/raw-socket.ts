/** Bytes straight onto the wire, where no HTTP client would write them so. */
import { connect } from 'node:net'

export interface RawAnswer {
  /** Everything that came back, latin1. */
  readonly text: string
  readonly error: string
}

export interface RawPlan {
  /** Written one after another, each `pauseMs` after the one before. */
  readonly chunks: readonly (string | Uint8Array)[]
  readonly pauseMs?: number
  /** What to do behind the last chunk: wait for the server to finish, say that nothing more comes, or break off. */
  readonly end?: 'wait' | 'half' | 'abort'
  readonly timeoutMs?: number
}

/** Resolves when the connection is closed, by whomever, or the time is up. */
export function rawExchange(url: string, plan: RawPlan): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  const { chunks, pauseMs = 0, end = 'wait', timeoutMs = 10_000 } = plan
  return new Promise((resolve) => {
    const got: Buffer[] = []
    let error = ''
    const socket = connect(Number(port), hostname)
    const timer = setTimeout(() => {
      error = 'timeout'
      socket.destroy()
    }, timeoutMs)
    socket.on('data', (chunk) => got.push(chunk))
    socket.on('error', (cause: NodeJS.ErrnoException) => {
      error ||= cause.code ?? cause.message
    })
    socket.on('close', () => {
      clearTimeout(timer)
      resolve({ text: Buffer.concat(got).toString('latin1'), error })
    })
    socket.on('connect', async () => {
      for (const chunk of chunks) {
        if (socket.destroyed) return
        await new Promise<void>((written) => socket.write(chunk, () => written()))
        if (pauseMs > 0) await new Promise((later) => setTimeout(later, pauseMs))
      }
      if (end === 'half') socket.end()
      if (end === 'abort') socket.resetAndDestroy()
    })
  })
}

export const postHead = (headers: Readonly<Record<string, string | number>>): string =>
  [
    'POST /vnaccs HTTP/1.1',
    'Host: sandbox',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n')
