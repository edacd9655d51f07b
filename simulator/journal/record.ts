import type { JournalRow } from '#training/journal-row.ts'
import type { Entry } from '../ports.ts'
import { type JournalRecord, type JournalWriter, keepable } from '../store/database.ts'
import { bodyHash, firstHash, rowHash } from './chain.ts'

const whole = (name: string, value: number): number => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`journal: ${name} is no whole number: ${value}`)
  return value
}

/** Makes and seals rows for the store, which holds the transaction. */
export const journalWriter: JournalWriter = {
  record(entry: Entry, seq: number, cause: number, world: string): JournalRecord {
    return {
      seq,
      at: keepable(entry.at),
      received_at: keepable(entry.receivedAt),
      world,
      run: keepable(entry.run),
      kind: entry.kind,
      cause: whole('cause', cause),
      user_id: keepable(entry.userId),
      procedure: keepable(entry.procedure),
      declaration_no: keepable(entry.declarationNo),
      result_codes: JSON.stringify(entry.resultCodes),
      outputs: JSON.stringify(entry.outputs),
      verdict: JSON.stringify(entry.verdict),
      bytes: entry.body.byteLength,
      content_type: keepable(entry.contentType),
      duration_tenths: whole('durationMs', Math.round(entry.durationMs * 10)),
      detail: JSON.stringify(entry.detail),
      body_sha256: bodyHash(entry.body),
      at_ms: whole('at', Date.parse(entry.at)),
      prev_hash: firstHash,
      hash: '',
    }
  },
  seal(record: JournalRecord, prevHash: string): string {
    record.prev_hash = prevHash
    record.hash = rowHash(record, prevHash)
    return record.hash
  },
}

/** A row as the world sees it. */
export const journalRow = (record: JournalRecord): JournalRow => ({
  seq: record.seq,
  at: record.at,
  receivedAt: record.received_at,
  world: record.world,
  run: record.run,
  kind: record.kind as JournalRow['kind'],
  cause: record.cause,
  userId: record.user_id,
  procedure: record.procedure,
  declarationNo: record.declaration_no,
  resultCodes: JSON.parse(record.result_codes),
  outputs: JSON.parse(record.outputs),
  verdict: JSON.parse(record.verdict),
  bytes: record.bytes,
  contentType: record.content_type,
  durationMs: record.duration_tenths / 10,
  detail: JSON.parse(record.detail),
  hash: record.hash,
  prevHash: record.prev_hash,
})
