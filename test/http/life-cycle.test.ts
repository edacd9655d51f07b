import { describe, expect, it } from 'vitest'
import { message, numbered } from '../support/message.ts'
import { exportForm } from '../support/papers.ts'
import { declared, draft, member, send, simulator } from '../support/simulator.ts'

const bench = simulator()
const declaration = async (number: string) => (await bench.client.api('GET', `/api/v1/declarations/${number}`)).json
const act = (number: string, body: Record<string, unknown>) =>
  bench.client.api('POST', `/api/v1/declarations/${number}/actions`, body)

describe('contract, declarations and actions', () => {
  it('contract, GET /declarations/{number}: state, channel, branch, items, tax, history of a draft', async () => {
    const who = await member(bench.client)
    const number = await draft(bench.client, who)
    const view = await declaration(number)
    expect(view).toMatchObject({
      number,
      state: 'draft',
      channel: null,
      branch: 0,
      direction: 'import',
      owner: who.account.userId,
    })
    expect(view.items.head).toMatchObject({ ICB: 'A11', IMC: '9900000009' })
    expect(view.items.lines).toHaveLength(1)
    expect(view.tax).toBeTruthy()
    expect(view.history).toHaveLength(1)
    expect(view.history[0].at).toMatch(/^2026-07-21T08:3\d:\d\d(\.\d+)?\+07:00$/)
  })

  it('contract, actions: a red declaration from receipt to clearance; each act out of turn is a 409 with its reason', async () => {
    const who = await member(bench.client)
    await bench.client.api('PUT', '/api/v1/selectivity', { userId: who.account.userId, channel: 3 })
    const number = await declared(bench.client, who)
    expect(await declaration(number)).toMatchObject({ state: 'awaitingReceipt', channel: 3 })

    const early = await act(number, { action: 'clear' })
    expect(early.status).toBe(409)
    expect(early.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(early.json.type).toBe('urn:vnaccs-sandbox:problem:state-forbids')
    expect(early.json.detail.length).toBeGreaterThan(10)

    const steps: [Record<string, unknown>, string][] = [
      [{ action: 'receive' }, 'examining'],
      [{ action: 'documentResult', passed: true }, 'examining'],
      [{ action: 'orderInspection', percent: 10 }, 'inspecting'],
      [{ action: 'inspectionResult', passed: true }, 'checked'],
    ]
    for (const [body, state] of steps) {
      const acted = await act(number, { ...body, officer: 'CBHQ 01' })
      expect(acted.status, acted.text).toBe(200)
      expect(acted.json.declaration.state).toBe(state)
    }
    const unpaid = await act(number, { action: 'clear' })
    expect(unpaid.status).toBe(409)
    expect((await act(number, { action: 'confirmPayment' })).status).toBe(200)
    const cleared = await act(number, { action: 'clear' })
    expect(cleared.json).toMatchObject({ declaration: { state: 'cleared' }, outputs: ['VAD2AG'] })
    expect((await act(number, { action: 'receive' })).status).toBe(409)

    const rows = (await bench.client.api('GET', `/api/v1/journal?declaration=${number}&limit=1000`)).json.rows
    const actions = rows.filter((row: { kind: string }) => row.kind === 'action')
    expect(actions.map((row: { procedure: string }) => row.procedure)).toEqual([
      'clear',
      'receive',
      'documentResult',
      'orderInspection',
      'inspectionResult',
      'clear',
      'confirmPayment',
      'clear',
      'receive',
    ])
    expect(actions.filter((row: { detail: { refused?: string } }) => row.detail.refused)).toHaveLength(3)
  })

  it('contract, actions: a declaration that is not there is 404, an unknown action or detail 400', async () => {
    expect((await act('109999999990', { action: 'receive' })).status).toBe(404)
    expect((await bench.client.api('GET', '/api/v1/declarations/109999999990')).status).toBe(404)
    expect((await bench.client.api('GET', '/api/v1/declarations/12')).status).toBe(400)
    const who = await member(bench.client)
    const number = await draft(bench.client, who)
    expect((await act(number, { action: 'burn' })).status).toBe(400)
    expect((await act(number, { action: 'orderInspection', percent: 101 })).status).toBe(400)
    expect((await act(number, {})).status).toBe(400)
    expect((await act(number, { action: 'receive' })).status).toBe(409)
  })

  it('customs.md, life cycle: a yellow declaration refuses an inspection, a green one with its tax paid clears', async () => {
    const who = await member(bench.client)
    await bench.client.api('PUT', '/api/v1/selectivity', { userId: who.account.userId, channel: 2 })
    const yellow = await declared(bench.client, who)
    await act(yellow, { action: 'receive' })
    expect((await act(yellow, { action: 'orderInspection' })).status).toBe(409)
    await bench.client.api('PUT', '/api/v1/selectivity', { userId: who.account.userId, channel: null })
    const green = await declared(bench.client, who)
    expect(await declaration(green)).toMatchObject({ state: 'awaitingPayment', channel: 1 })
    const paid = await act(green, { action: 'confirmPayment' })
    expect(paid.status, paid.text).toBe(200)
  })

  it('protocol 6: an action of the officer puts its report into the mailbox of the declarant', async () => {
    const who = await member(bench.client)
    await bench.client.api('PUT', '/api/v1/selectivity', { userId: who.account.userId, channel: 3 })
    const number = await declared(bench.client, who)
    await act(number, { action: 'receive' })
    await act(number, { action: 'documentResult', passed: true })
    const ordered = await act(number, { action: 'orderInspection', place: 'BÃI KIỂM HÓA' })
    expect(ordered.json.outputs).toEqual(['VAD487'])
    const again = await send(bench.client, who, 'IDC', numbered('ICN', number))
    expect(again.codes).toEqual(['E0074'])
    expect(again.control).toBe('SSP')
  })
})

describe('contract, exports and foreign eyes', () => {
  it('protocol 3: EDA answers VAE0LA with a number of 30, EDC registers, IEX shows it, EDB then refuses', async () => {
    const who = await member(bench.client)
    const eda = await send(bench.client, who, 'EDA', exportForm())
    expect([eda.codes[0], eda.header.output]).toEqual(['00000', 'VAE0LA0'])
    const number = eda.header.subject.slice(16, 28)
    expect(number).toMatch(/^30\d{9}0$/)
    const asked = (procedure: string) => bench.client.edi(message(who.account, procedure, numbered('ECN', number)))
    expect((await asked('EDB')).codes).toEqual(['00000'])
    expect((await send(bench.client, who, 'EDC', numbered('ECN', number))).codes).toEqual(['00000'])
    expect((await asked('IEX')).codes).toEqual(['00000'])
    expect((await asked('EDB')).codes).toEqual(['E0103'])
    expect(await declaration(number)).toMatchObject({ direction: 'export', channel: 1 })
  })

  it('contract, Answers: a declaration belongs to the account that registered it: others get U0002 (IID) and U0100 (IDB)', async () => {
    const [owner, other] = [await member(bench.client), await member(bench.client, '03CC')]
    const number = await draft(bench.client, owner)
    const asked = (procedure: string) => bench.client.edi(message(other.account, procedure, numbered('ICN', number)))
    expect((await asked('IID')).codes).toEqual(['U0002'])
    expect((await asked('IDB')).codes).toEqual(['U0100'])
    expect((await send(bench.client, other, 'IDC', numbered('ICN', number))).codes[0]).toMatch(/^[UE]\d{4}$/)
    expect(await declaration(number)).toMatchObject({ state: 'draft', owner: owner.account.userId })
  })
})
