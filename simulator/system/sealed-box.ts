/** Small secrets of people kept in the database, sealed with a key of DATA_DIR: a copy of the database alone tells none. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SealedBox } from '../ports.ts'
import { secretFile } from './data-directory.ts'

const ALGORITHM = 'aes-256-gcm'

/** AES-256-GCM; `seal` gives base64url of nonce, tag and text; `open` undefined for what this key did not seal. */
export function sealedBox(directory: string): SealedBox {
  const key = Buffer.from(
    secretFile(directory, 'seal.key', () => randomBytes(32).toString('base64url')),
    'base64url',
  )
  return {
    seal(text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv(ALGORITHM, key, nonce)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(sealed) {
      try {
        const bytes = Buffer.from(sealed, 'base64url')
        const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, 12))
        decipher.setAuthTag(bytes.subarray(12, 28))
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
