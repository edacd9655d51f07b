import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { message } from '../support/message.ts'
import { TEST_TIME } from '../support/papers.ts'
import { ROOT, serve, startAndFail, vnaccs } from '../support/process.ts'
import { scratch } from '../support/scratch.ts'
import { openssl } from '../support/signer.ts'
import { draft, member } from '../support/simulator.ts'
import { logIn } from '../support/web-person.ts'

/** One sentence (or one line for each bad value), no stack, exit 1. */
async function sentence(environment: Record<string, string>, lines = 1): Promise<string> {
  const { code, out, err } = await startAndFail({ DATA_DIR: scratchDir(), PORT: '0', WEB_DIR: '', ...environment })
  expect(`${code} ${out}`).toBe('1 ')
  expect(err).not.toMatch(/\n\s+at |node:internal/)
  expect(err.trim().split('\n')).toHaveLength(lines)
  return err
}

const home = scratch()
let made = 0
function scratchDir(): string {
  const path = join(home, String(++made))
  mkdirSync(path)
  return path
}

describe('contract, npm start', () => {
  it('prints one block with URL, log-in and ready; SIGTERM ends it with exit 0; a second start keeps account, token, data', async () => {
    const dataDir = scratchDir()
    const first = await serve(dataDir)
    expect(first.said()).toContain(`${first.url}/vnaccs`)
    const login = /Tài khoản khai báo +(\S+) · mật khẩu (\S+) · trạm (\S+) · khóa (\S+)/.exec(first.said())
    expect(login).not.toBeNull()
    const people = first.said().match(/^ {6}[a-z]+ {2,}\S.*$/gm) ?? []
    expect(people.map((line) => line.trim().split(' ', 1)[0])).toEqual(
      expect.arrayContaining(['congchuc', 'doanhnghiep', 'haiquan', 'giangvien', 'lapbaocao', 'bantrienkhai', 'cntt']),
    )
    const password = /Người dùng, cùng mật khẩu +(\S+)/.exec(first.said())?.[1] ?? ''
    expect((await logIn(first.client, 'bantrienkhai', password)).session.person.mustChange).toBe(false)
    expect(first.said().trim().endsWith('ready')).toBe(true)
    await first.client.api('PUT', '/api/v1/clock', { now: TEST_TIME })
    const who = await member(first.client)
    const number = await draft(first.client, who)
    const ca = (await first.client.api('GET', '/api/v1/ca')).text
    const { rows, head } = (await first.client.api('GET', '/api/v1/journal/verify')).json
    expect(await first.stop('SIGTERM')).toBe(0)
    // Building the pages is told, and only after their sources changed.
    expect(first.errors().replace(/^Đang dựng trang web….*\n/, '')).toBe('')

    const second = await serve(dataDir)
    expect(second.said()).toContain(login?.[0])
    expect((await logIn(second.client, 'congchuc', password)).session.terminalUserId).toBe(login?.[1])
    expect((await second.client.api('GET', `/api/v1/declarations/${number}`)).json.owner).toBe(who.account.userId)
    expect((await second.client.api('GET', '/api/v1/ca')).text).toBe(ca)
    const kept = (await second.client.api('GET', '/api/v1/journal?limit=1000')).json.rows
    expect(kept[rows - 1].hash).toBe(head)
    expect((await second.client.edi(message(who.account, 'TCC'))).codes).toEqual(['00000'])
    expect((await vnaccs(second.environment, 'replay', 'a11-green')).code).toBe(0)
    expect(await second.stop('SIGINT')).toBe(0)
  })

  it('SIGTERM while a client holds its connection open ends it within seconds; the log holds no password, even at debug', async () => {
    const served = await serve(scratchDir(), { LOG_LEVEL: 'debug' })
    const { account } = await member(served.client)
    await served.client.post(message(account, 'IDA', Buffer.from('x')))
    await served.client.post(message({ ...account, password: 'GUESSED1' }, 'TCC'))
    await served.client.http('GET', '/health', { headers: { Connection: 'keep-alive' } })
    const began = Date.now()
    expect(await served.stop()).toBe(0)
    expect(Date.now() - began).toBeLessThan(9000)
    for (const secret of [account.password, account.accessKey, 'GUESSED1', served.client.key]) {
      expect(served.errors() + served.said()).not.toContain(secret)
    }
  })

  it('without a PKCS#11 library the token is a file, says so at the start and on every signature, and a replay passes', async () => {
    const hidden = { NODE_OPTIONS: `--require ${join(ROOT, 'test/support/without-pkcs11.cjs')}` }
    const served = await serve(scratchDir(), hidden)
    try {
      expect(served.said()).toContain('PKCS#12')
      const replayed = await vnaccs(served.environment, 'replay', 'a11-green')
      expect(replayed.code, replayed.out + replayed.err).toBe(0)
      const signedSteps = replayed.out.match(/\(IDA\)|\(IDC\)/g) ?? []
      expect(replayed.out.match(/^ {5}\S.*(PKCS#12|tệp)/gm)?.length).toBe(signedSteps.length)
      const two = await vnaccs(served.environment, 'replay', 'token-other-account')
      expect(two.code).toBe(1)
      expect(two.err).toContain('PKCS#11')
    } finally {
      await served.stop()
    }
  })

  it('TLS_CERT and TLS_KEY: HTTPS', async () => {
    const dataDir = scratchDir()
    const keyPem = openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']).toString()
    const cert = openssl(
      ['req', '-x509', '-key', 'k', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'],
      { k: keyPem },
    ).toString()
    writeFileSync(join(dataDir, 'tls.pem'), cert)
    writeFileSync(join(dataDir, 'tls.key'), keyPem)
    const served = await serve(dataDir, { TLS_CERT: join(dataDir, 'tls.pem'), TLS_KEY: join(dataDir, 'tls.key') })
    const status = await new Promise((resolve, reject) => {
      request(`${served.url}/health`, { ca: cert }, (response) => resolve(response.statusCode))
        .on('error', reject)
        .end()
    })
    expect(status).toBe(200)
    const [, password] = /Người dùng, cùng mật khẩu +(\S+)/.exec(served.said()) ?? []
    const entered = await new Promise<{ cookie: string; transport: string }>((resolve, reject) => {
      const headers = { 'Content-Type': 'application/json', Origin: served.url }
      request(`${served.url}/api/v1/session`, { ca: cert, method: 'POST', headers }, ({ headers: got }) =>
        resolve({ cookie: String(got['set-cookie']), transport: String(got['strict-transport-security']) }),
      )
        .on('error', reject)
        .end(JSON.stringify({ login: 'congchuc', password }))
    })
    expect(entered.cookie).toMatch(
      /^__Host-vnaccs-session-\d+=[\w-]{43}; .*Path=\/; .*HttpOnly; Secure; SameSite=Strict/,
    )
    expect(entered.transport).toContain('max-age=')
    expect(await served.stop()).toBe(0)
  })
})

describe('contract, Environment: what stops the start is told in a sentence with the way out', () => {
  it('a port in use', async () => {
    const taken = createServer()
    await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening))
    const { port } = taken.address() as AddressInfo
    expect(await sentence({ PORT: String(port) })).toMatch(new RegExp(`${port}.*PORT`))
    await new Promise((closed) => taken.close(closed))
  })

  it('a DATA_DIR that cannot be written: a file stands in its place, or on the way to it', async () => {
    const file = join(scratchDir(), 'file')
    writeFileSync(file, 'x')
    expect(await sentence({ DATA_DIR: file })).toContain('DATA_DIR')
    expect(await sentence({ DATA_DIR: join(file, 'below') })).toContain('DATA_DIR')
  })

  it('a damaged database, CA file, demo file', async () => {
    const damaged = [
      ['sandbox.db', 'this is no database'.repeat(1000)],
      ['ca.json', '{"half":'],
      ['ca.json', '{}'],
      ['demo.json', 'x'],
    ] as const
    await Promise.all(
      damaged.map(async ([name, bytes]) => {
        const dataDir = scratchDir()
        writeFileSync(join(dataDir, name), bytes)
        expect(await sentence({ DATA_DIR: dataDir })).toContain(name)
      }),
    )
  })

  it('PKCS11_MODULE pointing nowhere, or at something that is no PKCS#11 library', async () => {
    expect(await sentence({ PKCS11_MODULE: '/no/such/lib.so' })).toContain('/no/such/lib.so')
    const file = join(scratchDir(), 'lib.so')
    writeFileSync(file, 'not a library')
    expect(await sentence({ PKCS11_MODULE: file })).toContain(file)
  })

  it('bad values: name, value and what is allowed, one line each', async () => {
    const bad: [Record<string, string>, RegExp, number][] = [
      [{ PORT: '99999' }, /PORT="99999".*65535/, 1],
      [{ PORT: 'abc' }, /PORT="abc"/, 1],
      [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL="loud".*debug/, 1],
      [{ ALLOW_SHA1: 'yes' }, /ALLOW_SHA1="yes".*0.*1/, 1],
      [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL="mysql:\/\/x".*postgres/, 1],
      [{ PORT: '-1', LOG_LEVEL: 'loud' }, /PORT.*\n.*LOG_LEVEL/, 2],
    ]
    await Promise.all(
      bad.map(async ([environment, told, lines]) => expect(await sentence(environment, lines)).toMatch(told)),
    )
  })

  it('HOST beyond loopback without TLS, a HOST that this machine does not have', async () => {
    expect(await sentence({ HOST: '0.0.0.0' })).toMatch(/TLS_CERT.*ALLOW_PLAIN_HTTP/)
    expect(await sentence({ HOST: '192.0.2.1', ALLOW_PLAIN_HTTP: '1' })).toContain('HOST')
  })

  it('TLS: one without the other, a file that is not there, a file that is no PEM', async () => {
    const file = join(scratchDir(), 'x.pem')
    writeFileSync(file, 'not a PEM')
    expect(await sentence({ TLS_CERT: file })).toContain('TLS_KEY')
    expect(await sentence({ TLS_CERT: '/no/such.pem', TLS_KEY: file })).toContain('/no/such.pem')
    expect(await sentence({ TLS_CERT: file, TLS_KEY: file })).toContain('TLS_CERT')
  })

  it('a PostgreSQL that does not answer, without its password in the sentence', async () => {
    const said = await sentence({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:9/x' })
    expect(said).toContain('127.0.0.1:9')
    expect(said).not.toContain('secret')
  })
})
