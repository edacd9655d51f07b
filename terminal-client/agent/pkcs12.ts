import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import forge from 'node-forge'
import { TokenError } from './token-error.ts'

/** What a PKCS#12 file holds: one private key, and the certificates beside it as DER, byte for byte. */
export interface Pkcs12 {
  readonly key: KeyObject
  readonly certificates: readonly Uint8Array[]
}

/** Rounds of the password's key derivation; forge's own 2048 is from another decade. Read back from the file when opened. */
const iterations = 20_000

/**
 * Reads the file at `path`.
 * @throws TokenError `wrong-pin`; `file-broken` when it is no PKCS#12 file or holds no key
 */
export function readPkcs12(path: string, password: string): Pkcs12 {
  const broken = (cause: unknown, detail?: string) =>
    new TokenError('file-broken', { path, detail: detail ?? (cause as Error).message }, cause)
  let structure: forge.asn1.Asn1
  try {
    structure = forge.asn1.fromDer(readFileSync(path).toString('latin1'))
  } catch (cause) {
    throw broken(cause)
  }
  let file: forge.pkcs12.Pkcs12Pfx
  try {
    file = forge.pkcs12.pkcs12FromAsn1(structure, password)
  } catch (cause) {
    if (/Invalid password|could not be verified/i.test((cause as Error).message)) {
      throw new TokenError('wrong-pin', { label: path }, cause)
    }
    throw broken(cause)
  }
  const bags = file.safeContents.flatMap((content) => content.safeBags)
  const keyBag = bags.find(
    (bag) => bag.type === forge.pki.oids.pkcs8ShroudedKeyBag || bag.type === forge.pki.oids.keyBag,
  )
  if (keyBag === undefined) throw broken(undefined, 'no private key')
  return {
    key: privateKeyOf(keyBag),
    certificates: bags.filter((bag) => bag.type === forge.pki.oids.certBag).map(certificateOf),
  }
}

/**
 * Writes key and certificates to `path`, mode 0600, complete or not at all. The file is read back before it takes its place.
 * @throws TokenError `file-broken` when it cannot be written; `key-not-supported` for a key other than RSA
 */
export function writePkcs12(path: string, password: string, key: KeyObject, certificates: readonly Uint8Array[]): void {
  if (key.asymmetricKeyType !== 'rsa') {
    throw new TokenError('key-not-supported', { detail: `PKCS#12: ${key.asymmetricKeyType}` })
  }
  const privateKey = forge.pki.privateKeyFromPem(key.export({ type: 'pkcs1', format: 'pem' }).toString())
  const parsed = certificates.map((der) => forge.pki.certificateFromPem(new X509Certificate(der).toString()))
  // forge takes the local key id from the first certificate: without one there is nothing to take it from.
  const structure = forge.pkcs12.toPkcs12Asn1(privateKey, parsed, password, {
    algorithm: 'aes256',
    count: iterations,
    generateLocalKeyId: parsed.length > 0,
  })
  const beside = `${path}.${process.pid}.tmp`
  try {
    const file = openSync(beside, 'w', 0o600)
    try {
      writeSync(file, Buffer.from(forge.asn1.toDer(structure).getBytes(), 'latin1'))
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    requireSame(readPkcs12(beside, password), key, certificates, path)
    renameSync(beside, path)
  } catch (cause) {
    rmSync(beside, { force: true })
    if (cause instanceof TokenError) throw cause
    throw new TokenError('file-broken', { path, detail: (cause as Error).message }, cause)
  }
}

// forge writes a certificate anew from its parsed form: a name that it spells otherwise would break the signature on it.
function requireSame(read: Pkcs12, key: KeyObject, certificates: readonly Uint8Array[], path: string): void {
  const same =
    createPublicKey(read.key).equals(createPublicKey(key)) &&
    read.certificates.length === certificates.length &&
    read.certificates.every((der, index) => Buffer.from(certificates[index] ?? []).equals(der))
  if (!same) throw new TokenError('file-broken', { path, detail: 'PKCS#12' })
}

const derOf = (structure: forge.asn1.Asn1): Buffer => Buffer.from(forge.asn1.toDer(structure).getBytes(), 'latin1')

// What forge cannot parse (an EC key or certificate) it leaves in `asn1`, as it was in the file.
function privateKeyOf(bag: forge.pkcs12.Bag): KeyObject {
  if (bag.key) {
    const der = derOf(forge.pki.privateKeyToAsn1(bag.key))
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs1' })
  }
  return createPrivateKey({ key: derOf(bag.asn1), format: 'der', type: 'pkcs8' })
}

const certificateOf = (bag: forge.pkcs12.Bag): Uint8Array =>
  Uint8Array.from(derOf(bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1))
