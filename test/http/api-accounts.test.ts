import { X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { message, numbered } from '../support/message.ts'
import { newSigner, openssl } from '../support/signer.ts'
import { type Member, member, send, simulator } from '../support/simulator.ts'

const bench = simulator()
let who: Member

beforeAll(async () => {
  who = await member(bench.client)
})

const api = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  bench.client.api(method, path, body, headers)

describe('contract, POST /api/v1/accounts', () => {
  it('201: userId 5+3, password to 8, terminalId 6, accessKey 16; usable at once', async () => {
    const opened = await api('POST', '/api/v1/accounts', { unit: '03CC' })
    expect(opened.status).toBe(201)
    expect(Object.keys(opened.json).sort()).toEqual(['accessKey', 'password', 'terminalId', 'userId'])
    const { userId, password, terminalId, accessKey } = opened.json
    expect(userId).toMatch(/^03CC[A-Z]\d{3}$/)
    expect(password).toMatch(/^[!-~]{1,8}$/)
    expect(terminalId).toMatch(/^[A-Z0-9]{6}$/)
    expect(accessKey).toMatch(/^[A-Z0-9]{16}$/)
    expect((await bench.client.edi(message(opened.json, 'TCC'))).codes).toEqual(['00000'])
  })

  it('accounts opened at the same moment differ in user ID and terminal', async () => {
    const opened = await Promise.all(Array.from({ length: 8 }, () => api('POST', '/api/v1/accounts', { unit: '03CC' })))
    expect(new Set(opened.map(({ json }) => json.userId)).size).toBe(8)
    expect(new Set(opened.map(({ json }) => json.terminalId)).size).toBe(8)
  })

  it('422 an office that the list does not have, with the field, in Vietnamese and in English', async () => {
    const vi = await api('POST', '/api/v1/accounts', { unit: 'XXXX' })
    expect(vi.status).toBe(422)
    expect(vi.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(vi.headers.get('content-language')).toBe('vi')
    expect(vi.json).toMatchObject({
      status: 422,
      type: 'urn:vnaccs-sandbox:problem:bad-value',
      errors: [{ field: 'unit' }],
    })
    expect(vi.json.detail).toMatch(/đơn vị/)
    const en = await api('POST', '/api/v1/accounts', { unit: 'XXXX' }, { 'Accept-Language': 'en' })
    expect(en.headers.get('content-language')).toBe('en')
    expect(en.json.detail).toMatch(/office/)
    expect(en.json.errors[0].message).toBe(en.json.detail)
  })

  it('400 a missing or wrongly typed field, told by its name in both languages', async () => {
    for (const body of [{}, { unit: 5 }, { unit: '' }, [], 'x', null]) {
      const vi = await api('POST', '/api/v1/accounts', body)
      const en = await api('POST', '/api/v1/accounts', body, { 'Accept-Language': 'en-GB,en;q=0.9' })
      expect([vi.status, en.status], JSON.stringify(body)).toEqual([400, 400])
      expect(vi.json.title).not.toBe(en.json.title)
    }
    expect((await api('POST', '/api/v1/accounts', {})).json.errors).toEqual([
      { field: 'unit', message: expect.stringMatching(/^unit: /) },
    ])
  })
})

describe('contract, certificates', () => {
  it('201: one PEM that openssl verifies to the CA, subject CN = userId, serial lower-case hex', async () => {
    const { issuing, root } = (await api('GET', '/api/v1/ca')).json
    const files = { leaf: who.signer.certificate, issuing, root }
    const told = openssl(['verify', '-CAfile', 'root', '-untrusted', 'issuing', 'leaf'], files).toString()
    expect(told).toContain('leaf: OK')
    const certificate = new X509Certificate(who.signer.certificate)
    expect(certificate.subject).toContain(`CN=${who.account.userId}`)
    expect(certificate.subject).not.toContain('TEST')
    expect(who.signer.serial).toBe(certificate.serialNumber.toLowerCase())
    expect(certificate.toLegacyObject().ext_key_usage ?? []).not.toContain('1.3.6.1.5.5.7.3.1')
  })

  it('422 a request that is none, with a weak key, or without proof of possession', async () => {
    const weak = openssl(['genrsa', '1024']).toString()
    const weakCsr = openssl(['req', '-new', '-key', 'k', '-subj', '/CN=X'], { k: weak }).toString()
    const der = Buffer.from(newSigner().csr.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64')
    der[der.length - 3] = (der[der.length - 3] ?? 0) ^ 1
    const forged = `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`
    for (const csr of [
      '',
      'hello',
      '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n',
      weakCsr,
      forged,
    ]) {
      const refused = await api('POST', '/api/v1/certificates', { userId: who.account.userId, csr })
      expect(refused.status, csr.slice(0, 60)).toBe(422)
      expect(refused.json.errors[0].field).toBe('csr')
    }
    expect((await send(bench.client, who, 'IDC', numbered('ICN', '109999999990'))).codes).toEqual(['S0005'])
  })

  it('404 for an account that is not there, 400 for a moment that is none, 422 for a period that ends before it begins', async () => {
    const { csr } = newSigner()
    expect((await api('POST', '/api/v1/certificates', { userId: 'ZZZZZ999', csr })).status).toBe(404)
    const userId = who.account.userId
    expect((await api('POST', '/api/v1/certificates', { userId, csr, notAfter: 'tomorrow' })).status).toBe(400)
    const backwards = { userId, csr, notBefore: '2026-02-01T00:00:00Z', notAfter: '2026-01-01T00:00:00Z' }
    expect((await api('POST', '/api/v1/certificates', backwards)).status).toBe(422)
  })

  it('revoke: 200, then 409; 404 unknown, 400 odd serial or reason; openssl reads the CRL and finds the serial in it', async () => {
    const other = await member(bench.client)
    const revoke = (serial: string, reason = 'keyCompromise') =>
      api('POST', `/api/v1/certificates/${serial}/revoke`, { reason })
    expect((await revoke('abc123')).status).toBe(404)
    expect((await revoke('XYZ')).status).toBe(400)
    expect((await revoke(other.signer.serial, 'because')).status).toBe(400)
    const revoked = await revoke(other.signer.serial)
    expect(revoked.status).toBe(200)
    expect(revoked.json).toMatchObject({ serial: other.signer.serial, reason: 'keyCompromise' })
    expect((await revoke(other.signer.serial)).status).toBe(409)

    const list = await bench.client.http('GET', '/api/v1/ca/crl')
    expect(list.headers.get('content-type')).toBe('application/pkix-crl')
    const { issuing } = (await api('GET', '/api/v1/ca')).json
    const text = openssl(['crl', '-inform', 'DER', '-in', 'crl', '-CAfile', 'issuing', '-noout', '-text'], {
      crl: list.bytes,
      issuing,
    }).toString()
    expect(text.replaceAll(':', '').toLowerCase()).toContain(other.signer.serial)
    expect(text).toContain('Key Compromise')
    expect(text.toLowerCase()).not.toContain(who.signer.serial)
  })

  it('the CA’s certificates are public, two different PEMs, the root signed by itself', async () => {
    const reply = await bench.client.http('GET', '/api/v1/ca')
    expect(reply.status).toBe(200)
    const { issuing, root } = JSON.parse(reply.text)
    expect(openssl(['verify', '-CAfile', 'root', 'issuing'], { root, issuing }).toString()).toContain('OK')
    expect(new X509Certificate(root).issuer).toBe(new X509Certificate(root).subject)
  })
})

describe('contract, POST /api/v1/verify', () => {
  const asked = (body: Uint8Array, contentType: string, more = {}) =>
    api('POST', '/api/v1/verify', { contentType, body: Buffer.from(body).toString('base64'), ...more })

  it('a good signature, a tampered one, one judged at a moment before it was valid, an unsigned message', async () => {
    const { signed } = await import('../support/signer.ts')
    const { body, contentType } = signed(who.signer, message(who.account, 'IDC', numbered('ICN', '109999999990')))
    const good = await asked(body, contentType)
    expect(good.json).toMatchObject({ procedure: 'IDC', userId: who.account.userId, verdict: { ok: true, code: '' } })
    const altered = Buffer.from(Buffer.from(body).toString('latin1').replace('109999999990', '109999999980'), 'latin1')
    expect((await asked(altered, contentType)).json.verdict).toMatchObject({ ok: false, code: 'E134' })
    expect((await asked(body, contentType, { at: '2020-01-01T00:00:00Z' })).json.verdict).toMatchObject({
      ok: false,
      code: 'E134',
    })
    const unsigned = await asked(message(who.account, 'TCC'), 'text/plain')
    expect(unsigned.status).toBe(422)
    expect(unsigned.json.errors[0].field).toBe('body')
    expect((await api('POST', '/api/v1/verify', { contentType, body: '%%%' })).status).toBe(400)
  })
})
