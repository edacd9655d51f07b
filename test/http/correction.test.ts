import { beforeAll, describe, expect, it } from 'vitest'
import type { Form } from '#protocol/edi/content.ts'
import { ediAnswer, message, numbered } from '../support/message.ts'
import { importForm } from '../support/papers.ts'
import { signed } from '../support/signer.ts'
import { declared, draft, type Member, member, send, simulator } from '../support/simulator.ts'

const bench = simulator()
let who: Member

beforeAll(async () => {
  who = await member(bench.client)
  await bench.client.api('PUT', '/api/v1/selectivity', { userId: who.account.userId, channel: 2 })
})

const view = async (number: string) => (await bench.client.api('GET', `/api/v1/declarations/${number}`)).json
const act = (number: string, body: Record<string, unknown>) =>
  bench.client.api('POST', `/api/v1/declarations/${number}/actions`, { officer: 'CBHQ 01', ...body })
/** Call-ups are not signed. */
const ask = (procedure: string, form: Form, account = who.account) =>
  bench.client.edi(message(account, procedure, form))
const branch = (number: string, digit: number) => `${number.slice(0, 11)}${digit}`
const doubled = (screen: Form | undefined): Form => ({
  head: { ...screen?.head, IP4: '2000', TP: '2000' },
  lines: (screen?.lines ?? []).map((line) => ({ ...line, QN1: '80', BPR: '2000' })),
})

/** Calls up, corrects, declares; the number after it. */
async function correct(number: string): Promise<string> {
  const called = await ask('IDD', numbered('ICN', number))
  const registered = await send(bench.client, who, 'IDA01', doubled(called.screen))
  const next = registered.screen?.head.ICN ?? ''
  const declaring = await send(bench.client, who, 'IDE', numbered('ICN', next))
  expect(declaring.codes).toEqual(['00000'])
  return next
}

