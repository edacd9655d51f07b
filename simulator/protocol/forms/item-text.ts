/**
 * Between what people type and what goes on the wire (experience: numbers 1.234,56, dates dd/MM/yyyy). What cannot be
 * understood stays as it was typed: the check tells what is wrong with it, and nothing typed is lost.
 */
import type { ItemKind } from './planned-form.ts'

/** Typed text → value on the wire. `capitals`: the item takes type A, which the centre raises. */
export function toWire(kind: ItemKind, text: string, capitals: boolean): string {
  const typed = text.trim()
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
    default:
      return capitals ? typed.toUpperCase() : typed
  }
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

const GROUPS = /^\d{1,3}([.,\s\u00a0\u202f])\d{3}(?:\1\d{3})*$/

/** `1.234`, `1,234`, `1 234` are groups of a whole number. */
function wholeOf(typed: string): string | undefined {
  const minus = typed.startsWith('-') ? '-' : ''
  const body = minus ? typed.slice(1) : typed
  if (/^\d+$/.test(body)) return minus + body
  return GROUPS.test(body) ? minus + body.replace(/\D/g, '') : undefined
}

/**
 * `1.234,5`, `1,234.5`, `1234.5`, `1234,5` are all 1234.5: of two signs the last is the point. A single one: the comma is
 * the point, as in Vietnam; the dot is one too, unless it stands where Vietnam groups (`1.234` is 1234, `0.234` is not).
 */
function decimalOf(typed: string): string | undefined {
  const minus = typed.startsWith('-') ? '-' : ''
  const body = (minus ? typed.slice(1) : typed).replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3})/g, '')
  if (!/^\d[\d.,]*$/.test(body)) return undefined
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
  if (!/^\d+$/.test(whole) || !/^\d*$/.test(part)) return undefined
  return `${minus}${whole}${part === '' ? '' : `.${part}`}`
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
