/** What tells one side of a pre-registration from another, and the computation that all share. */
import type { Form } from '#protocol/edi/content.ts'
import { vietnamDay } from '#protocol/vietnam-time.ts'
import type { PreRegistering } from '../checks/check.ts'
import { inOrder } from '../checks/programme.ts'
import type { Output, Rejection } from '../decision.ts'
import type { Declaration } from '../declaration/declaration.ts'
import { directionOfProcedure } from '../declaration/transitions.ts'
import type { Facts } from '../facts.ts'
import type { ReportContext } from '../outputs/report-context.ts'
import type { Procedure } from '../procedure.ts'
import { assess } from '../tax/assess.ts'
import type { Assessment } from '../tax/assessment.ts'

export interface PreRegistrationSide<Code extends PreRegistering> {
  readonly code: Code
  readonly name: Procedure['name']
  /** Items that quote other declarations. */
  readonly quotes: readonly string[]
  /** Fills what the system knows: names and addresses of the registry, names of codes, office of the warehouse. */
  readonly complete: (form: Form, facts: Facts) => Form
  /** `registered`: of a correction, the items in force. */
  readonly check: (form: Form, facts: Facts, registered?: Form) => readonly Rejection[]
  readonly checkAssessment: (form: Form, assessment: Assessment, facts: Facts) => readonly Rejection[]
  /** The screen that shows the computed declaration and opens the official one. */
  readonly screen: (declaration: Declaration, context: ReportContext) => Output
}

type Computed = { readonly assessment: Assessment } | { readonly rejections: readonly Rejection[] }

/** Checks of the form, the computation, checks of what was computed: each only when the one before found nothing. */
export function computed(
  side: PreRegistrationSide<PreRegistering>,
  form: Form,
  facts: Facts,
  registered?: Form,
): Computed {
  const wrong = side.check(form, facts, registered)
  if (wrong.length > 0) return { rejections: wrong }
  const result = assess(directionOfProcedure(side.code), form, facts.reference, vietnamDay(facts.now))
  if ('rejections' in result) return { rejections: inOrder(side.code, result.rejections) }
  const refused = side.checkAssessment(form, result.assessment, facts)
  return refused.length > 0 ? { rejections: refused } : result
}
