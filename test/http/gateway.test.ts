import { beforeAll, describe, expect, it } from 'vitest'
import { fromForm } from '#protocol/edi/form.ts'
import { EDI_TYPE, entityOf, writeMixed, writeSigned, XML_TYPE } from '#protocol/envelope/write-envelope.ts'
import { readXml } from '#protocol/xml/read-xml.ts'
import { writeXml } from '#protocol/xml/write-xml.ts'
import type { Reply } from '../support/client.ts'
import { catalogue, ediAnswer, headerOf, message, numbered } from '../support/message.ts'
import { importForm } from '../support/papers.ts'
import { newSigner, openssl, signed, signedByOpenssl } from '../support/signer.ts'
import { certify, type Member, member, simulator } from '../support/simulator.ts'

const bench = simulator()
let who: Member
const idc = () => message(who.account, 'IDC', numbered('ICN', '109999999990'))

beforeAll(async () => {
  who = await member(bench.client)
})

function expectGateway(reply: Reply, code: string, title: string): void {
  expect(reply.status).toBe(200)
  expect(reply.headers.get('vnaccs-gateway-code')).toBe(code)
  expect(reply.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(reply.text).toContain(title)
  expect(reply.text).not.toMatch(/\n\s+at /)
}

describe('contract, gateway rejections', () => {
  it('E134 bytes altered after signing: "Verification GW Error"', async () => {
    const { body, contentType } = signed(who.signer, message(who.account, 'IDA', importForm()))
    const altered = Buffer.from(Buffer.from(body).toString('latin1').replace('TEST VESSEL', 'BEST VESSEL'), 'latin1')
    expectGateway(await bench.client.post(altered, contentType), 'E134', 'Verification GW Error')
  })

  it('E134 a certificate of nobody’s, one revoked, one expired, one not yet valid', async () => {
    const self = newSigner()
    const args = ['req', '-x509', '-key', 'k', '-days', '3', '-subj', '/CN=SELF']
    self.certificate = openssl(args, { k: self.keyPem }).toString()
    const bySelf = signed(self, idc())
    expectGateway(await bench.client.post(bySelf.body, bySelf.contentType), 'E134', 'Verification GW Error')

    const other = await member(bench.client)
    const body = message(other.account, 'IDC', numbered('ICN', '109999999990'))
    await bench.client.api('POST', `/api/v1/certificates/${other.signer.serial}/revoke`, { reason: 'keyCompromise' })
    const revoked = signed(other.signer, body)
    expectGateway(await bench.client.post(revoked.body, revoked.contentType), 'E134', 'Verification GW Error')

    for (const period of [
      { notBefore: '2026-01-01T00:00:00Z', notAfter: '2026-01-02T00:00:00Z' },
      { notBefore: '2048-01-01T00:00:00Z', notAfter: '2048-06-01T00:00:00Z' },
    ]) {
      await certify(bench.client, other.account.userId, other.signer, period)
      const untimely = signed(other.signer, body)
      expectGateway(await bench.client.post(untimely.body, untimely.contentType), 'E134', 'Verification GW Error')
    }
  })

  it('protocol, Decisions: the signature is judged at real time, whatever the sandbox’s clock says', async () => {
    const before = (await bench.client.api('GET', '/api/v1/clock')).json
    await bench.client.api('PUT', '/api/v1/clock', { now: '2015-01-05T08:00:00+07:00' })
    const { body, contentType } = signed(who.signer, idc())
    expect((await bench.client.edi(body, contentType)).codes).toEqual(['S0005'])
    await bench.client.api('PUT', '/api/v1/clock', { now: before.now })
  })

  it('E135 a multipart/signed without signature part, with three parts, with an odd second part, without boundary', async () => {
    const entity = entityOf(idc())
    const type = (boundary: string) =>
      `multipart/signed; protocol="application/x-pkcs7-signature"; micalg=sha-256; boundary="${boundary}"`
    const parts = (...list: (string | Uint8Array)[]) =>
      Buffer.concat([
        ...list.flatMap((part) => [Buffer.from('--b\r\n'), Buffer.from(part), Buffer.from('\r\n')]),
        Buffer.from('--b--\r\n'),
      ])
    const p7s = 'Content-Type: application/x-pkcs7-signature\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA'
    const bad = [
      parts(entity),
      parts(entity, p7s, p7s),
      parts(entity, 'Content-Type: text/plain\r\n\r\nx'),
      parts(entity, p7s.replace('AAAA', '')),
      parts(entity, p7s.replace('AAAA', '%%%')),
    ]
    for (const body of bad) expectGateway(await bench.client.post(body, type('b')), 'E135', 'Message Format GW Error')
    expectGateway(
      await bench.client.post(parts(entity, p7s), 'multipart/signed; micalg=sha-256'),
      'E135',
      'Message Format GW Error',
    )
    expectGateway(await bench.client.post('', type('b')), 'E135', 'Message Format GW Error')
  })

  it('E135 or E134 a signature that is no CMS, or a CMS with the content inside', async () => {
    const rubbish = writeSigned(entityOf(idc()), Buffer.from('not a CMS at all'), 'sha-256', 'b')
    const reply = await bench.client.post(rubbish.body, rubbish.contentType)
    expect(['E134', 'E135']).toContain(reply.headers.get('vnaccs-gateway-code'))
    const files = { e: entityOf(idc()), k: who.signer.keyPem, c: who.signer.certificate }
    const args = [
      'cms',
      '-sign',
      '-binary',
      '-nodetach',
      '-in',
      'e',
      '-signer',
      'c',
      '-inkey',
      'k',
      '-md',
      'sha256',
      '-outform',
      'DER',
    ]
    const opaque = writeSigned(files.e, openssl(args, files), 'sha-256', 'b')
    const attached = await bench.client.post(opaque.body, opaque.contentType)
    expect(['E134', 'E135']).toContain(attached.headers.get('vnaccs-gateway-code'))
  })

  it('E123 a file with a procedure that takes none; HYS takes it and, not simulated yet, answers A0002', async () => {
    const files = [{ fileName: 'hóa đơn.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.4') }]
    const ida = signed(who.signer, message(who.account, 'IDA', importForm()), EDI_TYPE, files)
    expectGateway(await bench.client.post(ida.body, ida.contentType), 'E123', 'High security alert')
    const form = { head: { CH: '02CI', CHB: '00', TSB: 'A01' }, lines: [] }
    const hys = signed(who.signer, message(who.account, 'HYS', form), EDI_TYPE, files)
    expect((await bench.client.edi(hys.body, hys.contentType)).codes).toEqual(['A0002'])
    const long = signed(who.signer, message(who.account, 'HYS', Buffer.from(`${'X'.repeat(50)}\r\n`)), EDI_TYPE, files)
    expect((await bench.client.edi(long.body, long.contentType)).codes[0]).toBe('S0999')
  })

  it('E123 a file of a kind that is not let through, or a name with a path in it', async () => {
    const mixed = (fileName: string) =>
      writeMixed(
        message(who.account, 'MSB'),
        EDI_TYPE,
        [{ fileName, contentType: 'application/octet-stream', bytes: Buffer.from('x') }],
        'b',
      )
    for (const name of ['virus.exe', '../../etc/passwd.txt', 'C:\\x.pdf', 'noextension']) {
      const { body, contentType } = mixed(name)
      expectGateway(await bench.client.post(body, contentType), 'E123', 'High security alert')
    }
    const { body, contentType } = mixed('x.pdf')
    expect((await bench.client.edi(body, contentType)).codes[0]).toMatch(/^(A0002|S\d{4})$/)
  })

  it('quality.md security: a file name cannot break out of the answer’s header lines', async () => {
    const name = Buffer.from('x.pdf\r\nSet-Cookie: a=b\r\n\r\n<script>').toString('base64')
    const body = `--b\r\nContent-Type: text/plain\r\n\r\n${Buffer.from(message(who.account, 'MSB')).toString('latin1')}\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="=?utf-8?B?${name}?="\r\n\r\nx\r\n--b--\r\n`
    const reply = await bench.client.post(body, 'multipart/mixed; boundary=b')
    expectGateway(reply, 'E123', 'High security alert')
    expect(reply.headers.get('set-cookie')).toBeNull()
  })
})

