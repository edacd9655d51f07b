import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readEnvelope } from '#protocol/envelope/read-envelope.ts'
import type { Cryptoki } from '../../../terminal-client/agent/cryptoki.ts'
import { makeTestCa, openssl, type TestCa, verifyCms } from '../support/openssl.ts'
import { type Practice, softhsmMissing, softhsmPath, startPractice } from '../support/practice-token.ts'
import {
  type Answer,
  type Consent,
  ckrError,
  formSecret,
  ORIGIN,
  type TestAgent,
  testAgent,
  withLibrary,
} from './support/agent.ts'
import { ida, json } from './support/messages.ts'

const user = '02CI0001'
const other = '02CI0002'
const foreign = 'https://ke-gian.example'
const pin = '246810'
const enrol = { decision: 'enrol', pin }

const put = (agent: TestAgent, token: string, { id }: Consent, certificate: string, origin = ORIGIN): Promise<Answer> =>
  agent.api('PUT', `/v1/enrol/${id}`, { token, origin, body: { certificate } })

const statusOf = async (agent: TestAgent, token: string) => (await agent.api('GET', '/v1/status', { token })).json

/** Posts the form for a practice token on the agent's first page. */
async function makeToken(agent: TestAgent, fields: Record<string, string>): Promise<Answer> {
  const form = formSecret((await agent.http('/')).text)
  return agent.form('/', { form, action: 'make', label: 'Luyện tập', newPin: pin, repeatedPin: pin, ...fields })
}

