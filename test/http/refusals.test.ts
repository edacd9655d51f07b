import { beforeAll, describe, expect, it } from 'vitest'
import type { Form } from '#protocol/edi/content.ts'
import { ediAnswer, itemsOf, message, numbered, patched, type WireAccount } from '../support/message.ts'
import { importForm } from '../support/papers.ts'
import { newSigner, signed } from '../support/signer.ts'
import { certify, type Member, member, send, simulator } from '../support/simulator.ts'

const bench = simulator()
let who: Member

beforeAll(async () => {
  who = await member(bench.client)
})

const codes = async (body: Uint8Array) => (await bench.client.edi(body)).codes
const tcc = (change: Partial<WireAccount> = {}) => message({ ...who.account, ...change }, 'TCC')

describe('protocol 4, system family', () => {
  it('A0001 a procedure that the catalogue does not know', async () => {
    expect(await codes(message(who.account, 'QQQ'))).toEqual(['A0001'])
    expect(await codes(message(who.account, '#REP2'))).toEqual(['A0001'])
  })

  it('A0001 names of JavaScript’s own are no procedures', async () => {
    for (const name of ['const', 'toStr', '__pro']) expect(await codes(message(who.account, name))).toEqual(['A0001'])
  })

  it('A0002 a procedure of the catalogue that is not simulated, after its layout was checked', async () => {
    expect(await codes(message(who.account, 'IAS'))).toEqual(['A0002'])
    const long = Buffer.from(`${'X'.repeat(200)}\r\n`)
    expect((await codes(message(who.account, 'IAS', long)))[0]).toBe('S0999')
  })

  it('A0003 a user ID that is not 5+3 characters, A0005 one that nobody has', async () => {
    expect(await codes(tcc({ userId: 'AB' }))).toEqual(['A0003'])
    expect(await codes(tcc({ userId: 'abcde001' }))).toEqual(['A0003'])
    expect(await codes(tcc({ userId: 'ZZZZZ999' }))).toEqual(['A0005'])
  })

  it('A0004 a wrong password, also one that is blank or in the other case', async () => {
    expect(await codes(tcc({ password: 'nopenope' }))).toEqual(['A0004'])
    expect(await codes(tcc({ password: '' }))).toEqual(['A0004'])
    expect(await codes(tcc({ password: who.account.password.toLowerCase() }))).toEqual(['A0004'])
  })

  it('A0008 a length field that is not the length', async () => {
    for (const length of ['000999', '00040 ', '      ', '999999']) {
      expect(await codes(patched(tcc(), 392, length))).toEqual(['A0008'])
    }
  })

  it('A0009 a header byte outside printable ASCII', async () => {
    const answer = await bench.client.edi(patched(tcc(), 51, '\u00e9'))
    expect(answer.codes).toEqual(['A0009'])
    expect(answer.header.user).toBe(who.account.userId)
  })

  it('A0016 a blank system field', async () => {
    expect(await codes(patched(tcc(), 364, ' '))).toEqual(['A0016'])
  })

  it('A0017 a body that holds no header', async () => {
    for (const body of ['', 'x', '\0'.repeat(500), 'A'.repeat(200_000), `${'S'.repeat(398)}\n\n`]) {
      const reply = await bench.client.post(body)
      expect(reply.status).toBe(200)
      expect(ediAnswer(reply.bytes).codes).toEqual(['A0017'])
    }
  })

  it('A0019 a terminal that is not the account’s', async () => {
    expect(await codes(tcc({ terminalId: 'T99999' }))).toEqual(['A0019'])
    const other = await member(bench.client)
    expect(await codes(tcc({ terminalId: other.account.terminalId }))).toEqual(['A0019'])
  })

  it('A0014 a barred account and A0012 a procedure denied to it', async () => {
    const other = await member(bench.client)
    const { store } = bench.running.office
    const change = (more: { barred?: boolean; denied?: string[] }) =>
      store.commit(async (tx, realm) => {
        const account = realm.accounts.get(other.account.userId)
        if (account) await tx.saveAccount({ ...account, ...more })
      })
    await change({ denied: ['TCC'] })
    expect(await codes(message(other.account, 'TCC'))).toEqual(['A0012'])
    await change({ barred: true })
    expect(await codes(message(other.account, 'TCC'))).toEqual(['A0014'])
    await change({ barred: false, denied: [] })
    expect(await codes(message(other.account, 'TCC'))).toEqual(['00000'])
  })

  it('A0034 an account without certificate, A0036 another serial than the bound one', async () => {
    const opened = (await bench.client.api('POST', '/api/v1/accounts', { unit: '02CI' })).json as WireAccount
    const idc = (account: WireAccount) => {
      const { body, contentType } = signed(who.signer, message(account, 'IDC', numbered('ICN', '109999999990')))
      return bench.client.edi(body, contentType)
    }
    expect((await idc(opened)).codes).toEqual(['A0034'])
    await certify(bench.client, opened.userId, newSigner())
    expect((await idc(opened)).codes).toEqual(['A0036'])
    expect((await idc(who.account)).codes).toEqual(['S0005'])
  })

  it('A0035 a certificate of another issuer than the registered one', async () => {
    const other = await member(bench.client)
    await bench.running.office.store.commit(async (tx, realm) => {
      const account = realm.accounts.get(other.account.userId)
      if (account?.certificate)
        await tx.saveAccount({
          ...account,
          certificate: { ...account.certificate, issuerFingerprint: '00'.repeat(32) },
        })
    })
    expect((await send(bench.client, other, 'IDC', numbered('ICN', '109999999990'))).codes).toEqual(['A0035'])
  })

  it('contract, certificates: a new certificate takes the place of the earlier one (A0036 for the old)', async () => {
    const other = await member(bench.client)
    const old = { ...other.signer }
    await certify(bench.client, other.account.userId, other.signer)
    const idc = numbered('ICN', '109999999990')
    expect((await send(bench.client, { ...other, signer: old }, 'IDC', idc)).codes).toEqual(['A0036'])
    expect((await send(bench.client, other, 'IDC', idc)).codes).toEqual(['S0005'])
  })

  it('E9990 an unsigned message of a procedure that wants a signature; a signed one of any procedure is taken', async () => {
    expect(await codes(message(who.account, 'IDA', importForm()))).toEqual(['E9990'])
    const { body, contentType } = signed(who.signer, message(who.account, 'TCC'))
    expect((await bench.client.edi(body, contentType)).codes).toEqual(['00000'])
  })

  it('protocol 4: who sends is asked before what: a wrong password is A0004 although the signature lacks', async () => {
    expect(await codes(message({ ...who.account, password: 'X' }, 'IDA', importForm()))).toEqual(['A0004'])
  })
})

