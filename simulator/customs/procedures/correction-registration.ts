/** IDA01 and EDA01: registers a correction of a declaration that customs still has, or edits the registered one. */
import { asCorrected, registerCorrection } from '../declaration/evolve-correction.ts'
import { nextBranch } from '../declaration/numbering.ts'
import { numberItem } from '../declaration/transitions.ts'
import type { Procedure } from '../procedure.ts'
import { asOfRegistration } from './as-of-registration.ts'
import { namedDeclaration } from './named-declaration.ts'
import { computed, type PreRegistrationSide } from './pre-registration-side.ts'
import { rejected } from './rejected.ts'

/**
 * Rejections: those of the transitions table and the correction guard, U0004; then the checks of the form with what may
 * not change, of the computation, and of what was computed. The answer bears the number of the next branch, which is the
 * declaration's only once IDE/EDE has declared the correction.
 */
export function correctionRegistration(side: PreRegistrationSide<'IDA01' | 'EDA01'>): Procedure {
  const { code, name, quotes } = side
  const item = numberItem(code)
  return {
    code,
    name,
    numberItem: item,
    quotes,
    decide(input, declaration, facts) {
      const named = namedDeclaration(code, declaration, facts)
      if (!named.ok) return named.decision
      const registered = named.declaration
      const then = asOfRegistration(registered, facts)
      const completed = side.complete(input, then)
      const number = nextBranch(registered.number)
      const form = { head: { ...completed.head, [item]: number }, lines: completed.lines }
      const assessed = computed(side, form, then, registered.form)
      if ('rejections' in assessed) return rejected(...assessed.rejections)
      const { assessment } = assessed
      const next = registerCorrection(registered, { form, assessment, at: facts.now, by: facts.sender.userId })
      return {
        kind: 'accepted',
        declaration: next,
        number,
        screen: { ...side.screen(asCorrected(next), facts), dataType: 'M' },
        reports: [],
      }
    },
  }
}
