import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { maskPassword } from '#protocol/edi/header.ts'
import { message } from '../support/message.ts'
import { importForm, TEST_TIME } from '../support/papers.ts'
import { type Served, serve, vnaccs } from '../support/process.ts'
import { scratch } from '../support/scratch.ts'
import { signed } from '../support/signer.ts'
import { type Member, member, send } from '../support/simulator.ts'

const dataDir = scratch()
const papers = scratch()
const at = (name: string) => join(papers, name)
let served: Served
let who: Member
let ida: Uint8Array

beforeAll(async () => {
  served = await serve(dataDir)
  await served.client.api('PUT', '/api/v1/clock', { now: TEST_TIME })
  who = await member(served.client)
  ida = message(who.account, 'IDA', importForm({ lines: 3 }))
})
afterAll(() => served.stop())

const cli = (...args: string[]) => vnaccs(served.environment, ...args)

describe('contract, command line: usage', () => {
  const COMMANDS = [
    ['replay'],
    ['send'],
    ['decode'],
    ['encode'],
    ['verify'],
    ['report', 'fortnight'],
    ['data', 'generate'],
    ['backup'],
    ['restore'],
  ]

  it('--help at every level, exit 0, naming every command', async () => {
    const overviews = await Promise.all([cli(), cli('--help'), cli('report', '--help')])
    expect(overviews.map(({ code }) => code)).toEqual([0, 0, 0])
    for (const words of COMMANDS) for (const { out } of overviews.slice(0, 2)) expect(out).toContain(words.join(' '))
    expect(overviews[2].out).toContain('report fortnight')
    const helps = await Promise.all(COMMANDS.map((words) => cli(...words, '--help')))
    for (const [index, words] of COMMANDS.entries()) {
      expect(helps[index]?.out.startsWith(`vnaccs ${words.join(' ')}`), words.join(' ')).toBe(true)
      expect(helps[index]).toMatchObject({ code: 0, out: expect.stringContaining('--json') })
    }
  })

  it('wrong usage is exit 2 with the usage, on standard error, nothing on standard output', async () => {
    const wrong = [
      ['nonsense'],
      ['replay'],
      ['replay', 'a', 'b'],
      ['replay', 'tcc', '--colour'],
      ['replay', 'tcc', '--seed', 'x'],
      ['report', 'fortnight'],
      ['report', 'fortnight', '--unit', '02ZZ', '--period', '2026-11-06'],
      ['data', 'generate', '--lines', '51'],
      ['data', 'generate', '--count', '-1'],
      ['decode'],
      ['restore'],
    ]
    const told = await Promise.all(wrong.map((args) => cli(...args)))
    for (const [index, { code, out, err }] of told.entries()) {
      expect([code, out], wrong[index]?.join(' ')).toEqual([2, ''])
      expect(err).not.toBe('')
      expect(err).not.toMatch(/\n\s+at /)
    }
  })

  it('a file that is not there: one sentence, exit 1', async () => {
    const told = await Promise.all(
      ['send', 'decode', 'encode', 'verify', 'restore'].map((command) => cli(command, at('missing'))),
    )
    for (const { code, err } of told) {
      expect(code, err).toBe(1)
      expect(err).toContain('missing')
      expect(err.trim().split('\n')).toHaveLength(1)
    }
  })
})

