/** The carry-over id that a terminal makes (電文引継情報; protocol 1.1): terminal, time, counter. A resend keeps its own. */
import { vietnamStamp } from '#protocol/vietnam-time.ts'

const KEPT = 'vnaccs.carry-counter'

/** localStorage, as far as it is needed. */
export interface Keeper {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

/** 1 … 999999, then from 1 again; shared by the tabs of this browser. */
export function nextCounter(storage: Keeper): number {
  const next = (Number(storage.getItem(KEPT)) || 0) % 999_999
  storage.setItem(KEPT, String(next + 1))
  return next + 1
}

export const carryId = (terminalId: string, now: number, counter: number): string =>
  `${terminalId.padEnd(6)}${vietnamStamp(now)}${String(counter).padStart(6, '0')}`
