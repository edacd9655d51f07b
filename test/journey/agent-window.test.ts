/** The whole way of a signature: simulator and agent as processes, a page that pairs and asks, the person at the window. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { EDI_TYPE } from '#protocol/envelope/write-envelope.ts'
import { message, numbered } from '../support/message.ts'
import { importForm, TEST_TIME } from '../support/papers.ts'
import { freePort, ROOT, serve } from '../support/process.ts'
import { scratch } from '../support/scratch.ts'

const home = scratch()

/** Whatever a test that failed left running. */
const running = new Set<ChildProcess>()
afterEach(async () => {
  const left = [...running].filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
  running.clear()
  const ends = left.map((child) => once(child, 'close'))
  for (const child of left) child.kill('SIGTERM')
  await Promise.all(ends)
})

interface AgentProcess {
  readonly url: string
  readonly process: ChildProcess
  readonly errors: () => string
  readonly ended: Promise<number | null>
}

/** Starts the agent and waits for its line; what it said when it ends before. */
async function agentProcess(environment: Record<string, string>): Promise<AgentProcess> {
  const script = 'terminal-client/agent/service/serve-agent.ts'
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...environment }
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let [said, errors] = ['', '']
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const url = await new Promise<string>((ready, failed) => {
    child.stdout.on('data', (chunk) => {
      said += chunk
      const found = /(http:\S+) ready$/m.exec(said)?.[1]
      if (found) ready(found)
    })
    ended.then((code) => failed(new Error(`${code}: ${said}${errors}`)))
  })
  return { url, process: child, errors: () => errors, ended }
}

