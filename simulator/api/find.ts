/** Finding anything by a word (`GET /api/v1/find?q=`), and a code-list entry on its own. */
import type { Words } from './terminal.ts'

export interface FindHit {
  readonly kind: 'procedure' | 'declaration' | 'scenario' | 'result' | 'output' | 'code'
  /** What stands in front: `IDA`, the number, `R1088`, `02CI`. */
  readonly code: string
  readonly title: Words
  /** Group, list, trader: what tells it from others of the same name. */
  readonly detail: Words
  /** Page of the terminal that shows it. */
  readonly path: string
}

/** `GET /api/v1/code-lists/:list/:code` */
export interface CodeEntryView {
  readonly list: string
  readonly listName: Words
  readonly code: string
  readonly name: Words
  /** `yyyymmdd`; '99991231' when open. */
  readonly validFrom: string
  readonly validTo: string
}
