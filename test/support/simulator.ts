/** A simulator of this test file's own, in this process, on a free port, and a small client of it. */
import { afterAll, beforeAll } from 'vitest'
import type { Form } from '#protocol/edi/content.ts'
import type { Header } from '#protocol/edi/header.ts'
import { EDI_TYPE } from '#protocol/envelope/write-envelope.ts'
import { readConfig } from '../../simulator/config.ts'
import { type Running, start } from '../../simulator/main.ts'
import { type EdiAnswer, ediAnswer, message, numbered, type WireAccount } from './message.ts'
import { importForm, TEST_TIME } from './papers.ts'
import { scratch } from './scratch.ts'
import { newSigner, type Signer, signed } from './signer.ts'

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

export interface Member {
  readonly account: WireAccount
  readonly signer: Signer
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

/** An account of the unit with a certificate bound to it. */
export async function member(client: Client, unit = '02CI'): Promise<Member> {
  const opened = await client.api('POST', '/api/v1/accounts', { unit })
  if (opened.status !== 201) throw new Error(opened.text)
  const account = opened.json as WireAccount
  const signer = newSigner()
  await certify(client, account.userId, signer)
  return { account, signer }
}

export async function certify(
  client: Client,
  userId: string,
  signer: Signer,
  period: Record<string, string> = {},
): Promise<void> {
  const issued = await client.api('POST', '/api/v1/certificates', { userId, csr: signer.csr, ...period })
  if (issued.status !== 201) throw new Error(issued.text)
  signer.certificate = issued.json.certificate
  signer.serial = issued.json.serial
}

/** Signs and sends. */
export function send(
  client: Client,
  { account, signer }: Member,
  procedure: string,
  form: Form,
  more: Partial<Header> = {},
): Promise<EdiAnswer> {
  const { body, contentType } = signed(signer, message(account, procedure, form, more))
  return client.edi(body, contentType)
}

/** Pre-registers a plain import and gives its number. */
export async function draft(client: Client, who: Member, form: Form = importForm()): Promise<string> {
  const answer = await send(client, who, 'IDA', form)
  const number = answer.screen?.head.ICN
  if (number === undefined) throw new Error(`IDA: ${answer.firstLine}`)
  return number
}

/** Pre-registers and declares. */
export async function declared(client: Client, who: Member): Promise<string> {
  const number = await draft(client, who)
  const answer = await send(client, who, 'IDC', numbered('ICN', number))
  if (answer.codes[0] !== '00000') throw new Error(`IDC: ${answer.firstLine}`)
  return number
}

export interface Bench {
  readonly client: Client
  readonly running: Running
  readonly dataDir: string
}

/** Starts before the tests of this file, with the clock at TEST_TIME, and stops after them. */
export function simulator(environment: Record<string, string> = {}): Bench {
  const dataDir = scratch()
  let running: Running | undefined
  let client: Client | undefined
  beforeAll(async () => {
    running = await start(readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...environment }))
    client = clientOf(running.url, running.adminKey)
    await client.api('PUT', '/api/v1/clock', { now: TEST_TIME })
  })
  afterAll(() => running?.stop())
  const ready = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the simulator has not started')
    return value
  }
  return {
    get client() {
      return ready(client)
    },
    get running() {
      return ready(running)
    },
    dataDir,
  }
}
