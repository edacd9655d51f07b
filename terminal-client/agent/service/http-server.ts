import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ServiceFault } from './fault.ts'
import { isOwnHost } from './origin.ts'

/** A request whose Host is the agent's own. */
export interface Call {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** Exactly as sent; undefined when there is none. */
  readonly origin: string | undefined
  header(name: string): string | undefined
  /** The whole body. @throws ServiceFault `too-large` before more than `limit` bytes are held */
  body(limit: number): Promise<Buffer>
}

export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export class PortTakenError extends Error {
  override readonly name = 'PortTakenError'
}

/** Long enough for a large batch over loopback, short enough for one who sends a byte now and then. */
const requestTimeout = 60_000
const mostConnections = 128

/**
 * Listens on 127.0.0.1 and nowhere else. A request that does not name the agent itself as its host is refused before
 * anything else of it is looked at.
 * @param answer never rejects
 * @throws PortTakenError with a sentence when the port is in use
 */
export async function listen(
  port: number,
  answer: (call: Call) => Promise<Reply>,
  refuse: (fault: ServiceFault) => Reply,
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const server = createServer({ requestTimeout, headersTimeout: 10_000, maxHeaderSize: 16 * 1024 })
  server.maxConnections = mostConnections
  const bound = await bind(server, port)
  server.on('request', async (request, response) => {
    const url = request.url ?? ''
    const own = url.startsWith('/') && isOwnHost(request.rawHeaders, bound)
    const reply = own ? await answer(callOf(request)) : refuse(new ServiceFault('bad-host'))
    // A body that was not read to its end would be taken for the next request on this connection.
    const unread = !request.complete
    response.writeHead(reply.status, { ...reply.headers, ...(unread ? { Connection: 'close' } : {}) })
    response.end(request.method === 'HEAD' ? undefined : reply.body)
  })
  return {
    port: bound,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 500).unref()
      }),
  }
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new PortTakenError(
              `Cổng ${port} đã có chương trình khác dùng; tắt tác nhân ký đang chạy, hoặc đặt AGENT_PORT khác. (Port ${port} is in use: stop the running agent, or set another AGENT_PORT.)`,
            )
          : error,
      ),
    )
    server.listen({ host: '127.0.0.1', port }, () => resolve((server.address() as AddressInfo).port))
  })
}

function callOf(request: IncomingMessage): Call {
  const url = new URL(request.url ?? '/', 'http://agent')
  const header = (name: string): string | undefined => {
    const value = request.headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    origin: header('origin'),
    header,
    body: (limit) => readBody(request, limit),
  }
}

async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new ServiceFault('too-large')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new ServiceFault('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
