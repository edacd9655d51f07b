/** Texts that the system itself puts into items: made to fit an item's type and length (protocol 1.2). */

/** Upper case that type A allows, without spaces at the ends or in a row. */
const PLAIN = /^(?:[!-#%-\]]+(?: [!-#%-\]]+)*)?$/

/**
 * Text for an item of type A: diacritics dropped, upper case, only characters that A allows (space to `]` without `$`),
 * cut to `length`.
 */
export function asciiText(text: string, length: number): string {
  // Most names of the lists are plain already, and this is asked for in every report.
  if (PLAIN.test(text)) return text.slice(0, length).trimEnd()
  const folded = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'D')
    .toUpperCase()
  return folded
    .replace(/[^ -#%-\]]/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, length)
    .trimEnd()
}

/** Text for an item of type W: line ends become spaces, and the cut to `bytes` of UTF-8 never splits a character. */
export function wideText(text: string, bytes: number): string {
  let room = bytes
  let kept = ''
  for (const character of text.replace(/\p{Cc}+/gu, ' ').trim()) {
    room -= utf8Length(character.codePointAt(0) ?? 0)
    if (room < 0) break
    kept += character
  }
  return kept.trimEnd()
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}

const OFFICE_WORDS = /^(Chi cục Hải quan|Chi cục HQ|CCHQ|CC HQ|Cục Hải quan|Cục HQ|Hải quan|HQ)(?!\p{L}) */iu
const SHORT_NAME_LENGTH = 10

/**
 * Short name of a customs office for an item of 10 characters: what tells it from the others. A name that is still too
 * long becomes the initials of its words, with capital groups kept whole: `CK Cảng Sài Gòn KV I` is `CKCSGKVI`.
 */
export function officeShortName(name: string): string {
  const known = SHORT_NAMES.get(name)
  if (known !== undefined) return known
  const made = shortened(name)
  SHORT_NAMES.set(name, made)
  return made
}

/** Offices come from the list, so there are some hundred names, and every report shows one. */
const SHORT_NAMES = new Map<string, string>()

function shortened(name: string): string {
  const own = name.replace(OFFICE_WORDS, '')
  const words = own.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const whole = asciiText(words.join(''), name.length)
  if (whole.length <= SHORT_NAME_LENGTH) return whole
  const initials = words.map((word) => (word === word.toUpperCase() ? word : word.slice(0, 1)))
  return asciiText(initials.join(''), SHORT_NAME_LENGTH)
}
