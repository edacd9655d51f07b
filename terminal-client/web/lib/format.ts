/** Numbers 1.234,56, dates dd/MM/yyyy, times 24 h in Vietnam's zone (screens, Words). */
import { languageNow } from './language.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const date = new Intl.DateTimeFormat('vi-VN', { timeZone: ZONE, day: '2-digit', month: '2-digit', year: 'numeric' })
const time = new Intl.DateTimeFormat('vi-VN', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const seconds = new Intl.DateTimeFormat('vi-VN', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

type Instant = number | string
const instant = (at: Instant): Date => new Date(at)

export const showDate = (at: Instant): string => date.format(instant(at))
export const showTime = (at: Instant): string => time.format(instant(at))
export const showSeconds = (at: Instant): string => seconds.format(instant(at))
export const showDateTime = (at: Instant): string => `${showDate(at)} ${showTime(at)}`

/** A decimal text of the wire as Vietnam writes it: `1234.5` → `1.234,5`. What is no number stays as it is. */
export function showNumber(text: string): string {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim())
  if (found === null) return text
  const [, sign = '', whole = '', part] = found
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, '.')}${part === undefined ? '' : `,${part}`}`
}

/** `1 giờ 20 phút`, short: `1h20`, `4 phút`, `35 giây` in the language of the page. */
export function showDuration(ms: number): string {
  const total = Math.max(0, Math.round(ms / 1000))
  const [hours, minutes] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60)]
  if (hours > 0) return `${hours}h${String(minutes).padStart(2, '0')}`
  const [minute, second] = languageNow() === 'en' ? ['min', 's'] : ['phút', 'giây']
  return minutes > 0 ? `${minutes} ${minute}` : `${total} ${second}`
}

/** For finding without diacritics: `Đường biển` → `duong bien`. */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
