import type { Reference } from '../reference/reference.ts'

/** What a report needs besides the declaration. */
export interface ReportContext {
  /** Sandbox clock, epoch ms. */
  readonly now: number
  readonly reference: Reference
}
