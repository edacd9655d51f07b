/**
 * Civil time of Vietnam (Asia/Ho_Chi_Minh, +07:00 the year round, no daylight saving). Epoch milliseconds in, text out;
 * nothing here reads a clock.
 */
const OFFSET_MS = 7 * 3_600_000

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

/** `yyyyMMddHHmmss`, as the header's server time (protocol 1.1, offset 15). */
export function vietnamStamp(epochMs: number): string {
  const d = new Date(epochMs + OFFSET_MS)
  return `${vietnamDay(epochMs)}${two(d.getUTCHours())}${two(d.getUTCMinutes())}${two(d.getUTCSeconds())}`
}

/** `yyyymmdd`, the day that validity periods compare with. */
export function vietnamDay(epochMs: number): string {
  const d = new Date(epochMs + OFFSET_MS)
  return `${d.getUTCFullYear()}${two(d.getUTCMonth() + 1)}${two(d.getUTCDate())}`
}

/** `ddMMyyyy`, the form of a date item (protocol 1.2). */
export function dateItem(epochMs: number): string {
  const day = vietnamDay(epochMs)
  return `${day.slice(6)}${day.slice(4, 6)}${day.slice(0, 4)}`
}

/** `HHmmss`, the form of a time item (protocol 1.2). */
export function timeItem(epochMs: number): string {
  return vietnamStamp(epochMs).slice(8)
}

/** RFC 3339 with milliseconds at +07:00. */
export function vietnamIso(epochMs: number): string {
  return `${new Date(epochMs + OFFSET_MS).toISOString().slice(0, -1)}+07:00`
}

/** `ddMMyyyy` to `yyyymmdd`; undefined when it is not a day of the calendar. */
export function dayOfItem(item: string): string | undefined {
  if (!/^\d{8}$/.test(item)) return undefined
  const [dd, mm, yyyy] = [Number(item.slice(0, 2)), Number(item.slice(2, 4)), Number(item.slice(4))]
  const d = new Date(Date.UTC(yyyy, mm - 1, dd))
  const real = yyyy >= 1000 && d.getUTCMonth() === mm - 1 && d.getUTCDate() === dd
  return real ? `${item.slice(4)}${item.slice(2, 4)}${item.slice(0, 2)}` : undefined
}
