import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { message } from '../support/message.ts'
import { postHead, rawExchange } from '../support/raw-socket.ts'
import { signed } from '../support/signer.ts'
import { type Member, member, simulator } from '../support/simulator.ts'

const bench = simulator()
let who: Member

beforeAll(async () => {
  who = await member(bench.client)
})

const EDI = 'text/plain; charset=UTF-8'
const head = async (): Promise<{ rows: number; ok: boolean }> =>
  (await bench.client.api('GET', '/api/v1/journal/verify')).json
const rowsAfter = async (seq: number) =>
  (await bench.client.api('GET', `/api/v1/journal?after=${seq}&limit=1000`)).json.rows as {
    kind: string
    bytes: number
    resultCodes: string[]
  }[]

/** Waits until the journal has `count` rows behind `seq`: a broken-off body is kept a moment after the socket is gone. */
async function rowsComing(seq: number, count: number) {
  for (let tries = 0; tries < 100; tries++) {
    const rows = await rowsAfter(seq)
    if (rows.length >= count) return rows
    await new Promise((later) => setTimeout(later, 20))
  }
  return rowsAfter(seq)
}

describe('quality.md, fuzz: whatever the bytes, an answer and a journal row', () => {
  const contentType = fc.constantFrom(
    ...[
      EDI,
      'text/plain',
      'application/xml',
      'multipart/mixed; boundary=b',
      'application/json',
      'application/x-www-form-urlencoded',
    ],
    ...[
      'multipart/signed; protocol="application/x-pkcs7-signature"; micalg=sha-256; boundary="b"',
      'multipart/signed',
      'x',
      'text/plain; charset=latin1',
    ],
  )

  it('200 random bodies of any Content-Type: 200, no stack trace, request and answer journalled', async () => {
    const before = (await head()).rows
    let sent = 0
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 1500 }), contentType, async (bytes, type) => {
        const reply = await bench.client.post(bytes, type)
        sent++
        expect(reply.status).toBe(200)
        expect(reply.text).not.toMatch(/\n\s+at |Error:/)
        expect(reply.bytes.length).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
    const after = await head()
    expect(after.ok).toBe(true)
    expect(after.rows).toBe(before + 2 * sent)
  })

  it('200 messages with random bytes changed in them are answered', async () => {
    const whole = message(who.account, 'TCC', { head: { I01: 'ABC', I02: '1' }, lines: [] })
    const { body, contentType: type } = signed(who.signer, whole)
    const changes = fc.array(fc.tuple(fc.nat(body.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.boolean(), changes, async (bare, edits) => {
        const bytes = Uint8Array.from(bare ? whole : body)
        for (const [at, value] of edits) bytes[at % bytes.length] = value
        const reply = await bench.client.post(bytes, bare ? EDI : type)
        expect(reply.status).toBe(200)
        expect(reply.text).not.toMatch(/\n\s+at |A0007/)
      }),
      { numRuns: 200 },
    )
    expect((await head()).ok).toBe(true)
  })

  it('random items behind a sound header are answered with codes of the catalogue’s families', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('\r\n', '\r', '\n', '  ', '9'.repeat(400), '-1', '1e9', 'NaN', '0x10'),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('IDA', 'EDA', 'IDB', 'IDC', 'EDC', 'IID', 'TCC', '#REP1', 'HYS'),
        fc.array(piece, { maxLength: 60 }),
        async (procedure, pieces) => {
          const bytes = message(who.account, procedure, Buffer.from(pieces.join('\r\n')))
          const type = signed(who.signer, bytes)
          const answer = await bench.client.edi(type.body, type.contentType)
          expect(answer.codes.length).toBeGreaterThan(0)
          for (const code of answer.codes) expect(code).toMatch(/^([ASREUL]\d{4}|00000)$/)
          expect(answer.codes).not.toContain('A0007')
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('contract: nothing that reached the endpoint is lost', () => {
  it('a half-sent body whose sender broke off is journalled as what came, A0017', async () => {
    const before = (await head()).rows
    await rawExchange(bench.client.url, {
      chunks: [postHead({ 'Content-Type': EDI, 'Content-Length': 1000 }), 'SS TCC'],
      pauseMs: 30,
      end: 'abort',
    })
    const rows = await rowsComing(before, 2)
    expect(rows.map((row) => [row.kind, row.resultCodes])).toEqual([
      ['request', ['A0017-0000-0000']],
      ['answer', ['A0017-0000-0000']],
    ])
    expect(rows[0]?.bytes).toBe(6)
  })

  it('a body shorter than its Content-Length, ended by the sender, does not hang', async () => {
    const before = (await head()).rows
    const { error } = await rawExchange(bench.client.url, {
      chunks: [postHead({ 'Content-Type': EDI, 'Content-Length': 1000 }), 'x'.repeat(500)],
      end: 'half',
    })
    expect(error).not.toBe('timeout')
    expect((await rowsComing(before, 2))[0]?.bytes).toBe(500)
  })

  it('a slow body in many pieces is answered as a quick one', async () => {
    const body = Buffer.from(message(who.account, 'TCC'))
    const pieces = Array.from({ length: 20 }, (_, n) =>
      body.subarray(Math.floor((n * body.length) / 20), Math.floor(((n + 1) * body.length) / 20)),
    )
    const { text } = await rawExchange(bench.client.url, {
      chunks: [postHead({ 'Content-Type': EDI, 'Content-Length': body.length, Connection: 'close' }), ...pieces],
      pauseMs: 15,
    })
    expect(text).toMatch(/^HTTP\/1\.1 200 /)
    expect(text).toContain('00000-0000-0000')
  })

  it('a chunked body without Content-Length is answered', async () => {
    const body = Buffer.from(message(who.account, 'TCC'))
    const chunk = (bytes: Buffer) =>
      Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
    const { text } = await rawExchange(bench.client.url, {
      chunks: [
        postHead({ 'Content-Type': EDI, 'Transfer-Encoding': 'chunked', Connection: 'close' }),
        chunk(body.subarray(0, 100)),
        chunk(body.subarray(100)),
        '0\r\n\r\n',
      ],
    })
    expect(text).toMatch(/^HTTP\/1\.1 200 /)
    expect(text).toContain('00000-0000-0000')
  })

  it('a chunked body that breaks off in the middle is journalled', async () => {
    const before = (await head()).rows
    await rawExchange(bench.client.url, {
      chunks: [postHead({ 'Content-Type': EDI, 'Transfer-Encoding': 'chunked' }), '5\r\nhello\r\n', 'zz\r\n'],
      pauseMs: 20,
      end: 'half',
    })
    expect((await rowsComing(before, 2))[0]?.resultCodes).toEqual(['A0017-0000-0000'])
  })

  it('two requests written in one go are answered both, in their order', async () => {
    const [first, second] = ['FIRST00001', 'SECOND0002'].map((inputId) =>
      Buffer.from(message(who.account, 'TCC', undefined, { inputId })),
    )
    const whole = (body: Buffer | undefined, more: Record<string, string> = {}) =>
      Buffer.concat([
        Buffer.from(postHead({ 'Content-Type': EDI, 'Content-Length': body?.length ?? 0, ...more })),
        body ?? Buffer.alloc(0),
      ])
    const { text } = await rawExchange(bench.client.url, {
      chunks: [Buffer.concat([whole(first), whole(second, { Connection: 'close' })])],
    })
    expect(text.match(/HTTP\/1\.1 200 /g)).toHaveLength(2)
    expect(text.indexOf('FIRST00001')).toBeGreaterThan(0)
    expect(text.indexOf('SECOND0002')).toBeGreaterThan(text.indexOf('FIRST00001'))
  })

  it('413 reaches a sender that writes its whole body before it reads', async () => {
    const size = 12 * 1024 * 1024
    for (const type of [EDI, 'multipart/mixed; boundary=b']) {
      const { text, error } = await rawExchange(bench.client.url, {
        chunks: [postHead({ 'Content-Type': type, 'Content-Length': size }), Buffer.alloc(size, 0x41)],
      })
      expect(text, `${type}: ${error}`).toMatch(/^HTTP\/1\.1 413 /)
    }
  })

  it('a sender that asks first (Expect: 100-continue) is answered', async () => {
    const body = Buffer.from(message(who.account, 'TCC'))
    const { text } = await rawExchange(bench.client.url, {
      chunks: [
        postHead({ 'Content-Type': EDI, 'Content-Length': body.length, Expect: '100-continue', Connection: 'close' }),
        body,
      ],
      pauseMs: 30,
    })
    expect(text).toMatch(/^HTTP\/1\.1 100 Continue/)
    expect(text).toContain('00000-0000-0000')
  })

  it('no Content-Type, an odd one, one that says latin1: A0017, not a guess', async () => {
    const body = Buffer.from(message(who.account, 'TCC'))
    const bare = await rawExchange(bench.client.url, {
      chunks: [postHead({ 'Content-Length': body.length, Connection: 'close' }), body],
    })
    expect(bare.text).toContain('A0017-0000-0000')
    for (const type of [
      'application/octet-stream',
      'text/html',
      'text/plain; charset=ISO-8859-1',
      ';',
      'text/plain; a=b; a=c',
    ]) {
      const reply = await bench.client.post(body, type)
      expect(reply.status).toBe(200)
      expect(reply.text).toContain('A0017-0000-0000')
    }
  })

  it('a connection that speaks no HTTP is told off and closed', async () => {
    const { text, error } = await rawExchange(bench.client.url, {
      chunks: ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello'],
    })
    expect(error).not.toBe('timeout')
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('the simulator is sound after all of it', async () => {
    expect((await bench.client.edi(message(who.account, 'TCC'))).codes).toEqual(['00000'])
    expect((await head()).ok).toBe(true)
  })
})
