import type { Rejection } from '../../decision.ts'
import type { Facts } from '../../facts.ts'
import type { Procedure } from '../../procedure.ts'
import { rejected } from '../rejected.ts'

/**
 * ROT: lays a report once more into the mailbox of the account that had it (xuất lại bản tin). OCD is the output code; CM1
 * the number of the declaration, by any of its branches, CM2 and CM3 stay blank (SIM-defined: which particulars a report
 * goes by is unknown). What is laid says the same as before, under a header of its own.
 * S0001 no OCD, S0002 no CM1, E0002 no such output, E0005 a screen, E0007 never made, E0008 of another account.
 */
export const rot: Procedure = {
  code: 'ROT',
  name: { vi: 'Xuất lại bản tin', en: 'Re-output' },
  numberItem: '',
  quotes: [],
  recalls: { output: 'OCD', number: 'CM1' },
  decide({ head }, _declaration, facts) {
    const wrong = wrongItems(head) ?? wrongReport(head, facts)
    const report = facts.recalled?.report
    if (wrong !== undefined || report === undefined) return rejected(wrong ?? NEVER_MADE)
    return { kind: 'accepted', number: report.number, reports: [report.output] }
  },
}

const NEVER_MADE: Rejection = { code: 'E0007', item: '0000', line: 0 }

function wrongItems({ OCD, CM1 }: Readonly<Record<string, string>>): Rejection | undefined {
  if (!OCD) return { code: 'S0001', item: 'OCD', line: 0 }
  return CM1 ? undefined : { code: 'S0002', item: 'CM1', line: 0 }
}

function wrongReport(
  { CM2, CM3 }: Readonly<Record<string, string>>,
  { recalled, sender }: Facts,
): Rejection | undefined {
  if (recalled?.kind === undefined) return { code: 'E0002', item: 'OCD', line: 0 }
  if (recalled.kind === 'screen') return { code: 'E0005', item: 'OCD', line: 0 }
  if (CM2 || CM3) return NEVER_MADE
  const foreign = recalled.report !== undefined && recalled.report.owner !== sender.userId
  return foreign ? { code: 'E0008', item: '0000', line: 0 } : undefined
}
