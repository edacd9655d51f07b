/** A key in software with a certificate of the training CA: the stand-in for a token where the token is not the matter. */
import { spawnSync } from 'node:child_process'
import { createPrivateKey, type KeyObject, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Attachment } from '#protocol/envelope/attachment.ts'
import { EDI_TYPE, entityOf, type Written, writeSigned } from '#protocol/envelope/write-envelope.ts'
import { signDetached } from '../../simulator/trust/sign-detached.ts'

export interface Signer {
  readonly key: KeyObject
  readonly keyPem: string
  /** PKCS#10, PEM. */
  readonly csr: string
  certificate: string
  serial: string
}

/** Runs openssl in a folder of its own; `files` are put there first. Throws with what openssl said. */
export function openssl(args: readonly string[], files: Readonly<Record<string, string | Uint8Array>> = {}): Buffer {
  const directory = mkdtempSync(join(tmpdir(), 'vnaccs-openssl-'))
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(directory, name), bytes)
    const done = spawnSync('openssl', args, { cwd: directory, maxBuffer: 64 * 1024 * 1024 })
    if (done.status !== 0) throw new Error(`openssl ${args.join(' ')}: ${done.error?.message ?? done.stderr}`)
    return done.stdout
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** A new P-256 key with its request, made by openssl. */
export function newSigner(): Signer {
  const keyPem = openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']).toString()
  const csr = openssl(['req', '-new', '-key', 'key.pem', '-subj', '/C=VN/CN=TEST'], { 'key.pem': keyPem }).toString()
  return { key: createPrivateKey(keyPem), keyPem, csr, certificate: '', serial: '' }
}

/** multipart/signed around a message, detached CMS of our own writing. */
export function signed(
  signer: Signer,
  message: Uint8Array,
  contentType = EDI_TYPE,
  files: readonly Attachment[] = [],
): Written {
  const entity = entityOf(message, contentType, files, '=_files')
  const cms = signDetached(entity, signer.key, signer.certificate, { signingTime: Date.now() })
  return writeSigned(entity, cms, 'sha-256', `=_${randomBytes(12).toString('hex')}`)
}

/** The same with the CMS made by `openssl cms`: the second opinion. */
export function signedByOpenssl(
  signer: Signer,
  message: Uint8Array,
  digest: 'sha256' | 'sha384' | 'sha512' = 'sha256',
): Written {
  const entity = entityOf(message)
  const files = { entity, 'key.pem': signer.keyPem, 'cert.pem': signer.certificate }
  const how = ['-signer', 'cert.pem', '-inkey', 'key.pem', '-md', digest, '-outform', 'DER']
  const cms = openssl(['cms', '-sign', '-binary', '-in', 'entity', ...how], files)
  return writeSigned(entity, cms, digest.replace('sha', 'sha-'), `=_${randomBytes(12).toString('hex')}`)
}
