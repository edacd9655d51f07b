/**
 * Between what people type and what goes on the wire (experience: numbers 1.234,56, dates dd/MM/yyyy). What cannot be
 * understood stays as it was typed: the check tells what is wrong with it, and nothing typed is lost.
 */
import type { ItemKind } from './planned-form.ts'

/** Typed text → value on the wire. `capitals`: the item takes type A, which the centre raises. */
export function toWire(kind: ItemKind, text: string, capitals: boolean): string {
  const isWide = !capitals && (kind === 'text' || kind === 'longText')
  const typed = isWide ? composed(text) : narrowed(composed(text))
  if (typed === '') return ''
  switch (kind) {
    case 'integer':
      return wholeOf(typed) ?? typed
    case 'decimal':
      return decimalOf(typed) ?? typed
    case 'date':
      return dateOf(typed) ?? typed
    case 'time':
      return timeOf(typed) ?? typed
    case 'code':
      return codeOf(typed).toUpperCase()
    default:
      return capitals ? typed.toUpperCase() : typed
  }
}

/**
 * Text as it comes off a keyboard, a letter or a PDF: accents in one character each (NFC, as the wire has them), without
 * the signs that nobody sees, every kind of white space a plain space, a line break with what is around it just one.
 */
const composed = (text: string): string =>
  oneLine(text)
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g, '')
    .replace(/\s/g, ' ')
    .trim()

/** An item has no line breaks: what is pasted from a letter becomes one line, also while one types on in it. */
export const oneLine = (text: string): string =>
  text.replace(/\s*[\r\n\u0085\u2028\u2029]\s*/g, ' ').replace(/\t/g, ' ')

/** Where ASCII alone is let in: full-width letters and digits, typographic quotes and dashes as their plain twins. */
const narrowed = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')

/** HS codes as tariffs print them (`8471.30.20`), tax codes as certificates do (`0101 248 141`, `0101248141-001`). */
function codeOf(typed: string): string {
  const isHs = /^\d{4}[. ]?\d{2}[. ]?\d{2}$/.test(typed)
  const isTaxCode = /^\d(?: ?\d){9}(?:[ -]{0,3}\d{3})?$/.test(typed)
  return isHs || isTaxCode ? typed.replace(/\D/g, '') : typed
}

/** Value on the wire → text for people. */
export function toDisplay(kind: ItemKind, value: string): string {
  if (kind === 'decimal') return grouped(value)
  // Years, and numbers of declarations and papers, are no quantities: they stay as they are.
  if (kind === 'integer') return /^-?\d{5,9}$/.test(value) ? grouped(value) : value
  if (kind === 'date') return value.replace(/^(\d\d)(\d\d)(\d{4})$/, '$1/$2/$3')
  if (kind === 'time')
    return value.replace(/^(\d\d)(\d\d)(\d\d)?$/, (_, h, m, s) => (s ? `${h}:${m}:${s}` : `${h}:${m}`))
  return value
}

/** Value on the wire → text to be typed on: a number without grouping, `1234,5`. */
export function toEdit(kind: ItemKind, value: string): string {
  if (kind === 'decimal') return /^-?\d+\.\d+$/.test(value) ? value.replace('.', ',') : value
  return kind === 'date' || kind === 'time' ? toDisplay(kind, value) : value
}

/** `1234.5` → `1.234,5`; what is no number of the wire stays. */
function grouped(value: string): string {
  const [, sign, whole, part] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? []
  // Groups behind a leading zero would be read as decimals.
  if (whole === undefined) return value
  if (/^0\d/.test(whole)) return value.replace('.', ',')
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, '.')}${part === undefined ? '' : `,${part}`}`
}

const GROUPS = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*$/

/** `1.234`, `1,234` are groups of a whole number; spaces between digits are nothing (`1000 0000 0010`). */
function wholeOf(typed: string): string | undefined {
  const minus = typed.startsWith('-') ? '-' : ''
  const body = (minus ? typed.slice(1) : typed).replace(/(?<=\d) (?=\d)/g, '')
  if (/^\d+$/.test(body)) return minus + body
  return GROUPS.test(body) ? minus + body.replace(/\D/g, '') : undefined
}

/**
 * `1.234,5`, `1,234.5`, `1234.5`, `1234,5` are all 1234.5: of two signs the last is the point. A single one: the comma is
 * the point, as in Vietnam; the dot is one too, unless it stands where Vietnam groups (`1.234` is 1234, `0.234` is not).
 */
function decimalOf(typed: string): string | undefined {
  const minus = typed.startsWith('-') ? '-' : ''
  const body = (minus ? typed.slice(1) : typed).replace(/(?<=\d) (?=\d{3})/g, '')
  if (!/^[\d.,]*\d[\d.,]*$/.test(body)) return undefined
  const [dot, comma] = [body.lastIndexOf('.'), body.lastIndexOf(',')]
  const dots = body.split('.').length - 1
  const commas = body.split(',').length - 1
  if (dots > 0 && commas > 0) {
    const [point, group] = dot > comma ? (['.', ','] as const) : ([',', '.'] as const)
    return body.split(point).length === 2 ? plainDecimal(minus, body.replaceAll(group, ''), point) : undefined
  }
  if (dots > 1 || commas > 1) return wholeOf(typed)
  if (dots === 1 && /^[1-9]\d{0,2}\.\d{3}$/.test(body)) return minus + body.replace('.', '')
  return plainDecimal(minus, body, commas === 1 ? ',' : '.')
}

function plainDecimal(minus: string, body: string, point: string): string | undefined {
  const [whole = '', part = ''] = body.split(point)
  if (!/^\d*$/.test(whole) || !/^\d*$/.test(part)) return undefined
  // `,5` is a half.
  return `${minus}${whole || '0'}${part === '' ? '' : `.${part}`}`
}

/** `5/1/2026`, `05-01-2026`, `05.01.2026`, `05012026`, and a spreadsheet's `2026-01-05` → ddMMyyyy. */
function dateOf(typed: string): string | undefined {
  if (/^\d{8}$/.test(typed)) return typed
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed) ?? []
  if (year !== undefined) return two(day) + two(month) + year
  const [, d, m, y] = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(typed) ?? []
  return y === undefined ? undefined : two(d) + two(m) + y
}

/** `8:30`, `08h30`, `0830` → HHmm; with seconds HHmmss. */
function timeOf(typed: string): string | undefined {
  if (/^(\d{4}|\d{6})$/.test(typed)) return typed
  const [, h, m, s] = /^(\d{1,2})[:hg.](\d{2})(?:[:.](\d{2}))?$/i.exec(typed) ?? []
  return m === undefined ? undefined : two(h) + m + (s ?? '')
}

const two = (digits = ''): string => digits.padStart(2, '0')
