/** `openssl` in a directory of its own: the second opinion of this room. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Bench {
  /** Runs `openssl` with the arguments, in the directory. `ok` is exit status 0. */
  run(...args: readonly string[]): { readonly ok: boolean; readonly text: string }
  /** As `run`, but throws with OpenSSL's own words when it fails. */
  must(...args: readonly string[]): string
  write(name: string, content: Uint8Array | string): string
  bytes(name: string): Uint8Array
  text(name: string): string
  close(): void
}

export function openBench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'vnaccs-trust-'))
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' })
    return { ok: status === 0, text: `${stdout}${stderr}` }
  }
  return {
    run,
    must(...args) {
      const { ok, text } = run(...args)
      if (!ok) throw new Error(`openssl ${args.join(' ')}\n${text}`)
      return text
    },
    write(name, content) {
      writeFileSync(join(folder, name), content)
      return name
    },
    bytes: (name) => readFileSync(join(folder, name)),
    text: (name) => readFileSync(join(folder, name), 'utf8'),
    close: () => rmSync(folder, { recursive: true }),
  }
}
