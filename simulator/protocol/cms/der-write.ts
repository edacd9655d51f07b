/** Writing DER: each function returns one whole element. Lengths come out in the fewest bytes, SET OF comes out sorted. */

/** Tag, length, content. `tag` is the full identifier byte (0x30 SEQUENCE, 0xa0 [0] constructed). */
export function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const lengthBytes: number[] = []
  if (length < 0x80) lengthBytes.push(length)
  else {
    for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) lengthBytes.unshift(rest % 256)
    lengthBytes.unshift(0x80 | lengthBytes.length)
  }
  const bytes = new Uint8Array(1 + lengthBytes.length + length)
  bytes[0] = tag
  bytes.set(lengthBytes, 1)
  let offset = 1 + lengthBytes.length
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => element(0x30, ...parts)

/** SET OF: the members in ascending order of their encodings (X.690, 11.6). */
export const setOf = (...members: readonly Uint8Array[]): Uint8Array =>
  element(0x31, ...[...members].sort(compareEncodings))

/** The order that DER gives the members of a SET OF: as byte strings, the shorter padded with zeros at its end. */
export function compareEncodings(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** A non-negative INTEGER from its magnitude, big end first; leading zeros are dropped, a sign byte added as needed. */
export function unsignedInteger(magnitude: Uint8Array): Uint8Array {
  let start = 0
  while (start < magnitude.length - 1 && magnitude[start] === 0) start++
  const digits = magnitude.subarray(start)
  const first = digits[0]
  if (first === undefined) return element(0x02, Uint8Array.of(0))
  return first >= 0x80 ? element(0x02, Uint8Array.of(0), digits) : element(0x02, digits)
}

/** An INTEGER from a whole number of 0 to 2^53. */
export function integer(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number from 0: ${value}`)
  const digits: number[] = []
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256)
  return unsignedInteger(Uint8Array.from(digits))
}

/** OBJECT IDENTIFIER from its dotted form. */
export function oid(dotted: string): Uint8Array {
  const [top = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes: number[] = []
  for (const arc of [top * 40 + second, ...rest]) {
    const digits = [arc % 128]
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) digits.unshift(0x80 | (left % 128))
    bytes.push(...digits)
  }
  return element(0x06, Uint8Array.from(bytes))
}

export const nullValue = (): Uint8Array => element(0x05)
export const booleanTrue = (): Uint8Array => element(0x01, Uint8Array.of(0xff))
export const octetString = (bytes: Uint8Array): Uint8Array => element(0x04, bytes)
/** BIT STRING; `unused` bits (0-7) at the end of the last byte do not count and must be zero. */
export const bitString = (bytes: Uint8Array, unused = 0): Uint8Array => element(0x03, Uint8Array.of(unused), bytes)

/** Time as RFC 5280 and RFC 5652 ask: UTCTime from 1950 to 2049, GeneralizedTime else. `at` epoch ms, cut to the second. */
export function time(at: number): Uint8Array {
  const digits = new Date(at).toISOString().slice(0, 19).replace(/[-T:]/g, '')
  if (!/^\d{14}$/.test(digits)) throw new RangeError(`no time before the year 0 or after 9999: ${at}`)
  const year = Number(digits.slice(0, 4))
  const short = year >= 1950 && year <= 2049
  return element(short ? 0x17 : 0x18, ascii(`${short ? digits.slice(2) : digits}Z`))
}

/** Bytes of ASCII text. */
export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