describe.skipIf(!softhsmPath)(`xin cấp chứng thư qua tác nhân ký, SoftHSM2${softhsmMissing}`, () => {
  let practice: Practice
  let ca: TestCa
  let agent: TestAgent
  let token: string
  const library: { change: (real: Cryptoki) => Partial<Cryptoki> } = { change: () => ({}) }

  beforeAll(async () => {
    practice = startPractice()
    ca = makeTestCa(join(practice.directory, 'ca'))
    practice.module.close()
    agent = await testAgent(practice.directory, { load: withLibrary((real) => library.change(real)) })
    token = await agent.pair()
  })
  afterEach(() => {
    library.change = () => ({})
  })
  afterAll(async () => {
    await agent.running.stop()
    practice.end()
  })

  const ask = (userId = user, more: object = {}): Promise<Consent> => agent.enrol(token, { userId, ...more })
  /** Up to the request: what the CA gets. */
  const requested = async (userId = user): Promise<{ consent: Consent; csr: string }> => {
    const consent = await ask(userId)
    await consent.post(enrol)
    const { json: result } = await consent.result()
    expect(result).toMatchObject({ state: 'requested', userId })
    return { consent, csr: result.csr }
  }
  const certificates = async () => (await statusOf(agent, token)).tokens[0].certificates

  describe('token luyện tập (practice token)', () => {
    it('a machine without any token: the first page offers one, two different PINs make none and the name typed stays', async () => {
      expect(await statusOf(agent, token)).toMatchObject({ tokens: [] })
      const page = (await agent.http('/')).text
      expect(page).toContain('<details open>')
      expect(page).toContain('SoftHSM2')
      const differ = await makeToken(agent, { label: 'Máy số 7', repeatedPin: `${pin}1` })
      expect(differ.status).toBe(409)
      expect(differ.text).toContain('không giống nhau')
      expect(differ.text).toContain('value="Máy số 7"')
      expect(differ.text).not.toContain(pin)
      expect((await makeToken(agent, { newPin: '1', repeatedPin: '1' })).text).toContain('không đúng độ dài')
      expect((await makeToken(agent, { label: 'x'.repeat(33) })).text).toContain('Nhãn token')
      expect((await statusOf(agent, token)).tokens).toEqual([])
    })

    it('the same form stands in the window of a request that finds no token; made there, the request goes on with it', async () => {
      const consent = await ask()
      const page = await consent.see()
      expect(page).toContain('Chưa thấy token')
      expect(page).not.toContain('name="pin"')
      await consent.post({ decision: 'make', label: 'Máy số 7', newPin: pin, repeatedPin: 'khác' })
      expect(await consent.see()).toContain('không giống nhau')
      expect(await consent.see()).toContain('value="Máy số 7"')
      await consent.post({ decision: 'make', label: 'Máy số 7', newPin: pin, repeatedPin: pin })
      expect((await statusOf(agent, token)).tokens).toMatchObject([
        { kind: 'pkcs11', label: 'Máy số 7', pin: { locked: false }, certificates: [] },
      ])
      const after = await consent.see()
      expect(after).toContain('name="pin"')
      expect(after).toContain('Máy số 7')
      await consent.post({ decision: 'refuse' })
      expect((await agent.http('/')).text).toContain('<details><summary>Tạo thêm token')
    })

    it('an existing token is never overwritten; a page of another origin cannot make one', async () => {
      const again = await makeToken(agent, { label: 'Máy số 7' })
      expect([again.status, again.text.includes('Đã có token')]).toEqual([409, true])
      const form = formSecret((await agent.http('/')).text)
      const fields = { form, action: 'make', label: 'lạ', newPin: pin, repeatedPin: pin }
      expect((await agent.form('/', fields, { Origin: ORIGIN })).status).toBe(403)
      expect((await agent.form('/', { ...fields, form: 'x' })).status).toBe(409)
      expect((await statusOf(agent, token)).tokens).toHaveLength(1)
    })
  })

  it('enrol: origin, account, token and what will happen are shown; PIN, request, certificate; then messages of the account are signed', async () => {
    const consent = await ask(user, { name: 'Chi cục Hải quan luyện tập' })
    const page = await consent.see()
    for (const shown of [ORIGIN, user, 'Chi cục Hải quan luyện tập', 'Máy số 7', 'cặp khóa', 'không ký gì khác']) {
      expect(page).toContain(shown)
    }
    expect((await consent.result()).json).toMatchObject({ state: 'waiting', userId: user })
    let signatures = 0
    library.change = (real) => ({
      C_Sign(session, data, room) {
        signatures += 1
        return real.C_Sign(session, data, room)
      },
    })
    const polled = consent.result(20)
    await consent.post(enrol)
    const { csr, state } = (await polled).json
    expect(state).toBe('requested')
    expect(signatures).toBe(1)
    expect(await consent.see()).toContain('chờ ghi chứng thư')
    const file = join(practice.directory, 'asked.csr')
    writeFileSync(file, csr)
    expect(openssl('req', '-verify', '-in', file, '-noout', '-subject')).toMatch(
      /verify OK[\s\S]*CN = 02CI0001|CN = 02CI0001[\s\S]*verify OK/,
    )
    const issued = ca.issue(csr).pem
    const stored = await put(agent, token, consent, issued)
    const { serialNumber, validTo } = new X509Certificate(issued)
    const certificate = {
      commonName: user,
      serial: serialNumber.toLowerCase(),
      notAfter: new Date(validTo).toISOString(),
    }
    expect(stored.json).toMatchObject({ state: 'stored', userId: user, certificate })
    expect(stored.json.csr).toBeUndefined()
    expect(await certificates()).toMatchObject([certificate])
    expect(await consent.see()).toContain('Đã ghi chứng thư')
    expect((await agent.api('DELETE', `/v1/enrol/${consent.id}`, { token })).status).toBe(204)
    expect((await consent.result()).status).toBe(404)

    const signing = await agent.ask(token, json([ida(user)]))
    await signing.post({ decision: 'sign', pin, keep: '0' })
    const { bytes, contentType } = (await signing.result()).json.signed[0]
    const envelope = readEnvelope(contentType, Buffer.from(bytes, 'base64'))
    if ('malformed' in envelope || !envelope.signed) throw new Error('no envelope')
    expect(verifyCms(practice.directory, ca, envelope.signed.entity, envelope.signed.cms)).toMatch(/successful/)
  })

  it('status: an expired certificate is told by its notAfter; renewed, the key is the same and one certificate is left', async () => {
    const first = await requested(other)
    const validity = { from: '20200101000000Z', to: '20490101000000Z' }
    await put(agent, token, first.consent, ca.issue(first.csr, validity).pem)
    agent.clock.ahead = Date.UTC(2050, 0, 1) - Date.now()
    token = await agent.pair()
    const mine = async () =>
      (await certificates()).filter(({ commonName }: { commonName: string }) => commonName === other)
    expect((await mine())[0].notAfter).toBe('2049-01-01T00:00:00.000Z')
    const consent = await ask(other)
    expect(await consent.see()).toContain('đã hết hạn 01/01/2049')
    await consent.post(enrol)
    const { csr } = (await consent.result()).json
    const renewed = ca.issue(csr, { ...validity, to: '20550101000000Z' }).pem
    expect((await put(agent, token, consent, renewed)).status).toBe(200)
    expect(await mine()).toMatchObject([{ notAfter: '2055-01-01T00:00:00.000Z' }])
    const keyOf = (text: string) => new X509Certificate(text).publicKey
    expect(keyOf(renewed).equals(keyOf(ca.issue(first.csr).pem))).toBe(true)
    agent.clock.ahead = 0
  })

  it('sai PIN: tries left are told, nothing is made, the request waits on', async () => {
    const consent = await ask('02CI0003')
    let made = 0
    library.change = (real) => ({
      C_GenerateKeyPair(...given) {
        made += 1
        return real.C_GenerateKeyPair(...given)
      },
    })
    await consent.post({ ...enrol, pin: '000000' })
    expect(await consent.see()).toContain('Sai mã PIN. Còn 9 lần thử')
    expect((await consent.result()).json).toMatchObject({
      state: 'waiting',
      fault: { code: 'wrong-pin', triesLeft: 9 },
    })
    expect(made).toBe(0)
    await consent.post(enrol)
    expect((await consent.result()).json.state).toBe('requested')
    expect(made).toBe(1)
    await agent.api('DELETE', `/v1/enrol/${consent.id}`, { token })
  })

  it('token pulled out before the certificate came: the PIN is asked for again and the same certificate is taken', async () => {
    const { consent, csr } = await requested('02CI0004')
    const issued = ca.issue(csr).pem
    library.change = () => ({
      C_CreateObject: () => {
        throw ckrError('CKR_DEVICE_REMOVED', 0x32)
      },
    })
    const failed = await put(agent, token, consent, issued)
    expect([failed.status, failed.json.code]).toEqual([409, 'token-removed'])
    expect((await consent.result()).json).toMatchObject({ state: 'waiting', fault: { code: 'token-removed' } })
    expect(await consent.see()).toContain('name="pin"')
    library.change = () => ({})
    await consent.post(enrol)
    expect((await put(agent, token, consent, issued)).json.state).toBe('stored')
  })

  it('the token stays open three minutes at most; meanwhile nothing else is served by it, afterwards it is', async () => {
    const { consent, csr } = await requested('02CI0005')
    const signing = await agent.ask(token, json([ida(user)]))
    const sign = { decision: 'sign', pin, keep: '0' }
    await signing.post(sign)
    expect((await signing.result()).json).toMatchObject({ state: 'waiting', fault: { code: 'busy' } })
    agent.clock.ahead += 4 * 60_000
    expect((await consent.result()).json).toMatchObject({ state: 'refused', refusal: { code: 'expired' } })
    expect((await put(agent, token, consent, ca.issue(csr).pem)).json.code).toBe('request-settled')
    expect(await consent.see()).toContain('Không cấp chứng thư')
    await signing.post(sign)
    expect((await signing.result()).json.state).toBe('signed')
  })

  it.each([
    ['stopped in the window', (consent: Consent) => agent.form(`${consent.window}/stop`, {})],
    ['withdrawn by the page', ({ id }: Consent) => agent.api('DELETE', `/v1/enrol/${id}`, { token })],
    [
      'its pairing revoked',
      async () => {
        const { pairings } = (await agent.api('GET', '/v1/pairings', { token })).json
        const mine = pairings.find(({ current }: { current: boolean }) => current).id
        await agent.api('DELETE', `/v1/pairings/${mine}`, { token })
        token = await agent.pair()
      },
    ],
  ])('%s while the certificate is awaited: the token is given back and nothing is stored', async (_, end) => {
    const before = await certificates()
    const { consent, csr } = await requested('02CI0006')
    await end(consent)
    expect((await put(agent, token, consent, ca.issue(csr).pem)).status).toBeGreaterThanOrEqual(400)
    expect(await certificates()).toEqual(before)
    const next = await requested('02CI0006')
    await agent.api('DELETE', `/v1/enrol/${next.consent.id}`, { token })
  })

  describe('tấn công (attacks)', () => {
    it('foreign origin: with a stolen token it can neither ask, nor look, nor hand a certificate in', async () => {
      const { consent, csr } = await requested()
      const certificate = ca.issue(csr).pem
      for (const answer of [
        await agent.api('POST', '/v1/enrol', { origin: foreign, token, body: { userId: user } }),
        await agent.api('GET', `/v1/enrol/${consent.id}`, { origin: foreign, token }),
        await put(agent, token, consent, certificate, foreign),
        await agent.api('DELETE', `/v1/enrol/${consent.id}`, { origin: foreign, token }),
      ]) {
        expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([401, undefined])
      }
      const noOrigin = await agent.http(`/v1/enrol/${consent.id}`, { headers: { Authorization: `Bearer ${token}` } })
      expect(noOrigin.status).toBe(403)
      const theirs = await agent.pair(foreign)
      const paired = await agent.api('PUT', `/v1/enrol/${consent.id}`, {
        ...{ origin: foreign, token: theirs, body: { certificate } },
      })
      expect([paired.status, paired.json.code]).toEqual([404, 'request-gone'])
      expect((await consent.result()).json.state).toBe('requested')
      await agent.api('DELETE', `/v1/enrol/${consent.id}`, { token })
    })

    it('CORS: PUT is granted to the paired origin by its preflight, and to no other', async () => {
      const preflight = (origin: string) =>
        agent.http('/v1/enrol/x', {
          method: 'OPTIONS',
          headers: { Origin: origin, 'Access-Control-Request-Method': 'PUT' },
        })
      expect((await preflight(ORIGIN)).headers['access-control-allow-methods']).toContain('PUT')
      expect((await preflight('https://sub.dau-cuoi.example')).status).toBe(403)
    })

    it("another account's certificate, one for another key, an expired one, none at all: refused, nothing is touched, the right one is still taken", async () => {
      const { consent, csr } = await requested()
      const before = await certificates()
      const stranger = makeTestCa(join(practice.directory, 'stranger'))
      const elsewhere = join(practice.directory, 'elsewhere.csr')
      const request = (subject: string) => {
        openssl(
          ...[
            'req',
            '-new',
            '-newkey',
            'rsa:2048',
            '-nodes',
            '-keyout',
            `${elsewhere}.key`,
            '-subj',
            subject,
            '-out',
            elsewhere,
          ],
        )
        return execFileSync('cat', [elsewhere], { encoding: 'utf8' })
      }
      const past = { from: '20200101000000Z', to: '20210101000000Z' }
      for (const [certificate, code] of [
        [stranger.issue(request(`/CN=${other}`)).pem, 'certificate-of-another'],
        [stranger.issue(request(`/CN=${user}`)).pem, 'certificate-mismatch'],
        [ca.issue(csr, past).pem, 'certificate-expired'],
        ['không phải PEM', 'bad-certificate'],
        [`${ca.issue(csr).pem}\n${ca.issue(csr).pem}`, 'bad-certificate'],
      ] as const) {
        const answer = await put(agent, token, consent, certificate)
        expect([answer.status, answer.json.code]).toEqual([409, code])
        expect(answer.headers['content-type']).toContain('application/problem+json')
      }
      expect(await certificates()).toEqual(before)
      expect((await put(agent, token, consent, ca.issue(csr).pem)).json.state).toBe('stored')
    })

    it('the request of one account signed by the key of the token, but issued in the name of another, is refused', async () => {
      const mine = await requested('02CI0007')
      const own = await put(agent, token, mine.consent, ca.issue(mine.csr).pem)
      expect(own.json.state).toBe('stored')
      const { consent } = await requested(user)
      const swapped = await put(agent, token, consent, ca.issue(mine.csr).pem)
      expect([swapped.status, swapped.json.code]).toEqual([409, 'certificate-of-another'])
      await agent.api('DELETE', `/v1/enrol/${consent.id}`, { token })
    })

    it('replay: the window opens once, its form counts once, a certificate is stored once; the same one again changes nothing', async () => {
      const asked = (await agent.api('POST', '/v1/enrol', { token, body: { userId: user } })).json
      const path = new URL(asked.consentUrl).pathname
      const window = String((await agent.http(path)).headers.location)
      expect((await agent.http(path)).status).toBe(410)
      const old = formSecret((await agent.http(window)).text)
      const form = formSecret((await agent.http(window)).text)
      expect((await agent.form(window, { ...enrol, form: old })).status).toBe(409)
      const both = await Promise.all([1, 2].map(() => agent.form(window, { ...enrol, form })))
      expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
      const at = `/v1/enrol/${asked.id}`
      const { csr } = (await agent.api('GET', at, { token })).json
      const body = { certificate: ca.issue(csr).pem }
      expect((await agent.api('PUT', at, { token, body })).status).toBe(200)
      expect((await agent.api('PUT', at, { token, body })).json.state).toBe('stored')
      const later = await agent.api('PUT', at, { token, body: { certificate: ca.issue(csr).pem } })
      expect([later.status, later.json.code]).toEqual([409, 'request-settled'])
    })

    it('a page cannot decide: no certificate before the person agreed, no post to the window, no way round by /v1/sign', async () => {
      const consent = await ask()
      const early = await put(agent, token, consent, 'x')
      expect([early.status, early.json.code]).toEqual([409, 'not-requested'])
      const form = formSecret(await consent.see())
      for (const origin of [ORIGIN, 'null']) {
        expect((await agent.form(consent.window, { ...enrol, form }, { Origin: origin })).status).toBe(403)
      }
      expect((await agent.api('GET', `/v1/sign/${consent.id}`, { token })).status).toBe(404)
      expect((await agent.http(`${consent.window}/message/1`)).status).toBe(404)
      await consent.post({ decision: 'sign', pin, keep: '5' })
      expect((await consent.result()).json.state).toBe('waiting')
      await consent.post({ decision: 'refuse' })
      expect((await consent.result()).json).toMatchObject({ state: 'refused', refusal: { code: 'refused-by-user' } })
      expect(await consent.see()).toContain('Không cấp chứng thư')
    })

    it('closed by mistake: the window may be opened again, and the earlier one no longer counts', async () => {
      const consent = await ask()
      const again = await agent.api('POST', `/v1/enrol/${consent.id}/window`, { token })
      expect((await agent.http(consent.window)).status).toBe(404)
      const window = String((await agent.http(new URL(again.json.consentUrl).pathname)).headers.location)
      expect((await agent.http(window)).text).toContain('Xin cấp chứng thư')
      await agent.api('DELETE', `/v1/enrol/${consent.id}`, { token })
    })

    it.each([
      ['no user ID', {}],
      ['a user ID out of form', { userId: '02ci0001' }],
      ['markup for a user ID', { userId: '<b>02CI' }],
      ['a distinguished name', { userId: '02CI0001/O=X' }],
      ['a field too many', { userId: user, csr: 'x' }],
      ['a name of 81 characters', { userId: user, name: 'x'.repeat(81) }],
    ])('%s is 400', async (_, body) => {
      expect((await agent.api('POST', '/v1/enrol', { token, body })).status).toBe(400)
    })

    it('giant body: refused in both directions, and the agent stays up', async () => {
      const body = { userId: user, name: 'x'.repeat(100_000) }
      expect((await agent.api('POST', '/v1/enrol', { token, body })).status).toBe(413)
      const { consent } = await requested()
      expect((await put(agent, token, consent, 'x'.repeat(10_000_000))).status).toBe(413)
      expect((await consent.result()).json.state).toBe('requested')
      await agent.api('DELETE', `/v1/enrol/${consent.id}`, { token })
    })

    it('what the page says is shown, never run', async () => {
      const consent = await ask(user, { name: '<script>1</script>\u202e' })
      const page = await consent.see()
      expect(page).toContain('&lt;script&gt;1&lt;/script&gt;[U+202e]')
      expect(page).not.toMatch(/<script(?! src)|<style|\sstyle=|\son\w+=/)
      await consent.post({ decision: 'refuse' })
    })

    it('PIN never written: neither log nor any file of DATA_DIR holds it', async () => {
      const secret = '77-PIN-bi-mat-77'
      await makeToken(agent, { label: 'Kín', newPin: secret, repeatedPin: secret })
      expect((await statusOf(agent, token)).tokens).toHaveLength(2)
      expect(JSON.stringify(agent.events)).not.toContain(secret)
      expect(() => execFileSync('grep', ['-rl', secret, practice.directory])).toThrow()
    })
  })
})

