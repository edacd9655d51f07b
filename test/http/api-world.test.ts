import { beforeAll, describe, expect, it } from 'vitest'
import { ediAnswer, message, numbered } from '../support/message.ts'
import { TEST_TIME } from '../support/papers.ts'
import { declared, draft, type Member, member, send, simulator } from '../support/simulator.ts'

const bench = simulator()
let who: Member

beforeAll(async () => {
  who = await member(bench.client)
})

const api = (method: string, path: string, body?: unknown) => bench.client.api(method, path, body)
const clock = (body: unknown) => api('PUT', '/api/v1/clock', body)
const serverTime = async () => (await bench.client.edi(message(who.account, 'TCC'))).header.time

describe('contract, clock', () => {
  it('a frozen clock stands; answers and journal go by it', async () => {
    expect((await clock({ now: '2026-03-02T09:00:00+07:00', frozen: true })).json).toEqual({
      now: expect.stringMatching(/^2026-03-02T09:00:00/),
      frozen: true,
    })
    expect(await serverTime()).toBe('20260302090000')
    await new Promise((later) => setTimeout(later, 1100))
    expect(await serverTime()).toBe('20260302090000')
    const last = (await api('GET', '/api/v1/journal?limit=1000')).json.rows.at(-1)
    expect(last.at).toMatch(/^2026-03-02T09:00:00(\.000)?\+07:00$/)
    expect(Math.abs(Date.parse(last.receivedAt) - Date.now())).toBeLessThan(60_000)
  })

  it('a clock set without frozen runs on from there', async () => {
    await clock({ now: '2026-03-02T09:00:00Z' })
    const first = Date.parse((await api('GET', '/api/v1/clock')).json.now)
    await new Promise((later) => setTimeout(later, 50))
    const second = Date.parse((await api('GET', '/api/v1/clock')).json.now)
    expect(first - Date.parse('2026-03-02T09:00:00Z')).toBeLessThan(5000)
    expect(second).toBeGreaterThan(first)
  })

  it('now = null is real time again', async () => {
    const back = await clock({ now: null })
    expect(back.json.frozen).toBe(false)
    expect(Math.abs(Date.parse(back.json.now) - Date.now())).toBeLessThan(5000)
    await clock({ now: TEST_TIME })
  })

  it('400 what is no RFC 3339 time, or lies where no header could state it; the clock stays', async () => {
    for (const now of [
      'yesterday',
      '2026-07-21',
      '2026-02-30T00:00:00Z',
      5,
      undefined,
      '9999-12-31T23:59:59Z',
      '0000-01-01T00:00:00Z',
    ]) {
      expect((await clock({ now })).status, String(now)).toBe(400)
    }
    expect((await clock({ now: TEST_TIME, frozen: 'yes' })).status).toBe(400)
    expect((await bench.client.edi(message(who.account, 'TCC'))).codes).toEqual(['00000'])
  })

  it('only admin sets it, anyone reads it', async () => {
    expect((await bench.client.http('GET', '/api/v1/clock')).status).toBe(200)
    expect(
      (
        await bench.client.http('PUT', '/api/v1/clock', {
          body: '{"now":null}',
          headers: { 'Content-Type': 'application/json' },
        })
      ).status,
    ).toBe(401)
  })

  it('protocol 6: a draft seven days old has expired by the sandbox’s clock', async () => {
    const number = await draft(bench.client, who)
    await clock({ now: '2026-07-29T08:31:00+07:00' })
    expect((await api('GET', `/api/v1/declarations/${number}`)).json.state).toBe('expired')
    expect((await send(bench.client, who, 'IDC', numbered('ICN', number))).codes[0]).not.toBe('00000')
    await clock({ now: TEST_TIME })
  })

  it('the clock may go back: numbers and journal go on', async () => {
    const first = await draft(bench.client, who)
    await clock({ now: '2026-06-01T08:00:00+07:00' })
    await api('GET', '/api/v1/journal/verify')
    await clock({ now: TEST_TIME })
    const second = await draft(bench.client, who)
    expect(Number(second)).toBeGreaterThan(Number(first))
    expect((await api('GET', '/api/v1/journal/verify')).json.ok).toBe(true)
  })
})

describe('contract, selectivity', () => {
  const force = (body: unknown) => api('PUT', '/api/v1/selectivity', body)
  const channelOf = async (member: Member) =>
    (await api('GET', `/api/v1/declarations/${await declared(bench.client, member)}`)).json.channel

  it('without rules or force the channel is 1; forced for one account, then lifted', async () => {
    const other = await member(bench.client)
    expect(await channelOf(other)).toBe(1)
    for (const channel of [2, 3] as const) {
      expect((await force({ userId: other.account.userId, channel })).json.users[other.account.userId]).toBe(channel)
      expect(await channelOf(other)).toBe(channel)
      expect(await channelOf(who)).toBe(1)
    }
    expect((await force({ userId: other.account.userId, channel: null })).json.users).not.toHaveProperty(
      other.account.userId,
    )
    expect(await channelOf(other)).toBe(1)
  })

  it('forced for all, an account’s own force goes before it', async () => {
    const other = await member(bench.client)
    await force({ channel: 3 })
    await force({ userId: other.account.userId, channel: 2 })
    expect(await channelOf(who)).toBe(3)
    expect(await channelOf(other)).toBe(2)
    await force({ userId: other.account.userId, channel: null })
    await force({ channel: null })
    expect(await channelOf(who)).toBe(1)
  })

  it('rules: the first that fits decides; an empty list lifts them', async () => {
    const rules = (list: unknown) => api('PUT', '/api/v1/selectivity/rules', { rules: list })
    expect(
      (
        await rules([
          { id: 'HS', channel: 2, hs: ['8471'] },
          { id: 'ALL', channel: 3 },
        ])
      ).status,
    ).toBe(200)
    expect(await channelOf(who)).toBe(2)
    expect((await rules([{ id: 'OTHER', channel: 3, hs: ['0101'] }])).status).toBe(200)
    expect(await channelOf(who)).toBe(1)
    expect((await rules([])).status).toBe(200)
    for (const bad of [[{ id: 'x', channel: 4 }], [{ channel: 1 }], [{ id: 'x', channel: 1, surprise: true }], 'x']) {
      expect((await rules(bad)).status).toBe(400)
    }
  })

  it('404 an account that is not there, 400 a channel that is none', async () => {
    expect((await force({ userId: 'ZZZZZ999', channel: 2 })).status).toBe(404)
    for (const channel of [0, 4, '1', 1.5, undefined]) expect((await force({ channel })).status).toBe(400)
  })
})