describe('issue 3 (4): call-up, correction during clearance', () => {
  it('IDD → IDA01 → IDE → officer → clearance, under the number of branch 1', async () => {
    const number = await declared(bench.client, who)
    const before = await view(number)
    const called = await ask('IDD', numbered('ICN', number))
    expect(called.header.output).toBe('VAD4240')
    expect(called.screen?.head).toMatchObject({ ICN: number, ICB: 'A11', IP4: '1000' })

    const registered = await send(bench.client, who, 'IDA01', doubled(called.screen))
    expect(registered.header.output).toBe('VAD0AB0')
    const next = branch(number, 1)
    expect(registered.screen?.head.ICN).toBe(next)
    const pending = await view(number)
    expect(pending).toMatchObject({ number, branch: 0, correction: next, items: before.items, tax: before.tax })
    expect((await view(next)).number).toBe(number)

    const declaring = await send(bench.client, who, 'IDE', numbered('ICN', next))
    expect(declaring.codes).toEqual(['00000'])
    const corrected = await view(next)
    expect(corrected).toMatchObject({ number: next, branch: 1, correction: null, state: 'awaitingReceipt', channel: 2 })
    expect(corrected.items.lines[0]).toMatchObject({ QN1: '80', BPR: '2000' })
    expect(corrected.tax.totalTax).toBe(String(2 * Number(before.tax.totalTax)))

    for (const body of [{ action: 'receive' }, { action: 'documentResult' }, { action: 'confirmPayment' }])
      expect((await act(next, body)).status).toBe(200)
    const cleared = await act(number, { action: 'clear' })
    expect(cleared.json).toMatchObject({ declaration: { number: next, state: 'cleared' }, outputs: ['VAD2AG'] })
  })

  it('the journal keeps each message under its own number; the timeline shows both', async () => {
    const number = await declared(bench.client, who)
    const next = await correct(number)
    const entries = (await bench.client.api('GET', `/api/v1/declarations/${number}/timeline`)).json.entries as {
      kind: string
      procedure: string
      declarationNo: string
      outputs: string[]
    }[]
    const told = entries
      .filter(({ kind }) => kind === 'answer' || kind === 'report')
      .map(({ kind, procedure, declarationNo, outputs }) => {
        const what = kind === 'report' ? (outputs[0] ?? '') : procedure
        return `${what} ${declarationNo.slice(-1)}`
      })
    expect(told).toEqual([
      ...['IDA 0', 'IDC 0', 'VAD2AC 0', 'VAF801 0', 'VAF803 0', 'IDD 0'],
      ...['IDA01 1', 'IDE 1', 'VAD2AE 1', 'VAF801 1'],
    ])
    expect((await view(number)).history.map(({ what }: { what: string }) => what)).toEqual([
      'IDA',
      'IDC',
      'IDA01',
      'IDE',
    ])
    expect((await bench.client.api('GET', `/api/v1/declarations/${branch(next, 2)}`)).status).toBe(404)
  })

  it('contract, resend: IDA01 and IDE sent again answer the same and change nothing', async () => {
    const number = await declared(bench.client, who)
    const called = await ask('IDD', numbered('ICN', number))
    const post = async ({ body, contentType }: { body: Uint8Array; contentType: string }) =>
      Buffer.from((await bench.client.post(body, contentType)).bytes).toString()
    const register = signed(who.signer, message(who.account, 'IDA01', doubled(called.screen)))
    expect(await post(register)).toBe(await post(register))
    const declare = signed(who.signer, message(who.account, 'IDE', numbered('ICN', branch(number, 1))))
    const first = await post(declare)
    expect(await post(declare)).toBe(first)
    expect(ediAnswer(Buffer.from(first)).codes).toEqual(['00000'])
    const after = await view(number)
    expect(after.branch).toBe(1)
    expect(after.history).toHaveLength(4)
  })

  it('U0004, E0144: another account neither calls up nor corrects nor declares', async () => {
    const other = await member(bench.client)
    const number = await declared(bench.client, who)
    expect((await ask('IDD', numbered('ICN', number), other.account)).codes).toEqual(['U0004'])
    const form = importForm({ head: { ICN: number } })
    expect((await send(bench.client, other, 'IDA01', form)).codes).toEqual(['U0004'])
    await send(bench.client, who, 'IDA01', form)
    expect((await send(bench.client, other, 'IDE', numbered('ICN', number))).codes).toEqual(['E0144'])
    expect((await view(number)).branch).toBe(0)
  })

  it('E9990: IDA01 and IDE must be signed', async () => {
    const number = await declared(bench.client, who)
    expect((await ask('IDA01', importForm({ head: { ICN: number } }))).codes).toEqual(['E9990'])
    expect((await ask('IDE', numbered('ICN', number))).codes).toEqual(['E9990'])
  })

  it('E0206, E0223, E0153: a draft is not corrected but edited', async () => {
    const number = await draft(bench.client, who)
    expect((await ask('IDD', numbered('ICN', number))).codes).toEqual(['E0206'])
    const form = importForm({ head: { ICN: number } })
    expect((await send(bench.client, who, 'IDA01', form)).codes).toEqual(['E0223'])
    expect((await send(bench.client, who, 'IDE', numbered('ICN', number))).codes).toEqual(['E0153'])
  })

  it('E0208, E0399: after nine corrections no more', async () => {
    let number = await declared(bench.client, who)
    for (let n = 1; n <= 9; n++) number = await correct(number)
    expect(number.slice(-1)).toBe('9')
    expect((await ask('IDD', numbered('ICN', number))).codes).toEqual(['E0208'])
    expect((await ask('IDB', numbered('ICN', number))).codes).toEqual(['E0208'])
    const form = importForm({ head: { ICN: number } })
    expect((await send(bench.client, who, 'IDA01', form)).codes).toEqual(['E0399'])
    expect((await act(number, { action: 'receive' })).status).toBe(200)
    const asked = await act(number, { action: 'requestCorrection', note: 'Khai lại' })
    expect(asked).toMatchObject({ status: 409, json: { detail: expect.stringContaining('nhánh sửa đổi 9') } })
  })
})

describe('customs.md, Channel and officers: yêu cầu sửa đổi, bổ sung', () => {
  it('VAD800 goes to the mailbox; the request is done by IDE, later than five days it is too late', async () => {
    const number = await declared(bench.client, who)
    expect((await act(number, { action: 'requestCorrection', note: 'Khai lại số lượng' })).status).toBe(409)
    await act(number, { action: 'receive' })
    const blank = await act(number, { action: 'requestCorrection' })
    expect(blank).toMatchObject({ status: 409, json: { detail: expect.stringContaining('Ghi rõ') } })
    const asked = await act(number, { action: 'requestCorrection', note: 'Khai lại số lượng dòng 1' })
    expect(asked.json).toMatchObject({ outputs: ['VAD800'], declaration: { state: 'examining' } })
    expect(asked.json.declaration.due).toMatchObject({
      what: { vi: 'Doanh nghiệp khai sửa đổi, bổ sung' },
      late: false,
    })
    const next = await correct(number)
    expect((await view(next)).due).toMatchObject({ what: { vi: 'Nhập kết quả kiểm tra hồ sơ' } })

    const late = await declared(bench.client, who)
    await act(late, { action: 'receive' })
    await act(late, { action: 'requestCorrection', note: 'Khai lại xuất xứ' })
    await send(bench.client, who, 'IDA01', importForm({ head: { ICN: late } }))
    await bench.client.api('PUT', '/api/v1/clock', { now: '2026-07-27T09:00:00+07:00' })
    expect((await view(late)).due).toMatchObject({ late: true })
    expect((await send(bench.client, who, 'IDE', numbered('ICN', late))).codes).toEqual(['E0012'])
    expect((await ask('IDD', numbered('ICN', late))).codes).toEqual(['E0213'])
  })
})
