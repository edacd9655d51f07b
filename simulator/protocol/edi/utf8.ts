/**
 * UTF-8 for the pure rooms. They compile with neither DOM nor Node types, so the two encoders that every platform has
 * are named here, once.
 */
interface Platform {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array }
  readonly TextDecoder: new (
    label: string,
    options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
  ) => { decode(bytes: Uint8Array): string }
}

const { TextEncoder, TextDecoder } = globalThis as unknown as Platform
const encoder = new TextEncoder()
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const single = new TextDecoder('latin1')

/** Number of bytes that `text` takes in UTF-8; a lone surrogate counts as U+FFFD (3 bytes). */
export function utf8Length(text: string): number {
  let size = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    if (unit < 0x800) size += 1
    else if (unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(i + 1))) {
      size += 2
      i++
    } else size += 2
  }
  return size
}

/** Writes `text` at `offset` of `into`, which must have room; returns the offset behind it. */
export function writeUtf8(text: string, into: Uint8Array, offset: number): number {
  let at = offset
  for (let i = 0; i < text.length; i++) {
    let point = text.charCodeAt(i)
    if (point < 0x80) {
      into[at++] = point
      continue
    }
    if (point < 0x800) {
      into[at++] = 0xc0 | (point >> 6)
      into[at++] = 0x80 | (point & 0x3f)
      continue
    }
    if (point >= 0xd800 && point < 0xe000) {
      const low = text.charCodeAt(i + 1)
      if (point < 0xdc00 && isLowSurrogate(low)) {
        point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00)
        i++
        into[at++] = 0xf0 | (point >> 18)
        into[at++] = 0x80 | ((point >> 12) & 0x3f)
        into[at++] = 0x80 | ((point >> 6) & 0x3f)
        into[at++] = 0x80 | (point & 0x3f)
        continue
      }
      point = 0xfffd
    }
    into[at++] = 0xe0 | (point >> 12)
    into[at++] = 0x80 | ((point >> 6) & 0x3f)
    into[at++] = 0x80 | (point & 0x3f)
  }
  return at
}

export function utf8Bytes(text: string): Uint8Array {
  return encoder.encode(text)
}

/** The text of `bytes[from, to)`, or undefined when it is not well-formed UTF-8. A byte order mark is content. */
export function utf8Text(bytes: Uint8Array, from = 0, to = bytes.length): string | undefined {
  try {
    return strict.decode(bytes.subarray(from, to))
  } catch {
    return undefined
  }
}

/**
 * One character for each byte; the same as the byte in ASCII, above 0x7f whatever it is outside ASCII. For text that is
 * looked at before it is judged, and for reading many ASCII items off one string.
 */
export function latin1Text(bytes: Uint8Array, from = 0, to = bytes.length): string {
  return single.decode(from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to))
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