describe('contract, Answers: the result line', () => {
  const rows = async (user: string) =>
    (await bench.client.api('GET', `/api/v1/journal?user=${user}&limit=1000`)).json.rows as {
      kind: string
      resultCodes: string[]
    }[]

  it('protocol 1.3: 75 bytes, five codes at most; all findings are in the journal', async () => {
    const other = await member(bench.client)
    const bare: Form = { head: { ICB: 'A11' }, lines: [{ CMD: '84713020' }] }
    const answer = await send(bench.client, other, 'IDA', bare)
    expect(Buffer.byteLength(answer.firstLine)).toBe(75)
    expect(answer.results).toHaveLength(5)
    const journalled = (await rows(other.account.userId)).findLast((row) => row.kind === 'request')?.resultCodes ?? []
    expect(journalled.length).toBeGreaterThan(5)
    expect(answer.results).toEqual(journalled.slice(0, 5).map((code) => code.trim()))
  })

  it('protocol 1.3: one finding is padded to 75 bytes', async () => {
    const answer = await bench.client.edi(message(who.account, 'QQQ'))
    expect(answer.firstLine).toBe('A0001-0000-0000'.padEnd(75))
  })

  it('contract, Answers: S findings come in one pass and keep R and E back', async () => {
    const both = importForm({ head: { PSC: 'XX999', NOT: '??' }, line: { UPR: '26' } })
    const answer = await send(bench.client, who, 'IDA', both)
    expect(answer.codes.length).toBeGreaterThan(1)
    expect(answer.codes.every((code) => code.startsWith('S'))).toBe(true)
    expect(answer.results.some((result) => result.slice(6, 10) === 'PSC ')).toBe(true)
    expect(answer.results.some((result) => result.slice(6, 10) === 'NOT ')).toBe(true)
  })

  it('contract, Answers: without S the relation is told, with item and line (R1088-BPR -0003)', async () => {
    const form = importForm({ lines: 3 })
    const wrong = { ...form, lines: form.lines.map((line, n) => (n === 2 ? { ...line, UPR: '26' } : line)) }
    expect((await send(bench.client, who, 'IDA', wrong)).results).toEqual(['R1088-BPR -0003'])
  })

  it('contract, Answers: a 51st line is E0001', async () => {
    expect((await send(bench.client, who, 'IDA', importForm({ lines: 51 }))).codes).toContain('E0001')
    const answer = await send(bench.client, who, 'IDA', importForm({ lines: 50 }))
    expect(answer.codes).toEqual(['00000'])
    expect(answer.screen?.lines).toHaveLength(50)
  })

  it('contract, Answers: an item over its length is S0999, characters outside the type S0900, both with their item', async () => {
    const items = Buffer.from(itemsOf('IDC', numbered('ICN', '109999999990')))
    const sendItems = async (text: string) => {
      const { body, contentType } = signed(who.signer, message(who.account, 'IDC', Buffer.from(text)))
      return (await bench.client.edi(body, contentType)).results
    }
    expect(items.toString()).toBe('109999999990\r\n')
    expect(await sendItems('1099999999901\r\n')).toEqual(['S0999-ICN -0000'])
    expect(await sendItems('10999999999X\r\n')).toEqual(['S0900-ICN -0000'])
    expect(await sendItems('109999999990\r\n\xe9\r\n')).toContain('S0900-JKN -0000')
    expect(await sendItems('109999999990\r\nP\r\nX\r\n')).toContain('E0001-0000-0000')
  })

  it('contract, Answers: short, unpadded, left-aligned items and lower case in type A are taken', async () => {
    const line = (values: Record<string, string>, form: Form) => ({
      ...form,
      lines: form.lines.map((l) => ({ ...l, ...values })),
    })
    const padded = itemsOf('IDA', line({}, importForm()))
    const short = Buffer.from(padded)
      .toString()
      .split('\r\n')
      .map((item) => item.trim())
      .join('\r\n')
      .replace('CIF', 'cif')
    const { body, contentType } = signed(who.signer, message(who.account, 'IDA', Buffer.from(short)))
    const answer = await bench.client.edi(body, contentType)
    expect(answer.codes).toEqual(['00000'])
    expect(answer.screen?.lines[0]?.CMD ?? answer.screen?.lines[0]?.B27).toBe('84713020')
  })
})
