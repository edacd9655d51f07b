/**
 * Wire passwords under argon2id. Every message carries its password, and a hash takes tens of milliseconds: a password
 * that was right once is remembered for the process's life as a keyed digest, bound to the very hash it matched, so a
 * changed password is asked anew.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Account, Passwords } from '../ports.ts'

/** Remembered at most; beyond it all are forgotten, which only costs time. */
const LIMIT = 10_000

export function wirePasswords(): Passwords {
  const secret = randomBytes(32)
  const known = new Set<string>()
  const sign = ({ userId, passwordHash }: Account, password: string): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify([userId, passwordHash, password]))
      .digest('base64')
  const nothing = hash(randomBytes(16).toString('hex'))
  return {
    hash: (password) => hash(password),
    async matches(known, password) {
      const right = await verify(known ?? (await nothing), password)
      return right && known !== undefined
    },
    async right(account, password) {
      const mark = sign(account, password)
      if (known.has(mark)) return true
      const right = await verify(account.passwordHash, password)
      if (right) {
        if (known.size >= LIMIT) known.clear()
        known.add(mark)
      }
      return right
    },
  }
}
