import type { Layout } from '#protocol/catalogue/layout.ts'
import type { Result } from '#protocol/edi/result.ts'
import { orderResults } from '#protocol/edi/result-line.ts'
import type { Decision } from './decision.ts'

const rejected = (rejections: readonly Result[]): Decision => ({ kind: 'rejected', rejections })

/** What the codec found comes first; a message with a bad field is refused whatever the procedure says. */
export function withFieldFindings(decision: Decision, found: readonly Result[], layout: Layout): Decision {
  if (found.length > 0) return rejected(orderResults([...found, ...furtherFindings(decision, found)], layout))
  return decision.kind === 'accepted' ? decision : rejected(orderResults(decision.rejections, layout))
}

/** With an item already found bad, only the single-item findings on other items are still of use (contract, Answers). */
function furtherFindings(decision: Decision, found: readonly Result[]): readonly Result[] {
  if (decision.kind === 'accepted') return []
  const bad = new Set(found.map((result) => `${result.item}/${result.line}`))
  return decision.rejections.filter((r) => r.code.startsWith('S') && !bad.has(`${r.item}/${r.line}`))
}
