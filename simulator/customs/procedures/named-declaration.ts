import type { Decision } from '../decision.ts'
import type { Declaration } from '../declaration/declaration.ts'
import { ownerRejection } from '../declaration/ownership.ts'
import { allowed, type DeclarationProcedure } from '../declaration/transitions.ts'
import type { Facts } from '../facts.ts'
import { rejected } from './rejected.ts'

export type Named =
  | { readonly ok: true; readonly declaration: Declaration }
  | { readonly ok: false; readonly decision: Decision }

/**
 * The declaration that a message names, if the sender may do this procedure with it now. An unknown number comes
 * first, then whose it is (contract: it belongs to the account that registered it), and only its owner learns its state.
 */
export function namedDeclaration(
  procedure: DeclarationProcedure,
  declaration: Declaration | undefined,
  facts: Facts,
): Named {
  const verdict = allowed(procedure, declaration, facts.now)
  const unknown = !verdict.ok && verdict.rejection.code.startsWith('S')
  const foreign =
    declaration === undefined || unknown ? undefined : ownerRejection(procedure, declaration, facts.sender.userId)
  if (foreign !== undefined) return { ok: false, decision: rejected(foreign) }
  return verdict.ok ? verdict : { ok: false, decision: rejected(verdict.rejection) }
}
