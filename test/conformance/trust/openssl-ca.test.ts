import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { writePkcs12 } from '../../../simulator/trust/pkcs12.ts'
import { createTrainingCa } from '../../../simulator/trust/training-ca.ts'
import { openBench } from './openssl.ts'

const NOW = Date.now()
const bench = openBench()
afterAll(() => bench.close())

describe.each(['rsa', 'ec'] as const)('contract, certificates: openssl on a training CA with %s keys', (kind) => {
  const ca = createTrainingCa(NOW - 60_000, kind)
  bench.write(`${kind}-root.pem`, ca.rootPem)
  bench.write(`${kind}-issuing.pem`, ca.issuingPem)
  bench.must(
    'req',
    '-new',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    `${kind}.key`,
    '-out',
    'csr',
    '-subj',
    '/CN=any',
  )
  const got = ca.issue({ csrPem: bench.text('csr'), userId: '02CI0001', unit: '02CI', now: NOW - 60_000 })
  if ('problem' in got) throw new Error(got.problem.en)
  bench.write(`${kind}.pem`, got.certificatePem)
  const chain = ['-CAfile', `${kind}-root.pem`, '-untrusted', `${kind}-issuing.pem`]

  it('verifies the chain strictly and sees the subject, the usage and the serial', () => {
    expect(bench.must('verify', '-x509_strict', ...chain, `${kind}.pem`)).toContain('OK')
    const text = bench.must('x509', '-in', `${kind}.pem`, '-noout', '-text', '-nameopt', 'utf8')
    expect(text).toContain('Subject: C=VN, O=SANDBOX VNACCS – DỮ LIỆU CHẠY THỬ, OU=02CI, CN=02CI0001')
    expect(text).toContain('CA:FALSE')
    expect(text).toContain('Digital Signature, Non Repudiation')
    expect(new X509Certificate(got.certificatePem).serialNumber.toLowerCase()).toBe(got.serial)
  })

  it('verifies the CRL, empty or not, and refuses the certificate that it names', () => {
    const crlCheck = ['verify', '-crl_check', ...chain, '-CRLfile', 'crl.pem', `${kind}.pem`]
    for (const revoked of [[], [{ serial: got.serial, at: NOW, reason: 'keyCompromise' }]]) {
      bench.write('crl.der', ca.crl(revoked, NOW - 1000, 7))
      const read = ['crl', '-inform', 'DER', '-in', 'crl.der']
      expect(bench.must(...read, '-verify', '-CAfile', `${kind}-issuing.pem`, '-noout')).toContain('verify OK')
      bench.must(...read, '-out', 'crl.pem')
      const { ok, text } = bench.run(...crlCheck)
      expect(ok, text).toBe(revoked.length === 0)
      if (revoked.length > 0) expect(text).toContain('certificate revoked')
    }
    const text = bench.must('crl', '-inform', 'DER', '-in', 'crl.der', '-noout', '-text')
    expect(text).toContain('Key Compromise')
    expect(text).toMatch(/CRL Number:\s+7/)
  })
})

describe('contract, start: the PKCS#12 of the file token', () => {
  const ca = createTrainingCa(NOW - 60_000)
  bench.must('req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'token.key', '-out', 'csr', '-subj', '/CN=any')
  const got = ca.issue({ csrPem: bench.text('csr'), userId: '02CI0001', unit: '02CI', now: NOW })
  if ('problem' in got) throw new Error(got.problem.en)
  const write = (password: string) =>
    writePkcs12(bench.text('token.key'), got.certificatePem, [ca.issuingPem, ca.rootPem], password)

  it('opens in openssl: same key, same certificate, the chain, modern encryption of the key', () => {
    bench.write('p12', write('Mat-khau 1'))
    const open = (...more: readonly string[]) =>
      bench.must('pkcs12', '-in', 'p12', '-passin', 'pass:Mat-khau 1', ...more)
    const block = (text: string) => text.slice(text.indexOf('-----BEGIN'))
    const { publicKey, fingerprint256 } = new X509Certificate(got.certificatePem)
    expect(createPublicKey(createPrivateKey(block(open('-nocerts', '-nodes')))).equals(publicKey)).toBe(true)
    expect(new X509Certificate(block(open('-nokeys', '-clcerts'))).fingerprint256).toBe(fingerprint256)
    expect(open('-nokeys', '-cacerts').match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
    expect(open('-info', '-noout')).toContain('PBES2, PBKDF2, AES-256-CBC')
    expect(bench.run('pkcs12', '-in', 'p12', '-passin', 'pass:sai', '-nodes').ok).toBe(false)
  })

  it('refuses a password that two programs would spell differently', () => {
    expect(() => write('mật khẩu')).toThrow('ASCII')
  })
})

it.each(['-sha256', '-sha384', '-sha512'])(
  'contract, certificates: takes openssl requests signed with %s',
  (digest) => {
    const ca = createTrainingCa(NOW, 'ec')
    for (const kind of [['rsa:2048'], ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384']]) {
      bench.must(
        'req',
        '-new',
        digest,
        '-newkey',
        ...kind,
        '-nodes',
        '-keyout',
        'k',
        '-out',
        'csr',
        '-subj',
        '/CN=Nguyễn Văn A',
        '-utf8',
      )
      expect(ca.issue({ csrPem: bench.text('csr'), userId: 'A', unit: 'B', now: NOW })).toHaveProperty('serial')
    }
    bench.must('req', '-new', '-sha1', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'k', '-out', 'csr', '-subj', '/CN=a')
    expect(ca.issue({ csrPem: bench.text('csr'), userId: 'A', unit: 'B', now: NOW })).toHaveProperty('problem')
  },
)
