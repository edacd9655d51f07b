import type { Day, Reference } from '../reference/reference.ts'
import { type Rule, wrongIf } from './rule.ts'
import type { Values } from './scene.ts'

/**
 * Where a declaration goes when the declarant leaves it to the system (notes on CH and CHB): the office of the place
 * where the goods wait (ST), and in it the sub-section `00` (SIM-defined: the official assignment goes by goods).
 * Undefined: cannot be told.
 */
export const officeOf = (head: Values, reference: Reference, day: Day): string | undefined => {
  if (head.CH) return head.CH
  const office = reference.code('bonded-locations', head.ST ?? '', day)?.extra.office
  return office || undefined
}

const subsectionOf = (head: Values, reference: Reference, day: Day): string | undefined => {
  if (head.CHB) return head.CHB
  const office = officeOf(head, reference, day)
  return reference.code('subsections', `${office}-00`, day) === undefined ? undefined : '00'
}

/** S1118: no office stated, and none follows from the place of storage. */
export const officeMissing: Rule = wrongIf(
  (_, __, scene) => officeOf(scene.head, scene.reference, scene.today) === undefined,
)

/** E0232: no sub-section stated, and the office has none to fall back on. */
export const subsectionUndetermined: Rule = wrongIf(
  (_, __, scene) => subsectionOf(scene.head, scene.reference, scene.today) === undefined,
)

/** S0056: the office has no such sub-section. */
export const subsectionUnknown: Rule = wrongIf((subsection, _, scene) => {
  if (subsection === '') return false
  const office = officeOf(scene.head, scene.reference, scene.today)
  return scene.reference.code('subsections', `${office}-${subsection}`, scene.today) === undefined
})
