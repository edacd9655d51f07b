import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEnvelope } from '#protocol/envelope/read-envelope.ts'
import type { Cryptoki } from '../../../terminal-client/agent/cryptoki.ts'
import { createFileToken } from '../../../terminal-client/agent/file-token.ts'
import { signHeadless } from '../../../terminal-client/agent/service/headless.ts'
import type { TestCa } from '../support/openssl.ts'
import { makeTestCa, verifyCms } from '../support/openssl.ts'
import { type Practice, pin, softhsmMissing, softhsmPath, startPractice } from '../support/practice-token.ts'
import {
  type Answer,
  type Consent,
  ckrError,
  provision,
  type TestAgent,
  testAgent,
  withLibrary,
} from './support/agent.ts'
import { catalogue, ida, idc, json, mic } from './support/messages.ts'

const user = '02CI0001'
const sign = { decision: 'sign', pin, keep: '0' }

describe.skipIf(!softhsmPath)(`cửa sổ ký với SoftHSM2${softhsmMissing}`, () => {
  let practice: Practice
  let ca: TestCa
  let agent: TestAgent
  let token: string
  /** What stands between agent and library: changed by the tests that pull tokens out. */
  const library: { change: (real: Cryptoki) => Partial<Cryptoki> } = { change: () => ({}) }

  beforeAll(async () => {
    practice = startPractice()
    ca = makeTestCa(join(practice.directory, 'ca'))
    provision(practice, ca, 'Token khai báo', [user, '02CI0002'])
    provision(practice, ca, 'Token cũ', ['02CI0009'], { from: '20200101000000Z', to: '20210101000000Z' })
    practice.module.close()
    agent = await testAgent(practice.directory, {
      load: withLibrary((real) => library.change(real)),
    })
    token = await agent.pair()
  })
  afterAll(async () => {
    await agent.running.stop()
    practice.end()
  })

  const ask = (messages = [ida(user)]): Promise<Consent> => agent.ask(token, json(messages))
  const verified = (answer: Answer, n = 0): string => {
    const { bytes, contentType } = answer.json.signed[n]
    const envelope = readEnvelope(contentType, Buffer.from(bytes, 'base64'))
    if ('malformed' in envelope || !envelope.signed) throw new Error('no envelope')
    return verifyCms(practice.directory, ca, envelope.signed.entity, envelope.signed.cms)
  }

  it('experience, Signing: origin, account, procedure, summary and digest are shown; the PIN given there signs; openssl accepts it', async () => {
    const message = ida(user)
    const consent = await ask([message])
    const page = await consent.see()
    for (const shown of [
      'https://dau-cuoi.example',
      user,
      'Khai thông tin nhập khẩu',
      'CÔNG TY TNHH',
      '26.000,5 USD',
      'Token khai báo',
      'Còn 10 lần thử',
    ]) {
      expect(page).toContain(shown)
    }
    expect(page).not.toContain('MATKHAU1')
    expect((await consent.post(sign)).status).toBe(303)
    const result = await consent.result()
    expect(result.json).toMatchObject({ state: 'signed', total: 1, done: 1 })
    const [signed] = result.json.signed
    expect(page.replaceAll(/\s/g, '')).toContain(signed.sha256)
    expect(signed.certificate.commonName).toBe(user)
    expect(verified(result)).toMatch(/[Vv]erification successful/)
    const envelope = readEnvelope(signed.contentType, Buffer.from(signed.bytes, 'base64'))
    expect('message' in envelope && Buffer.from(envelope.message).equals(message.bytes)).toBe(true)
    expect(await consent.see()).toContain('Đã ký')
  })

  it('long poll: the answer comes when the person has decided, not before', async () => {
    const consent = await ask()
    expect((await consent.result()).json.state).toBe('waiting')
    const result = consent.result(20)
    await consent.post({ decision: 'refuse' })
    expect((await result).json).toMatchObject({ state: 'refused', refusal: { code: 'refused-by-user' } })
  })

  it('wrong PIN: tries left are told and the request waits on; the last try must be confirmed; then the PIN is locked', async () => {
    const { settings } = practice.tries
    const key = 'pkcs11:'
    const consent = await ask()
    await consent.post({ ...sign, pin: '000000' })
    expect(await consent.see()).toContain('Sai mã PIN. Còn 9 lần thử')
    expect((await consent.result()).json).toMatchObject({
      state: 'waiting',
      fault: { code: 'wrong-pin', triesLeft: 9 },
    })
    const counted = Object.keys(settings.read().pinTries).find((name) => name.startsWith(key)) ?? ''
    settings.update((data) => void Object.assign(data.pinTries, { [counted]: 9 }))
    expect(await consent.see()).toContain('name="lastTry"')
    await consent.post({ ...sign, pin: '000000' })
    expect((await consent.result()).json.fault.code).toBe('last-try')
    expect(settings.read().pinTries[counted]).toBe(9)
    await consent.post({ ...sign, pin: '000000', lastTry: '1' })
    const locked = await consent.see()
    expect(locked).toContain('đã bị khóa')
    expect(locked).not.toContain('name="pin"')
    settings.update((data) => void delete data.pinTries[counted])
    await consent.post(sign)
    expect((await consent.result()).json.state).toBe('signed')
  })

  it('a PIN pasted with blanks around it signs and costs no try', async () => {
    const consent = await ask()
    await consent.post({ ...sign, pin: ` ${pin}\t` })
    expect((await consent.result()).json.state).toBe('signed')
    expect(Object.values(practice.tries.settings.read().pinTries).filter((count) => count > 0)).toEqual([])
  })

  it('withdrawn by the page while the window is open: the window that watches over it is told', async () => {
    const consent = await ask()
    const [, watched] = /data-watch="([^"]+)"/.exec(await consent.see()) ?? []
    const look = async () => agent.http(watched ?? '')
    expect(JSON.parse((await look()).text)).toMatchObject({ state: 'waiting' })
    await agent.api('DELETE', `/v1/sign/${consent.id}`, { token })
    expect((await look()).status).toBe(404)
    expect(await consent.see()).toContain('trang đã hủy')
  })

  it('certificates of other accounts only, expired ones: a sentence with what is there, none is marked; looking again is offered', async () => {
    const other = await ask([idc('99ZZ0001')])
    const page = await other.see()
    expect(page).toContain('Không có chứng thư phù hợp với 99ZZ0001')
    expect(page).not.toContain(' checked')
    expect(page).toContain('value="look"')
    await other.post(sign)
    expect((await other.result()).json).toMatchObject({ state: 'waiting', fault: { code: 'no-certificate' } })
    expect((await other.post({ decision: 'look' })).status).toBe(303)
    const old = await (await ask([idc('02CI0009')])).see()
    expect(old).toContain('đã hết hạn')
    expect(old).toMatch(/name="certificate" value="[^"]+" required disabled>\s*<span><code>02CI0009/)
  })

  it('token pulled out while signing: nothing is handed out; plugged in again, the rest is signed and nothing twice', async () => {
    const consent = await ask([mic(user, 1), mic(user, 2), mic(user, 3)])
    let asked = 0
    library.change = (real) => ({
      C_Sign(session, data, room) {
        asked += 1
        if (asked === 3) throw ckrError('CKR_TOKEN_NOT_PRESENT', 0xe0)
        return real.C_Sign(session, data, room)
      },
    })
    await consent.post(sign)
    expect((await consent.result()).json).toMatchObject({
      state: 'waiting',
      done: 2,
      fault: { code: 'token-removed' },
    })
    expect((await consent.result()).json.signed).toBeUndefined()
    expect(await consent.see()).toContain('đã bị rút ra')
    expect(await consent.see()).toContain('Đã ký 2/3')
    await consent.post(sign)
    const result = await consent.result(10)
    expect(result.json).toMatchObject({ state: 'signed', done: 3 })
    expect(asked).toBe(4)
    library.change = () => ({})
    for (const n of [0, 1, 2]) verified(result, n)
  })

  it('no token, and a locked hardware token (0xA4): each has its own sentence', async () => {
    const consent = await ask()
    library.change = () => ({ C_GetSlotList: () => [] })
    expect(await consent.see()).toContain('Chưa thấy token')
    library.change = () => ({
      C_Login: () => {
        throw ckrError('CKR_PIN_LOCKED', 0xa4)
      },
    })
    await consent.post(sign)
    expect((await consent.result()).json.fault.code).toBe('pin-locked')
    library.change = () => ({})
  })

  it('batch: shown, counted and summed together, one PIN signs all; progress while it runs', async () => {
    const count = 120
    const messages = Array.from({ length: count }, (_, n) => mic(n % 2 ? user : '02CI0002', n + 1))
    const consent = await ask(messages)
    const page = await consent.see()
    for (const shown of ['Xác nhận ký 120 bản tin', `02CI0002, ${user}`, '7.260 USD', 'Bản tin 1–50 trong 120'])
      expect(page).toContain(shown)
    expect((await agent.http(`${consent.window}?list=2`)).text).toContain('Bản tin 101–120')
    expect((await agent.http(`${consent.window}/message/120`)).text).toContain('NGUYỄN VĂN 120')
    const posting = consent.post(sign)
    const result = await consent.result(20)
    await posting
    expect(result.json).toMatchObject({ state: 'signed', done: count })
    expect(new Set(result.json.signed.map(({ sha256 }: { sha256: string }) => sha256)).size).toBe(count)
    expect(result.json.signed[0].certificate.commonName).toBe('02CI0002')
    verified(result, 0)
    verified(result, 119)
  })

  it('stop: a batch that runs is stopped and nothing of it is given out', async () => {
    const consent = await ask(Array.from({ length: 400 }, (_, n) => mic(user, n + 1)))
    await consent.post(sign)
    const stopped = await agent.form(`${consent.window}/stop`, {})
    expect(stopped.status).toBe(303)
    const { json: result } = await consent.result()
    expect(result.state).toBe('refused')
    expect(result.signed).toBeUndefined()
  })

  it('PIN kept 0–15 minutes: not asked again meanwhile, only for the same pairing, and asked when the time is over', async () => {
    const first = await ask()
    await first.post({ ...sign, keep: '5' })
    const second = await ask()
    expect(await second.see()).toContain('không cần PIN')
    expect(await second.see()).not.toContain('name="pin"')
    const foreign = await agent.pair('https://khac.example')
    const theirs = await agent.ask(foreign, json([ida(user)]), 'https://khac.example')
    expect(await theirs.see()).toContain('name="pin"')
    await theirs.post({ decision: 'sign', keep: '0' })
    expect((await theirs.result()).json).toMatchObject({ state: 'waiting', fault: { code: 'logged-out' } })
    await second.post({ decision: 'sign' })
    expect((await second.result()).json.state).toBe('signed')
    agent.clock.ahead += 6 * 60_000
    const third = await ask()
    expect(await third.see()).toContain('name="pin"')
    await third.post({ ...sign, keep: '900' })
    agent.clock.ahead += 14 * 60_000
    expect(await (await ask()).see()).toContain('không cần PIN')
    agent.clock.ahead += 2 * 60_000
    expect(await (await ask()).see()).toContain('name="pin"')
  })

  it('PIN never written: neither log nor any file of DATA_DIR holds it', async () => {
    const secret = '77-PIN-bi-mat-77'
    const consent = await ask()
    await consent.post({ ...sign, pin: secret })
    await consent.post({ decision: 'refuse' })
    expect(JSON.stringify(agent.events)).not.toContain(secret)
    const grep = () => execFileSync('grep', ['-rl', secret, practice.directory])
    expect(grep).toThrow()
    writeFileSync(join(practice.directory, 'đối chứng'), secret)
    expect(grep().toString()).toContain('đối chứng')
  })

  it('a request that nobody decided ends after ten minutes and says so', async () => {
    const consent = await ask()
    agent.clock.ahead += 11 * 60_000
    expect((await consent.result()).json).toMatchObject({ state: 'refused', refusal: { code: 'expired' } })
    expect(await consent.see()).toContain('Quá thời gian')
  })

  it('headless: the command line signs by the same rules, without a window', async () => {
    const work = { dataDir: practice.directory, pin, catalogue, clock: () => Date.now() }
    const [signed] = await signHeadless({ ...work, messages: [ida(user)] })
    const envelope = readEnvelope(signed?.contentType ?? '', signed?.body ?? new Uint8Array())
    if ('malformed' in envelope || !envelope.signed) throw new Error('no envelope')
    verifyCms(practice.directory, ca, envelope.signed.entity, envelope.signed.cms)
    const raw = { bytes: Buffer.alloc(32), contentType: 'text/plain' }
    await expect(signHeadless({ ...work, messages: [idc(user), raw] })).rejects.toMatchObject({ code: 'not-a-message' })
    await expect(signHeadless({ ...work, messages: [idc('99ZZ0001')] })).rejects.toMatchObject({
      code: 'no-certificate',
    })
  })
})

