import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { rowHash } from '../../../simulator/journal/chain.ts'
import { journalRow, journalWriter } from '../../../simulator/journal/record.ts'
import type { Entry } from '../../../simulator/ports.ts'

const entry: Entry = {
  at: '2026-05-20T08:30:00.000+07:00',
  receivedAt: '2026-05-20T01:30:00.000Z',
  run: 'RUN1',
  kind: 'action',
  cause: 0,
  userId: 'Nguyễn',
  procedure: 'receive',
  declarationNo: '100000000010',
  resultCodes: ['A0011', 'S0900-ICB1-0001'],
  outputs: ['VAD1AC0'],
  verdict: null,
  contentType: 'application/json',
  durationMs: 12.5,
  detail: { lý: 'do', n: 1 },
  body: new TextEncoder().encode('thân'),
}

/** A stranger's recomputation, written from the description in chain.ts over the row as the API gives it. */
function recompute(row: ReturnType<typeof journalRow>, body: Uint8Array): string {
  const fields = [
    'vnaccs-journal-1',
    row.prevHash,
    row.seq,
    row.at,
    row.receivedAt,
    row.world,
    row.run,
    row.kind,
    row.cause,
    row.userId,
    row.procedure,
    row.declarationNo,
    JSON.stringify(row.resultCodes),
    JSON.stringify(row.outputs),
    JSON.stringify(row.verdict),
    row.bytes,
    row.contentType,
    Math.round(row.durationMs * 10),
    JSON.stringify(row.detail),
    createHash('sha256').update(body).digest('hex'),
  ]
  const parts = fields.flatMap((field) => {
    const text = new TextEncoder().encode(String(field))
    return [new TextEncoder().encode(`${text.byteLength}:`), text, new TextEncoder().encode(',')]
  })
  return createHash('sha256').update(Buffer.concat(parts)).digest('hex')
}

describe('the hash chain', () => {
  it('contract, verify: a stranger recomputes the hash from the row of the API and the raw body', () => {
    const record = journalWriter.record(entry, 7, 3, 'main')
    const hash = journalWriter.seal(record, 'a'.repeat(64))
    const row = journalRow(record)
    expect(row).toMatchObject({ hash, prevHash: 'a'.repeat(64), seq: 7, cause: 3, bytes: 5 })
    expect(recompute(row, entry.body)).toBe(hash)
  })

  it('contract, verify: every field and the row before enter the hash', () => {
    const record = journalWriter.record(entry, 7, 3, 'main')
    const { hash: _, prev_hash: __, at_ms: ___, ...fields } = record
    const hashes = new Set([rowHash(record, 'a'), rowHash(record, 'b')])
    for (const [name, value] of Object.entries(fields))
      hashes.add(rowHash({ ...record, [name]: typeof value === 'number' ? value + 1 : `${value}x` }, 'a'))
    expect(hashes.size).toBe(2 + Object.keys(fields).length)
  })

  it('chain encoding: moving a character from one field to its neighbour changes the hash', () => {
    const record = journalWriter.record(entry, 7, 3, 'main')
    const moved = { ...record, user_id: `${record.user_id}r`, procedure: record.procedure.slice(1) }
    expect(rowHash(moved, 'a')).not.toBe(rowHash(record, 'a'))
  })

  it('record: a time that is none, a cause or duration that is no number is refused', () => {
    expect(() => journalWriter.record({ ...entry, at: 'hôm nay' }, 1, 0, 'main')).toThrow(RangeError)
    expect(() => journalWriter.record(entry, 1, 0.5, 'main')).toThrow(RangeError)
    expect(() => journalWriter.record({ ...entry, durationMs: Number.NaN }, 1, 0, 'main')).toThrow(RangeError)
  })
})
