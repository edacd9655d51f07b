import { DIGESTS } from '../cms/algorithms.ts'
import { oid } from '../cms/der-write.ts'
import { latin1Text } from '../edi/utf8.ts'
import { readEnvelope } from './read-envelope.ts'
import { EDI_TYPE } from './write-envelope.ts'

/** A body with the Content-Type that it must have had. */
export interface Delivered {
  readonly contentType: string
  readonly body: Uint8Array
}

/**
 * A message kept in a file, whatever its form: EDI, XML, or a multipart body with or without its MIME header lines. The
 * type is read off the bytes; what looks like nothing known is taken for EDI, and judged as such.
 */
export function guessContentType(bytes: Uint8Array): Delivered {
  const start = latin1Text(bytes.subarray(0, 4096))
  const head = /^(?:[A-Za-z-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+\r?\n/.exec(start)?.[0]
  const declared = head && /^content-type:((?:[^\r\n]|\r?\n[ \t])*)/im.exec(head)?.[1]
  if (head && declared)
    return { contentType: declared.replace(/\r?\n[ \t]+/g, ' ').trim(), body: bytes.subarray(head.length) }
  if (/^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*</.test(start)) return { contentType: 'application/xml', body: bytes }
  const boundary = /^--([^\r\n]{1,70})\r?\n/.exec(start)?.[1]
  if (boundary) return { contentType: multipartType(bytes, boundary), body: bytes }
  return { contentType: EDI_TYPE, body: bytes }
}

/** A bare multipart body has lost its header: it is a signed one when a signature part is in it. */
function multipartType(bytes: Uint8Array, boundary: string): string {
  const signed = /application\/(x-)?pkcs7-signature/i.test(latin1Text(bytes))
  if (!signed) return `multipart/mixed; boundary="${boundary}"`
  const type = `multipart/signed; protocol="application/x-pkcs7-signature"; boundary="${boundary}"`
  const micalg = digestIn(type, bytes)
  return micalg === undefined ? type : `${type}; micalg=${micalg}`
}

/** The lost header named the digest too; the signature names it first of all algorithms. */
function digestIn(type: string, bytes: Uint8Array): string | undefined {
  const envelope = readEnvelope(type, bytes)
  const cms = latin1Text('signed' in envelope && envelope.signed ? envelope.signed.cms : new Uint8Array(0))
  const places = Object.entries(DIGESTS).map(([name, digest]) => ({
    name,
    at: cms.indexOf(latin1Text(oid(digest.oid))),
  }))
  return places.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)[0]?.name
}
