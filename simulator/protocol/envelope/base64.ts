const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Int8Array(256).fill(-1)
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i
for (const white of [9, 10, 13, 32]) VALUES[white] = -2

/**
 * Bytes of a base64 body (RFC 2045): white space is passed over, anything else outside the alphabet, data behind the
 * padding or a length that cannot be gives undefined.
 */
export function base64Bytes(text: Uint8Array, from = 0, to = text.length): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.ceil(((to - from) * 3) / 4))
  let at = 0
  let held = 0
  let bits = 0
  let digits = 0
  let padding = 0
  for (let i = from; i < to; i++) {
    const byte = text[i] as number
    const value = VALUES[byte] as number
    if (value >= 0) {
      if (padding > 0) return undefined
      held = ((held << 6) | value) & 0xffffff
      bits += 6
      digits++
      if (bits >= 8) {
        bits -= 8
        bytes[at++] = (held >> bits) & 0xff
      }
    } else if (byte === 0x3d) padding++
    else if (value !== -2) return undefined
  }
  const rest = digits % 4
  if (rest === 1 || padding > 2 || (padding > 0 && (rest === 0 || rest + padding !== 4))) return undefined
  return bytes.subarray(0, at)
}

/** Base64 in lines of 76 characters, CRLF behind each but the last. */
export function base64Lines(bytes: Uint8Array): string {
  const lines: string[] = []
  for (let from = 0; from < bytes.length; from += 57) {
    let line = ''
    const to = Math.min(from + 57, bytes.length)
    for (let i = from; i < to; i += 3) {
      const a = bytes[i] as number
      const b = i + 1 < to ? (bytes[i + 1] as number) : 0
      const c = i + 2 < to ? (bytes[i + 2] as number) : 0
      line += ALPHABET.charAt(a >> 2) + ALPHABET.charAt(((a & 3) << 4) | (b >> 4))
      line += i + 1 < to ? ALPHABET.charAt(((b & 15) << 2) | (c >> 6)) : '='
      line += i + 2 < to ? ALPHABET.charAt(c & 63) : '='
    }
    lines.push(line)
  }
  return lines.join('\r\n')
}
