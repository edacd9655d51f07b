import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { LowSync, type SyncAdapter } from 'lowdb'
import { z } from 'zod'
import { TokenError } from './token-error.ts'

const shape = z.strictObject({
  /** Path of the PKCS#11 library that was chosen. */
  module: z.string().optional(),
  /** Label of the token that was chosen. */
  tokenLabel: z.string().optional(),
  /** Wrong PINs in a row, by token (`pkcs11:<serial>` or `file:<path>`). */
  pinTries: z.record(z.string(), z.number().int().min(0)),
})

/** What the agent remembers between starts. Nothing in it is secret. */
export type Settings = z.infer<typeof shape>

/** The settings document. Each call reads the file anew, so that two processes see each other's changes. */
export interface SettingsStore {
  readonly path: string
  read(): Readonly<Settings>
  /** Changes the document and makes it durable before it returns. */
  update(change: (settings: Settings) => void): void
}

/**
 * Settings kept as a JSON document at `path`, mode 0600. A file that is absent means: nothing chosen yet.
 * @param now epoch ms; names the copy of a broken file
 * @throws TokenError `file-broken` naming the file when it is no settings document; it is then kept aside under a name
 *   with `.broken-`, so that the next start works, and nothing of it is overwritten
 */
export function openSettings(path: string, now: () => number): SettingsStore {
  const adapter = documentAdapter(path, now)
  const load = (): LowSync<Settings> => {
    const store = new LowSync(adapter, { pinTries: {} })
    store.read()
    return store
  }
  load()
  return {
    path,
    read: () => load().data,
    update: (change) => load().update(change),
  }
}

function documentAdapter(path: string, now: () => number): SyncAdapter<Settings> {
  return {
    read() {
      const text = readText(path)
      if (text === undefined) return null
      try {
        return shape.parse(JSON.parse(text))
      } catch (cause) {
        const aside = `${path}.broken-${now()}`
        renameSync(path, aside)
        throw new TokenError('file-broken', { path, detail: `JSON; ${aside}` }, cause)
      }
    },
    write(settings) {
      // A PIN try must survive a kill: written beside, flushed, then put in place.
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      const beside = `${path}.${process.pid}.tmp`
      const file = openSync(beside, 'w', 0o600)
      try {
        writeSync(file, `${JSON.stringify(settings, null, 2)}\n`)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      renameSync(beside, path)
    },
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new TokenError('file-broken', { path, detail: (cause as Error).message }, cause)
  }
}