describe('xin cấp chứng thư không có PKCS#11 (contract: file token)', () => {
  let directory: string
  let ca: TestCa
  let agent: TestAgent
  let token: string
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'vnaccs-file-enrol-'))
    ca = makeTestCa(join(directory, 'ca'))
    mkdirSync(join(directory, 'tokens'), { recursive: true })
    agent = await testAgent(directory, { find: () => [] })
    token = await agent.pair()
  })
  afterAll(async () => {
    await agent.running.stop()
    rmSync(directory, { recursive: true, force: true })
  })

  const files = () => readdirSync(join(directory, 'tokens')).filter((name) => name.endsWith('.p12'))

  it('a practice token is a file of mode 0600 there, whatever its name leads to, and the page says so', async () => {
    expect((await agent.http('/')).text).toContain('PKCS#12')
    expect((await makeToken(agent, { label: '../../Máy 7' })).status).toBe(303)
    expect(files()).toEqual(['------Máy 7.p12'])
    expect(statSync(join(directory, 'tokens', files()[0] ?? '')).mode & 0o777).toBe(0o600)
    expect((await makeToken(agent, { label: '../../Máy 7' })).text).toContain('Đã có token')
  })

  it('enrol on a file token: stored, shown by the status from then on, and one that holds it is not offered to another account', async () => {
    expect((await statusOf(agent, token)).tokens[0].certificates).toBeUndefined()
    const consent = await agent.enrol(token, { userId: user })
    await consent.post({ ...enrol, pin: '999999' })
    expect((await consent.result()).json.fault).toMatchObject({ code: 'wrong-pin', triesLeft: 9 })
    await consent.post(enrol)
    const { csr } = (await consent.result()).json
    expect((await put(agent, token, consent, ca.issue(csr).pem)).json.state).toBe('stored')
    expect((await statusOf(agent, token)).tokens[0].certificates).toMatchObject([{ commonName: user }])

    const second = await agent.enrol(token, { userId: other })
    const page = await second.see()
    expect(page).toContain('đang giữ chứng thư của 02CI0001')
    expect(page).not.toContain('name="pin"')
    await second.post({ decision: 'make', label: 'Máy 7 bis', newPin: pin, repeatedPin: pin })
    await second.post(enrol)
    const again = (await second.result()).json
    expect((await put(agent, token, second, ca.issue(again.csr).pem)).json.state).toBe('stored')

    const signing = await agent.ask(token, json([ida(other)]))
    await signing.post({ decision: 'sign', pin, keep: '0' })
    expect((await signing.result()).json.signed[0].certificate.commonName).toBe(other)
  })

  it('a file of another account, not opened since the start: told after the PIN, nothing is asked for', async () => {
    await agent.running.stop()
    agent = await testAgent(directory, { find: () => [] })
    const consent = await agent.enrol(token, { userId: '02CI0009' })
    await consent.post(enrol)
    expect((await consent.result()).json).toMatchObject({ state: 'waiting', fault: { code: 'file-token-taken' } })
  })
})
