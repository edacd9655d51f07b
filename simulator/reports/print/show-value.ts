/** Item values as people write them in Vietnam: 1.234,56 · 21/07/2026 · 08:30:00. What does not fit stays as it came. */
import type { LayoutItem } from '#protocol/catalogue/layout.ts'
import { dayOfItem } from '#protocol/vietnam-time.ts'

const DATE = /\b(date|deadline|time limit|term of validity)\b/i
const TIME = /\btime\b/i
/** Numbers that name something are not grouped. */
const NAMING = /\bNo\b|number\)?$|barcode|\byear\b|^Item$/i
const RATE = /\brate\b/i

export function showValue({ type, term, length }: LayoutItem, value: string): string {
  if (type === 'F' || (type === 'I' && !NAMING.test(term))) return showNumber(value)
  if (type !== 'A') return value
  if (length === 8 && DATE.test(term)) return showDate(value)
  if ((length === 4 || length === 6) && TIME.test(term)) return showTime(value)
  return RATE.test(term) ? value.replace(/(\d)\.(?=\d)/g, '$1,') : value
}

/** `-26425000.5` → `-26.425.000,5`. By text: amounts may be longer than a double holds. */
export function showNumber(value: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value)
  if (!parts) return value
  const [, sign = '', whole = '', decimals] = parts
  const grouped = whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, '.')
  return `${sign}${grouped}${decimals === undefined ? '' : `,${decimals}`}`
}

/** `ddMMyyyy` → `dd/MM/yyyy`. */
function showDate(value: string): string {
  return dayOfItem(value) === undefined ? value : `${value.slice(0, 2)}/${value.slice(2, 4)}/${value.slice(4)}`
}

/** `HHmm` or `HHmmss` → `HH:mm[:ss]`. */
function showTime(value: string): string {
  return /^([01]\d|2[0-3])([0-5]\d){1,2}$/.test(value) ? value.replace(/\B(?=(\d\d)+$)/g, ':') : value
}

/** Header time `yyyyMMddHHmmss` → `dd/MM/yyyy HH:mm:ss`; '' when it is none. */
export function showStamp(stamp: string): string {
  const date = `${stamp.slice(6, 8)}${stamp.slice(4, 6)}${stamp.slice(0, 4)}`
  return stamp.length === 14 && dayOfItem(date) !== undefined ? `${showDate(date)} ${showTime(stamp.slice(8))}` : ''
}

/** RFC 3339 at +07:00 → `dd/MM/yyyy HH:mm:ss`, the clock as it stands in the text. */
export const showMoment = (at: string): string => showStamp(at.slice(0, 19).replace(/\D/g, ''))
