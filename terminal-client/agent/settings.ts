import { z } from 'zod'
import { type JsonDocument, openDocument } from './json-document.ts'

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

/** The settings document; two processes (agent and command line) see each other's changes. */
export type SettingsStore = JsonDocument<Settings>

/**
 * Settings kept as a JSON document at `path`, mode 0600. A file that is absent means: nothing chosen yet.
 * @param now epoch ms; names the copy of a broken file
 * @throws TokenError `file-broken` as `openDocument` tells
 */
export function openSettings(path: string, now: () => number): SettingsStore {
  return openDocument(path, shape, () => ({ pinTries: {} }), now)
}
