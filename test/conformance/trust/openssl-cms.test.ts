import { createPrivateKey } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { signDetached } from '../../../simulator/trust/sign-detached.ts'
import { createTrainingCa, type Issued } from '../../../simulator/trust/training-ca.ts'
import { createTrust } from '../../../simulator/trust/trust.ts'
import { openBench } from './openssl.ts'

const NOW = Date.now()
const bench = openBench()
afterAll(() => bench.close())

const ca = createTrainingCa(NOW - 60_000)
bench.write('ca.pem', ca.rootPem + ca.issuingPem)
bench.write('chain.pem', ca.issuingPem + ca.rootPem)
bench.write('entity', Buffer.from(`Content-Type: text/plain; charset=UTF-8\r\n\r\n${'IDA  …\r\n'.repeat(1500)}`))
const entity = bench.bytes('entity')

const KINDS = {
  rsa: ['-newkey', 'rsa:2048'],
  rsa4096: ['-newkey', 'rsa:4096'],
  p256: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p384: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  p521: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-521'],
} as const
type Kind = keyof typeof KINDS

/** Key and request by openssl, certificate by the training CA. */
function holder(kind: Kind): Issued {
  bench.must(
    'req',
    '-new',
    ...KINDS[kind],
    '-nodes',
    '-keyout',
    `${kind}.key`,
    '-out',
    `${kind}.csr`,
    '-subj',
    '/CN=any',
  )
  const got = ca.issue({ csrPem: bench.text(`${kind}.csr`), userId: '02CI0001', unit: '02CI', now: NOW - 60_000 })
  if ('problem' in got) throw new Error(got.problem.en)
  bench.write(`${kind}.pem`, got.certificatePem)
  return got
}

const holders: Record<Kind, Issued> = {
  rsa: holder('rsa'),
  rsa4096: holder('rsa4096'),
  p256: holder('p256'),
  p384: holder('p384'),
  p521: holder('p521'),
}

const trust = createTrust({
  roots: [ca.rootPem],
  intermediates: [ca.issuingPem],
  sha1: false,
  revoked: () => 'good',
  findCertificate: (signer) => ('serial' in signer ? byS(signer.serial) : holders.rsa.certificatePem),
})
const byS = (serial: string) => Object.values(holders).find((each) => each.serial === serial)?.certificatePem

function verdict(cms: Uint8Array, kind: Kind, micalg: string, content: Uint8Array = entity) {
  const account = { userId: '02CI0001', unit: '02CI', terminalId: '', accessKey: '', passwordHash: '', barred: false }
  const bound = { ...account, denied: [], createdAt: 0, certificate: holders[kind] }
  return trust.judge(trust.examine(content, cms, micalg), bound, NOW)
}

function opensslSigns(kind: Kind, digest: string, ...more: readonly string[]): Uint8Array {
  const who = ['-signer', `${kind}.pem`, '-inkey', `${kind}.key`, '-md', digest]
  bench.must('cms', '-sign', '-binary', '-in', 'entity', '-outform', 'DER', '-out', 'p7s', ...who, ...more)
  return bench.bytes('p7s')
}

describe('protocol 2: what `openssl cms -sign` makes is accepted', () => {
  const digests = ['sha256', 'sha384', 'sha512'] as const
  const ways: readonly (readonly string[])[] = [
    [],
    ['-noattr'],
    ['-nocerts'],
    ['-keyid'],
    ['-nosmimecap'],
    ['-certfile', 'chain.pem'],
    ['-noattr', '-nocerts', '-keyid'],
    ['-cades'],
  ]
  const cases = (Object.keys(KINDS) as Kind[]).flatMap((kind) => digests.map((digest) => [kind, digest] as const))

  it.each(cases)('%s %s, with and without attributes, chain, key identifier', (kind, digest) => {
    for (const way of ways) {
      // Without certificates a key identifier is looked up among those held; the lookup here holds one.
      if (way.includes('-keyid') && way.includes('-nocerts') && kind !== 'rsa') continue
      const cms = opensslSigns(kind, digest, ...way)
      const { code, steps } = verdict(cms, kind, digest)
      expect(code, `${way.join(' ')}: ${steps.at(-1)?.en}`).toBe('')
      expect(verdict(cms, kind, digest, entity.subarray(1)).code).toBe('E134')
    }
  })

  it('RSA-PSS, with the digest of the message and any salt length', () => {
    for (const salt of ['digest', '20', 'max']) {
      const pss = ['-keyopt', 'rsa_padding_mode:pss', '-keyopt', `rsa_pss_saltlen:${salt}`]
      const cms = opensslSigns('rsa', 'sha256', ...pss)
      const { code, algorithm, steps } = verdict(cms, 'rsa', 'sha-256')
      expect(code, steps.at(-1)?.en).toBe('')
      expect(algorithm).toBe('rsa-2048-pss sha-256')
      expect(verdict(cms, 'rsa', 'sha-256', entity.subarray(1)).code).toBe('E134')
    }
  })

  it('PKCS#7 of `openssl smime -sign` too', () => {
    const who = ['-signer', 'rsa.pem', '-inkey', 'rsa.key', '-md', 'sha256']
    bench.must('smime', '-sign', '-binary', '-in', 'entity', '-outform', 'DER', '-out', 'p7s', ...who)
    expect(verdict(bench.bytes('p7s'), 'rsa', 'sha-256').code).toBe('')
  })

  it('E135 content inside (-nodetach), BER streaming (-stream), two signers', () => {
    expect(verdict(opensslSigns('rsa', 'sha256', '-nodetach'), 'rsa', 'sha-256').code).toBe('E135')
    expect(verdict(opensslSigns('rsa', 'sha256', '-nodetach', '-stream'), 'rsa', 'sha-256').code).toBe('E135')
    const two = opensslSigns('rsa', 'sha256', '-signer', 'p256.pem', '-inkey', 'p256.key')
    expect(verdict(two, 'rsa', 'sha-256').code).toBe('E135')
  })

  it('E134 SHA-1', () => {
    expect(verdict(opensslSigns('rsa', 'sha1'), 'rsa', 'sha1').code).toBe('E134')
  })
})

describe('protocol 2: openssl accepts what our builder makes', () => {
  const check = (cms: Uint8Array, content = 'entity') => {
    bench.write('ours', cms)
    const files = ['-in', 'ours', '-inform', 'DER', '-content', content, '-CAfile', 'ca.pem', '-out', 'out']
    // Signers of the training CA carry no S/MIME usage beyond digitalSignature, which openssl's purpose takes.
    return bench.run('cms', '-verify', '-binary', ...files)
  }

  it.each([
    ['rsa', 'sha-256'],
    ['rsa4096', 'sha-512'],
    ['p256', 'sha-256'],
    ['p384', 'sha-384'],
    ['p521', 'sha-512'],
  ] as const)('%s %s, with and without attributes', (kind, digest) => {
    const key = createPrivateKey(bench.text(`${kind}.key`))
    bench.write('changed', entity.subarray(1))
    for (const more of [{ signingTime: NOW }, {}]) {
      const cms = signDetached(entity, key, holders[kind].certificatePem, { digest, ...more })
      const { ok, text } = check(cms)
      expect(ok, text).toBe(true)
      expect(check(cms, 'changed').ok).toBe(false)
      expect(verdict(cms, kind, digest).code).toBe('')
    }
  })
})
