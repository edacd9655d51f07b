import type { KeyObject } from 'node:crypto'

const CURVES: Readonly<Record<string, string>> = {
  prime256v1: 'ec-p-256',
  secp384r1: 'ec-p-384',
  secp521r1: 'ec-p-521',
}

/** Beyond this a single check would cost more than a hundred ordinary ones. */
const LARGEST_RSA = 8192

/** `rsa-2048`, `ec-p-256` …: how verdicts name a key. */
export function keyName(key: KeyObject): string {
  const details = key.asymmetricKeyDetails
  if (key.asymmetricKeyType === 'rsa') return `rsa-${details?.modulusLength ?? 0}`
  if (key.asymmetricKeyType === 'ec')
    return CURVES[details?.namedCurve ?? ''] ?? `ec-${details?.namedCurve ?? 'unknown'}`
  return key.asymmetricKeyType ?? 'unknown'
}

/** Whether the sandbox takes the key: RSA of 2048 to 8192 bits with an odd exponent from 3, or P-256, P-384, P-521 (protocol, Signature). */
export function keyAccepted(key: KeyObject): boolean {
  const details = key.asymmetricKeyDetails
  if (key.asymmetricKeyType === 'ec') return CURVES[details?.namedCurve ?? ''] !== undefined
  if (key.asymmetricKeyType !== 'rsa') return false
  const bits = details?.modulusLength ?? 0
  const exponent = details?.publicExponent ?? 0n
  return bits >= 2048 && bits <= LARGEST_RSA && exponent >= 3n && exponent % 2n === 1n
}
