import type { Output } from '../decision.ts'
import type { Declaration } from '../declaration/declaration.ts'
import type { Facts } from '../facts.ts'
import { feeStatement } from '../outputs/statements/fee-statement.ts'
import { taxStatement } from '../outputs/statements/tax-statement.ts'

/**
 * What IDC/EDC states to be paid, numbered from `facts.nextStatement`: the tax when any is payable, also under a
 * guarantee (VAF801), then the fee (VAF803, VAF804).
 */
export function statementsAtRegistration(declaration: Declaration, facts: Facts): readonly Output[] {
  const number = facts.nextStatement
  if (declaration.payment === 'none') return [feeStatement(declaration, facts, number)]
  return [taxStatement(declaration, facts, number), feeStatement(declaration, facts, number + 1)]
}
