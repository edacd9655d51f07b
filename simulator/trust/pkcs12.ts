import forge from 'node-forge'

/** PBKDF2 and MAC rounds; node-forge computes the MAC's in plain JavaScript, and writes at most 65,535. */
const ROUNDS = 20_000

/**
 * A PKCS#12 file (DER) for the file token: key and certificate of the account, then its chain. RSA only, also
 * in the chain, for node-forge knows no EC keys. The key is under AES-256 with PBKDF2-HMAC-SHA256; the MAC is HMAC-SHA1, all that node-forge writes:
 * it guards a training key against damage and wrong passwords, the encryption does not rest on it.
 *
 * @param privateKeyPem PKCS#8 or PKCS#1
 * @param password printable ASCII: node-forge and OpenSSL spell other letters differently when they derive the key
 * @throws RangeError for another password; Error when the key is not RSA or a certificate cannot be read
 */
export function writePkcs12(
  privateKeyPem: string,
  certificatePem: string,
  chain: readonly string[],
  password: string,
): Uint8Array {
  if (!/^[\x20-\x7e]+$/.test(password)) throw new RangeError('PKCS#12: the password must be printable ASCII')
  const key = forge.pki.privateKeyFromPem(privateKeyPem)
  const options: Parameters<typeof forge.pkcs12.toPkcs12Asn1>[3] & { prfAlgorithm: string } = {
    algorithm: 'aes256',
    prfAlgorithm: 'sha256',
    count: ROUNDS,
    saltSize: 16,
    friendlyName: 'VNACCS sandbox',
  }
  const certificates = [certificatePem, ...chain].map((pem) => forge.pki.certificateFromPem(pem))
  const file = forge.pkcs12.toPkcs12Asn1(key, certificates, password, options)
  return Buffer.from(forge.asn1.toDer(file).getBytes(), 'binary')
}
