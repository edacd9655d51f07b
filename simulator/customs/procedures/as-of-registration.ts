import type { Declaration } from '../declaration/declaration.ts'
import type { Facts } from '../facts.ts'

/**
 * A correction is judged and taxed by the lists, rates and exchange rates of the day on which the declaration was
 * registered (customs.md, Value and tax 2), not of the day of the correction.
 */
export const asOfRegistration = ({ declaredAt }: Declaration, facts: Facts): Facts =>
  declaredAt === undefined ? facts : { ...facts, now: declaredAt }
