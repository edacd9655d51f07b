/** A message in a file, whatever its form: EDI, XML, or a multipart body with or without its MIME header lines. */
import { readFileSync } from 'node:fs'
import { DIGESTS } from '#protocol/cms/algorithms.ts'
import { oid } from '#protocol/cms/der-write.ts'
import { readEnvelope } from '#protocol/envelope/read-envelope.ts'
import { CommandError } from './command.ts'

export interface MessageFile {
  readonly contentType: string
  readonly body: Uint8Array
}

export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch {
    throw new CommandError(`Không đọc được tệp ${path}. (Cannot read the file.)`)
  }
}

/** Takes the form from what stands in the file; `contentType` wins when given. */
export function readMessageFile(path: string, contentType?: string): MessageFile {
  const bytes = readBytes(path)
  if (contentType !== undefined) return { contentType, body: bytes }
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  const head = /^(?:[A-Za-z-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+\r?\n/.exec(start)?.[0]
  const declared = head && /^content-type:((?:[^\r\n]|\r?\n[ \t])*)/im.exec(head)?.[1]
  if (head && declared)
    return { contentType: declared.replace(/\r?\n[ \t]+/g, ' ').trim(), body: bytes.subarray(head.length) }
  if (/^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*</.test(start)) return { contentType: 'application/xml', body: bytes }
  const boundary = /^--([^\r\n]{1,70})\r?\n/.exec(start)?.[1]
  if (boundary) return { contentType: multipartType(bytes, boundary), body: bytes }
  return { contentType: 'text/plain; charset=UTF-8', body: bytes }
}

/** A bare multipart body has lost its header: it is a signed one when a signature part is in it. */
function multipartType(bytes: Uint8Array, boundary: string): string {
  const signed = /application\/(x-)?pkcs7-signature/i.test(Buffer.from(bytes).toString('latin1'))
  if (!signed) return `multipart/mixed; boundary="${boundary}"`
  const type = `multipart/signed; protocol="application/x-pkcs7-signature"; boundary="${boundary}"`
  const micalg = digestIn(type, bytes)
  return micalg === undefined ? type : `${type}; micalg=${micalg}`
}

/** The lost header named the digest too; the signature names it first of all algorithms. */
function digestIn(type: string, bytes: Uint8Array): string | undefined {
  const envelope = readEnvelope(type, bytes)
  const cms = 'signed' in envelope ? Buffer.from(envelope.signed?.cms ?? []) : Buffer.alloc(0)
  const places = Object.entries(DIGESTS).map(([name, digest]) => ({ name, at: cms.indexOf(oid(digest.oid)) }))
  return places.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)[0]?.name
}
