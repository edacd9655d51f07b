/** The machine's clock, random source and digest: the only places that ask for them. */
import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { Clock, Digest, Random } from '../ports.ts'

export const machineClock: Clock = {
  real: () => Date.now(),
  elapsed: () => performance.now(),
}

export const machineRandom: Random = {
  below: (limit) => randomInt(limit),
  token: () => randomBytes(32).toString('base64url'),
}

export const sha256: Digest = (bytes) => createHash('sha256').update(bytes).digest('hex')
