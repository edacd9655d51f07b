/**
 * The periods of the fortnightly report (kỳ báo cáo), by civil day in Vietnam. Programme.md, Fortnightly report: kỳ 05
 * covers the 20th of the month before to the 4th, kỳ 20 the 5th to the 19th, both ends included; due by 17:00 of the
 * 5th or the 20th, weekend or not.
 */

/** A civil day, `YYYY-MM-DD`; such days compare as text. */
export type CivilDay = string

export interface ReportingPeriod {
  /** The due day (ngày đến hạn). */
  readonly due: CivilDay
  /** Kỳ 05 or kỳ 20. */
  readonly name: '05' | '20'
  /** Both included. */
  readonly firstDay: CivilDay
  readonly lastDay: CivilDay
  /** Half-open: `from` ≤ t < `to`, epoch ms. */
  readonly from: number
  readonly to: number
  /** 17:00 of the due day, epoch ms. */
  readonly dueAt: number
}

/** First and last day of a campaign (đợt chạy thử), both included. */
export interface CampaignDays {
  readonly firstDay: CivilDay
  readonly lastDay: CivilDay
}

const midnight = (day: CivilDay): number => Date.parse(`${day}T00:00:00+07:00`)
const day = (year: number, month: number, date: number): CivilDay =>
  new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10)
const between = (due: CivilDay, name: '05' | '20', firstDay: CivilDay, lastDay: CivilDay): ReportingPeriod => ({
  due,
  name,
  firstDay,
  lastDay,
  from: midnight(firstDay),
  to: midnight(lastDay) + 86_400_000,
  dueAt: Date.parse(`${due}T17:00:00+07:00`),
})

/** The period that is due on `YYYY-MM-05` or `YYYY-MM-20`; undefined when `due` is no such day. */
export function reportingPeriod(due: string): ReportingPeriod | undefined {
  const parts = /^([1-9]\d{3})-(0[1-9]|1[0-2])-(05|20)$/.exec(due)
  if (parts === null) return undefined
  const [year, month] = [Number(parts[1]), Number(parts[2])]
  return parts[3] === '05'
    ? between(due, '05', day(year, month - 1, 20), day(year, month, 4))
    : between(due, '20', day(year, month, 5), day(year, month, 19))
}

/** A campaign's first period begins on its first day, its last ends on its last; undefined when they do not meet. */
export function withinCampaign(period: ReportingPeriod, campaign: CampaignDays): ReportingPeriod | undefined {
  const firstDay = period.firstDay > campaign.firstDay ? period.firstDay : campaign.firstDay
  const lastDay = period.lastDay < campaign.lastDay ? period.lastDay : campaign.lastDay
  return firstDay > lastDay ? undefined : between(period.due, period.name, firstDay, lastDay)
}

export interface PeriodStanding {
  /** False: the period lies in the future, nothing can be reported. */
  readonly begun: boolean
  /** Tạm tính: the period has not ended. */
  readonly provisional: boolean
  /** How much after 17:00 of the due day, 0 when in time. */
  readonly lateMs: number
}

/** Where `now` (sandbox clock, epoch ms) stands in the period. */
export const periodStanding = ({ from, to, dueAt }: ReportingPeriod, now: number): PeriodStanding => ({
  begun: now >= from,
  provisional: now < to,
  lateMs: Math.max(0, now - dueAt),
})