describe('contract, signatures', () => {
  it('protocol, Decisions: SHA-256, SHA-384 and SHA-512 made by openssl are accepted', async () => {
    for (const digest of ['sha256', 'sha384', 'sha512'] as const) {
      const { body, contentType } = signedByOpenssl(who.signer, idc(), digest)
      expect((await bench.client.edi(body, contentType)).codes).toEqual(['S0005'])
    }
  })

  it('contract: application/pkcs7-signature is the same, as protocol and as type of part 2', async () => {
    const { body, contentType } = signed(who.signer, idc())
    const renamed = Buffer.from(
      Buffer.from(body).toString('latin1').replace('application/x-pkcs7', 'application/pkcs7'),
      'latin1',
    )
    expect((await bench.client.edi(renamed, contentType.replace('x-pkcs7', 'pkcs7'))).codes).toEqual(['S0005'])
  })
})

describe('contract, XML form', () => {
  const xml = (procedure: string, form: Parameters<typeof fromForm>[1]) => {
    const layout = catalogue.layout('input', procedure)
    return writeXml(
      headerOf(who.account, procedure),
      layout,
      layout ? fromForm(layout, form) : { items: new Map(), groups: [] },
    )
  }
  const read = (bytes: Uint8Array) => readXml(bytes, ({ output }) => catalogue.layout('output', output))

  it('XML in, XML out: TCC answers its screen and result line in XML', async () => {
    const reply = await bench.client.post(
      xml('TCC', { head: { I01: 'XIN CHÀO'.normalize('NFD').replace(/[^\x20-\x7e]/g, '') }, lines: [] }),
      XML_TYPE,
    )
    expect(reply.headers.get('content-type')).toMatch(/^application\/xml/)
    const answer = read(reply.bytes)
    expect(answer.stated).toEqual([{ code: '00000', item: '0000', line: 0 }])
    expect(answer.header).toMatchObject({
      procedure: 'TCC',
      output: 'VAQ0010',
      dataType: 'C',
      user: who.account.userId,
    })
  })

  it('a signed XML IDA registers as its EDI twin does', async () => {
    const { body, contentType } = signed(who.signer, xml('IDA', importForm()), XML_TYPE)
    const answer = read((await bench.client.post(body, contentType)).bytes)
    expect(answer.header.output).toBe('VAD0AA0')
    expect(answer.stated[0]?.code).toBe('00000')
    expect(answer.header.subject).toMatch(/^00000-0000-0000 10\d{9}0$/)
  })

  it('refusals to XML are XML: wrong password, unknown element, DOCTYPE, entity bomb, cut-off text', async () => {
    const codesOf = async (body: Uint8Array | string) => {
      const reply = await bench.client.post(body, XML_TYPE)
      expect(reply.status).toBe(200)
      expect(reply.headers.get('content-type')).toMatch(/^application\/xml/)
      expect(reply.text.length).toBeLessThan(10_000)
      return read(reply.bytes).stated.map(({ code }) => code)
    }
    const good = Buffer.from(xml('TCC', { head: {}, lines: [] })).toString()
    expect(await codesOf(good.replace(who.account.password, 'wrong'))).toEqual(['A0004'])
    expect(await codesOf(good.replace('<Items', '<Other/><Items'))).toEqual(['A0022'])
    expect(await codesOf(good.slice(0, 100))).toEqual(['A0022'])
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Message>&b;</Message>'
    expect(await codesOf(bomb)).toEqual(['A0022'])
    expect(await codesOf('<a>'.repeat(100_000))).toEqual(['A0022'])
  })
})

