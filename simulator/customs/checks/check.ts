import type { Form } from '#protocol/edi/content.ts'
import type { Rejection } from '../decision.ts'
import type { Declaration } from '../declaration/declaration.ts'
import type { Facts } from '../facts.ts'
import type { Assessment } from '../tax/assessment.ts'
import { inOrder, PROGRAMMES, run } from './programme.ts'
import { sceneOf } from './scene.ts'
import { DIRECTION } from './table.ts'

/** Pre-registration of a declaration, and of its correction. */
export type PreRegistering = 'IDA' | 'EDA' | 'IDA01' | 'EDA01'

/**
 * Checks of a pre-registration (khai trước) that need no computation: all S findings in one pass; when there are none,
 * the relations (R) and the cross-checks with what customs has registered (E). Empty: nothing is wrong.
 * `registered`: of a correction, the items in force; left out, what may not change is not looked at.
 * Order S, R, E, then layout order, then line; no finding twice (contract, Answers; protocol 4).
 */
export function checkPreRegistration(
  procedure: PreRegistering,
  form: Form,
  facts: Facts,
  registered?: Form,
): readonly Rejection[] {
  const scene = sceneOf(DIRECTION[procedure], form, facts, undefined, { registered: registered?.head })
  const programme = PROGRAMMES[procedure]
  const single = run(programme.single, scene)
  return inOrder(procedure, single.length > 0 ? single : run(programme.related, scene))
}

/**
 * Checks that need value and tax: tax subjects (R0059), who pays and when (E1028, E1029), whether guarantee or payment
 * limit covers the tax (E7009, E7026, E7035). What keeps the computation itself from being made, `assess` reports.
 */
export function checkAssessment(
  procedure: PreRegistering,
  form: Form,
  assessment: Assessment,
  facts: Facts,
): readonly Rejection[] {
  const scene = sceneOf(DIRECTION[procedure], form, facts, assessment)
  return inOrder(procedure, run(PROGRAMMES[procedure].computed, scene))
}

/**
 * Checks of an official declaration (khai chính thức), or of its correction: the pre-registered declaration against today: state of the tax
 * code, exchange rates, lists, dates, guarantees. The message's own items (S0025, S1100), state and ownership of the
 * declaration are looked at before, by the procedure.
 */
export function checkDeclaring(
  procedure: 'IDC' | 'EDC' | 'IDE' | 'EDE',
  declaration: Declaration,
  facts: Facts,
): readonly Rejection[] {
  const { form, assessment, editedAt } = declaration
  const scene = sceneOf(DIRECTION[procedure], form, facts, assessment, { computedAt: editedAt })
  const { related, computed } = PROGRAMMES[procedure]
  return inOrder(procedure, [...run(related, scene), ...run(computed, scene)])
}
