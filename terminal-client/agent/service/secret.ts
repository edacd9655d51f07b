import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A new unguessable name: 256 bits, safe in a path. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is kept of a secret that must be recognised later. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Compares in constant time, whatever the lengths. */
export function sameSecret(given: string | undefined, expected: string | undefined): boolean {
  if (given === undefined || expected === undefined) return false
  return timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hashOf(expected)))
}
