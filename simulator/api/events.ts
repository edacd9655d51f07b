/** A new journal row, as the pages hear of it (`/api/v1/events`, event `row`). */
export interface News {
  readonly seq: number
  /** Sandbox clock, RFC 3339. */
  readonly at: string
  readonly kind: 'request' | 'answer' | 'report' | 'action' | 'admin'
  readonly userId: string
  readonly procedure: string
  readonly declarationNo: string
  readonly run: string
  readonly resultCodes: readonly string[]
  readonly outputs: readonly string[]
}
