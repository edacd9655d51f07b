import { X509Certificate } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enrol } from '../../terminal-client/agent/enrol.ts'
import { createFileToken, openFileToken } from '../../terminal-client/agent/file-token.ts'
import type { PinTries } from '../../terminal-client/agent/pin-tries.ts'
import { openSettings } from '../../terminal-client/agent/settings.ts'
import type { TokenError } from '../../terminal-client/agent/token-error.ts'
import { makeTestCa, openssl, type TestCa, verifyCms } from './support/openssl.ts'
import { thrown } from './support/practice-token.ts'

const entity = Buffer.from('Content-Type: text/plain; charset=UTF-8\r\n\r\nTỜ KHAI\r\n')
const pin = 'mã 123456'
const code = (work: () => unknown) => (thrown(work) as TokenError).code

describe('PKCS#12: token tệp', () => {
  let directory: string
  let ca: TestCa
  let tries: PinTries
  const at = (name: string) => join(directory, name)
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'vnaccs-file-'))
    ca = makeTestCa(at('ca'))
    tries = { settings: openSettings(at('agent.json'), () => 0), limit: 3 }
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it('PKCS#12: key, request, certificate; the re-opened file signs, openssl verifies, and the notice says it is no USB token', async () => {
    const path = at('luyện tập.p12')
    const made = createFileToken({ path, pin })
    expect(made.certificates()).toEqual([])
    const issued = await enrol(made, '02CI0001', Date.now(), async (csr) => {
      writeFileSync(at('file.csr'), csr)
      expect(openssl('req', '-verify', '-in', at('file.csr'), '-noout')).toMatch(/verify OK/)
      return ca.issue(csr).pem
    })
    made.close()
    expect(code(() => made.certificates())).toBe('token-closed')
    const token = openFileToken({ path, pin, tries })
    expect(token.certificates()).toEqual([issued])
    for (const digest of ['sha-256', 'sha-384', 'sha-512'] as const) {
      const { cms, notice } = token.sign(issued, entity, { digest, signingTime: Date.now() })
      expect(verifyCms(directory, ca, entity, cms)).toMatch(/successful/)
      expect(notice?.vi).toBe('chữ ký từ token tệp (PKCS#12), không phải USB token')
    }
    expect([token.kind, token.label]).toEqual(['file', 'luyện tập'])
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(directory).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(code(() => createFileToken({ path, pin }))).toBe('token-exists')
    const never = async (): Promise<string> => expect.unreachable('a certificate was asked for')
    await expect(enrol(token, '02CI0002', Date.now(), never)).rejects.toMatchObject({ code: 'file-token-taken' })
  })

  it('PKCS#12: a certificate for another key is refused, and the file stays as it was', () => {
    const one = createFileToken({ path: at('một.p12'), pin })
    const other = createFileToken({ path: at('hai.p12'), pin })
    const mine = one.storeCertificate(ca.issue(one.createCsr({ commonName: 'A' })).pem)
    const { pem } = ca.issue(other.createCsr({ commonName: 'B' }))
    expect(code(() => one.storeCertificate(pem))).toBe('certificate-mismatch')
    expect(openFileToken({ path: at('một.p12'), pin, tries }).certificates()).toEqual([mine])
    expect(code(() => other.sign(mine, entity, { digest: 'sha-256', signingTime: Date.now() }))).toBe('key-missing')
  })

  it('PKCS#12: a file that openssl made is read, with RSA key or EC key and its CA certificate beside it', () => {
    for (const [name, algorithm] of [
      ['rsa', 'rsa:2048'],
      ['ec', 'ec'],
    ] as const) {
      const curve = name === 'ec' ? ['-pkeyopt', 'ec_paramgen_curve:P-256'] : []
      openssl(
        'req',
        '-newkey',
        algorithm,
        ...curve,
        '-nodes',
        '-subj',
        '/CN=X',
        '-keyout',
        at('x.key'),
        '-out',
        at('x.csr'),
      )
      const { path, pem } = ca.issue(openssl('req', '-in', at('x.csr')))
      const file = at(`${name}.p12`)
      openssl(
        'pkcs12',
        '-export',
        '-inkey',
        at('x.key'),
        '-in',
        path,
        '-certfile',
        ca.certificate,
        '-out',
        file,
        '-passout',
        'pass:1234',
      )
      const token = openFileToken({ path: file, pin: '1234', tries })
      const [certificate, another] = token.certificates()
      expect(another).toBeUndefined()
      expect(Buffer.from(certificate?.der ?? []).equals(new X509Certificate(pem).raw)).toBe(true)
      if (!certificate) throw new Error('no certificate')
      verifyCms(
        directory,
        ca,
        entity,
        token.sign(certificate, entity, { digest: 'sha-256', signingTime: Date.now() }).cms,
      )
    }
  })

  it('PKCS#12: openssl reads what we write', () => {
    const token = createFileToken({ path: at('ours.p12'), pin: '1234' })
    token.storeCertificate(ca.issue(token.createCsr({ commonName: 'C' })).pem)
    const certificate = openssl('pkcs12', '-in', at('ours.p12'), '-passin', 'pass:1234', '-nokeys')
    writeFileSync(at('read.pem'), certificate)
    expect(openssl('verify', '-CAfile', ca.certificate, at('read.pem'))).toMatch(/OK/)
    expect(openssl('pkcs12', '-in', at('ours.p12'), '-passin', 'pass:1234', '-nocerts', '-nodes')).toMatch(
      /PRIVATE KEY/,
    )
  })

  it('PKCS#12: sai PIN is counted as on a token: tries left, last try asked for, locked', () => {
    const path = at('sai pin.p12')
    createFileToken({ path, pin }).close()
    const open = (given: string, lastTryConfirmed = false) =>
      openFileToken({ path, pin: given, tries, lastTryConfirmed })
    const wrong = () => thrown(() => open('x')) as TokenError
    expect([wrong().triesLeft, wrong().triesLeft]).toEqual([2, 1])
    expect(code(() => open(pin))).toBe('last-try')
    open(pin, true).close()
    expect([wrong().triesLeft, wrong().triesLeft]).toEqual([2, 1])
    expect(code(() => open('x', true))).toBe('pin-locked')
    expect(code(() => open(pin, true))).toBe('pin-locked')
  })

  it('PKCS#12: no file, a file of other bytes, a PIN too short each have their own error, and none counts as a try', () => {
    const path = at('hỏng.p12')
    expect(code(() => openFileToken({ path, pin, tries }))).toBe('no-token')
    writeFileSync(path, 'không phải PKCS#12')
    const broken = thrown(() => openFileToken({ path, pin, tries })) as TokenError
    expect(broken.code).toBe('file-broken')
    expect(broken.vi).toContain(path)
    expect(Object.keys(tries.settings.read().pinTries).some((key) => key.endsWith('hỏng.p12'))).toBe(false)
    expect(code(() => createFileToken({ path: at('ngắn.p12'), pin: '12' }))).toBe('bad-pin-format')
    expect(existsSync(at('ngắn.p12'))).toBe(false)
  })
})
