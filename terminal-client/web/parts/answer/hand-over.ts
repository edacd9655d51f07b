/** Hands content from an answer to the form page that opens next; kept over a reload of that page, for this tab only. */
import type { StoredContent } from '#api/terminal.ts'

const KEPT = 'vnaccs.hand-over'

interface Handed {
  readonly procedure: string
  readonly content: StoredContent
}

/** Before going to `/terminal/forms/$procedure`. */
export function handOver({ procedure, content }: Handed): void {
  sessionStorage.setItem(KEPT, JSON.stringify({ procedure, content }))
}

/** The form page takes it once; undefined when nothing was handed to this procedure. */
export function takeOver(procedure: string): StoredContent | undefined {
  const kept = sessionStorage.getItem(KEPT)
  if (kept === null) return undefined
  const handed = JSON.parse(kept) as Handed
  if (handed.procedure !== procedure) return undefined
  sessionStorage.removeItem(KEPT)
  return handed.content
}
