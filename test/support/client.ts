/** A small client of a running simulator: plain HTTP, the API as its administrator, EDI exchanges. */
import { EDI_TYPE } from '#protocol/envelope/write-envelope.ts'
import { type EdiAnswer, ediAnswer } from './message.ts'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
  readonly text: string
}

export interface ApiReply extends Reply {
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of the JSON by asserting it
  readonly json: any
}

export interface Client {
  readonly url: string
  readonly key: string
  http(
    method: string,
    path: string,
    init?: { headers?: Record<string, string>; body?: Uint8Array | string },
  ): Promise<Reply>
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiReply>
  /** Bytes to the terminal endpoint. */
  post(body: Uint8Array | string, contentType?: string): Promise<Reply>
  /** One EDI exchange. Throws on a gateway rejection. */
  edi(body: Uint8Array, contentType?: string): Promise<EdiAnswer>
}

export function clientOf(url: string, key: string): Client {
  const http: Client['http'] = async (method, path, init = {}) => {
    const body = typeof init.body === 'string' ? Buffer.from(init.body) : init.body && Buffer.from(init.body)
    const response = await fetch(`${url}${path}`, {
      method,
      headers: init.headers ?? {},
      redirect: 'manual',
      ...(body ? { body } : {}),
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    return { status: response.status, headers: response.headers, bytes, text: Buffer.from(bytes).toString() }
  }
  const post: Client['post'] = (body, contentType = EDI_TYPE) =>
    http('POST', '/vnaccs', { headers: { 'Content-Type': contentType }, body })
  return {
    url,
    key,
    http,
    post,
    async api(method, path, body, headers = {}) {
      const all = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', ...headers }
      const reply = await http(method, path, {
        headers: all,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { ...reply, json: reply.text.startsWith('{') ? JSON.parse(reply.text) : undefined }
    },
    async edi(body, contentType) {
      const reply = await post(body, contentType)
      const gateway = reply.headers.get('vnaccs-gateway-code')
      if (gateway || reply.status !== 200)
        throw new Error(`HTTP ${reply.status} ${gateway}: ${reply.text.slice(0, 200)}`)
      return ediAnswer(reply.bytes)
    },
  }
}
