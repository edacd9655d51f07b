/** Talks to a running simulator over HTTP: the terminal endpoint and the API. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Answer } from '../pipeline/reply.ts'
import { type Call, CommandError } from './command.ts'

export interface SimulatorClient {
  readonly url: string
  /** Posts to the terminal endpoint. */
  post(body: Uint8Array, contentType: string): Promise<Answer>
  /** JSON in, JSON out. CommandError with the problem's own words. */
  api<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T>
  /** A call whose refusal is an answer too (officer's actions). */
  tryApi(method: 'POST' | 'PUT', path: string, body: unknown): Promise<{ ok: boolean; status: number; body: unknown }>
  file(path: string): Promise<Uint8Array>
}

/** The simulator of `--url`, else the one that the settings name. */
export const clientFor = (call: Call, { host, port, dataDir }: Config): SimulatorClient =>
  simulatorClient(call.text('url') ?? `http://${host}:${port}`, dataDir)

function simulatorClient(url: string, dataDir: string): SimulatorClient {
  const base = url.replace(/\/$/, '')
  const request = async (path: string, init: RequestInit): Promise<Response> => {
    try {
      return await fetch(`${base}${path}`, init)
    } catch {
      throw new CommandError(
        `Không nối được tới ${base}. Chạy "npm start" ở cửa sổ khác, hoặc chỉ địa chỉ bằng --url. (Cannot reach the simulator.)`,
      )
    }
  }
  const authorised = (): Record<string, string> => ({ Authorization: `Bearer ${readKey(dataDir)}` })
  const json = async (method: string, path: string, body?: unknown) => {
    const headers = { ...authorised(), 'Content-Type': 'application/json' }
    const response = await request(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { ok: response.ok, status: response.status, body: await bodyOf(response) }
  }
  return {
    url: base,
    async post(body, contentType) {
      const response = await request('/vnaccs', {
        method: 'POST',
        headers: { 'Content-Type': contentType },
        body: Buffer.from(body),
      })
      const gateway = response.headers.get('vnaccs-gateway-code')
      return {
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        body: new Uint8Array(await response.arrayBuffer()),
        ...(gateway ? { gatewayCode: gateway as NonNullable<Answer['gatewayCode']> } : {}),
      }
    },
    async api<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) {
      const answer = await json(method, path, body)
      if (!answer.ok) throw new CommandError(`${method} ${path}: ${problemText(answer.status, answer.body)}`)
      return answer.body as T
    },
    tryApi: json,
    async file(path) {
      const response = await request(path, { headers: authorised() })
      if (!response.ok) throw new CommandError(problemText(response.status, await bodyOf(response)))
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}

/** Text that is not JSON (a proxy's page, say) is told as it came. */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return { detail: text.slice(0, 200) }
  }
}

export function problemText(status: number, body: unknown): string {
  const { title, detail } = (body ?? {}) as { title?: string; detail?: string }
  return [title, detail].filter(Boolean).join(': ') || `HTTP ${status}`
}

function readKey(dataDir: string): string {
  const path = join(dataDir, 'admin.key')
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    throw new CommandError(
      `Không đọc được khóa quản trị ${path}. Chạy "npm start" trước, hoặc đặt DATA_DIR đúng thư mục dữ liệu. (Cannot read the admin key.)`,
    )
  }
}
