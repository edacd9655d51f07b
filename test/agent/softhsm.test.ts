import { X509Certificate } from 'node:crypto'
import { readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseCertificate } from '../../terminal-client/agent/choose-certificate.ts'
import { CKA_EXTRACTABLE, CKA_SENSITIVE, CKA_VALUE, type Cryptoki } from '../../terminal-client/agent/cryptoki.ts'
import { enrol } from '../../terminal-client/agent/enrol.ts'
import { initialiseToken, unlockPin } from '../../terminal-client/agent/initialise-token.ts'
import { attribute, findPrivateKey } from '../../terminal-client/agent/pkcs11-objects.ts'
import { createCsr, generateKey, storeCertificate } from '../../terminal-client/agent/provision.ts'
import { tokenSlots } from '../../terminal-client/agent/slots.ts'
import { TokenError } from '../../terminal-client/agent/token-error.ts'
import { makeTestCa, openssl, type TestCa, verifyCms } from './support/openssl.ts'
import {
  type Practice,
  pin,
  softhsmMissing,
  softhsmPath,
  soPin,
  startPractice,
  thrown,
} from './support/practice-token.ts'

const entity = Buffer.from('Content-Type: text/plain; charset=UTF-8\r\n\r\nTỜ KHAI\r\n')
const code = (work: () => unknown) => (thrown(work) as TokenError).code