describe('contract, runs and scenarios', () => {
  it('GET /scenarios lists them; POST /runs opens one, GET shows it, close keeps the judgement', async () => {
    const { scenarios } = (await api('GET', '/api/v1/scenarios')).json
    expect(scenarios.map((scenario: { id: string }) => scenario.id)).toContain('tcc')
    const opened = await api('POST', '/api/v1/runs', { scenario: 'tcc', unit: '02CI', seed: 7, official: true })
    expect(opened.status).toBe(201)
    const { id } = opened.json
    expect(id).toMatch(/^R[2-9A-HJ-NP-Z]{9}$/)
    expect(opened.json).toMatchObject({ scenario: 'tcc', unit: '02CI', seed: 7, official: true, status: 'open' })
    const view = async () => (await api('GET', `/api/v1/runs/${id}`)).json
    expect((await view()).judgement).toMatchObject({ status: 'open', steps: [{ id: 'tcc', status: 'open' }] })

    const items = { head: { I01: 'KIEM TRA KENH', I02: '123' }, lines: [] }
    expect((await bench.client.edi(message(who.account, 'TCC', items, { inputId: id }))).codes).toEqual(['00000'])
    expect((await view()).judgement).toMatchObject({ status: 'passed', score: 100, mistakes: 0 })
    const closed = await api('POST', `/api/v1/runs/${id}/close`, {})
    expect(closed.json).toMatchObject({ status: 'passed' })
    await bench.client.edi(message({ ...who.account, password: 'X' }, 'TCC', items, { inputId: id }))
    expect((await view()).judgement).toEqual(closed.json.judgement)
    expect((await api('POST', `/api/v1/runs/${id}/close`, {})).json.closedAt).toBe(closed.json.closedAt)
    const rows = (await api('GET', `/api/v1/journal?run=${id}`)).json.rows
    expect(rows.map((row: { kind: string; procedure: string }) => `${row.kind} ${row.procedure}`)).toEqual([
      'admin openRun',
      'request TCC',
      'answer TCC',
      'admin closeRun',
      'request TCC',
      'answer TCC',
    ])
  })

  it('a run closed without its steps has failed; a failed try then a good one costs a mistake', async () => {
    const open = async () => (await api('POST', '/api/v1/runs', { scenario: 'tcc', unit: '02CI' })).json.id as string
    const idle = await open()
    expect((await api('POST', `/api/v1/runs/${idle}/close`, {})).json).toMatchObject({
      status: 'failed',
      judgement: { score: 0 },
    })
    const slip = await open()
    await bench.client.edi(message(who.account, 'TCC', { head: { I01: 'SAI' }, lines: [] }, { inputId: slip }))
    expect((await api('GET', `/api/v1/runs/${slip}`)).json.judgement.steps[0]).toMatchObject({
      status: 'failed',
      mistakes: 1,
    })
    await bench.client.edi(
      message(who.account, 'TCC', { head: { I01: 'KIEM TRA KENH', I02: '123' }, lines: [] }, { inputId: slip }),
    )
    expect((await api('GET', `/api/v1/runs/${slip}`)).json.judgement).toMatchObject({
      status: 'passed',
      mistakes: 1,
      score: 95,
    })
  })

  it('404 an unknown scenario or run, 422 an unknown unit, 400 a seed that is none', async () => {
    expect((await api('POST', '/api/v1/runs', { scenario: 'no-such', unit: '02CI' })).status).toBe(404)
    expect((await api('POST', '/api/v1/runs', { scenario: '../../etc/passwd', unit: '02CI' })).status).toBe(404)
    expect((await api('POST', '/api/v1/runs', { scenario: 'tcc', unit: 'XXXX' })).status).toBe(422)
    expect((await api('POST', '/api/v1/runs', { scenario: 'tcc', unit: '02CI', seed: -1 })).status).toBe(400)
    expect((await api('GET', '/api/v1/runs/R222222222')).status).toBe(404)
    expect((await api('GET', '/api/v1/runs/X')).status).toBe(400)
    expect((await api('POST', '/api/v1/runs/R222222222/close', {})).status).toBe(404)
  })

  it('an input info id that only looks like a run’s is echoed and harmless', async () => {
    const reply = await bench.client.post(message(who.account, 'TCC', undefined, { inputId: 'R222222222' }))
    expect(ediAnswer(reply.bytes).header.inputId).toBe('R222222222')
  })
})
