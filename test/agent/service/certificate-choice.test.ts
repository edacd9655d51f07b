/** The choice of the certificate in the window (issue 3, point 1): the account's own is the default, another takes an act. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFileToken } from '../../../terminal-client/agent/file-token.ts'
import { createCsr, generateKey, storeCertificate } from '../../../terminal-client/agent/provision.ts'
import { signHeadless } from '../../../terminal-client/agent/service/headless.ts'
import { makeTestCa, type TestCa } from '../support/openssl.ts'
import { type Practice, pin, softhsmMissing, softhsmPath, startPractice } from '../support/practice-token.ts'
import { type Consent, provision, type TestAgent, testAgent } from './support/agent.ts'
import { ida, idc, json, mic } from './support/messages.ts'

const user = '02CI0001'
const colleague = '02CI0002'
const sign = { decision: 'sign', pin, keep: '0' }

/** Value and mark of each certificate that the window offers, by serial. */
const offered = (page: string): Map<string, { value: string; checked: boolean }> =>
  new Map(
    [...page.matchAll(/<input type="radio" name="certificate" value="([^"]+)"([^>]*)>/g)].map(
      ([, value = '', rest = '']) => [value.split('/')[1] ?? '', { value, checked: / checked/.test(rest) }],
    ),
  )
const marked = (page: string): string[] =>
  [...offered(page)].flatMap(([serial, { checked }]) => (checked ? [serial] : []))

