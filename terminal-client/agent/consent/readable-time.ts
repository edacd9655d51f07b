import { vietnamStamp } from '#protocol/vietnam-time.ts'

/** Epoch ms as dd/MM/yyyy HH:mm at +07:00. */
export function readableTime(at: number): string {
  const stamp = vietnamStamp(at)
  return `${stamp.slice(6, 8)}/${stamp.slice(4, 6)}/${stamp.slice(0, 4)} ${stamp.slice(8, 10)}:${stamp.slice(10, 12)}`
}
