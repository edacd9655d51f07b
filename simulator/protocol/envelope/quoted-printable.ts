/** Bytes of a quoted-printable body (RFC 2045 6.7); undefined for a `=` that is neither a byte nor a soft line break. */
export function quotedPrintableBytes(body: Uint8Array): Uint8Array | undefined {
  const bytes = new Uint8Array(body.length)
  let at = 0
  for (let i = 0; i < body.length; i++) {
    const byte = body[i] as number
    if (byte !== 0x3d) {
      bytes[at++] = byte
      continue
    }
    if (body[i + 1] === 13 && body[i + 2] === 10) {
      i += 2
      continue
    }
    const high = hexValue(body[i + 1])
    const low = hexValue(body[i + 2])
    if (high < 0 || low < 0) return undefined
    bytes[at++] = high * 16 + low
    i += 2
  }
  return bytes.subarray(0, at)
}

/** Value of an ASCII hex digit, -1 for anything else. */
export function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37
  return byte >= 0x61 && byte <= 0x66 ? byte - 0x57 : -1
}
