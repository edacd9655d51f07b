/** Bytes as base64, in pieces that a call of `fromCharCode` can take. */
export function toBase64(bytes: Uint8Array): string {
  const PIECE = 0x8000
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  return btoa(text)
}