describe('contract, vnaccs decode, encode', () => {
  it('decode --json of a journalled message, encoded again, is the same message but for the password', async () => {
    await send(served.client, who, 'IDA', importForm())
    const { body, contentType } = signed(who.signer, ida)
    await served.client.post(body, contentType)
    const rows = (await served.client.api('GET', `/api/v1/journal?user=${who.account.userId}&limit=1000`)).json.rows
    const seq = rows.filter((row: { kind: string }) => row.kind === 'request').at(-1).seq
    const raw = await served.client.http('GET', `/api/v1/journal/${seq}/raw`, {
      headers: { Authorization: `Bearer ${served.client.key}` },
    })
    writeFileSync(at('raw'), raw.bytes)
    const decoded = await cli('decode', at('raw'), '--json')
    expect(decoded.code).toBe(0)
    expect(decoded.out).not.toContain(who.account.password)
    expect(JSON.parse(decoded.out)).toMatchObject({
      signed: true,
      findings: [],
      header: { procedure: 'IDA', password: '********' },
    })
    writeFileSync(at('message.json'), decoded.out)
    expect((await cli('encode', at('message.json'), '--out', at('again'))).code).toBe(0)
    expect(readFileSync(at('again')).equals(Buffer.from(maskPassword(ida)))).toBe(true)

    expect((await cli('encode', at('message.json'), '--xml', '-o', at('again.xml'))).code).toBe(0)
    const fromXml = await cli('decode', at('again.xml'), '--json')
    const { items, lines } = JSON.parse(decoded.out)
    expect(JSON.parse(fromXml.out)).toMatchObject({ items, lines })
  })

  it('decode for people: each item with number, id, value and Vietnamese label; an answer’s results with their text', async () => {
    writeFileSync(at('ida.edi'), ida)
    const request = await cli('decode', at('ida.edi'))
    expect(request.code).toBe(0)
    expect(request.out).toMatch(/^ +6 {2}ICB +A11 /m)
    expect(request.out).toContain('— dòng 3 —')
    expect(request.out).not.toContain(who.account.password)
    const reply = await served.client.post(message(who.account, 'QQQ'))
    writeFileSync(at('answer.edi'), reply.bytes)
    const answer = await cli('decode', at('answer.edi'))
    expect(answer.out).toMatch(/A0001-0000-0000 {2}\S.{10,}/)
  })

  it('decode of a broken message says what is wrong and exits 1; encode of broken JSON too', async () => {
    writeFileSync(at('broken.edi'), Buffer.from(ida).subarray(0, 350))
    const short = await cli('decode', at('broken.edi'))
    expect([short.code, short.out.includes('A0017')]).toEqual([1, true])
    writeFileSync(at('broken.json'), '{"header":')
    writeFileSync(
      at('wrong.json'),
      JSON.stringify({
        header: { procedure: 'IDC', system: '1' },
        items: [{ no: 1, id: 'XXX', value: '1' }],
        lines: [],
      }),
    )
    for (const name of ['broken.json', 'wrong.json']) {
      const { code, err } = await cli('encode', at(name))
      expect(code).toBe(1)
      expect(err).toContain(name)
      expect(err).not.toMatch(/\n\s+at /)
    }
  })
})

describe('contract, vnaccs verify', () => {
  it('a good signature exits 0 with each step; a tampered and a revoked one exit 1 with the step that failed', async () => {
    const other = await member(served.client)
    const { body, contentType } = signed(other.signer, message(other.account, 'IDA', importForm()))
    const text = Buffer.from(body).toString('latin1')
    writeFileSync(at('good'), body)
    writeFileSync(at('bad'), Buffer.from(text.replace('TEST VESSEL', 'BEST VESSEL'), 'latin1'))
    const good = await cli('verify', at('good'))
    expect(good.code, good.out + good.err).toBe(0)
    expect(good.out.match(/^✓ /gm)?.length).toBeGreaterThanOrEqual(5)
    const bad = await cli('verify', at('bad'), '--content-type', contentType)
    expect(bad.code).toBe(1)
    expect(bad.out).toMatch(/^✗ /m)
    expect(bad.out).toContain('E134')
    await served.client.api('POST', `/api/v1/certificates/${other.signer.serial}/revoke`, { reason: 'keyCompromise' })
    const revoked = await cli('verify', at('good'), '--json')
    expect(revoked.code).toBe(1)
    expect(JSON.parse(revoked.out).verdict).toMatchObject({
      ok: false,
      code: 'E134',
      steps: expect.arrayContaining([expect.objectContaining({ step: 'revocation', ok: false })]),
    })
    writeFileSync(at('plain'), message(who.account, 'TCC'))
    const plain = await cli('verify', at('plain'))
    expect([plain.code, plain.err.includes('chữ ký')]).toEqual([1, true])
  })
})

