import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { TokenError } from './token-error.ts'

/**
 * A home for SoftHSM2 under `directory` (DATA_DIR): `tokens/softhsm2.conf` and the token store `tokens/softhsm2/`, both
 * for the owner only.
 *
 * @returns the variable to put into the process's environment **before** the library is loaded. Node hands it to getenv()
 *   of the library in the main thread; a worker thread has a copy of the environment that getenv() does not see.
 * @throws TokenError `file-broken` when the path holds `#`, which begins a comment in SoftHSM2's file, or a line break
 */
export function softhsmEnvironment(directory: string): { readonly SOFTHSM2_CONF: string } {
  const home = join(resolve(directory), 'tokens')
  const store = join(home, 'softhsm2')
  if (/[#\r\n]/.test(home)) throw new TokenError('file-broken', { path: home, detail: 'SoftHSM2: #' })
  mkdirSync(store, { recursive: true, mode: 0o700 })
  const path = join(home, 'softhsm2.conf')
  const text = `directories.tokendir = ${store}\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = false\n`
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text, { mode: 0o600 })
  return { SOFTHSM2_CONF: path }
}
