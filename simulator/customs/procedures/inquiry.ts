/** IID and IEX: the declaration as it stands now (tham chiếu tờ khai); a `C` screen, result line first. */
import type { Output } from '../decision.ts'
import type { Declaration } from '../declaration/declaration.ts'
import { numberItem } from '../declaration/transitions.ts'
import type { ReportContext } from '../outputs/report-context.ts'
import type { Procedure } from '../procedure.ts'
import { namedDeclaration } from './named-declaration.ts'
import { rejected } from './rejected.ts'

export interface InquirySide {
  readonly code: 'IID' | 'IEX'
  readonly name: Procedure['name']
  readonly screen: (declaration: Declaration, context: ReportContext) => Output
}

/** Rejections: S0001 no number, S0002 unknown or expired, U0002 of another account. */
export function inquiry({ code, name, screen }: InquirySide): Procedure {
  const item = numberItem(code)
  return {
    code,
    name,
    numberItem: item,
    quotes: [],
    decide(input, declaration, facts) {
      if (!input.head[item]) return rejected({ code: 'S0001', item, line: 0 })
      const named = namedDeclaration(code, declaration, facts)
      if (!named.ok) return named.decision
      return {
        kind: 'accepted',
        number: named.declaration.number,
        screen: { ...screen(named.declaration, facts), dataType: 'C' },
        reports: [],
      }
    },
  }
}
