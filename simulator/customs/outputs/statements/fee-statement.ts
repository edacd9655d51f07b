import type { Output } from '../../decision.ts'
import type { Declaration } from '../../declaration/declaration.ts'
import type { ReportContext } from '../report-context.ts'
import { bankName, commonItems, onlyFilled } from './statement-items.ts'

/** The clearance fee of one declaration (lệ phí hải quan): SIM-defined name and amount in VND. */
export const CLEARANCE_FEE = { name: 'Lệ phí hải quan', amount: '20000' } as const

/**
 * Statement of the clearance fee (thông báo lệ phí): VAF803 for imports, which names no amount, VAF804 for exports.
 * Stating it does not hold clearance (customs.md, value 6).
 */
export const feeStatement = (declaration: Declaration, context: ReportContext, number: number): Output => {
  const common = commonItems(declaration, context, number)
  if (declaration.direction === 'import') return { code: 'VAF803', form: { head: onlyFilled(common), lines: [] } }
  const { head } = declaration.form
  const fee = {
    BNM: bankName(head.BRC, context),
    BCD: head.BRC ?? '',
    BYA: head.BYA ?? '',
    BPS: head.BCM ?? '',
    BPN: head.BCN ?? '',
    CC1: CLEARANCE_FEE.name,
    IM1: CLEARANCE_FEE.amount,
    DTM: CLEARANCE_FEE.amount,
  }
  return { code: 'VAF804', form: { head: onlyFilled({ ...common, ...fee }), lines: [] } }
}