/** A page of `origin`: what its scripts could ask. */
const pageOf =
  (agent: string, origin: string) => async (method: string, path: string, body?: unknown, token?: string) => {
    const headers: Record<string, string> = { Origin: origin, 'Content-Type': 'application/json' }
    if (token) headers.Authorization = `Bearer ${token}`
    const answer = await fetch(`${agent}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of the JSON by asserting it
    return (await answer.json()) as any
  }

/** The person: opens the link, reads, fills the form in. */
async function atWindow(agent: string, url: string, fields: Record<string, string>): Promise<string> {
  const opened = await fetch(url)
  const shown = await opened.text()
  const form = /name="form" value="([\w-]+)"/.exec(shown)?.[1] ?? ''
  const body = new URLSearchParams({ form, ...fields })
  await fetch(opened.url, { method: 'POST', headers: { Origin: agent }, body })
  return shown
}

describe('tác nhân ký với bộ mô phỏng (experience, Signing)', () => {
  it('pair once, sign IDA and IDC in the window, the simulator takes both; a restart keeps the pairing', async () => {
    const dataDir = join(home, 'whole')
    mkdirSync(dataDir)
    const simulator = await serve(dataDir, { AGENT_PORT: String(await freePort()) })
    running.add(simulator.process)
    await simulator.client.api('PUT', '/api/v1/clock', { now: TEST_TIME })
    const login = /Tài khoản khai báo +(\S+) · mật khẩu (\S+) · trạm (\S+) · khóa (\S+)/.exec(simulator.said())
    const [, userId = '', password = '', terminalId = '', accessKey = ''] = login ?? []
    const account = { userId, password, terminalId, accessKey }
    const pin = /PIN (\d+)/.exec(simulator.said())?.[1] ?? ''

    const environment = { AGENT_PORT: '0', DATA_DIR: dataDir }
    const agent = await agentProcess(environment)
    const page = pageOf(agent.url, simulator.url)
    expect((await page('GET', '/v1/status')).paired).toBe(false)
    const begun = await page('POST', '/v1/pair', { name: 'Đầu cuối' })
    expect(await atWindow(agent.url, begun.pairUrl, { decision: 'pair' })).toContain(begun.code)
    const { token } = await page('GET', `/v1/pair/${begun.id}?wait=5`)

    const signed = async (
      bytes: Uint8Array,
      at = agent.url,
    ): Promise<{ bytes: Buffer; contentType: string; shown: string }> => {
      const ask = pageOf(at, simulator.url)
      const body = { messages: [{ bytes: Buffer.from(bytes).toString('base64'), contentType: EDI_TYPE }] }
      const request = await ask('POST', '/v1/sign', body, token)
      const shown = await atWindow(at, request.consentUrl, { decision: 'sign', pin, keep: '0' })
      const result = await ask('GET', `/v1/sign/${request.id}?wait=10`, undefined, token)
      expect(result).toMatchObject({ state: 'signed' })
      return { bytes: Buffer.from(result.signed[0].bytes, 'base64'), contentType: result.signed[0].contentType, shown }
    }
    const ida = await signed(message(account, 'IDA', importForm()))
    expect(ida.shown).toContain('Khai thông tin nhập khẩu')
    const drafted = await simulator.client.edi(ida.bytes, ida.contentType)
    expect(drafted.codes).toEqual(['00000'])
    const number = drafted.screen?.head.ICN ?? ''
    const idc = await signed(message(account, 'IDC', numbered('ICN', number)))
    expect(idc.shown).toContain(number)
    expect((await simulator.client.edi(idc.bytes, idc.contentType)).codes).toEqual(['00000'])

    agent.process.kill('SIGTERM')
    expect(await agent.ended).toBe(0)
    expect(agent.errors()).not.toContain(pin)
    expect(agent.errors()).not.toMatch(/\n\s+at /)
    const second = await agentProcess(environment)
    expect((await signed(message(account, 'IDC', numbered('ICN', number)), second.url)).bytes.length).toBeGreaterThan(
      1000,
    )
    second.process.kill('SIGINT')
    expect(await second.ended).toBe(0)
    await simulator.stop()
  })

  it('a machine of a class, with nothing but the agent: token made in its window, certificate of the training CA by way of the page, IDA accepted', async () => {
    const simulator = await serve(join(home, 'server'), { AGENT_PORT: String(await freePort()) })
    running.add(simulator.process)
    await simulator.client.api('PUT', '/api/v1/clock', { now: TEST_TIME })
    const account = (await simulator.client.api('POST', '/api/v1/accounts', { unit: '02CI' })).json
    const { userId } = account
    const pin = '135790'

    const agent = await agentProcess({ AGENT_PORT: '0', DATA_DIR: join(home, 'officer') })
    const page = pageOf(agent.url, simulator.url)
    const begun = await page('POST', '/v1/pair', { name: 'Đầu cuối' })
    await atWindow(agent.url, begun.pairUrl, { decision: 'pair' })
    const { token } = await page('GET', `/v1/pair/${begun.id}?wait=5`)
    expect((await page('GET', '/v1/status', undefined, token)).tokens).toEqual([])
    const made = { action: 'make', label: 'Máy 12', newPin: pin, repeatedPin: pin }
    expect(await atWindow(agent.url, `${agent.url}/`, made)).toContain('Tạo token luyện tập')

    const asked = await page('POST', '/v1/enrol', { userId, name: 'Máy 12' }, token)
    expect(await atWindow(agent.url, asked.consentUrl, { decision: 'enrol', pin })).toContain(userId)
    const { csr } = await page('GET', `/v1/enrol/${asked.id}?wait=10`, undefined, token)
    const issued = await simulator.client.api('POST', '/api/v1/certificates', { userId, csr })
    const { certificate, serial } = issued.json
    const stored = await page('PUT', `/v1/enrol/${asked.id}`, { certificate }, token)
    expect(stored).toMatchObject({ state: 'stored', certificate: { serial, commonName: userId } })

    const bytes = Buffer.from(message(account, 'IDA', importForm())).toString('base64')
    const signing = await page('POST', '/v1/sign', { messages: [{ bytes, contentType: EDI_TYPE }] }, token)
    await atWindow(agent.url, signing.consentUrl, { decision: 'sign', pin, keep: '0' })
    const [signed] = (await page('GET', `/v1/sign/${signing.id}?wait=10`, undefined, token)).signed
    const answer = await simulator.client.edi(Buffer.from(signed.bytes, 'base64'), signed.contentType)
    expect(answer.codes).toEqual(['00000'])
    agent.process.kill('SIGTERM')
    expect(await agent.ended).toBe(0)
    expect(agent.errors()).not.toContain(pin)
    await simulator.stop()
  })

  it('a port in use and a bad setting end the process with one sentence, no stack', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const address = holder.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const said = (environment: Record<string, string>) =>
      agentProcess({ DATA_DIR: join(home, 'none'), ...environment }).then(
        () => 'started',
        (error: Error) => error.message,
      )
    const taken = await said({ AGENT_PORT: port })
    const bad = await said({ AGENT_PORT: 'cổng' })
    await new Promise((closed) => holder.close(closed))
    for (const text of [taken, bad]) {
      expect(text).toMatch(/^1: /)
      expect(text).not.toMatch(/\n\s+at /)
      expect(text.trim().split('\n')).toHaveLength(1)
    }
    expect(taken).toContain(port)
    expect(bad).toContain('AGENT_PORT="cổng"')
  })
})