describe.skipIf(!softhsmPath)(`SoftHSM2${softhsmMissing}`, () => {
  let practice: Practice
  let ca: TestCa
  beforeAll(() => {
    practice = startPractice()
    ca = makeTestCa(join(practice.directory, 'ca'))
  })
  afterAll(() => practice.end())

  /** A token of its own with a key and a certificate in the user's name. */
  const ready = (label: string, type: 'rsa2048' | 'p256' = 'rsa2048', userId = '02CI0001') => {
    practice.make(label)
    const token = practice.open(label)
    generateKey(token, { label: userId, id: '01', type })
    const { pem } = ca.issue(createCsr(token, '01', { commonName: userId }))
    return { token, certificate: storeCertificate(token, '01', pem) }
  }

  it('SOFTHSM2_CONF: set in process.env before loading, the library keeps its tokens in DATA_DIR/tokens', () => {
    practice.make('Nơi để token')
    const home = join(practice.directory, 'tokens')
    expect(readdirSync(join(home, 'softhsm2')).length).toBeGreaterThan(0)
    expect(statSync(join(home, 'softhsm2')).mode & 0o777).toBe(0o700)
    expect(statSync(join(home, 'softhsm2.conf')).mode & 0o777).toBe(0o600)
  })

  it('nhãn token: Vietnamese label of 32 bytes is found by label; longer, empty or with a trailing space is refused', () => {
    const { cryptoki } = practice.module
    const label = 'Hải quan cảng Cái Lân CL01'
    expect(Buffer.byteLength(label)).toBe(32)
    practice.make(label)
    practice.open(label).close()
    for (const bad of [`${label}x`, '', 'token ', 'a\0b']) {
      expect(code(() => initialiseToken({ cryptoki, label: bad, soPin, pin }))).toBe('bad-label')
    }
  })

  it('initialiseToken: a PIN that the token would refuse stops it before anything is made; an existing label is kept', () => {
    const { cryptoki } = practice.module
    const before = tokenSlots(cryptoki).length
    expect(code(() => initialiseToken({ cryptoki, label: 'PIN ngắn', soPin, pin: '12' }))).toBe('bad-pin-format')
    expect(tokenSlots(cryptoki).length).toBe(before)
    practice.make('một lần')
    expect(code(() => practice.make('một lần'))).toBe('token-exists')
  })

  it('no token: another token present is named; none chosen among several is asked for', () => {
    practice.make('token A')
    practice.make('token B')
    const wrong = thrown(() => practice.open('token Z')) as TokenError
    expect(wrong.code).toBe('wrong-token')
    expect(wrong.vi).toContain('token A')
    expect(wrong.vi).toContain('“token Z”')
    expect(code(() => practice.open('', { token: {} }))).toBe('several-tokens')
  })

  it('khóa sinh trên token: the private key is sensitive, not extractable, and its value cannot be read', () => {
    const { token } = ready('không rời token')
    token.use((cryptoki, session) => {
      const key = findPrivateKey(cryptoki, session, '01')
      if (!key) throw new Error('no key')
      expect(attribute(cryptoki, session, key, CKA_SENSITIVE)[0]).toBe(1)
      expect(attribute(cryptoki, session, key, CKA_EXTRACTABLE)[0]).toBe(0)
      for (const secret of [CKA_VALUE, 0x123 /* CKA_PRIVATE_EXPONENT */, 0x124 /* CKA_PRIME_1 */]) {
        expect(() => attribute(cryptoki, session, key, secret)).toThrow(/SENSITIVE|ATTRIBUTE/)
      }
    })
    expect(code(() => generateKey(token, { label: 'x', id: '01', type: 'rsa2048' }))).toBe('key-exists')
    token.close()
    expect(code(() => token.certificates())).toBe('token-closed')
  })

  it.each(['rsa2048', 'p256'] as const)(
    'PKCS#10 %s: openssl req -verify accepts the request that the token signed',
    (type) => {
      practice.make(`csr ${type}`)
      const token = practice.open(`csr ${type}`)
      generateKey(token, { label: 'k', id: '0a', type })
      const path = join(practice.directory, `${type}.csr`)
      writeFileSync(
        path,
        createCsr(token, '0a', { commonName: '02CI0001', organization: 'CÔNG TY THỬ', country: 'VN' }),
      )
      expect(openssl('req', '-verify', '-in', path, '-noout', '-subject', '-nameopt', 'utf8')).toMatch(/verify OK/)
      expect(openssl('req', '-in', path, '-noout', '-subject', '-nameopt', 'utf8')).toContain('CÔNG TY THỬ')
      expect(code(() => createCsr(token, 'ff', { commonName: 'x' }))).toBe('key-missing')
      token.close()
    },
  )

  it.each([
    ['rsa2048', 'sha-256'],
    ['rsa2048', 'sha-384'],
    ['rsa2048', 'sha-512'],
    ['p256', 'sha-256'],
    ['p256', 'sha-512'],
  ] as const)(
    'CMS %s %s: openssl cms -verify -binary -content accepts the signature and refuses other bytes',
    (type, digest) => {
      const { token, certificate } = ready(`cms ${type} ${digest}`, type)
      const { cms, notice } = token.sign(certificate, entity, { digest, signingTime: Date.now() })
      expect(verifyCms(practice.directory, ca, entity, cms)).toMatch(/successful/)
      expect(() => verifyCms(practice.directory, ca, Buffer.from(`${entity} `), cms)).toThrow()
      expect(notice).toBeUndefined()
      token.close()
    },
  )

  it('chứng thư ghi lại lên token: stored twice is one certificate, a renewed one takes its place, and it survives re-opening', () => {
    const { token, certificate } = ready('ghi chứng thư')
    const pem = new X509Certificate(certificate.der).toString()
    storeCertificate(token, '01', pem)
    expect(token.certificates().map((held) => held.serial)).toEqual([certificate.serial])
    const renewed = storeCertificate(token, '01', ca.issue(createCsr(token, '01', { commonName: '02CI0001' })).pem)
    token.close()
    const again = practice.open('ghi chứng thư', { writable: false })
    expect(again.certificates()).toEqual([renewed])
    expect(renewed.serial).not.toBe(certificate.serial)
    expect(code(() => storeCertificate(again, '01', pem))).toBe('token-read-only')
    again.close()
  })

  it('chứng thư của khóa khác: a certificate for another key, two certificates or none in the PEM are refused', () => {
    const { token } = ready('nhầm chứng thư')
    generateKey(token, { label: 'khác', id: '02', type: 'p256' })
    const { pem } = ca.issue(createCsr(token, '02', { commonName: '02CI0001' }))
    expect(code(() => storeCertificate(token, '01', pem))).toBe('certificate-mismatch')
    expect(code(() => storeCertificate(token, '02', `${pem}${pem}`))).toBe('bad-certificate')
    expect(code(() => storeCertificate(token, '02', 'x'))).toBe('bad-certificate')
    expect(code(() => storeCertificate(token, '03', pem))).toBe('key-missing')
    token.close()
  })

  it('chọn chứng thư: expired and not yet valid certificates on the token are refused at choosing and at signing', () => {
    practice.make('hết hạn')
    const token = practice.open('hết hạn')
    generateKey(token, { label: 'k', id: '01', type: 'p256' })
    const csr = createCsr(token, '01', { commonName: '02CI0001' })
    const choose = () => chooseCertificate(token.certificates(), { userId: '02CI0001' }, Date.now())
    const old = storeCertificate(token, '01', ca.issue(csr, { from: '20200101000000Z', to: '20210101000000Z' }).pem)
    expect(old.notAfter).toBe(Date.UTC(2021, 0, 1))
    expect(code(choose)).toBe('certificate-expired')
    expect((thrown(choose) as TokenError).vi).toContain('01/01/2021 07:00')
    const sign = () => token.sign(old, entity, { digest: 'sha-256', signingTime: Date.now() })
    expect(code(sign)).toBe('certificate-expired')
    storeCertificate(token, '01', ca.issue(csr, { from: '20600101000000Z', to: '20610101000000Z' }).pem)
    expect(code(choose)).toBe('certificate-not-yet-valid')
    token.close()
  })

  it('khóa bí mật không có trên token: a certificate of another token cannot sign', () => {
    const one = ready('có khóa')
    practice.make('không khóa')
    const other = practice.open('không khóa')
    expect(code(() => other.sign(one.certificate, entity, { digest: 'sha-256', signingTime: Date.now() }))).toBe(
      'key-missing',
    )
    one.token.close()
    other.close()
  })

  it('PKCS#11 0xA0: sai PIN counts tries in the settings, the last try is asked for, the tenth locks, SO PIN unlocks', () => {
    practice.make('đếm PIN')
    const wrong = (more = {}) => thrown(() => practice.open('đếm PIN', { pin: '000000', ...more })) as TokenError
    expect([1, 2, 3].map(() => wrong().triesLeft)).toEqual([9, 8, 7])
    practice.open('đếm PIN').close()
    expect(practice.tries.settings.read().pinTries).toEqual({})
    const nine = Array.from({ length: 9 }, () => wrong())
    expect(nine.map((error) => error.code)).toEqual(Array(9).fill('wrong-pin'))
    expect(nine[8]?.vi).toContain('1 lần thử cuối')
    expect(code(() => practice.open('đếm PIN'))).toBe('last-try')
    expect(wrong({ lastTryConfirmed: true }).code).toBe('pin-locked')
    expect(code(() => practice.open('đếm PIN', { lastTryConfirmed: true }))).toBe('pin-locked')
    const { cryptoki } = practice.module
    const unlock = (so: string) =>
      unlockPin({ cryptoki, token: { label: 'đếm PIN' }, soPin: so, newPin: '654321', tries: practice.tries })
    expect(code(() => unlock('00000000'))).toBe('wrong-pin')
    unlock(soPin)
    practice.open('đếm PIN', { pin: '654321' }).close()
  })

  it('PKCS#11 0x100: a second opening of the same token checks its PIN, and the first goes on signing', () => {
    const { token, certificate } = ready('mở hai lần')
    const sign = () => token.sign(certificate, entity, { digest: 'sha-256', signingTime: Date.now() }).cms
    sign()
    practice.open('mở hai lần').close()
    verifyCms(practice.directory, ca, entity, sign())
    expect(code(() => practice.open('mở hai lần', { pin: '000000' }))).toBe('wrong-pin')
    expect(code(sign)).toMatch(/logged-out|token-removed|key-missing/)
    token.close()
  })

  it('chữ ký sai từ token: a signature that does not verify is never handed out; 0xE0 in C_Sign says to plug in again', () => {
    const { token, certificate } = ready('ký sai')
    const withSign = (C_Sign: () => Buffer): Cryptoki => {
      const real = practice.module.cryptoki
      return new Proxy(real, {
        get: (_, name: keyof Cryptoki) => (name === 'C_Sign' ? C_Sign : real[name].bind(real)),
      })
    }
    const sign = (cryptoki: Cryptoki) => {
      const opened = practice.open('ký sai', { cryptoki })
      return thrown(() =>
        opened.sign(certificate, entity, { digest: 'sha-256', signingTime: Date.now() }),
      ) as TokenError
    }
    expect(sign(withSign(() => Buffer.alloc(256, 7))).code).toBe('sign-failed')
    const gone = withSign(() => {
      throw Object.assign(new Error('CKR_TOKEN_NOT_PRESENT'), { code: 0xe0 })
    })
    expect(sign(gone).code).toBe('token-removed')
    token.close()
  })

  it("500 signatures in a row: each verifies, none repeats another message's", () => {
    const { token, certificate } = ready('500 chữ ký')
    const { publicKey } = new X509Certificate(certificate.der)
    expect(publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048)
    const started = performance.now()
    const made = Array.from({ length: 500 }, (_, n) => {
      const bytes = Buffer.concat([entity, Buffer.from(String(n))])
      return { bytes, cms: token.sign(certificate, bytes, { digest: 'sha-256', signingTime: Date.now() }).cms }
    })
    const rate = Math.round(500 / ((performance.now() - started) / 1000))
    console.info(`PKCS#11 RSA-2048 CMS signatures: ${rate}/s`)
    expect(new Set(made.map(({ cms }) => Buffer.from(cms).toString('hex'))).size).toBe(500)
    // Every signature was verified by the library; openssl looks at some of them again.
    for (const { bytes, cms } of made.filter((_, n) => n % 50 === 0)) verifyCms(practice.directory, ca, bytes, cms)
    token.close()
  })

  it('enrol: makes key and certificate once, finds them again, renews an expired certificate with the same key', async () => {
    practice.make('ghi danh')
    const token = practice.open('ghi danh')
    let issued = 0
    const issue = async (csr: string) => {
      issued++
      const validity = { from: '20200101000000Z', to: '20490101000000Z' }
      return ca.issue(csr, issued > 1 ? validity : undefined).pem
    }
    const first = await enrol(token, '02CI0009', Date.now(), issue, 'p256')
    expect(await enrol(token, '02CI0009', Date.now(), issue, 'p256')).toEqual(first)
    expect(issued).toBe(1)
    expect(first.commonName).toBe('02CI0009')
    await enrol(token, '02CI0009', first.notAfter + 1000, issue, 'p256')
    expect(issued).toBe(2)
    expect(token.certificates().length).toBe(1)
    token.close()
  })

  it('each fault is a TokenError with a sentence in both languages', () => {
    const error = thrown(() => practice.open('không có')) as TokenError
    expect(error).toBeInstanceOf(TokenError)
    expect(error.vi).not.toBe(error.en)
  })

  it('PKCS#11 0x82, 0x05: a token that went away in mid-session says to plug it in again', () => {
    const { token, certificate } = ready('rút token')
    const sign = () => token.sign(certificate, entity, { digest: 'sha-256', signingTime: Date.now() })
    sign()
    const home = join(practice.directory, 'tokens', 'softhsm2')
    renameSync(home, `${home}.away`)
    const error = thrown(sign) as TokenError
    renameSync(`${home}.away`, home)
    expect(error.code).toBe('token-removed')
    expect(error.vi).toContain('Cắm lại token')
    token.close()
  })
})
