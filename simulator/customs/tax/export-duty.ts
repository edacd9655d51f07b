import { compare, parseDecimal } from '../decimal.ts'
import { type DutyRate, enteredSpecific } from './duty-rate.ts'
import type { LineFacts } from './line-facts.ts'

/** Schedule name of the export tariff (biểu thuế xuất khẩu; SIM-defined). */
const EXPORT_SCHEDULE = 'X01'

/**
 * The export duty that applies to a line: the tariff's rate, else one entered by hand (TXA, or TXB with TXC, TXD),
 * else none: undefined without a finding. E1003 the tariff has a rate and another one was entered, E0115 goods code
 * not in the tariff on that day.
 */
export const exportDuty = (facts: LineFacts): DutyRate | undefined => {
  const { line, reference, day, found } = facts
  const tariff = reference.tariff(line.item.CMD ?? '', day)
  if (tariff === undefined) {
    found.add('E0115', 'CMD', line.no)
    return undefined
  }
  const schedule = EXPORT_SCHEDULE
  const entered = parseDecimal(line.item.TXA ?? '')
  const specific = enteredSpecific(line.item)
  const listed = parseDecimal(tariff.exportRate)
  if (listed !== undefined) {
    if (specific !== undefined || (entered !== undefined && compare(entered, listed) !== 0))
      found.add('E1003', 'CMD', line.no)
    return { schedule, percent: listed }
  }
  if (specific !== undefined)
    return entered === undefined ? { schedule, specific } : { schedule, percent: entered, specific }
  return entered === undefined ? undefined : { schedule, percent: entered }
}
