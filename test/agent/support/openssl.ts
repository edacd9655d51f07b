import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The second opinion: Debian's openssl. Returns standard output; throws with what it said when it fails. */
export function openssl(...args: readonly string[]): string {
  const done = spawnSync('openssl', args, { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`openssl ${args.join(' ')}: ${done.error?.message ?? done.stderr}`)
  return `${done.stdout}${done.stderr}`
}

export interface TestCa {
  readonly certificate: string
  /** Signs a PEM request; `from` and `to` as openssl writes them (yyyymmddHHMMSSZ). Returns the certificate's path. */
  issue(csrPem: string, validity?: { readonly from: string; readonly to: string }): { path: string; pem: string }
}

/** A CA made with openssl, whose name has Vietnamese letters: libraries have broken on them. */
export function makeTestCa(directory: string): TestCa {
  mkdirSync(directory, { recursive: true })
  const at = (name: string) => join(directory, name)
  const name = '/C=VN/O=HẢI QUAN THỬ NGHIỆM/CN=CA Luyện tập'
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-utf8',
    '-subj',
    name,
    '-days',
    '30',
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
  )
  let count = 0
  return {
    certificate: at('ca.pem'),
    issue(csrPem, validity) {
      const n = ++count
      const [csr, out, database, config] = [at(`${n}.csr`), at(`${n}.pem`), at(`${n}.db`), at(`${n}.cnf`)]
      writeFileSync(csr, csrPem)
      writeFileSync(database, '')
      writeFileSync(
        config,
        '[ca]\ndefault_ca=d\n[d]\npolicy=p\nx509_extensions=x\ndefault_md=sha256\nunique_subject=no\nrand_serial=yes\n' +
          `new_certs_dir=${directory}\ndatabase=${database}\n[p]\ncommonName=supplied\norganizationName=optional\ncountryName=optional\n` +
          '[x]\nkeyUsage=critical,digitalSignature\nbasicConstraints=CA:FALSE\n',
      )
      const dates = validity ? ['-startdate', validity.from, '-enddate', validity.to] : ['-days', '10']
      openssl(
        'ca',
        '-batch',
        '-utf8',
        '-config',
        config,
        '-cert',
        at('ca.pem'),
        '-keyfile',
        at('ca.key'),
        '-in',
        csr,
        '-out',
        out,
        '-notext',
        ...dates,
      )
      return { path: out, pem: openssl('x509', '-in', out) }
    },
  }
}

/** `openssl cms -verify` of a detached signature over the exact bytes of `entity`, chain included. Throws when it does not hold. */
export function verifyCms(directory: string, ca: TestCa, entity: Uint8Array, cms: Uint8Array): string {
  const [content, signature] = [join(directory, 'entity'), join(directory, 'cms.der')]
  writeFileSync(content, entity)
  writeFileSync(signature, cms)
  return openssl(
    'cms',
    '-verify',
    '-binary',
    '-content',
    content,
    '-inform',
    'DER',
    '-in',
    signature,
    '-CAfile',
    ca.certificate,
    '-purpose',
    'any',
    '-out',
    '/dev/null',
  )
}
