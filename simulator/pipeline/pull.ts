/**
 * The mailbox over the wire: `#REP1`, `?A2`, `?A3` (protocol 2 "Pull of asynchronous outputs"; contract, Answers).
 * A report stays until an `?A2` with its continuation info acknowledged it: delivery is at least once and in order.
 */
import type { Form } from '#protocol/edi/content.ts'
import type { Header } from '#protocol/edi/header.ts'
import { type Result, SUCCESS } from '#protocol/edi/result.ts'
import type { Account, Tx, Waiting } from '../ports.ts'

export const PULLS: ReadonlySet<string> = new Set(['#REP1', '?A2', '?A3'])

export type Pulled =
  | { readonly kind: 'result'; readonly result: Result }
  | { readonly kind: 'report'; readonly report: Waiting; readonly more: boolean }

const refused = (code: string): Pulled => ({ kind: 'result', result: { code, item: '0000', line: 0 } })

/** Nothing waits for this terminal. */
const EMPTY = refused('A0071')

/** `form`: the items of the pull, read by its layout (`#REP1`: TRM terminal, KEY access key, MOD mode). */
export async function pull(header: Partial<Header>, form: Form, account: Account, tx: Tx): Promise<Pulled> {
  switch (header.procedure) {
    case '#REP1':
      return accessRefusal(form, account) ?? oldest(account, tx)
    case '?A3':
      return { kind: 'result', result: SUCCESS }
    default:
      await acknowledge(header.continuation ?? '', account, tx)
      return header.guard === '*' ? { kind: 'result', result: SUCCESS } : oldest(account, tx)
  }
}

/** `#REP1` names the terminal and proves itself by the access key. */
function accessRefusal({ head }: Form, account: Account): Pulled | undefined {
  if (head.TRM !== account.terminalId) return refused('A0019')
  return head.KEY === account.accessKey ? undefined : refused('A0018')
}

/** An unknown or already acknowledged continuation changes nothing: a repeated `?A2` must be harmless. */
async function acknowledge(continuation: string, account: Account, tx: Tx): Promise<void> {
  if (/^\d{1,15}$/.test(continuation)) await tx.acknowledge(account.userId, Number(continuation))
}

async function oldest(account: Account, tx: Tx): Promise<Pulled> {
  const report = await tx.oldestWaiting(account.userId)
  if (report === undefined) return EMPTY
  return { kind: 'report', report, more: (await tx.waitingCount(account.userId)) > 1 }
}
