import type { Form } from '#protocol/edi/content.ts'
import type { Decision } from './decision.ts'
import type { Declaration } from './declaration/declaration.ts'
import type { DeclarationProcedure } from './declaration/transitions.ts'
import type { Facts } from './facts.ts'

/** Procedures that the sandbox simulates (nghiệp vụ); every other one of the catalogue answers A0002. */
export type ProcedureCode = 'TCC' | 'ROT' | DeclarationProcedure

/**
 * A procedure: one pure decision about a decoded message. The declaration that the message names (`numberItem`) has
 * been read beforehand; `undefined` means that there is none with that number.
 */
export interface Procedure {
  readonly code: ProcedureCode
  /** Vietnamese and English name. */
  readonly name: { readonly vi: string; readonly en: string }
  /** Item that holds the declaration number, '' when the procedure names none. */
  readonly numberItem: 'ICN' | 'ECN' | ''
  /** Items that quote other declarations, read into `facts.quoted`. */
  readonly quotes: readonly string[]
  /** Items that name an output and a declaration; the stored report is read into `facts.recalled`. */
  readonly recalls?: { readonly output: string; readonly number: string }
  decide(input: Form, declaration: Declaration | undefined, facts: Facts): Decision
}
