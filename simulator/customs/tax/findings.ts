import type { Rejection } from '../decision.ts'

/** Collects what a computation finds, each finding once (kết quả kiểm tra khi tính). */
export interface Findings {
  add(code: string, item: string, line?: number): void
  readonly list: readonly Rejection[]
}

export const findings = (): Findings => {
  const list: Rejection[] = []
  return {
    add(code, item, line = 0) {
      if (!list.some((found) => found.code === code && found.item === item && found.line === line))
        list.push({ code, item, line })
    },
    list,
  }
}
