import { beforeAll, describe, expect, it } from 'vitest'
import { ediAnswer, headerOf, message, newCarry, numbered } from '../support/message.ts'
import { importForm } from '../support/papers.ts'
import { signed } from '../support/signer.ts'
import { certify, draft, type Member, member, simulator } from '../support/simulator.ts'

const bench = simulator()
let who: Member

beforeAll(async () => {
  who = await member(bench.client)
})

const post = async ({ body, contentType }: { body: Uint8Array; contentType: string }) =>
  (await bench.client.post(body, contentType)).bytes
const ida = (carry: string, price?: string) =>
  message(who.account, 'IDA', importForm(price ? { head: { BL1: price } } : {}), { carry })
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

describe('contract, resend', () => {
  it('the same account, carry-over id and signed content gets the very same bytes, and one declaration', async () => {
    const body = ida(newCarry(who.account.terminalId))
    const once = signed(who.signer, body)
    const first = await post(once)
    const number = ediAnswer(first).screen?.head.ICN
    expect(text(await post(once))).toBe(text(first))
    const otherSignature = signed(who.signer, body)
    expect(text(otherSignature.body)).not.toBe(text(once.body))
    expect(text(await post(otherSignature))).toBe(text(first))
    const view = (await bench.client.api('GET', `/api/v1/declarations/${number}`)).json
    expect(view.history).toHaveLength(1)
  })

  it('a resent IDC answers again what it answered, puts no report a second time, and is journalled', async () => {
    const number = await draft(bench.client, who)
    const idc = signed(who.signer, message(who.account, 'IDC', numbered('ICN', number)))
    const first = await post(idc)
    expect(ediAnswer(first).codes).toEqual(['00000'])
    expect(text(await post(idc))).toBe(text(first))
    const rows = (await bench.client.api('GET', `/api/v1/journal?declaration=${number}&procedure=IDC&limit=1000`)).json
      .rows
    expect(rows.filter((row: { kind: string }) => row.kind === 'request')).toHaveLength(2)
    expect(rows.filter((row: { kind: string }) => row.kind === 'report')).toHaveLength(3)
  })

  it('the same carry-over id with other content is a new message', async () => {
    const carry = newCarry(who.account.terminalId)
    const numberOf = (bytes: Uint8Array) => ediAnswer(bytes).screen?.head.ICN
    const first = numberOf(await post(signed(who.signer, ida(carry))))
    const second = numberOf(await post(signed(who.signer, ida(carry, 'OTHERBL'))))
    expect(first).toMatch(/^\d{12}$/)
    expect(second).toMatch(/^\d{12}$/)
    expect(second).not.toBe(first)
    expect(numberOf(await post(signed(who.signer, ida(carry))))).toBe(first)
  })

  it('without carry-over id every message is a new one', async () => {
    const body = signed(who.signer, ida(''))
    const [first, second] = [ediAnswer(await post(body)), ediAnswer(await post(body))]
    expect(second.screen?.head.ICN).not.toBe(first.screen?.head.ICN)
  })

  it('a refusal of family A is not remembered: put right, the same bytes are worked on', async () => {
    const other = await member(bench.client)
    const carry = newCarry(other.account.terminalId)
    const body = message(other.account, 'IDA', importForm(), { carry })
    const wrongHands = signed(who.signer, body)
    expect(ediAnswer(await post(wrongHands)).codes).toEqual(['A0036'])
    await certify(bench.client, other.account.userId, other.signer)
    expect(ediAnswer(await post(signed(other.signer, body))).codes).toEqual(['00000'])
  })

  it('a refusal of the business is remembered: R1088 again, from memory', async () => {
    const wrong = importForm({ line: { UPR: '26' } })
    const body = signed(who.signer, message(who.account, 'IDA', wrong))
    const first = await post(body)
    expect(ediAnswer(first).codes).toEqual(['R1088'])
    expect(text(await post(body))).toBe(text(first))
  })

  it('another account with the same carry-over id and items has an answer of its own', async () => {
    const other = await member(bench.client)
    const carry = newCarry(who.account.terminalId)
    const one = ediAnswer(await post(signed(who.signer, ida(carry))))
    const two = ediAnswer(await post(signed(other.signer, message(other.account, 'IDA', importForm(), { carry }))))
    expect(two.header.user).toBe(other.account.userId)
    expect(two.screen?.head.ICN).not.toBe(one.screen?.head.ICN)
  })

  it('the same message sent twenty times at once makes one declaration', async () => {
    const body = signed(
      who.signer,
      message(who.account, 'IDA', importForm(), { carry: headerOf(who.account, 'IDA').carry ?? '' }),
    )
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(body)))
    expect(new Set(answers.map(text)).size).toBe(1)
    expect(ediAnswer(answers[0] ?? new Uint8Array()).codes).toEqual(['00000'])
  })

  it('an unsigned resend (TCC, #REP1) gets the same bytes too', async () => {
    const tcc = { body: message(who.account, 'TCC'), contentType: 'text/plain; charset=UTF-8' }
    expect(text(await post(tcc))).toBe(text(await post(tcc)))
  })
})
