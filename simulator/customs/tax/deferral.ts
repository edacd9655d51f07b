import { vietnamDay } from '#protocol/vietnam-time.ts'
import type { Declaration } from '../declaration/declaration.ts'

/**
 * Days from registration by which deferred tax is to be paid (thời hạn nộp thuế), by ENC: under a guarantee 30 days
 * (customs.md, value 7); without one, for materials of export production, 275 days (the rule of the 2014 set).
 */
const DEFERRAL_DAYS: Readonly<Record<string, number>> = { A: 30, B: 30, C: 275 }

/** Priority enterprises (AEO) pay by this day of the next month (customs.md, value 7). */
const PRIORITY_DAY = 10

const DAY_MS = 86_400_000
const VIETNAM_OFFSET_MS = 7 * 3_600_000

/** Last day of payment as an instant of that day; undefined when the tax is not deferred or not yet declared. */
export const deferredUntil = ({ form, payment, declaredAt }: Declaration): number | undefined => {
  if (payment !== 'guaranteed' || declaredAt === undefined) return undefined
  const days = DEFERRAL_DAYS[form.head.ENC ?? '']
  if (days !== undefined) return declaredAt + days * DAY_MS
  const day = vietnamDay(declaredAt)
  // Months count from 0 here, so the number of this month names the next one.
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)), PRIORITY_DAY) - VIETNAM_OFFSET_MS
}

/** Days of deferral, 0 when the tax is due before clearance or none is due. */
export const deferralDays = (declaration: Declaration): number => {
  const until = deferredUntil(declaration)
  if (until === undefined || declaration.declaredAt === undefined) return 0
  return Math.ceil((until - declaration.declaredAt) / DAY_MS)
}
