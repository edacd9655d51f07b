import type { Form } from '#protocol/edi/content.ts'
import type { Output, Rejection } from '../decision.ts'
import type { Declaration } from '../declaration/declaration.ts'
import { type DeclarationProcedure, numberItem } from '../declaration/transitions.ts'
import type { ReportContext } from '../outputs/report-context.ts'
import type { Procedure, ProcedureCode } from '../procedure.ts'
import { namedDeclaration } from './named-declaration.ts'
import { rejected } from './rejected.ts'

/** What tells one procedure that shows a declaration from another. */
export interface ScreenSide<Code extends ProcedureCode & DeclarationProcedure> {
  readonly code: Code
  readonly name: Procedure['name']
  readonly screen: (declaration: Declaration, context: ReportContext) => Output
}

/** A procedure that changes nothing and answers a screen of the declaration it names, unless its key is wrong. */
export function declarationScreen<Code extends ProcedureCode & DeclarationProcedure>(
  { code, name, screen }: ScreenSide<Code>,
  dataType: 'M' | 'C',
  wrongKey: (input: Form, item: string) => Rejection | undefined,
): Procedure {
  const item = numberItem(code)
  return {
    code,
    name,
    numberItem: item,
    quotes: [],
    decide(input, declaration, facts) {
      const wrong = wrongKey(input, item)
      if (wrong !== undefined) return rejected(wrong)
      const named = namedDeclaration(code, declaration, facts)
      if (!named.ok) return named.decision
      return {
        kind: 'accepted',
        number: named.declaration.number,
        screen: { ...screen(named.declaration, facts), dataType },
        reports: [],
      }
    },
  }
}
