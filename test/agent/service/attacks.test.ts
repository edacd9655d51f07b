import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createConnection } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAgent } from '../../../terminal-client/agent/service/agent-process.ts'
import { makeTestCa } from '../support/openssl.ts'
import { type Practice, pin, softhsmMissing, softhsmPath, startPractice } from '../support/practice-token.ts'
import { formSecret, ORIGIN, provision, type TestAgent, testAgent } from './support/agent.ts'
import { ida, idc, json } from './support/messages.ts'

const user = '02CI0001'
const foreign = 'https://ke-gian.example'
const sign = { decision: 'sign', pin, keep: '0' }

describe.skipIf(!softhsmPath)(`tấn công tác nhân ký${softhsmMissing}`, () => {
  let practice: Practice
  let agent: TestAgent
  let token: string
  let port: number

  beforeAll(async () => {
    practice = startPractice()
    provision(practice, makeTestCa(join(practice.directory, 'ca')), 'Token', [user])
    practice.module.close()
    agent = await testAgent(practice.directory)
    port = Number(new URL(agent.running.url).port)
    token = await agent.pair()
  })
  afterAll(async () => {
    await agent.running.stop()
    practice.end()
  })

  const corsOf = (answer: { headers: Record<string, unknown> }) => answer.headers['access-control-allow-origin']

  describe('Host', () => {
    it.each([
      ['rebinding: a foreign name that resolves to 127.0.0.1', (p: number) => `ke-gian.example:${p}`],
      ['a name that only begins like its own', (p: number) => `127.0.0.1.ke-gian.example:${p}`],
      ['another port', (p: number) => `127.0.0.1:${p + 1}`],
      ['no port', () => '127.0.0.1'],
      ['capitals', (p: number) => `LOCALHOST:${p}`],
      ['another loopback address', (p: number) => `127.0.0.2:${p}`],
    ])('rebinding: %s is refused before anything else, pages and API alike', async (_, host) => {
      for (const path of ['/', '/v1/status', '/self-test']) {
        const answer = await agent.http(path, { headers: { Host: host(port), Origin: ORIGIN } })
        expect(answer.status).toBe(421)
        expect(corsOf(answer)).toBeUndefined()
        expect(answer.text).not.toContain('Token và chứng thư')
      }
    })

    it('both of its own names are answered', async () => {
      for (const name of ['127.0.0.1', 'localhost']) {
        expect((await agent.http('/', { headers: { Host: `${name}:${port}` } })).status).toBe(200)
      }
    })

    it.each([
      ['two Host headers', (p: number) => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${p}\r\nHost: ke-gian.example\r\n\r\n`],
      ['an absolute target', (p: number) => `GET http://ke-gian.example/ HTTP/1.1\r\nHost: 127.0.0.1:${p}\r\n\r\n`],
      ['no Host', () => 'GET / HTTP/1.0\r\n\r\n'],
    ])('%s is refused', async (_, text) => {
      expect(await rawAnswer(port, text(port))).toMatch(/^HTTP\/1\.1 4(00|21) /)
    })

    it('listens on 127.0.0.1 only', async () => {
      const other = Object.values(networkInterfaces())
        .flatMap((list) => list ?? [])
        .find(({ family, internal }) => family === 'IPv4' && !internal)?.address
      for (const address of ['127.0.0.2', ...(other ? [other] : [])]) {
        await expect(rawAnswer(port, 'GET / HTTP/1.0\r\n\r\n', address)).rejects.toThrow(/ECONNREFUSED/)
      }
    })
  })

  describe('Origin', () => {
    it('CORS: granted to the paired origin exactly, never with *, and its preflight names the private network', async () => {
      const preflight = (origin: string) =>
        agent.http('/v1/sign', {
          method: 'OPTIONS',
          headers: {
            Origin: origin,
            'Access-Control-Request-Method': 'POST',
            'Access-Control-Request-Headers': 'authorization,content-type',
            'Access-Control-Request-Private-Network': 'true',
          },
        })
      const granted = await preflight(ORIGIN)
      expect(granted.status).toBe(204)
      expect(granted.headers).toMatchObject({
        'access-control-allow-origin': ORIGIN,
        'access-control-allow-private-network': 'true',
        vary: 'Origin',
      })
      for (const origin of [
        foreign,
        `${ORIGIN}.ke-gian.example`,
        'https://sub.dau-cuoi.example',
        `${ORIGIN}:8443`,
        'http://dau-cuoi.example',
        'null',
        `${ORIGIN}/`,
      ]) {
        const refused = await preflight(origin)
        expect([refused.status, corsOf(refused)]).toEqual([403, undefined])
      }
    })

    it('foreign origin: with a stolen token it gets nothing, without CORS', async () => {
      const answer = await agent.api('POST', '/v1/sign', { origin: foreign, token, body: json([ida(user)]) })
      expect([answer.status, answer.json.code, corsOf(answer)]).toEqual([401, 'not-paired', undefined])
    })

    it('no Origin at all is refused, with or without the token', async () => {
      for (const headers of [{}, { Authorization: `Bearer ${token}` }]) {
        expect((await agent.http('/v1/status', { headers })).status).toBe(403)
      }
    })

    it('an origin that is not paired learns that an agent is there, and nothing of its tokens', async () => {
      const { json: status } = await agent.api('GET', '/v1/status', { origin: foreign, token })
      expect(Object.keys(status).sort()).toEqual(['agent', 'api', 'paired', 'selfTestUrl'])
      expect(status.paired).toBe(false)
      const mine = (await agent.api('GET', '/v1/status', { token })).json
      expect(mine.tokens[0]).toMatchObject({ label: 'Token', pin: { left: 10 }, certificates: [{ commonName: user }] })
    })

    it('plain HTTP beyond this machine may not pair unless the operator named it', async () => {
      const lan = 'http://10.0.0.5:8080'
      expect((await agent.api('POST', '/v1/pair', { origin: lan, body: {} })).status).toBe(403)
      const directory = mkdtempSync(join(tmpdir(), 'vnaccs-trusted-'))
      const trusting = await testAgent(directory, { trustedOrigins: [lan], find: () => [] })
      expect((await trusting.api('POST', '/v1/pair', { origin: lan, body: {} })).status).toBe(202)
      await trusting.running.stop()
      rmSync(directory, { recursive: true })
    })
  })

  describe('ghép nối (pairing)', () => {
    const begin = async (origin = 'https://moi.example') =>
      (await agent.api('POST', '/v1/pair', { origin, body: {} })).json

    it('the same code stands in page and window; nothing is given before the person confirms', async () => {
      const origin = 'https://so-ma.example'
      const { id, code, pairUrl } = await begin(origin)
      expect(code).toMatch(/^\d{3}-\d{3}$/)
      expect((await agent.api('GET', `/v1/pair/${id}`, { origin })).json).toEqual({ state: 'waiting' })
      const window = String((await agent.http(new URL(pairUrl).pathname)).headers.location)
      const page = (await agent.http(window)).text
      expect(page).toContain(code)
      expect(page).toContain(origin)
      await agent.form(window, { form: formSecret(page), decision: 'refuse' })
      expect((await agent.api('GET', `/v1/pair/${id}`, { origin })).json).toEqual({ state: 'refused' })
    })

    it('replayed: the window opens once, the decision counts once, the token is given once and to its origin only', async () => {
      const origin = 'https://phat-lai.example'
      const { id, pairUrl } = await begin(origin)
      const path = new URL(pairUrl).pathname
      const window = String((await agent.http(path)).headers.location)
      expect((await agent.http(path)).status).toBe(410)
      const form = { form: formSecret((await agent.http(window)).text), decision: 'pair' }
      expect((await agent.form(window, form)).status).toBe(200)
      expect((await agent.form(window, form)).status).toBe(409)
      const thief = await agent.api('GET', `/v1/pair/${id}`, { origin: foreign })
      expect([thief.status, thief.json.token]).toEqual([410, undefined])
      const given = (await agent.api('GET', `/v1/pair/${id}`, { origin })).json.token
      expect(given).toMatch(/^[\w-]{43}$/)
      expect((await agent.api('GET', `/v1/pair/${id}`, { origin })).json.code).toBe('pairing-gone')
      expect((await agent.http(window)).status).toBe(410)
    })

    it('a page cannot confirm its own pairing: neither by a post from its origin nor without the form of the window', async () => {
      const origin = 'https://tu-xac-nhan.example'
      const { id, pairUrl } = await begin(origin)
      const window = String((await agent.http(new URL(pairUrl).pathname)).headers.location)
      const secret = formSecret((await agent.http(window)).text)
      const post = { form: secret, decision: 'pair' }
      expect((await agent.form(window, post, { Origin: origin })).status).toBe(403)
      expect((await agent.form(window, post, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
      expect((await agent.form(window, { ...post, form: 'x' })).status).toBe(409)
      expect((await agent.form(pairUrl.replace(agent.running.url, ''), post)).status).toBe(404)
      expect((await agent.api('GET', `/v1/pair/${id}`, { origin })).json).toEqual({ state: 'waiting' })
    })

    it('times out, is replaced by a newer one of the same origin, and cannot be asked for without end', async () => {
      const origin = 'https://cham.example'
      const old = await begin(origin)
      const newer = await begin(origin)
      expect((await agent.http(new URL(old.pairUrl).pathname)).status).toBe(410)
      agent.clock.ahead += 4 * 60_000
      expect((await agent.http(new URL(newer.pairUrl).pathname)).status).toBe(410)
      const flood = 'https://tran-ngap.example'
      const statuses = []
      for (let n = 0; n < 13; n++)
        statuses.push((await agent.api('POST', '/v1/pair', { origin: flood, body: {} })).status)
      expect(statuses.at(-1)).toBe(429)
    })

    it('revoked: the token is worth nothing at once, a waiting request ends, and only its own origin may revoke it', async () => {
      const origin = 'https://thu-hoi.example'
      const mine = await agent.pair(origin)
      const { json: listed } = await agent.api('GET', '/v1/pairings', { origin, token: mine })
      expect(listed.pairings).toHaveLength(1)
      const consent = await agent.ask(mine, json([ida(user)]), origin)
      const path = `/v1/pairings/${listed.pairings[0].id}`
      expect((await agent.api('DELETE', path, { token })).status).toBe(404)
      expect((await agent.api('DELETE', path, { origin, token: mine })).status).toBe(204)
      expect((await consent.result()).status).toBe(401)
      expect(await consent.see()).toContain('Không ký')
      expect((await agent.api('GET', '/v1/status', { origin, token: mine })).json.paired).toBe(false)
    })

    it('revoked on the first page: a post there needs the form that was shown, once, and the own origin', async () => {
      const origin = 'https://trang-dau.example'
      await agent.pair(origin)
      const page = (await agent.http('/')).text
      const id = /trang-dau\.example[\s\S]*?name="id" value="([\w-]+)"/.exec(page)?.[1] ?? ''
      const form = { form: formSecret(page), action: 'revoke', id }
      expect((await agent.form('/', form, { Origin: foreign })).status).toBe(403)
      expect((await agent.form('/', { ...form, form: 'x' })).status).toBe(409)
      expect((await agent.form('/', form)).status).toBe(303)
      expect((await agent.http('/')).text).not.toContain(origin)
      expect((await agent.form('/', form)).status).toBe(409)
    })

    it('quality, Security: tokens are kept as hashes, mode 0600', () => {
      const path = join(practice.directory, 'agent-pairings.json')
      expect(readFileSync(path, 'utf8')).not.toContain(token)
      expect(statSync(path).mode & 0o777).toBe(0o600)
    })
  })

  describe('nội dung (bodies)', () => {
    const post = (body: Buffer | string, headers: Record<string, string> = {}) =>
      agent.http('/v1/sign', {
        method: 'POST',
        headers: { Origin: ORIGIN, Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
        body,
      })

    it('giant body: refused by its announced length and by what really comes, and the agent stays up', async () => {
      const announced = await rawAnswer(
        port,
        `POST /v1/sign HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${ORIGIN}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n`,
      )
      expect(announced).toMatch(/^HTTP\/1\.1 413 /)
      const chunk = 'x'.repeat(1024 * 1024)
      const chunked = `${chunk.length.toString(16)}\r\n${chunk}\r\n`
      const streamed = await rawAnswer(
        port,
        `POST /v1/sign HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${ORIGIN}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
        '127.0.0.1',
        () => chunked,
        60,
      )
      expect(streamed).toMatch(/^HTTP\/1\.1 413 /)
      expect((await agent.http('/')).status).toBe(200)
    })

    it('giant form and giant pairing name are refused', async () => {
      expect((await agent.form('/', { form: 'x'.repeat(10_000) })).status).toBe(413)
      const body = { name: 'x'.repeat(10_000) }
      expect((await agent.api('POST', '/v1/pair', { body })).status).toBe(413)
    })

    it('not paired: the body is not even read', async () => {
      const answer = await agent.api('POST', '/v1/sign', { token: 'x'.repeat(43), body: json([ida(user)]) })
      expect([answer.status, answer.json.code]).toEqual([401, 'not-paired'])
    })

    it('raw digest: there is no way to hand one in, as a field or as a message', async () => {
      const digest = Buffer.alloc(32, 7).toString('base64')
      for (const body of [{ digest }, { messages: [{ digest }] }, { ...json([ida(user)]), digest }, { messages: [] }]) {
        expect((await post(JSON.stringify(body))).status).toBe(400)
      }
      const asMessage = await post(JSON.stringify({ messages: [{ bytes: digest, contentType: 'text/plain' }] }))
      expect([asMessage.status, asMessage.json.code]).toEqual([422, 'not-a-message'])
    })

    it('one message of many that cannot be read refuses all, and says which', async () => {
      const body = json([ida(user), idc(user)])
      const bytes = Buffer.from('không phải bản tin').toString('base64')
      const refused = await post(JSON.stringify({ messages: [...body.messages, { bytes, contentType: 'text/plain' }] }))
      expect(refused.json.detail).toContain('Bản tin 3')
      expect(refused.json.en).toContain('Message 3')
    })

    it.each([
      ['no JSON', '{', {}],
      ['a form instead of JSON', '{}', { 'Content-Type': 'text/plain' }],
      ['loose base64', JSON.stringify({ messages: [{ bytes: '@@@@', contentType: 'text/plain' }] }), {}],
    ])('%s is 400 as a problem document', async (_, body, headers) => {
      const answer = await post(body, headers)
      expect(answer.status).toBe(400)
      expect(answer.headers['content-type']).toContain('application/problem+json')
    })

    it('markup and hidden characters in a message are shown, never run', async () => {
      const consent = await agent.ask(token, json([ida(user)]))
      const page = (await agent.http(`${consent.window}/message/1`)).text
      expect(page).toContain('&lt;b&gt;mới&lt;/b&gt;')
      expect(page).not.toContain('<b>')
    })
  })

  describe('cửa sổ ký (consent window)', () => {
    it('two tabs at once: the link opens one window, and of two forms only the last shown counts', async () => {
      const asked = (await agent.api('POST', '/v1/sign', { token, body: json([ida(user)]) })).json
      const path = new URL(asked.consentUrl).pathname
      const window = String((await agent.http(path)).headers.location)
      expect((await agent.http(path)).status).toBe(410)
      const first = formSecret((await agent.http(window)).text)
      const second = formSecret((await agent.http(window)).text)
      expect((await agent.form(window, { ...sign, form: first })).status).toBe(409)
      const both = await Promise.all([1, 2].map(() => agent.form(window, { ...sign, form: second })))
      expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
      expect(agent.events.filter(({ event }) => event === 'signed')).toHaveLength(1)
    })

    it('two requests at once: while one batch is signed, another must wait, and both come to their end', async () => {
      const many = json(Array.from({ length: 300 }, () => idc(user)))
      const [one, two] = [await agent.ask(token, many), await agent.ask(token, json([ida(user)]))]
      await one.post(sign)
      await two.post(sign)
      expect((await two.result()).json).toMatchObject({ state: 'waiting', fault: { code: 'busy' } })
      expect((await one.result(20)).json.state).toBe('signed')
      await two.post(sign)
      expect((await two.result()).json.state).toBe('signed')
    })

    it('closed by mistake: the page may have it opened again, and the earlier window no longer counts', async () => {
      const consent = await agent.ask(token, json([ida(user)]))
      const again = await agent.api('POST', `/v1/sign/${consent.id}/window`, { token })
      expect((await agent.http(consent.window)).status).toBe(404)
      const window = String((await agent.http(new URL(again.json.consentUrl).pathname)).headers.location)
      expect((await agent.http(window)).text).toContain('name="pin"')
      expect((await agent.api('DELETE', `/v1/sign/${consent.id}`, { token })).status).toBe(204)
      expect((await agent.http(window)).status).toBe(404)
    })

    it('a page cannot decide: its posts, fetches and frames are refused, also from another port of this machine', async () => {
      const consent = await agent.ask(token, json([ida(user)]))
      const form = formSecret(await consent.see())
      for (const origin of [ORIGIN, `http://127.0.0.1:${port + 1}`, 'null']) {
        expect((await agent.form(consent.window, { ...sign, form }, { Origin: origin })).status).toBe(403)
      }
      const body = new URLSearchParams({ ...sign, form }).toString()
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
      expect((await agent.http(consent.window, { method: 'POST', headers, body })).status).toBe(403)
      for (const dest of ['iframe', 'empty', 'object', 'script']) {
        const fetched = { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Dest': dest }
        expect((await agent.http(consent.window, { headers: fetched })).status).toBe(403)
      }
      expect((await consent.result()).json.state).toBe('waiting')
    })

    it('requests of one pairing are nothing to another', async () => {
      const consent = await agent.ask(token, json([ida(user)]))
      const other = await agent.pair('https://nguoi-khac.example')
      const seen = await agent.api('GET', `/v1/sign/${consent.id}`, {
        origin: 'https://nguoi-khac.example',
        token: other,
      })
      expect([seen.status, seen.json.code]).toEqual([404, 'request-gone'])
    })

    it('too many requests waiting are refused with a sentence', async () => {
      const statuses = []
      for (let n = 0; n < 18; n++) {
        statuses.push((await agent.api('POST', '/v1/sign', { token, body: json([idc(user)]) })).status)
      }
      expect(statuses).toContain(429)
    })

    it('quality, Security: every page forbids framing, foreign scripts, caching and a hold on its window; nothing sets a cookie', async () => {
      for (const path of ['/', '/self-test', '/agent.js', '/window/x', '/không-có']) {
        const { headers } = await agent.http(encodeURI(path))
        const policy = String(headers['content-security-policy'])
        expect(policy).toContain("default-src 'none'")
        expect(policy).toContain("frame-ancestors 'none'")
        expect(policy).not.toContain('unsafe')
        expect(headers).toMatchObject({
          'cache-control': 'no-store',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'same-origin',
        })
        expect(headers['set-cookie']).toBeUndefined()
      }
    })

    it('quality, Security: no page has a style or script of its own, which the policy would stop', async () => {
      const consent = await agent.http('/self-test?origin=%22%3E%3Cscript%3Ealert(1)%3C/script%3E')
      for (const page of [consent.text, (await agent.http('/')).text]) {
        expect(page).not.toMatch(/<script(?! src)|<style|\sstyle=|\son\w+=/)
      }
    })
  })

  it('self-test: tells a page that never arrived from one that is only not paired, and gives the policy line with its origin', async () => {
    const at = (origin: string) => agent.http(`/self-test?origin=${encodeURIComponent(origin)}`)
    const silent = (await at('https://im-lang.example')).text
    expect(silent).toContain('không có yêu cầu nào')
    expect(silent).toContain('"LocalNetworkAccessAllowedForUrls": [&quot;https://im-lang.example&quot;]')
    await agent.api('GET', '/v1/status', { origin: 'https://im-lang.example' })
    const seen = (await at('https://im-lang.example')).text
    expect(seen).toContain('đã tới lúc')
    expect(seen).toContain('chưa ghép nối')
    expect((await at('http://10.0.0.5')).text).toContain('không dùng HTTPS')
  })

  it('a second agent on the same port is told so in one sentence', async () => {
    const options = { port, dataDir: practice.directory, clock: () => Date.now(), log: () => undefined }
    await expect(startAgent(options)).rejects.toThrow(/AGENT_PORT/)
  })
})

/** What comes back for bytes as they are; `more` is sent `times` after them, as long as the other side takes it. */
function rawAnswer(port: number, text: string, host = '127.0.0.1', more?: () => string, times = 0): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = createConnection({ port, host }, () => {
      socket.write(text)
      const next = (left: number): void => {
        if (left > 0 && more && answer === '' && !socket.destroyed) socket.write(more(), () => next(left - 1))
      }
      next(times)
    })
    socket.setTimeout(10_000, () => socket.destroy())
    socket.on('data', (chunk) => {
      answer += chunk
      socket.destroy()
    })
    socket.on('error', (error) => (answer === '' ? reject(error) : undefined))
    socket.on('close', () => resolve(answer))
  })
}