describe('contract, vnaccs send', () => {
  it('unsigned TCC and signed IDA of the demo account exit 0; refusals exit 1 with code and text', async () => {
    const { accounts } = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'))
    writeFileSync(at('tcc.edi'), message(accounts[0], 'TCC'))
    const tcc = await cli('send', at('tcc.edi'))
    expect([tcc.code, tcc.out.includes('00000-0000-0000')]).toEqual([0, true])
    writeFileSync(at('demo-ida.edi'), message(accounts[0], 'IDA', importForm()))
    const unsigned = await cli('send', at('demo-ida.edi'))
    expect([unsigned.code, unsigned.out.includes('E9990')]).toEqual([1, true])
    const withToken = await cli('send', at('demo-ida.edi'), '--sign', '--json')
    expect(withToken.code, withToken.err).toBe(0)
    expect(JSON.parse(withToken.out)).toMatchObject({ accepted: true, header: { output: 'VAD0AA0' } })
    const { body } = signed(who.signer, ida)
    writeFileSync(
      at('tampered'),
      Buffer.from(Buffer.from(body).toString('latin1').replace('TEST VESSEL', 'BEST VESSEL'), 'latin1'),
    )
    const tampered = await cli('send', at('tampered'))
    expect([tampered.code, tampered.out.includes('E134')]).toEqual([1, true])
  })

  it('a wrong PIN and a token that is not there: one sentence, exit 1', async () => {
    const { accounts } = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'))
    writeFileSync(at('ida2.edi'), message(accounts[0], 'IDA', importForm()))
    for (const [args, environment] of [
      [['--sign'], { VNACCS_PIN: '000' }],
      [['--sign', '--token', 'NO-SUCH'], { VNACCS_PIN: '12345678' }],
      [['--sign', '--token', 'NO-SUCH'], {}],
    ] as const) {
      const { code, err } = await vnaccs({ ...served.environment, ...environment }, 'send', at('ida2.edi'), ...args)
      expect(code, err).toBe(1)
      expect(err).not.toMatch(/\n\s+at /)
      expect(err.trim().length).toBeGreaterThan(10)
    }
  })
})

describe('contract, vnaccs data generate', () => {
  it('the same seed gives the same bytes, another seed other ones', async () => {
    const made = (seed: string) => cli('data', 'generate', '--seed', seed, '--count', '3', '--today', '20260721')
    const [one, again, other] = [await made('7'), await made('7'), await made('8')]
    expect(one.code).toBe(0)
    expect(again.bytes.equals(one.bytes)).toBe(true)
    expect(other.bytes.equals(one.bytes)).toBe(false)
    expect(JSON.parse(one.out)).toHaveLength(3)
    expect((await cli('data', 'generate', '--kind', 'ZZZ')).code).toBe(1)
  })

  it('a generated dossier passes IDA as it is', async () => {
    const made = await cli('data', 'generate', '--seed', '11', '--lines', '5', '--today', '20260721')
    const answer = await send(served.client, who, 'IDA', JSON.parse(made.out).form)
    expect(answer.codes).toEqual(['00000'])
  })
})

describe('contract, vnaccs report fortnight', () => {
  it('T056 --json on standard output, a named file for the other formats, one sentence for a unit that is none', async () => {
    const wanted = ['--unit', '02CI', '--period', '2026-08-05']
    const [json, csv, none] = await Promise.all([
      cli('report', 'fortnight', ...wanted, '--json'),
      cli('report', 'fortnight', ...wanted, '--format', 'csv', '--out', at('report.csv')),
      cli('report', 'fortnight', '--unit', 'XX', '--period', '2026-08-05'),
    ])
    expect([json.code, csv.code, none.code], json.err + csv.err).toEqual([0, 0, 1])
    expect(JSON.parse(json.out)).toMatchObject({ report: 'fortnight', unit: { code: '02CI' } })
    expect(readFileSync(at('report.csv'), 'utf8')).toContain('DỮ LIỆU CHẠY THỬ')
    expect(none.err).toContain('XX')
    expect(none.err.trim().split('\n')).toHaveLength(1)
  })
})
