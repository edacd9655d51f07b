/**
 * Takes the wire password out of bytes before anything of them is shown (contract: the 8 password bytes of the header
 * are masked wherever a message is shown). Length and every other byte stay, so offsets hold.
 */
import { HEADER_FIELDS } from '#protocol/edi/header.ts'
import { latin1Text } from '#protocol/edi/utf8.ts'

const MASK = 0x2a
/** A header stands at the front; a broken one may stand a little further on. */
const LOOKED_THROUGH = 64 * 1024
const { offset: AT, length: LENGTH } = HEADER_FIELDS.password
const USER = HEADER_FIELDS.user.length

/** Field of the XML form, up to its end tag or, where that is missing, the end. */
const XML_PASSWORD = /(name\s*=\s*["']\s*password\s*["'][^>]*>)([\s\S]*?)(?=<\/|$)/gi

/** `isAccount` tells user IDs: in a header that is out of place, the password is what stands behind one. */
export function hideSecrets(message: Uint8Array, isAccount: (userId: string) => boolean): Uint8Array {
  const copy = message.slice()
  const text = latin1Text(message, 0, Math.min(message.length, LOOKED_THROUGH))
  if (!text.trimStart().startsWith('<')) copy.fill(MASK, AT, AT + LENGTH)
  for (let at = 0; at + USER < text.length; at++) {
    if (!isAccount(text.slice(at, at + USER))) continue
    const end = text.slice(at + USER, at + USER + LENGTH).search(/[\r\n<]/)
    copy.fill(MASK, at + USER, at + USER + (end < 0 ? LENGTH : end))
  }
  for (const found of text.matchAll(XML_PASSWORD)) {
    const from = found.index + (found[1]?.length ?? 0)
    copy.fill(MASK, from, from + (found[2]?.length ?? 0))
  }
  return copy
}

/** Lines of base64 in an envelope that could not be read may hold anything, a password too: they are left out. */
export const withoutBase64 = (text: string): string =>
  text.replace(/^[A-Za-z0-9+/]{40,}={0,2}$/gm, (line) => `[… ${line.length} base64 …]`)
