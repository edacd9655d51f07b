/** IDA and EDA: pre-registers a declaration (khai trước), or edits one that is still a draft. */
import { preRegister, resubmit } from '../declaration/evolve.ts'
import { directionOfProcedure, numberItem } from '../declaration/transitions.ts'
import type { Procedure } from '../procedure.ts'
import { namedDeclaration } from './named-declaration.ts'
import { computed, type PreRegistrationSide } from './pre-registration-side.ts'
import { rejected } from './rejected.ts'

/**
 * Rejections: of a number given, those of the transitions table and U0002; then the checks of the form, of the
 * computation, and of what was computed; each step only when the one before found nothing.
 */
export function preRegistration(side: PreRegistrationSide<'IDA' | 'EDA'>): Procedure {
  const { code, name, quotes } = side
  const item = numberItem(code)
  const direction = directionOfProcedure(code)
  return {
    code,
    name,
    numberItem: item,
    quotes,
    decide(input, declaration, facts) {
      const again = input.head[item] ? namedDeclaration(code, declaration, facts) : undefined
      if (again?.ok === false) return again.decision
      const number = again?.declaration.number ?? facts.nextNumber[direction]
      const completed = side.complete(input, facts)
      const form = { head: { ...completed.head, [item]: number }, lines: completed.lines }
      const assessed = computed(side, form, facts)
      if ('rejections' in assessed) return rejected(...assessed.rejections)
      const { assessment } = assessed
      const deed = { form, assessment, at: facts.now, by: facts.sender.userId }
      const next = again
        ? resubmit(again.declaration, deed)
        : preRegister({ ...deed, number, direction, run: facts.run })
      return {
        kind: 'accepted',
        declaration: next,
        number,
        screen: { ...side.screen(next, facts), dataType: 'M' },
        reports: [],
      }
    },
  }
}