describe('contract, sizes', () => {
  it('413 a message over 1 MiB; a row of it is journalled', async () => {
    const before = (await bench.client.api('GET', '/api/v1/journal/verify')).json.rows
    for (const size of [1024 * 1024 + 1, 3 * 1024 * 1024]) {
      const reply = await bench.client.post(Buffer.alloc(size, 0x41))
      expect(reply.status).toBe(413)
      expect(reply.text).toContain('E0001')
    }
    const after = (await bench.client.api('GET', `/api/v1/journal?after=${before}&limit=1000`)).json.rows
    expect(after).toHaveLength(4)
    expect(after[0]).toMatchObject({ kind: 'request', resultCodes: ['E0001-0000-0000'] })
  })

  it('413 a multipart over 10 MiB, and a message over 1 MiB inside one; files below it pass', async () => {
    const big = writeMixed(
      message(who.account, 'MSB'),
      EDI_TYPE,
      [{ fileName: 'x.pdf', contentType: 'application/pdf', bytes: Buffer.alloc(9 * 1024 * 1024) }],
      'b',
    )
    expect((await bench.client.post(big.body, big.contentType)).status).toBe(413)
    const inside = `--b\r\nContent-Type: text/plain\r\n\r\n${'A'.repeat(1024 * 1024 + 1)}\r\n--b--\r\n`
    expect((await bench.client.post(inside, 'multipart/mixed; boundary=b')).status).toBe(413)
    const fits = writeMixed(
      message(who.account, 'MSB'),
      EDI_TYPE,
      [{ fileName: 'x.pdf', contentType: 'application/pdf', bytes: Buffer.alloc(6 * 1024 * 1024) }],
      'b',
    )
    const reply = await bench.client.post(fits.body, fits.contentType)
    expect(reply.status).toBe(200)
    expect(ediAnswer(reply.bytes).codes[0]).toMatch(/^(A0002|S\d{4})$/)
  })
})
