/** The listening socket: hot terminal bytes go straight to their endpoint, everything else to Express. */
import { readFileSync } from 'node:fs'
import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecure } from 'node:https'

export interface Listening {
  readonly url: string
  /** Stops taking connections, lets answers under way finish, then resolves. */
  close(): Promise<void>
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void

export interface ServerOptions {
  readonly host: string
  readonly port: number
  readonly tls?: { readonly certFile: string; readonly keyFile: string }
  readonly terminal: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly api: Listener
}

/** A terminal waits 180 s for its answer (protocol 2); a body that takes longer is given up. */
const REQUEST_MS = 180_000
const HEADERS_MS = 20_000

/** Opens the port. Rejects with a sentence when it is taken or may not be opened. */
export async function listen(options: ServerOptions): Promise<Listening> {
  const { terminal, api, tls } = options
  const listener: Listener = (request, response) => {
    const path = request.url?.split('?', 1)[0]
    if (request.method === 'POST' && path === '/vnaccs') void terminal(request, response)
    else api(request, response)
  }
  const server: Server = tls ? secureServer(tls, listener) : createPlain(listener)
  server.requestTimeout = REQUEST_MS
  server.headersTimeout = HEADERS_MS
  await opened(server, options)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  const host = options.host.includes(':') ? `[${options.host.replace(/[[\]]/g, '')}]` : options.host
  return { url: `${tls ? 'https' : 'http'}://${host}:${port}`, close: () => closed(server) }
}

function secureServer({ certFile, keyFile }: NonNullable<ServerOptions['tls']>, listener: Listener): Server {
  try {
    return createSecure({ cert: readFileSync(certFile), key: readFileSync(keyFile) }, listener)
  } catch (cause) {
    throw new PortError(
      `TLS_CERT=${certFile} và TLS_KEY=${keyFile} không dùng được cho HTTPS; cần chứng thư và khóa PEM của nhau. (A PEM certificate and its own key are needed.)`,
      { cause },
    )
  }
}

function opened(server: Server, { host, port }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new PortError(sentence(error.code, host, port))))
    server.listen(port, host.replace(/[[\]]/g, ''), resolve)
  })
}

export class PortError extends Error {
  override readonly name = 'PortError'
}

function sentence(code: string | undefined, host: string, port: number): string {
  const where = `${host}:${port}`
  switch (code) {
    case 'EADDRINUSE':
      return `Cổng ${where} đang có chương trình khác dùng; dừng chương trình đó hoặc đặt PORT khác. (Port in use: stop the other program or set PORT.)`
    case 'EACCES':
      return `Không được phép mở cổng ${where}; chọn PORT từ 1024 trở lên. (Not allowed: choose PORT 1024 or above.)`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `Máy này không có địa chỉ ${host}; sửa HOST. (No such address on this machine: correct HOST.)`
    default:
      return `Không mở được cổng ${where}: ${code ?? 'lỗi lạ'}. (Cannot open the port.)`
  }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    // A client that keeps its connection open must not hold the stop back.
    setTimeout(() => server.closeAllConnections(), 5_000).unref()
  })
}
