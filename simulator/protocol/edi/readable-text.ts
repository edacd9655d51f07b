import { utf8Text } from './utf8.ts'

/**
 * Bytes as text that can be read whatever they are: well-formed UTF-8 as it is, any other byte and every control
 * character but CR, LF and TAB as `\x9f`. For showing, never for reading back.
 */
export function readableText(bytes: Uint8Array): string {
  const whole = utf8Text(bytes)
  return escapeControls(whole ?? byteByByte(bytes))
}

const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g

const escaped = (byte: number): string => `\\x${byte.toString(16).padStart(2, '0')}`

const escapeControls = (text: string): string => text.replace(CONTROLS, (found) => escaped(found.charCodeAt(0)))

function byteByByte(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at] ?? 0)
    const character = length > 0 && at + length <= bytes.length ? utf8Text(bytes, at, at + length) : undefined
    text += character ?? escaped(bytes[at] ?? 0)
    at += character === undefined ? 1 : length
  }
  return text
}

/** Bytes of the UTF-8 sequence that begins so; 0 for a byte that begins none. */
function sequenceLength(first: number): number {
  if (first < 0x80) return 1
  if (first >= 0xc2 && first < 0xe0) return 2
  if (first >= 0xe0 && first < 0xf0) return 3
  return first >= 0xf0 && first < 0xf5 ? 4 : 0
}
