/**
 * Strict DER (X.690 clause 10): definite lengths in the fewest bytes, low tag numbers, nothing read past the end.
 * BER's other spellings are refused, so that one value has one encoding and a signature covers exactly what was read.
 * Every problem is a DerError; the caller turns it into a verdict.
 */

export class DerError extends Error {
  override name = 'DerError'
}

/** One tag-length-value; `start`..`end` is the whole element, `body`..`end` its content. */
export interface Element {
  readonly bytes: Uint8Array
  readonly tag: number
  readonly start: number
  readonly body: number
  readonly end: number
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  printable: 0x13,
  teletex: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

/** Reads the element at `offset`, which must end at or before `limit`. */
export function readElement(bytes: Uint8Array, offset: number, limit: number): Element {
  if (limit > bytes.length || offset + 2 > limit) throw new DerError('element cut off')
  const tag = bytes[offset] ?? 0
  if ((tag & 0x1f) === 0x1f) throw new DerError('tag number above 30')
  const first = bytes[offset + 1] ?? 0
  let length = first
  let body = offset + 2
  if (first >= 0x80) {
    const count = first & 0x7f
    if (count === 0) throw new DerError('indefinite length (BER)')
    if (count > 4) throw new DerError('length of more than four bytes')
    if (body + count > limit) throw new DerError('length cut off')
    length = 0
    for (let i = 0; i < count; i++) length = length * 256 + (bytes[body + i] ?? 0)
    body += count
    if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError('length not in the fewest bytes')
  }
  const end = body + length
  if (end > limit) throw new DerError('element longer than what holds it')
  return { bytes, tag, start: offset, body, end }
}

/** The one element that fills `bytes`; trailing bytes are refused. */
export function rootElement(bytes: Uint8Array, tag: number): Element {
  const root = readElement(bytes, 0, bytes.length)
  if (root.end !== bytes.length) throw new DerError('bytes after the end')
  if (root.tag !== tag) throw new DerError(`tag ${hexByte(root.tag)} where ${hexByte(tag)} belongs`)
  return root
}

/** The elements inside a constructed one, in order. */
export function children(parent: Element): readonly Element[] {
  if ((parent.tag & 0x20) === 0) throw new DerError('primitive element where a constructed one belongs')
  const found: Element[] = []
  let offset = parent.body
  while (offset < parent.end) {
    const child = readElement(parent.bytes, offset, parent.end)
    found.push(child)
    offset = child.end
  }
  return found
}

/** The element itself when it is there and has the tag; else a DerError naming `what`. */
export function expectTag(element: Element | undefined, tag: number, what: string): Element {
  if (element === undefined) throw new DerError(`${what} missing`)
  if (element.tag !== tag) throw new DerError(`${what}: tag ${hexByte(element.tag)} where ${hexByte(tag)} belongs`)
  return element
}

/** The parts of a constructed element that has the tag and at most `most` parts. */
export function partsOf(element: Element | undefined, tag: number, most: number, what: string): readonly Element[] {
  const parts = children(expectTag(element, tag, what))
  if (parts.length > most) throw new DerError(`${what}: ${parts.length} parts where at most ${most} belong`)
  return parts
}

/** Header and content; a view, not a copy. */
export const whole = (element: Element): Uint8Array => element.bytes.subarray(element.start, element.end)

/** Content only; a view, not a copy. */
export const content = (element: Element): Uint8Array => element.bytes.subarray(element.body, element.end)

/**
 * Walks everything inside `bytes`, also the parts nobody reads later: strict lengths, no constructed strings, minimal
 * integers, canonical booleans and nulls, nesting at most `maxDepth`.
 */
export function checkDer(bytes: Uint8Array, maxDepth: number): void {
  const root = readElement(bytes, 0, bytes.length)
  if (root.end !== bytes.length) throw new DerError('bytes after the end')
  walk(root, maxDepth)
}

function walk(element: Element, depth: number): void {
  if (element.tag & 0x20) {
    if (depth <= 0) throw new DerError('nested too deeply')
    if (element.tag < 0x40 && element.tag !== TAG.sequence && element.tag !== TAG.set) {
      throw new DerError('constructed string (BER)')
    }
    let offset = element.body
    while (offset < element.end) {
      const child = readElement(element.bytes, offset, element.end)
      walk(child, depth - 1)
      offset = child.end
    }
  } else if (element.tag < 0x40) checkPrimitive(element)
}

function checkPrimitive(element: Element): void {
  const { bytes, tag, body, end } = element
  const first = bytes[body] ?? 0
  switch (tag) {
    case 0x00:
    case 0x10:
    case 0x11:
      throw new DerError(`tag ${hexByte(tag)} has no place in DER`)
    case TAG.boolean:
      if (end - body !== 1 || (first !== 0 && first !== 0xff)) throw new DerError('boolean not 00 or FF')
      return
    case TAG.integer:
      checkInteger(element)
      return
    case TAG.null:
      if (end !== body) throw new DerError('null with content')
      return
    case TAG.oid:
      if (end === body || ((bytes[end - 1] ?? 0) & 0x80) !== 0) throw new DerError('object identifier cut off')
      return
    case TAG.bitString:
      checkBitString(element)
      return
  }
}

function checkInteger({ bytes, body, end }: Element): void {
  if (end === body) throw new DerError('integer without content')
  const first = bytes[body] ?? 0
  const second = bytes[body + 1] ?? 0
  if (end - body > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) {
    throw new DerError('integer not in the fewest bytes')
  }
}

function checkBitString({ bytes, body, end }: Element): void {
  const unused = bytes[body] ?? 8
  if (end === body || unused > 7 || (unused > 0 && end - body === 1)) throw new DerError('bit string malformed')
  if (((bytes[end - 1] ?? 0) & ((1 << unused) - 1)) !== 0 && unused > 0) throw new DerError('unused bits not zero')
}

/** Dotted form of an OBJECT IDENTIFIER, such as `1.2.840.113549.1.7.2`. */
export function oidText(element: Element | undefined, what: string): string {
  const { bytes, body, end } = expectTag(element, TAG.oid, what)
  if (end === body) throw new DerError(`${what}: empty`)
  let text = ''
  let value = 0
  let atStart = true
  for (let i = body; i < end; i++) {
    const byte = bytes[i] ?? 0
    if (atStart && byte === 0x80) throw new DerError(`${what}: arc not in the fewest bytes`)
    if (value > 0x1ffffffff) throw new DerError(`${what}: arc too large`)
    value = value * 128 + (byte & 0x7f)
    atStart = byte < 0x80
    if (!atStart) continue
    if (text === '') {
      const top = Math.min(2, Math.floor(value / 40))
      text = `${top}.${value - top * 40}`
    } else text += `.${value}`
    value = 0
  }
  if (!atStart) throw new DerError(`${what}: cut off`)
  return text
}

/** A non-negative integer below 2^31. */
export function smallInteger(element: Element | undefined, what: string): number {
  const found = expectTag(element, TAG.integer, what)
  checkInteger(found)
  if (found.end - found.body > 4 || (found.bytes[found.body] ?? 0) >= 0x80) throw new DerError(`${what}: out of range`)
  let value = 0
  for (let i = found.body; i < found.end; i++) value = value * 256 + (found.bytes[i] ?? 0)
  return value
}

/** A positive integer as lower-case hex, an even number of digits, without the sign byte (serial numbers). */
export function integerHex(element: Element | undefined, what: string): string {
  const found = expectTag(element, TAG.integer, what)
  checkInteger(found)
  if ((found.bytes[found.body] ?? 0) >= 0x80) throw new DerError(`${what}: negative`)
  const skip = found.end - found.body > 1 && found.bytes[found.body] === 0 ? 1 : 0
  return hexText(found.bytes.subarray(found.body + skip, found.end))
}

/** The bits of a BIT STRING that is a whole number of bytes (keys and signatures). */
export function wholeBytes(element: Element | undefined, what: string): Uint8Array {
  const found = expectTag(element, TAG.bitString, what)
  if (found.end === found.body || found.bytes[found.body] !== 0) throw new DerError(`${what}: not whole bytes`)
  return found.bytes.subarray(found.body + 1, found.end)
}

/** UTCTime or GeneralizedTime in the form that RFC 5280 asks for (seconds, Z), as epoch milliseconds. */
export function timeMillis(element: Element | undefined, what: string): number {
  if (element === undefined) throw new DerError(`${what} missing`)
  const short = element.tag === TAG.utcTime
  if (!short && element.tag !== TAG.generalizedTime) throw new DerError(`${what}: not a time`)
  let text = ''
  for (const byte of content(element)) text += String.fromCharCode(byte)
  if (!(short ? /^\d{12}Z$/ : /^\d{14}Z$/).test(text)) throw new DerError(`${what}: not a time in UTC with seconds`)
  const yearDigits = short ? 2 : 4
  const written = Number(text.slice(0, yearDigits))
  const year = short ? (written < 50 ? 2000 + written : 1900 + written) : written
  const part = (index: number): number => Number(text.slice(yearDigits + index * 2, yearDigits + index * 2 + 2))
  const [month, day, hour, minute, second] = [part(0), part(1), part(2), part(3), part(4)]
  const time = new Date(0)
  time.setUTCFullYear(year, month - 1, day)
  time.setUTCHours(hour, minute, second)
  const same = time.getUTCMonth() === month - 1 && time.getUTCDate() === day && time.getUTCHours() === hour
  if (!same || minute > 59 || second > 59) throw new DerError(`${what}: no such moment`)
  return time.getTime()
}

/** Whether two byte strings are the same. Not for secrets: it stops at the first difference. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Lower-case hex. */
export function hexText(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += hexByte(byte)
  return text
}

const hexByte = (byte: number): string => (byte < 16 ? '0' : '') + byte.toString(16)
