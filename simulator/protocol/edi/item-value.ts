import type { ItemType } from '../catalogue/layout.ts'

/** Why a character is refused in an item, for messages to people. */
export const ALLOWED: Readonly<Record<ItemType, { readonly vi: string; readonly en: string }>> = {
  A: {
    vi: 'chữ cái không dấu, chữ số, dấu cách và dấu ASCII tới `]`, trừ `$`',
    en: 'ASCII from space to `]`, except `$` (lower case is raised)',
  },
  I: { vi: 'chữ số, có thể có dấu trừ đứng đầu', en: 'digits, with an optional leading minus' },
  F: { vi: 'chữ số với dấu chấm thập phân, có thể có dấu trừ', en: 'digits with a decimal point, optional minus' },
  W: {
    vi: 'chữ UTF-8, trừ ký tự điều khiển và kana nửa độ rộng',
    en: 'UTF-8 text without control characters and half-width kana',
  },
}

/**
 * The one rule of what an item may hold (protocol 1.2), for values already trimmed.
 * Returns the value as it is kept (type A raised to upper case), or undefined when a character is outside the type.
 */
export function acceptValue(type: ItemType, value: string): string | undefined {
  switch (type) {
    case 'A':
      return acceptAscii(value)
    case 'W':
      return isWide(value) ? value : undefined
    case 'I':
      return isNumber(value, false) ? value : undefined
    case 'F':
      return isNumber(value, true) ? value : undefined
  }
}

function acceptAscii(value: string): string | undefined {
  let lower = false
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i)
    if (c >= 0x61 && c <= 0x7a) lower = true
    else if (c < 0x20 || c > 0x5d || c === 0x24) return undefined
  }
  return lower ? value.toUpperCase() : value
}

function isWide(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i)
    if (c >= 0x20 && c < 0x7f) continue
    // C0, DEL, C1; half-width kana; noncharacters, which XML could not carry; surrogates that stand alone.
    if (c < 0xa0 || (c >= 0xff61 && c <= 0xff9f) || c >= 0xfffe) return false
    if (c >= 0xd800 && c < 0xe000) {
      const low = value.charCodeAt(i + 1)
      if (c >= 0xdc00 || !(low >= 0xdc00 && low < 0xe000)) return false
      i++
    }
  }
  return true
}

/** Digits behind an optional minus; with `point`, a decimal point that has digits on both sides. */
function isNumber(value: string, point: boolean): boolean {
  let digits = 0
  let dots = 0
  for (let i = value.charCodeAt(0) === 0x2d ? 1 : 0; i < value.length; i++) {
    const c = value.charCodeAt(i)
    if (c >= 0x30 && c <= 0x39) digits++
    else if (c === 0x2e && point && digits > 0 && dots === 0) {
      dots = 1
      digits = 0
    } else return false
  }
  return digits > 0
}

/** Without the spaces around it; other white space is content, and judged as such. */
export function trimSpaces(value: string): string {
  let from = 0
  let to = value.length
  while (from < to && value.charCodeAt(from) === 0x20) from++
  while (to > from && value.charCodeAt(to - 1) === 0x20) to--
  return from === 0 && to === value.length ? value : value.slice(from, to)
}

/** Bits of `BYTE_CLASS`: what a byte forbids or asks for. */
export const NOT_ASCII = 1
export const NOT_A = 2
export const NOT_W = 4
export const LOWER = 8

/**
 * The same rule a byte at a time, derived from `acceptValue`: or-ing the classes of all bytes of an item tells whether
 * it can be taken without another look. Bytes above 0x7f need their text.
 */
export const BYTE_CLASS: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte > 0x7f) return NOT_ASCII | NOT_A
  const character = String.fromCharCode(byte)
  const raised = acceptValue('A', character)
  return (
    (raised === undefined ? NOT_A : 0) |
    (acceptValue('W', character) === undefined ? NOT_W : 0) |
    (raised !== undefined && raised !== character ? LOWER : 0)
  )
})
