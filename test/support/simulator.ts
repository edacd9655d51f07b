/** A simulator of this test file's own, in this process, on a free port. */
import { afterAll, beforeAll } from 'vitest'
import type { Form } from '#protocol/edi/content.ts'
import type { Header } from '#protocol/edi/header.ts'
import { readConfig } from '../../simulator/config.ts'
import { type Running, start } from '../../simulator/main.ts'
import { type Client, clientOf } from './client.ts'
import { type EdiAnswer, message, numbered, type WireAccount } from './message.ts'
import { importForm, TEST_TIME } from './papers.ts'
import { scratch } from './scratch.ts'
import { newSigner, type Signer, signed } from './signer.ts'

export interface Member {
  readonly account: WireAccount
  readonly signer: Signer
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
