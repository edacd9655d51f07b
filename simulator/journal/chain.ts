/**
 * The hash chain of the journal (nhật ký), so that a row changed, removed or slipped in afterwards is found.
 *
 * How a stranger recomputes it, from `GET /api/v1/journal` and `/raw` alone:
 * 1. Write the fields below, in this order, as text; each as a netstring: its length in UTF-8 bytes in decimal, `:`,
 *    the bytes, `,`. Nothing stands between two netstrings.
 *    `vnaccs-journal-1` · prevHash · seq · at · receivedAt · world · run · kind · cause · userId · procedure ·
 *    declarationNo · resultCodes · outputs · verdict · bytes · contentType · durationMs × 10 · detail · SHA-256 of the body
 * 2. Numbers are decimal integers. Arrays, verdict and detail are their JSON without blanks, keys in the order in which
 *    the API gives them, no escapes but those that JSON demands; no verdict is `null`. Hashes are lower-case hex.
 * 3. `hash` is the SHA-256 of that, and `prevHash` of the first row is 64 zeros.
 */
import { createHash } from 'node:crypto'
import type { JournalRecord } from '../store/database.ts'

/** `prevHash` of row 1. */
export const firstHash = '0'.repeat(64)

const netstring = (value: string): string => `${Buffer.byteLength(value)}:${value},`

/** SHA-256, lower-case hex. */
export const bodyHash = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex')

/** The hash of a row that stands behind `prevHash`; `record.hash` and `record.prev_hash` are not looked at. */
export function rowHash(record: Omit<JournalRecord, 'hash' | 'prev_hash' | 'at_ms'>, prevHash: string): string {
  const fields =
    netstring('vnaccs-journal-1') +
    netstring(prevHash) +
    netstring(String(record.seq)) +
    netstring(record.at) +
    netstring(record.received_at) +
    netstring(record.world) +
    netstring(record.run) +
    netstring(record.kind) +
    netstring(String(record.cause)) +
    netstring(record.user_id) +
    netstring(record.procedure) +
    netstring(record.declaration_no) +
    netstring(record.result_codes) +
    netstring(record.outputs) +
    netstring(record.verdict) +
    netstring(String(record.bytes)) +
    netstring(record.content_type) +
    netstring(String(record.duration_tenths)) +
    netstring(record.detail) +
    netstring(record.body_sha256)
  return createHash('sha256').update(fields).digest('hex')
}