describe.skipIf(!softhsmPath)(`chọn chứng thư với SoftHSM2${softhsmMissing}`, () => {
  let practice: Practice
  let ca: TestCa
  let agent: TestAgent
  let page: string
  const serial = { own: '', older: '', other: '' }

  beforeAll(async () => {
    practice = startPractice()
    ca = makeTestCa(join(practice.directory, 'ca'))
    provision(practice, ca, 'Token', [user, colleague])
    // Issued, revoked at once, never bound: it begins before the account's own (simulator, run set-up).
    const token = practice.open('Token')
    const id = Buffer.from(`${user}/thu-hoi`).toString('hex')
    generateKey(token, { label: user, id, type: 'rsa2048' })
    const csr = createCsr(token, id, { commonName: user })
    const late = { from: '20200101000000Z', to: '20450101000000Z' }
    serial.older = storeCertificate(token, id, ca.issue(csr, late).pem).serial
    for (const { commonName, serial: each } of token.certificates()) {
      if (commonName === colleague) serial.other = each
      else if (each !== serial.older) serial.own = each
    }
    token.close()
    practice.module.close()
    agent = await testAgent(practice.directory)
    page = await agent.pair()
  })
  afterAll(async () => {
    await agent.running.stop()
    practice.end()
  })

  const ask = (more: object = {}, messages = [ida(user)]): Promise<Consent> =>
    agent.ask(page, { ...json(messages), ...more })
  const choose = async (consent: Consent, wanted: string) => offered(await consent.see()).get(wanted)?.value ?? ''

  it('experience, Signing: certificates with CN, serial and end are listed; the own one is marked though an older lasts longer', async () => {
    const consent = await ask()
    const shown = await consent.see()
    expect([...offered(shown).keys()].sort()).toEqual(Object.values(serial).sort())
    expect(marked(shown)).toEqual([serial.own])
    expect(shown).toContain('01/01/2045')
    expect(shown).toContain(`<code>${colleague}</code>`)
    await consent.post(sign)
    const result = await consent.result()
    expect(result.json.signed[0].certificate).toMatchObject({ serial: serial.own, commonName: user, standing: 'own' })
  })

  it.each([
    ['other', 'A0034, A0035 hoặc A0036'],
    ['older', 'cũ hơn chứng thư đang dùng'],
  ] as const)(
    'issue 3 (1): a certificate that is %s is warned of in Vietnamese and signs only once its own box is ticked',
    async (which, warning) => {
      const consent = await ask()
      expect(await consent.see()).toContain(warning)
      const certificate = await choose(consent, serial[which])
      await consent.post({ ...sign, certificate })
      expect((await consent.result()).json).toMatchObject({
        state: 'waiting',
        done: 0,
        fault: { code: 'certificate-not-confirmed' },
      })
      // What was chosen is marked again; the box is not.
      expect(marked(await consent.see())).toEqual([serial[which]])
      expect(await consent.see()).not.toMatch(/name="confirm"[^>]* checked/)
      // The box of another certificate agrees to nothing here.
      const wrong = which === 'other' ? serial.older : serial.other
      await consent.post({ ...sign, certificate, confirm: wrong })
      expect((await consent.result()).json.fault.code).toBe('certificate-not-confirmed')
      await consent.post({ ...sign, certificate, confirm: serial[which] })
      const result = await consent.result()
      expect(result.json.signed[0].certificate).toMatchObject({ serial: serial[which], standing: which })
      expect(agent.events.at(-1)).toMatchObject({
        event: 'signed',
        account: user,
        certificate: serial[which],
        standing: which,
      })
      expect(await consent.see()).toContain(serial[which])
    },
  )

  it('attack: a page suggests a foreign serial: it is marked and warned of, and neither a PIN alone nor an open token signs with it', async () => {
    for (const suggested of [serial.other, serial.older.toUpperCase()]) {
      const consent = await ask({ certificate: suggested })
      expect(marked(await consent.see())).toEqual([suggested.toLowerCase()])
      const certificate = await choose(consent, suggested.toLowerCase())
      await consent.post({ ...sign, certificate })
      expect((await consent.result()).json).toMatchObject({ state: 'waiting', done: 0 })
      // A form that names none is the account's own, whatever the page wished for.
      await consent.post(sign)
      expect((await consent.result()).json.signed[0].certificate.serial).toBe(serial.own)
    }
    const open = await ask()
    await open.post({ ...sign, keep: '1' })
    const silent = await ask({ certificate: serial.other })
    const certificate = await choose(silent, serial.other)
    await silent.post({ decision: 'sign', certificate })
    expect((await silent.result()).json.fault.code).toBe('certificate-not-confirmed')
    await silent.post({ decision: 'forget' })
    await silent.post({ decision: 'refuse' })
  })

  it('attack: a serial that no token has, and one that is no serial, sign nothing', async () => {
    const consent = await ask({ certificate: 'ab'.repeat(20) })
    expect(marked(await consent.see())).toEqual([serial.own])
    const strange = `${(await choose(consent, serial.own)).split('/')[0]}/${'ab'.repeat(20)}`
    await consent.post({ ...sign, certificate: strange, confirm: 'ab'.repeat(20) })
    expect((await consent.result()).json.fault.code).toBe('no-certificate')
    const bad = { ...json([ida(user)]), certificate: '"><script>' }
    expect((await agent.api('POST', '/v1/sign', { token: page, body: bad })).status).toBe(400)
    await consent.post({ decision: 'refuse' })
  })

  it('a batch of one account is signed with the chosen one; one of several accounts each with its own, and offers no choice', async () => {
    const one = await ask({}, [mic(user, 1), mic(user, 2)])
    const certificate = await choose(one, serial.other)
    await one.post({ ...sign, certificate, confirm: serial.other })
    const signed = (await one.result(10)).json.signed.map(
      (each: { certificate: { serial: string } }) => each.certificate.serial,
    )
    expect(signed).toEqual([serial.other, serial.other])
    const two = await ask({ certificate: serial.older }, [idc(user), idc(colleague)])
    expect(offered(await two.see()).size).toBe(0)
    await two.post({ ...sign, certificate: `x/${serial.older}`, confirm: serial.older })
    expect((await two.result()).json.fault.code).toBe('no-certificate')
    await two.post(sign)
    const own = (await two.result(10)).json.signed.map(
      (each: { certificate: { serial: string } }) => each.certificate.serial,
    )
    expect(own).toEqual([serial.own, serial.other])
  })

  it('headless: nobody is there to be warned, so the own certificate signs, and a message that breaks its layout is refused', async () => {
    const work = {
      dataDir: practice.directory,
      tokenLabel: 'Token',
      pin,
      clock: Date.now,
      catalogue: (await import('./support/messages.ts')).catalogue,
    }
    const [signed] = await signHeadless({ ...work, messages: [ida(user)] })
    expect(signed?.certificate.serial).toBe(serial.own)
    await expect(signHeadless({ ...work, messages: [broken()] })).rejects.toMatchObject({ code: 'not-a-message' })
  })

  it('issue 3 (1): a message that breaks its layout is warned of above the summary, shown, signed and counted in the log', async () => {
    const consent = await ask({}, [broken()])
    const shown = await consent.see()
    expect(shown.indexOf('S0900-ICB')).toBeGreaterThan(0)
    expect(shown.indexOf('S0900-ICB')).toBeLessThan(shown.indexOf('Trang yêu cầu'))
    expect(shown).toContain('A$1')
    await consent.post(sign)
    expect((await consent.result()).json.state).toBe('signed')
    expect(agent.events.at(-1)).toMatchObject({ event: 'signed', faulty: 1 })
    const batch = await ask({}, [ida(user), broken()])
    expect(await batch.see()).toContain('1 bản tin trái khuôn dạng')
    await batch.post({ decision: 'refuse' })
  })

  it('a file token shows its certificate after the PIN: of another account it is refused, then listed and warned of like any other', async () => {
    const { directory } = practice
    mkdirSync(join(directory, 'tokens'), { recursive: true })
    const path = join(directory, 'tokens', 'dong-nghiep.p12')
    const file = createFileToken({ path, pin })
    const stranger = '99ZZ0001'
    file.storeCertificate(ca.issue(file.createCsr({ commonName: stranger })).pem)
    file.close()
    const consent = await ask()
    const unread = [...offered(await consent.see())].find(([each]) => each === '')?.[1].value ?? ''
    expect(unread).not.toBe('')
    await consent.post({ ...sign, certificate: unread })
    expect((await consent.result()).json.fault.code).toBe('no-certificate')
    const shown = await consent.see()
    expect(shown).toContain(`<code>${stranger}</code>`)
    const [foreign = ''] = [...offered(shown).keys()].filter((each) => !Object.values(serial).includes(each))
    const certificate = await choose(consent, foreign)
    await consent.post({ ...sign, certificate })
    expect((await consent.result()).json.fault.code).toBe('certificate-not-confirmed')
    await consent.post({ ...sign, certificate, confirm: foreign })
    expect((await consent.result()).json.signed[0]).toMatchObject({
      certificate: { commonName: stranger, standing: 'other' },
    })
  })
})

/** An IDA with a character that its item does not allow. */
function broken() {
  const { bytes, contentType } = ida(user)
  const text = Buffer.from(bytes).toString('latin1').replace('A11', 'A$1')
  return { bytes: Buffer.from(text, 'latin1'), contentType }
}
