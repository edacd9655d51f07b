/** IDA and EDA: pre-registers a declaration (khai trước), or edits one that is still a draft. */
import type { Form } from '#protocol/edi/content.ts'
import { vietnamDay } from '#protocol/vietnam-time.ts'
import { inOrder } from '../checks/programme.ts'
import type { Output, Rejection } from '../decision.ts'
import type { Declaration, Direction } from '../declaration/declaration.ts'
import { preRegister, resubmit } from '../declaration/evolve.ts'
import { directionOfProcedure, numberItem } from '../declaration/transitions.ts'
import type { Facts } from '../facts.ts'
import type { ReportContext } from '../outputs/report-context.ts'
import type { Procedure } from '../procedure.ts'
import { assess } from '../tax/assess.ts'
import type { Assessment } from '../tax/assessment.ts'
import { namedDeclaration } from './named-declaration.ts'
import { rejected } from './rejected.ts'

export interface PreRegistrationSide {
  readonly code: 'IDA' | 'EDA'
  readonly name: Procedure['name']
  /** Items that quote other declarations. */
  readonly quotes: readonly string[]
  /** Fills what the system knows: names and addresses of the registry, names of codes, office of the warehouse. */
  readonly complete: (form: Form, facts: Facts) => Form
  readonly check: (form: Form, facts: Facts) => readonly Rejection[]
  readonly checkAssessment: (form: Form, assessment: Assessment, facts: Facts) => readonly Rejection[]
  /** The screen that shows the computed declaration and opens IDC/EDC. */
  readonly screen: (declaration: Declaration, context: ReportContext) => Output
}

/**
 * Rejections: of a number given, those of the transitions table and U0002; then the checks of the form, of the
 * computation, and of what was computed; each step only when the one before found nothing.
 */
export function preRegistration(side: PreRegistrationSide): Procedure {
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
      const assessed = computed(side, direction, form, facts)
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

type Computed = { readonly assessment: Assessment } | { readonly rejections: readonly Rejection[] }

function computed(side: PreRegistrationSide, direction: Direction, form: Form, facts: Facts): Computed {
  const wrong = side.check(form, facts)
  if (wrong.length > 0) return { rejections: wrong }
  const result = assess(direction, form, facts.reference, vietnamDay(facts.now))
  if ('rejections' in result) return { rejections: inOrder(side.code, result.rejections) }
  const refused = side.checkAssessment(form, result.assessment, facts)
  return refused.length > 0 ? { rejections: refused } : result
}
