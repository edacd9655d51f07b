import { utf8Bytes } from '../edi/utf8.ts'
import type { Attachment } from './attachment.ts'
import { base64Lines } from './base64.ts'

export interface Written {
  readonly body: Uint8Array
  /** For the HTTP header Content-Type. */
  readonly contentType: string
}

export const EDI_TYPE = 'text/plain; charset=UTF-8'
export const XML_TYPE = 'application/xml'

/**
 * The MIME entity of a message, the bytes that are signed: headers, empty line, content. With attachments it is a
 * multipart/mixed, which needs a boundary that occurs in none of its parts.
 */
export function entityOf(
  message: Uint8Array,
  contentType: string = EDI_TYPE,
  attachments: readonly Attachment[] = [],
  boundary = '',
): Uint8Array {
  if (attachments.length === 0) {
    return joined([`Content-Type: ${contentType}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`, message])
  }
  const mixed = writeMixed(message, contentType, attachments, boundary)
  return joined([`Content-Type: ${mixed.contentType}\r\n\r\n`, mixed.body])
}

/** multipart/mixed: the message, then the files in base64 (protocol 1.6). Throws RangeError for a boundary that occurs in the message. */
export function writeMixed(
  message: Uint8Array,
  contentType: string,
  attachments: readonly Attachment[],
  boundary: string,
): Written {
  const parts: (string | Uint8Array)[] = [`--${boundary}\r\n`, entityOf(message, contentType)]
  for (const { fileName, contentType: kind, bytes } of attachments) {
    parts.push(
      `\r\n--${boundary}\r\nContent-Type: ${kind}\r\nContent-Transfer-Encoding: base64\r\n`,
      `Content-Disposition: attachment; filename="${encodedName(fileName)}"\r\n\r\n`,
      base64Lines(bytes),
    )
  }
  parts.push(`\r\n--${boundary}--\r\n`)
  return { body: framed(parts, [message], boundary), contentType: `multipart/mixed; boundary="${boundary}"` }
}

/** multipart/signed around `entity` with a detached CMS in DER (contract, Terminal endpoint). Throws RangeError for a boundary that occurs in the entity. */
export function writeSigned(entity: Uint8Array, cms: Uint8Array, micalg: string, boundary: string): Written {
  const parts = [
    `--${boundary}\r\n`,
    entity,
    `\r\n--${boundary}\r\nContent-Type: application/x-pkcs7-signature; name="smime.p7s"\r\n`,
    'Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="smime.p7s"\r\n\r\n',
    base64Lines(cms),
    `\r\n--${boundary}--\r\n`,
  ]
  return {
    body: framed(parts, [entity], boundary),
    contentType: `multipart/signed; protocol="application/x-pkcs7-signature"; micalg=${micalg}; boundary="${boundary}"`,
  }
}

function encodedName(name: string): string {
  if (/^[\x20-\x7e]*$/.test(name)) return name.replace(/["\\]/g, '\\$&')
  return `=?utf-8?B?${base64Lines(utf8Bytes(name)).replace(/\r\n/g, '')}?=`
}

function framed(
  parts: readonly (string | Uint8Array)[],
  contents: readonly Uint8Array[],
  boundary: string,
): Uint8Array {
  if (!/^[0-9A-Za-z'()+_,\-./:=?]{1,70}$/.test(boundary))
    throw new RangeError('a boundary has 1 to 70 characters of RFC 2046')
  const mark = utf8Bytes(`--${boundary}`)
  for (const content of contents)
    if (occurs(mark, content)) throw new RangeError(`the boundary ${boundary} occurs in the content`)
  return joined(parts)
}

function occurs(mark: Uint8Array, content: Uint8Array): boolean {
  for (let at = content.indexOf(0x2d); at >= 0; at = content.indexOf(0x2d, at + 1)) {
    if (mark.every((byte, i) => content[at + i] === byte)) return true
  }
  return false
}

function joined(parts: readonly (string | Uint8Array)[]): Uint8Array {
  const chunks = parts.map((part) => (typeof part === 'string' ? utf8Bytes(part) : part))
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
