import { dateItem, timeItem } from '#protocol/vietnam-time.ts'
import type { Declaration } from '../declaration/declaration.ts'

/** When the last examination that was asked for ended as passed (hoàn thành kiểm tra); undefined while one is open. */
export function examinationCompletedAt({ examination, channel }: Declaration): number | undefined {
  const { documentResult, inspection } = examination
  if (channel === 3) return inspection?.result?.passed === true ? inspection.result.at : undefined
  return documentResult?.passed === true ? documentResult.at : undefined
}

/** `ddMMyyyy` of an instant, '' when it has not come yet. */
export const dateOrBlank = (at: number | undefined): string => (at === undefined ? '' : dateItem(at))
/** `HHmmss` of an instant, '' when it has not come yet. */
export const timeOrBlank = (at: number | undefined): string => (at === undefined ? '' : timeItem(at))
