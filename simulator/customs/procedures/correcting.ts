/** IDE and EDE: declares the registered correction (khai chính thức bản sửa): it takes force under the next branch. */
import type { Output, Rejection } from '../decision.ts'
import type { Channel, Declaration, Payment } from '../declaration/declaration.ts'
import { asCorrected, correct } from '../declaration/evolve-correction.ts'
import { numberItem } from '../declaration/transitions.ts'
import type { Facts } from '../facts.ts'
import type { ReportContext } from '../outputs/report-context.ts'
import { taxStatement } from '../outputs/statements/tax-statement.ts'
import type { Procedure } from '../procedure.ts'
import { selectChannel } from '../selectivity/select-channel.ts'
import type { Assessment } from '../tax/assessment.ts'
import { asOfRegistration } from './as-of-registration.ts'
import { namedDeclaration } from './named-declaration.ts'
import { paymentAfterCorrection } from './payment-after-correction.ts'
import { rejected } from './rejected.ts'

/** Corrections are examined: their outputs exist for yellow and red only (protocol 1.5). */
type ExaminedChannel = Exclude<Channel, 1>

export interface CorrectingSide {
  readonly code: 'IDE' | 'EDE'
  readonly name: Procedure['name']
  readonly check: (corrected: Declaration, facts: Facts) => readonly Rejection[]
  /** Notice of the correction. */
  readonly notice: (channel: ExaminedChannel, declaration: Declaration, context: ReportContext) => Output
}

/** JKN: `P` marks the report that is sent (field notes); blank sends it unmarked (SIM-defined). */
const MARKS = ['', 'P']

/** Rejections: S0025 no number, S0004 JKN; those of the transitions table and the correction guard, E0144; the checks'. */
export function correcting({ code, name, check, notice }: CorrectingSide): Procedure {
  const item = numberItem(code)
  return {
    code,
    name,
    numberItem: item,
    quotes: [],
    decide(input, declaration, facts) {
      const { [item]: number, JKN: mark = '' } = input.head
      if (!number) return rejected({ code: 'S0025', item, line: 0 })
      if (!MARKS.includes(mark)) return rejected({ code: 'S0004', item: 'JKN', line: 0 })
      const named = namedDeclaration(code, declaration, facts)
      if (!named.ok) return named.decision
      const corrected = asCorrected(named.declaration)
      const found = check(corrected, asOfRegistration(named.declaration, facts))
      if (found.length > 0) return rejected(...found)
      const channel = channelOf(named.declaration, corrected, facts)
      const payment = paymentAfterCorrection(named.declaration, corrected, facts)
      const next = correct(named.declaration, { channel, payment, mark, at: facts.now, by: facts.sender.userId })
      return {
        kind: 'accepted',
        declaration: next,
        number: next.number,
        reports: [notice(channel, next, facts), ...statement(named.declaration.assessment, next, payment, facts)],
      }
    },
  }
}

/** Selected anew, and never milder than before (SIM-defined): a green one that is corrected becomes yellow at least. */
function channelOf({ channel = 1 }: Declaration, corrected: Declaration, facts: Facts): ExaminedChannel {
  return channel === 3 || selectChannel(corrected, facts) === 3 ? 3 : 2
}

/** A new statement when the tax is another one and any is payable. */
function statement(before: Assessment, next: Declaration, payment: Payment, facts: Facts): readonly Output[] {
  const same = JSON.stringify(before.subjects) === JSON.stringify(next.assessment.subjects)
  return same || payment === 'none' ? [] : [taxStatement(next, facts, facts.nextStatement)]
}
