/**
 * When an office works (giờ làm việc), as data, and how far so many working hours reach. Times are epoch ms on the
 * sandbox's clock; days and hours are Vietnam's (+07:00 the year round).
 */
import { vietnamDay } from '#protocol/vietnam-time.ts'
import { holidaysOf } from './holidays.ts'

export interface WorkingCalendar {
  /** 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[]
  /** Of a working day, minutes since midnight, in order. */
  readonly sessions: readonly { readonly from: number; readonly to: number }[]
  /** Days off of a year, `yyyymmdd`. */
  holidays(year: number): ReadonlySet<string>
}

const clock = (hours: number, minutes: number): number => hours * 60 + minutes

/** SIM-defined: Monday to Friday, 7:30–11:30 and 13:00–17:00, public holidays off. */
export const OFFICE_HOURS: WorkingCalendar = {
  weekdays: [1, 2, 3, 4, 5],
  sessions: [
    { from: clock(7, 30), to: clock(11, 30) },
    { from: clock(13, 0), to: clock(17, 0) },
  ],
  holidays: holidaysOf,
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const OFFSET_MS = 7 * 60 * MINUTE_MS

/** Longest run of days off that makes sense; beyond it the calendar has no working time at all. */
const MOST_DAYS_OFF = 60

const midnight = (at: number): number => Math.floor((at + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS

export function isWorkingDay(calendar: WorkingCalendar, at: number): boolean {
  const weekday = new Date(at + OFFSET_MS).getUTCDay() || 7
  if (!calendar.weekdays.includes(weekday)) return false
  const day = vietnamDay(at)
  return !calendar.holidays(Number(day.slice(0, 4))).has(day)
}

/**
 * The instant at which `hours` of working time have passed since `from`. Time outside of the sessions does not count;
 * what is used up exactly at the end of a session ends there. RangeError for a calendar without working time.
 */
export function afterWorkingHours(from: number, hours: number, calendar: WorkingCalendar = OFFICE_HOURS): number {
  let left = hours * 60 * MINUTE_MS
  let idle = 0
  for (let day = midnight(from); idle < MOST_DAYS_OFF; day += DAY_MS) {
    if (!isWorkingDay(calendar, day)) {
      idle++
      continue
    }
    idle = 0
    for (const session of calendar.sessions) {
      const begin = Math.max(day + session.from * MINUTE_MS, from)
      const room = day + session.to * MINUTE_MS - begin
      if (room <= 0) continue
      if (left <= room) return begin + left
      left -= room
    }
    if (calendar.sessions.length === 0) break
  }
  throw new RangeError('the calendar has no working time')
}
