import { latin1Text, utf8Bytes, utf8Text } from '../edi/utf8.ts'
import { base64Bytes } from './base64.ts'
import { hexValue, quotedPrintableBytes } from './quoted-printable.ts'

/** A structured header value: `text/plain; charset=UTF-8`. Names and the value are lower case, parameter values as sent. */
export interface MimeValue {
  readonly value: string
  readonly parameters: ReadonlyMap<string, string>
}

/**
 * Reads a value with parameters (RFC 2045, RFC 2231 with charset and continuations). Undefined when it does not parse
 * or a parameter stands twice: two readers must never be able to differ about a boundary.
 */
export function readMimeValue(text: string): MimeValue | undefined {
  const head = /^\s*([^;\s]+)\s*(?:;|$)/.exec(text)
  if (!head) return undefined
  const raw = new Map<string, string>()
  let at = head[0].length
  const part = /\s*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\s*=\s*(?:"((?:[^"\\]|\\[\s\S])*)"|([^\s";,]*))\s*(?:;|$)|\s*$/y
  while (at < text.length) {
    part.lastIndex = at
    const found = part.exec(text)
    if (!found || part.lastIndex === at) return undefined
    at = part.lastIndex
    if (found[1] === undefined) break
    const name = found[1].toLowerCase()
    if (raw.has(name)) return undefined
    raw.set(name, found[2] !== undefined ? found[2].replace(/\\([\s\S])/g, '$1') : (found[3] ?? ''))
  }
  const parameters = joinContinuations(raw)
  return parameters ? { value: (head[1] as string).toLowerCase(), parameters } : undefined
}

/** `name*`, `name*0`, `name*0*` … of RFC 2231 become `name`. */
function joinContinuations(raw: ReadonlyMap<string, string>): ReadonlyMap<string, string> | undefined {
  const joined = new Map<string, string>()
  const names = new Set<string>()
  for (const [name, value] of raw) {
    const star = name.indexOf('*')
    if (star < 0) joined.set(name, value)
    else names.add(name.slice(0, star))
  }
  for (const name of names) {
    const whole = raw.get(`${name}*`)
    let bytes: number[] | undefined
    if (whole !== undefined) bytes = percentBytes(whole.replace(/^[^']*'[^']*'/, ''))
    else {
      bytes = []
      for (let n = 0; bytes; n++) {
        const plain = raw.get(`${name}*${n}`)
        const coded = raw.get(`${name}*${n}*`)
        if (plain === undefined && coded === undefined) break
        const more: number[] | undefined =
          coded === undefined
            ? [...utf8Bytes(plain ?? '')]
            : percentBytes(n === 0 ? coded.replace(/^[^']*'[^']*'/, '') : coded)
        bytes = more && [...bytes, ...more]
      }
    }
    if (!bytes) return undefined
    joined.set(name, bytesText(Uint8Array.from(bytes)))
  }
  return joined
}

function percentBytes(text: string): number[] | undefined {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c !== 0x25) {
      if (c > 0x7f) return undefined
      bytes.push(c)
      continue
    }
    const high = hexValue(text.charCodeAt(i + 1))
    const low = hexValue(text.charCodeAt(i + 2))
    if (high < 0 || low < 0) return undefined
    bytes.push(high * 16 + low)
    i += 2
  }
  return bytes
}

/** Decodes the encoded words of RFC 2047 (`=?utf-8?B?…?=`, UTF-8, US-ASCII, ISO 8859-1); others are left as they are. */
export function decodeWords(text: string): string {
  const between = text.replace(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?[^?\s]+\?[bq]\?[^?\s]*\?=)/gi, '$1')
  return between.replace(
    /=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=/gi,
    (word, charset: string, kind: string, data: string) => {
      const bytes =
        kind.toLowerCase() === 'b'
          ? base64Bytes(utf8Bytes(data))
          : quotedPrintableBytes(utf8Bytes(data.replace(/_/g, ' ')))
      if (!bytes) return word
      const set = charset.toLowerCase()
      if (set === 'iso-8859-1') return latin1Text(bytes)
      return set === 'utf-8' || set === 'us-ascii' ? (utf8Text(bytes) ?? word) : word
    },
  )
}

function bytesText(bytes: Uint8Array): string {
  return utf8Text(bytes) ?? latin1Text(bytes)
}
