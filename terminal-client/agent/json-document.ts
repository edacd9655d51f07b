import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { LowSync, type SyncAdapter } from 'lowdb'
import type { z } from 'zod'
import { TokenError } from './token-error.ts'

/** A small document on the disk. Each call reads the file anew, so that two processes see each other's changes. */
export interface JsonDocument<T> {
  readonly path: string
  read(): Readonly<T>
  /** Changes the document and makes it durable before it returns. */
  update(change: (data: T) => void): void
}

/**
 * A few kilobytes of JSON at `path`, mode 0600, through lowdb. A file that is absent means `empty()`.
 * @param now epoch ms; names the copy of a broken file
 * @throws TokenError `file-broken` naming the file when it has not the shape; it is then kept aside under a name with
 *   `.broken-`, so that the next start works, and nothing of it is overwritten
 */
export function openDocument<T>(path: string, shape: z.ZodType<T>, empty: () => T, now: () => number): JsonDocument<T> {
  const adapter = documentAdapter(path, shape, now)
  const load = (): LowSync<T> => {
    const store = new LowSync(adapter, empty())
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

function documentAdapter<T>(path: string, shape: z.ZodType<T>, now: () => number): SyncAdapter<T> {
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
    write(data) {
      // What is written here must survive a kill (a PIN try, a revoked pairing): written beside, flushed, then put in place.
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      const beside = `${path}.${process.pid}.tmp`
      const file = openSync(beside, 'w', 0o600)
      try {
        writeSync(file, `${JSON.stringify(data, null, 2)}\n`)
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
