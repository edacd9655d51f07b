import { beforeAll, describe, expect, it } from 'vitest'
import type { JournalRow } from '#training/journal-row.ts'
import { message, numbered } from '../support/message.ts'
import { postHead, rawExchange } from '../support/raw-socket.ts'
import { signed } from '../support/signer.ts'
import { declared, type Member, member, simulator } from '../support/simulator.ts'

const bench = simulator()
let who: Member
let other: Member
let number: string

beforeAll(async () => {
  who = await member(bench.client)
  other = await member(bench.client, '03CC')
  number = await declared(bench.client, who)
  await bench.client.edi(message(other.account, 'TCC'))
})

const rows = async (query: string): Promise<JournalRow[]> => {
  const reply = await bench.client.api('GET', `/api/v1/journal?${query}`)
  expect(reply.status, reply.text).toBe(200)
  return reply.json.rows
}
const raw = (seq: number) =>
  bench.client.http('GET', `/api/v1/journal/${seq}/raw`, { headers: { Authorization: `Bearer ${bench.client.key}` } })

describe('contract, journal', () => {
  it('rows in order, seq without gaps, each bound to the one before; verify re-computes the chain', async () => {
    const all = await rows('limit=1000')
    expect(all.map((row) => row.seq)).toEqual(all.map((_, index) => index + 1))
    for (const [index, row] of all.entries()) if (index > 0) expect(row.prevHash).toBe(all[index - 1]?.hash)
    const verified = (await bench.client.api('GET', '/api/v1/journal/verify')).json
    expect(verified).toEqual({ ok: true, rows: all.length, head: all.at(-1)?.hash })
  })

  it('after and limit page through everything, once each', async () => {
    const all = await rows('limit=1000')
    const paged: JournalRow[] = []
    for (let after = 0; ; after = paged.at(-1)?.seq ?? 0) {
      const page = await rows(`after=${after}&limit=3`)
      paged.push(...page)
      expect(page.length).toBeLessThanOrEqual(3)
      if (page.length < 3) break
    }
    expect(paged).toEqual(all)
    expect(await rows('after=999999')).toEqual([])
  })

  it('declaration, user, procedure narrow it, also together', async () => {
    const about = await rows(`declaration=${number}`)
    expect(about.map((row) => `${row.kind} ${row.procedure}`)).toEqual([
      'request IDA',
      'answer IDA',
      'request IDC',
      'answer IDC',
      'report IDC',
      'report IDC',
      'report IDC',
    ])
    const theirs = await rows(`user=${other.account.userId}`)
    expect(theirs.length).toBeGreaterThan(0)
    expect(theirs.every((row) => row.userId === other.account.userId)).toBe(true)
    expect((await rows('procedure=TCC')).every((row) => row.procedure === 'TCC')).toBe(true)
    expect(await rows(`user=${other.account.userId}&declaration=${number}`)).toEqual([])
    expect((await rows(`user=${other.account.userId}&procedure=TCC`)).map((row) => row.kind)).toEqual([
      'request',
      'answer',
    ])
  })

  it('a row tells kind, cause, results, outputs, verdict, bytes', async () => {
    const [request, answer, report] = (await rows(`declaration=${number}&procedure=IDC`)) as [
      JournalRow,
      JournalRow,
      JournalRow,
    ]
    expect(request).toMatchObject({
      kind: 'request',
      cause: 0,
      resultCodes: ['00000-0000-0000'],
      userId: who.account.userId,
      declarationNo: number,
    })
    expect(request.verdict).toMatchObject({ ok: true, code: '', signer: { serial: who.signer.serial } })
    expect(answer).toMatchObject({
      kind: 'answer',
      cause: request.seq,
      verdict: null,
      outputs: ['VAD1AC', 'VAF801', 'VAF803'],
    })
    expect(report).toMatchObject({ kind: 'report', cause: request.seq, outputs: ['VAD1AC'] })
    expect((await raw(answer.seq)).bytes.length).toBe(answer.bytes)
  })

  it('400 with the field for a query that is none', async () => {
    for (const query of [
      'after=-1',
      'after=x',
      'limit=0',
      'limit=1001',
      'limit=1.5',
      'user=a&user=b',
      `user=${'x'.repeat(41)}`,
    ]) {
      const reply = await bench.client.api('GET', `/api/v1/journal?${query}`)
      expect(reply.status, query).toBe(400)
      expect(reply.json.errors[0].field).toBe(query.split('=')[0])
    }
  })

  it('quotes and wildcards in a query are text, not SQL', async () => {
    for (const text of ["' OR '1'='1", '%', '_', '"; DROP TABLE journal; --']) {
      expect(await rows(`user=${encodeURIComponent(text)}`)).toEqual([])
    }
    expect((await rows('limit=1')).length).toBe(1)
  })
})

describe('contract, raw bytes', () => {
  it('the exact body received, with its own Content-Type; the exact body sent', async () => {
    const { body, contentType } = signed(who.signer, message(who.account, 'IDC', numbered('ICN', '109999999990')))
    const answered = await bench.client.post(body, contentType)
    const [request, answer] = (await rows(`user=${who.account.userId}&limit=1000`)).slice(-2) as [
      JournalRow,
      JournalRow,
    ]
    const asSent = await raw(request.seq)
    expect(Buffer.from(asSent.bytes).equals(Buffer.from(body))).toBe(true)
    expect(asSent.headers.get('content-type')).toBe(contentType)
    const asAnswered = await raw(answer.seq)
    expect(Buffer.from(asAnswered.bytes).equals(Buffer.from(answered.bytes))).toBe(true)
    expect(asAnswered.headers.get('content-type')).toBe(answered.headers.get('content-type'))
  })

  it('the Content-Type is told as it came, however odd', async () => {
    for (const type of [
      'text/plain',
      'TEXT/Plain;charset="utf-8"',
      'application/xml',
      'html',
      'nonsense',
      'x/y; a="b\\"c"',
      'text/html',
      'é',
    ]) {
      const before = (await bench.client.api('GET', '/api/v1/journal/verify')).json.rows
      const head = Buffer.from(postHead({ 'Content-Type': type, 'Content-Length': 3, Connection: 'close' }), 'latin1')
      await rawExchange(bench.client.url, { chunks: [head, 'abc'] })
      const reply = await raw(before + 1)
      expect(reply.status, type).toBe(200)
      expect(reply.headers.get('content-type')).toBe(type)
      expect(reply.text).toBe('abc')
    }
  })

  it('an empty body is an empty body; a row without body has none; 404 beyond the end', async () => {
    const before = (await bench.client.api('GET', '/api/v1/journal/verify')).json.rows
    await bench.client.post('')
    const reply = await raw(before + 1)
    expect([reply.status, reply.bytes.length]).toEqual([200, 0])
    expect((await raw(999_999)).status).toBe(404)
    expect((await raw(0)).status).toBe(400)
  })

  it('contract: the wire password stands in no JSON of the API, and exact in the raw bytes', async () => {
    const secret = who.account.password
    const paths = [
      '/api/v1/journal?limit=1000',
      `/api/v1/declarations/${number}`,
      '/api/v1/scenarios',
      '/api/v1/clock',
      '/metrics',
    ]
    for (const path of paths) {
      const reply = await bench.client.api('GET', path)
      expect(reply.text).not.toContain(secret)
      expect(reply.text).not.toContain(who.account.accessKey)
    }
    const [request] = await rows(`user=${who.account.userId}&procedure=IDA&limit=1`)
    expect((await raw(request?.seq ?? 0)).text).toContain(secret)
  })
})
