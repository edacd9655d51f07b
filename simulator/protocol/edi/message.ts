import { BLANK_HEADER, HEADER_LENGTH, type Header, ITEMS_OFFSET, readHeader, writeHeader } from './header.ts'
import type { Result } from './result.ts'

export interface Message {
  readonly header: Header
  /** The items as they stand on the wire: a view on the message, not a copy. */
  readonly items: Uint8Array
  /** A0017, A0009, A0016, A0008; empty when the frame is sound. */
  readonly results: readonly Result[]
}

/**
 * Takes an EDI message apart (protocol 1.1): header, CRLF, items. Never throws; what could be read is returned.
 * A0017 (no CRLF behind 398 bytes) stands alone, because nothing read from such a frame is certain; else the findings of
 * the header, and A0008 when the length field differs from the bytes.
 */
export function readMessage(bytes: Uint8Array): Message {
  const { header, results } = readHeader(bytes)
  if (bytes[HEADER_LENGTH] !== 13 || bytes[HEADER_LENGTH + 1] !== 10) {
    return { header, items: bytes.subarray(bytes.length), results: [system('A0017')] }
  }
  const sound = /^\d{6}$/.test(header.length) && Number(header.length) === bytes.length
  return { header, items: bytes.subarray(ITEMS_OFFSET), results: sound ? results : [...results, system('A0008')] }
}

/** Header, CRLF, items, with the length field filled in. Throws RangeError above 999,999 bytes or for a bad header value. */
export function writeMessage(header: Partial<Header>, items: Uint8Array): Uint8Array {
  const size = ITEMS_OFFSET + items.length
  if (size > 999_999) throw new RangeError(`a message holds at most 999999 bytes, got ${size}`)
  const bytes = new Uint8Array(size)
  bytes.set(writeHeader({ ...BLANK_HEADER, ...header, length: String(size).padStart(6, '0') }))
  bytes[HEADER_LENGTH] = 13
  bytes[HEADER_LENGTH + 1] = 10
  bytes.set(items, ITEMS_OFFSET)
  return bytes
}

function system(code: string): Result {
  return { code, item: '0000', line: 0 }
}