describe('không có PKCS#11 (contract: file token, said on every signature)', () => {
  let directory: string
  let ca: TestCa
  let agent: TestAgent
  let token: string
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'vnaccs-file-agent-'))
    ca = makeTestCa(join(directory, 'ca'))
    mkdirSync(join(directory, 'tokens'))
    agent = await testAgent(directory, { find: () => [] })
    token = await agent.pair()
  })
  afterAll(async () => {
    await agent.running.stop()
    rmSync(directory, { recursive: true, force: true })
  })

  it('module missing: the sentence says how to get one; then a file token signs, and window and result say what it is', async () => {
    const consent = await agent.ask(token, json([ida(user)]))
    expect(await consent.see()).toContain('Không thấy thư viện PKCS#11')
    const file = createFileToken({ path: join(directory, 'tokens', 'training.p12'), pin: '1234' })
    file.storeCertificate(ca.issue(file.createCsr({ commonName: user })).pem)
    expect(await consent.see()).toContain('chữ ký từ token tệp')
    await consent.post({ decision: 'sign', pin: '9999' })
    expect(await consent.see()).toContain('Còn 9 lần thử')
    await consent.post({ decision: 'sign', pin: '1234', keep: '0' })
    const { json: result } = await consent.result()
    expect(result.signed[0].notice.vi).toContain('token tệp')
    expect(await consent.see()).toContain('token tệp')
  })

  it('certificate of another account in a file token: told after the PIN, and nothing is signed', async () => {
    const consent = await agent.ask(token, json([idc('99ZZ0001')]))
    await consent.post({ decision: 'sign', pin: '1234' })
    expect((await consent.result()).json).toMatchObject({
      state: 'waiting',
      done: 0,
      fault: { code: 'no-certificate' },
    })
  })
})
