// How a body lies in `journal_body`. Plain JavaScript, for the thread that writes the SQLite file uses it too (see
// sqlite-worker.mjs). A message is mostly blanks that fill its items up, so it shrinks to a sixth; writing the rest
// would cost far more than deflating it.
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** As on the wire. */
const PLAIN = 0
/** RFC 1951, without any frame. */
const DEFLATED = 1

/** Small tables: filling those that zlib takes by default costs more than the whole of a message. */
const EFFORT = { level: 1, windowBits: 13, memLevel: 6 }

/** Shorter bodies stay plain: nothing is won. */
const SHORTEST = 256
/** Longer ones too: they are attachments, most of them compressed already, and a commit is not to wait for them. */
const LONGEST = 1024 * 1024

export function packBody(body) {
  if (body.byteLength < SHORTEST || body.byteLength > LONGEST) return [PLAIN, body]
  const packed = deflateRawSync(body, EFFORT)
  return packed.byteLength < body.byteLength * 0.9 ? [DEFLATED, packed] : [PLAIN, body]
}

export function unpackBody(codec, stored) {
  if (codec === PLAIN) return stored
  if (codec === DEFLATED) return inflateRawSync(stored, { maxOutputLength: LONGEST })
  throw new RangeError(`journal_body: unknown codec ${codec}`)
}
