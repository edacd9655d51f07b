import { beforeAll, describe, expect, it } from 'vitest'
import { type EdiAnswer, ediAnswer, message, newCarry, numbered } from '../support/message.ts'
import { importForm } from '../support/papers.ts'
import { declared, draft, type Member, member, send, simulator } from '../support/simulator.ts'

const bench = simulator()
let who: Member

beforeAll(async () => {
  who = await member(bench.client)
})

const bytesOf = async (body: Uint8Array): Promise<Uint8Array> => (await bench.client.post(body)).bytes
const at = (bytes: Uint8Array, offset: number, length: number): string =>
  Buffer.from(bytes.subarray(offset, offset + length)).toString('latin1')

describe('contract, Answers: header', () => {
  it('protocol 1.1: every header field of an answer stands at its offset, the length is that of the bytes', async () => {
    const carry = newCarry(who.account.terminalId)
    const bytes = await bytesOf(message(who.account, 'TCC', new Uint8Array(0), { carry, inputId: 'ABCDE12345' }))
    expect(at(bytes, 0, 3)).toBe('SS ')
    expect(at(bytes, 3, 5)).toBe('TCC  ')
    expect(at(bytes, 8, 7)).toBe('VAQ0010')
    expect(at(bytes, 15, 14)).toMatch(/^2026072108\d{4}$/)
    expect(at(bytes, 29, 8)).toBe(who.account.userId)
    expect(at(bytes, 37, 8)).toBe(' '.repeat(8))
    expect(at(bytes, 45, 6)).toBe(who.account.terminalId)
    expect(at(bytes, 51, 64)).toBe(' '.repeat(64))
    expect(at(bytes, 115, 16)).toBe('00000-0000-0000 ')
    expect(at(bytes, 219, 26)).toBe(carry)
    expect(at(bytes, 245, 4)).toBe('001E')
    expect(at(bytes, 249, 1)).toBe('C')
    expect(at(bytes, 253, 10)).toBe('ABCDE12345')
    expect(at(bytes, 364, 1)).toBe('1')
    expect(at(bytes, 392, 6)).toBe(String(bytes.length).padStart(6, '0'))
    expect(at(bytes, 398, 2)).toBe('\r\n')
  })

  it('contract, Answers: the request’s password and mail address never come back', async () => {
    const body = message(who.account, 'TCC', new Uint8Array(0), { mail: 'someone@example.vn' })
    const text = Buffer.from(await bytesOf(body)).toString()
    expect(text).not.toContain(who.account.password)
    expect(text).not.toContain('someone@example.vn')
  })

  it('contract, Answers: a refusal is type R, output *C and the procedure padded to 7, subject its first result', async () => {
    const bytes = await bytesOf(message(who.account, 'IDC', numbered('ICN', '109999999990')))
    expect(at(bytes, 249, 1)).toBe('R')
    expect(at(bytes, 8, 7)).toBe('*CIDC  ')
    expect(at(bytes, 115, 15)).toBe('E9990-0000-0000')
  })

  it('protocol, Decisions: the subject carries the declaration number behind a space at 15', async () => {
    const answer = await send(bench.client, who, 'IDA', importForm())
    const number = answer.screen?.head.ICN ?? ''
    expect(number).toMatch(/^10\d{9}0$/)
    expect(answer.header.subject).toBe(`00000-0000-0000 ${number}`)
    const idc = await send(bench.client, who, 'IDC', numbered('ICN', number))
    expect(idc.header.subject).toBe(`00000-0000-0000 ${number}`)
  })

  it('contract, Answers: data types: IDA, IDB M; TCC, IID C; IDC R', async () => {
    const other = await member(bench.client)
    const number = await draft(bench.client, other)
    const kind = async (answer: Promise<EdiAnswer>) => {
      const { header, codes } = await answer
      expect(codes).toEqual(['00000'])
      return `${header.dataType} ${header.output}`
    }
    const ask = (procedure: string) => bench.client.edi(message(other.account, procedure, numbered('ICN', number)))
    expect(await kind(send(bench.client, other, 'IDA', importForm()))).toBe('M VAD0AA0')
    expect(await kind(ask('IDB'))).toBe('M VAD4190')
    expect(await kind(ask('IID'))).toBe('C VAD0AP0')
    expect(await kind(bench.client.edi(message(other.account, 'TCC')))).toBe('C VAQ0010')
    expect(await kind(send(bench.client, other, 'IDC', numbered('ICN', number)))).toBe('R *CIDC')
  })

  it('contract, Answers: control SSP exactly while messages wait for the account', async () => {
    const other = await member(bench.client)
    const tcc = async () => (await bench.client.edi(message(other.account, 'TCC'))).control
    expect(await tcc()).toBe('SS ')
    await declared(bench.client, other)
    expect(await tcc()).toBe('SSP')
    const items = { head: { TRM: other.account.terminalId, KEY: other.account.accessKey, MOD: '0' }, lines: [] }
    let got = await bench.client.edi(message(other.account, '#REP1', items))
    while (got.header.continuation !== '') {
      got = await bench.client.edi(message(other.account, '?A2', undefined, { continuation: got.header.continuation }))
    }
    expect(got.codes).toEqual(['A0071'])
    expect(await tcc()).toBe('SS ')
  })

  it('contract, Answers: of a header that cannot be read, what could be read is echoed with A0017', async () => {
    const whole = message(who.account, 'TCC', undefined, { inputId: 'HALF' })
    const answer = ediAnswer(await bytesOf(whole.subarray(0, 300)))
    expect(answer.codes).toEqual(['A0017'])
    expect(answer.header).toMatchObject({
      procedure: 'TCC',
      user: who.account.userId,
      inputId: 'HALF',
      output: '*CTCC',
      dataType: 'R',
    })
  })
})
