/** IDC and EDC: the official declaration (khai chính thức): registered, channelled, taxed and, when green, cleared. */
import type { Output, Rejection } from '../decision.ts'
import type { Channel, Declaration } from '../declaration/declaration.ts'
import { declare } from '../declaration/evolve.ts'
import { numberItem } from '../declaration/transitions.ts'
import type { Facts } from '../facts.ts'
import type { ReportContext } from '../outputs/report-context.ts'
import type { Procedure } from '../procedure.ts'
import { selectChannel } from '../selectivity/select-channel.ts'
import { namedDeclaration } from './named-declaration.ts'
import { paymentAtRegistration } from './payment-at-registration.ts'
import { rejected } from './rejected.ts'
import { statementsAtRegistration } from './statements-at-registration.ts'

export interface DeclaringSide {
  readonly code: 'IDC' | 'EDC'
  readonly name: Procedure['name']
  /** What has changed since the pre-registration, or keeps this business from declaring (checks/check). */
  readonly check: (declaration: Declaration, facts: Facts) => readonly Rejection[]
  /** Notice of the channel. */
  readonly classification: (channel: Channel, declaration: Declaration, context: ReportContext) => Output
  /** Notice of clearance. */
  readonly permit: (declaration: Declaration, context: ReportContext) => Output
}

/** Rejections: S0025 no number, S1100 JKN is for corrections only; those of the transitions table, U0004; the checks'. */
export function declaring({ code, name, check, classification, permit }: DeclaringSide): Procedure {
  const item = numberItem(code)
  return {
    code,
    name,
    numberItem: item,
    quotes: [],
    decide(input, declaration, facts) {
      if (!input.head[item]) return rejected({ code: 'S0025', item, line: 0 })
      if (input.head.JKN) return rejected({ code: 'S1100', item: 'JKN', line: 0 })
      const named = namedDeclaration(code, declaration, facts)
      if (!named.ok) return named.decision
      const found = check(named.declaration, facts)
      if (found.length > 0) return rejected(...found)
      const channel = selectChannel(named.declaration, facts)
      const payment = paymentAtRegistration(named.declaration, facts)
      const next = declare(named.declaration, { channel, payment, at: facts.now, by: facts.sender.userId })
      return {
        kind: 'accepted',
        declaration: next,
        number: next.number,
        reports: [
          classification(channel, next, facts),
          ...statementsAtRegistration(next, facts),
          ...(next.phase === 'cleared' ? [permit(next, facts)] : []),
        ],
      }
    },
  }
}
