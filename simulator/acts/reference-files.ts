/** The tables that customs works by (bảng mã, biểu thuế, tỷ giá), for clients that check a message before sending it. */
import type { ReferenceFiles } from '../api/terminal.ts'

/** Made once by the composition root: the text never changes while the simulator runs. */
export interface PackedReference {
  /** SHA-256 of all tables, hex: `ReferenceFiles.hash`. */
  readonly hash: string
  /** JSON of `ReferenceFiles`, UTF-8, as it is and gzipped. */
  readonly json: Uint8Array
  readonly gzip: Uint8Array
}

export function packReference(
  files: ReadonlyMap<string, string>,
  tools: { readonly digest: (bytes: Uint8Array) => string; readonly gzip: (bytes: Uint8Array) => Uint8Array },
): PackedReference {
  const encoder = new TextEncoder()
  const sorted = Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
  const hash = tools.digest(encoder.encode(JSON.stringify(sorted)))
  const content: ReferenceFiles = { hash, files: sorted }
  const json = encoder.encode(JSON.stringify(content))
  return { hash, json, gzip: tools.gzip(json) }
}
