import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { rawExchange } from '../support/raw-socket.ts'
import { simulator } from '../support/simulator.ts'

const bench = simulator()
const api = (method: string, path: string, body?: unknown) => bench.client.api(method, path, body)

describe('quality.md security, headers', () => {
  it('helmet’s headers stand on pages, JSON and problems; no X-Powered-By', async () => {
    for (const path of ['/', '/api/docs', '/start.css', '/health', '/api/v1/journal', '/nothing']) {
      const { headers } = await request(bench.client.url).get(path)
      expect(headers['x-content-type-options'], path).toBe('nosniff')
      expect(headers['x-frame-options']).toBe('SAMEORIGIN')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['x-powered-by']).toBeUndefined()
      expect(headers['content-security-policy']).toContain("default-src 'self'")
    }
  })

  it('CSP without unsafe-inline on / and /api/docs, and the pages keep to it: no script, no style of their own, the sheet loads', async () => {
    for (const path of ['/', '/api/docs']) {
      const page = await bench.client.http('GET', path)
      const policy = page.headers.get('content-security-policy') ?? ''
      expect(policy).not.toContain('unsafe-inline')
      expect(policy).not.toContain('unsafe-eval')
      expect(page.text).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i)
      const sheet = /<link rel="stylesheet" href="([^"]+)">/.exec(page.text)?.[1] ?? ''
      const style = await bench.client.http('GET', sheet)
      expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
      expect(page.text).toContain('DỮ LIỆU CHẠY THỬ')
    }
  })

  it('/api/docs shows every call of the OpenAPI document', async () => {
    const page = (await bench.client.http('GET', '/api/docs')).text
    const { paths } = JSON.parse((await bench.client.http('GET', '/api/openapi.json')).text)
    for (const path of Object.keys(paths)) {
      if (path !== '/vnaccs') expect(page).toContain(path.replace(/\{(\w+)\}/g, ':$1'))
    }
  })

  it('an answer of the terminal endpoint is not to be stored or sniffed', async () => {
    const { headers } = await bench.client.post('x')
    expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff'])
  })
})

describe('quality.md security, requests', () => {
  it('no path leads out of the routes: traversal in any spelling is 404 or 400 and shows no file', async () => {
    for (const path of [
      '/../admin.key',
      '/..%2f..%2fetc%2fpasswd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/start.css/../admin.key',
      '/....//etc/passwd',
      '/%00',
      '/api/v1/ca/../journal',
      '//etc/passwd',
      '/.git/config',
    ]) {
      const { text } = await rawExchange(bench.client.url, {
        chunks: [`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`],
      })
      expect(text, path).toMatch(/^HTTP\/1\.1 40[014] /)
      expect(text).not.toMatch(/root:|\[core\]/)
      expect(text).not.toContain(bench.client.key)
    }
  })

  it('a path that is not sound percent-encoding is a 400 problem', async () => {
    const reply = await api('GET', '/api/v1/declarations/%E0%A4%A')
    expect(reply.status).toBe(400)
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  })

  it('JSON that is broken, too large, too deep, in another charset is a problem, never a 500', async () => {
    const post = (body: string | Uint8Array, type = 'application/json') =>
      bench.client.http('POST', '/api/v1/accounts', {
        body,
        headers: { Authorization: `Bearer ${bench.client.key}`, 'Content-Type': type },
      })
    expect((await post('{"unit":')).status).toBe(400)
    expect((await post(Buffer.from([0x7b, 0xff, 0x7d]))).status).toBe(400)
    expect((await post(`{"unit":"${'x'.repeat(3 * 1024 * 1024)}"}`)).status).toBe(413)
    expect((await post(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`)).status).toBe(400)
    expect((await post('{"unit":"02CI"}', 'application/json; charset=koi8-r')).status).toBe(400)
    expect((await post('unit=02CI', 'application/x-www-form-urlencoded')).status).toBe(400)
    for (const reply of [await post('{"unit":'), await post('{"unit":"02CI"}', 'text/plain')]) {
      expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      expect(reply.text).not.toMatch(/\n\s+at |node_modules/)
    }
  })

  it('__proto__ and constructor in a body change nothing', async () => {
    for (const body of [
      '{"unit":"XXXX","__proto__":{"polluted":true}}',
      '{"unit":"XXXX","constructor":{"prototype":{"polluted":true}}}',
    ]) {
      const headers = { Authorization: `Bearer ${bench.client.key}`, 'Content-Type': 'application/json' }
      expect((await bench.client.http('POST', '/api/v1/accounts', { body, headers })).status).toBe(422)
    }
    const rules = await api(
      'PUT',
      '/api/v1/selectivity/rules',
      JSON.parse('{"rules":[{"id":"x","channel":1,"__proto__":{"polluted":true}}]}'),
    )
    expect([200, 400]).toContain(rules.status)
    await api('PUT', '/api/v1/selectivity', { userId: '__proto_', channel: 2 })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('HEAD answers as GET without a body; OPTIONS and other methods give nothing away', async () => {
    const head = await request(bench.client.url).head('/health').expect(200)
    expect(head.text ?? '').toBe('')
    await request(bench.client.url).head('/api/v1/journal').expect(401)
    for (const method of ['delete', 'patch'] as const)
      await request(bench.client.url)[method]('/api/v1/clock').expect(404)
    const options = await request(bench.client.url).options('/api/v1/clock')
    expect(options.status).toBeLessThan(405)
    expect(options.headers['access-control-allow-origin']).toBeUndefined()
    const trace = await rawExchange(bench.client.url, {
      chunks: ['TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: secret\r\n\r\n'],
    })
    expect(trace.text).not.toContain('secret')
  })

  it('GET, PUT, HEAD of /vnaccs are no such call; POST with a query is the endpoint', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) expect((await bench.client.http(method, '/vnaccs')).status).toBe(404)
    expect(
      (await bench.client.http('POST', '/vnaccs?x=1', { body: 'x', headers: { 'Content-Type': 'text/plain' } })).text,
    ).toContain('A0017')
  })
})

describe('quality.md security, what lies on the disk', () => {
  it('admin.key, ca.json, demo.json and the database are the owner’s only', () => {
    for (const name of ['admin.key', 'ca.json', 'demo.json', 'sandbox.db']) {
      expect(statSync(join(bench.dataDir, name)).mode & 0o077, name).toBe(0)
    }
  })

  it('passwords are kept as argon2id hashes, the wire password of an account stands nowhere in its row', async () => {
    const { userId, password } = (await api('POST', '/api/v1/accounts', { unit: '02CI' })).json
    const kept = JSON.stringify(bench.running.office.store.realm().accounts.get(userId))
    expect(kept).toContain('$argon2id$')
    expect(kept).not.toContain(password)
    expect(readFileSync(join(bench.dataDir, 'demo.json'), 'utf8')).not.toContain(password)
  })
})
