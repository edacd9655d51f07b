/** "Việc của tôi" (`GET /api/v1/work`): what waits for me, what is late, where I stopped. */
import type { Words } from './terminal.ts'

export interface WorkItem {
  readonly kind: 'run' | 'draft' | 'mailbox' | 'declaration' | 'exam' | 'invitation'
  readonly title: Words
  readonly detail: Words
  /** Path of the page that goes on with it. */
  readonly path: string
  /** Real epoch ms, of a declaration on the sandbox's clock; 0 when none. */
  readonly at: number
  readonly due: number
  readonly late: boolean
}
export interface WorkView {
  readonly waiting: readonly WorkItem[]
  readonly late: readonly WorkItem[]
  readonly goOn: readonly WorkItem[]
}
