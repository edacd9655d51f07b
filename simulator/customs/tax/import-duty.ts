import { compare, type Decimal, multiply, parseDecimal, ZERO } from '../decimal.ts'
import type { SpecificRate, TariffLine } from '../reference/reference.ts'
import { type DutyRate, enteredSpecific, type SpecificDuty } from './duty-rate.ts'
import type { LineFacts } from './line-facts.ts'

/** Schedules with a rule of their own (mã biểu thuế, ORS; customs.md, code lists). Every other one is looked up. */
const MFN = 'B01'
const ORDINARY = 'B03'
const OUT_OF_QUOTA = 'B14'
const SPECIFIC = 'B15'
const MIXED = 'B16'
const NOT_SUBJECT = 'B30'

/** What the tariff has no rate for, by schedule: preference of chapter 98 and the like E1006, others as below. */
const NO_RATE: Readonly<Record<string, readonly [code: string, item: string]>> = {
  [MFN]: ['E1008', 'CMD'],
  [ORDINARY]: ['E1004', 'CMD'],
  [OUT_OF_QUOTA]: ['E1009', '0000'],
}

/** Ordinary rate when the tariff states none: 150 % of MFN (customs.md, value 4). */
const ordinaryRate = (mfn: Decimal): Decimal => multiply(mfn, { units: 15n, scale: 1 })

const rateIn = (tariff: TariffLine, schedule: string): Decimal | undefined => {
  const text = tariff.rates[schedule]
  if (text !== undefined) return parseDecimal(text)
  if (schedule !== ORDINARY) return undefined
  const mfn = parseDecimal(tariff.rates[MFN] ?? '')
  return mfn === undefined ? undefined : ordinaryRate(mfn)
}

/** Rate of a treaty schedule for an origin (C/O); MFN applies when it is lower (customs.md, value 4). */
const treatyRate = (
  facts: LineFacts,
  tariff: TariffLine,
  schedule: string,
  countries: readonly string[],
): DutyRate | undefined => {
  const { line, found } = facts
  if (!countries.includes(line.item.OR ?? '')) {
    found.add('E1012', 'OR', line.no)
    return undefined
  }
  const treaty = rateIn(tariff, schedule)
  if (treaty === undefined) {
    found.add('E1014', 'CMD', line.no)
    return undefined
  }
  const mfn = rateIn(tariff, MFN)
  return mfn !== undefined && compare(mfn, treaty) < 0 ? { schedule: MFN, percent: mfn } : { schedule, percent: treaty }
}

const toDuty = (rate: SpecificRate): SpecificDuty | undefined => {
  const amount = parseDecimal(rate.amount)
  return amount === undefined ? undefined : { amount, currency: rate.currency, unit: rate.unit }
}

/** Duty by quantity: by its code (SPD) or stated on the line (TXB, TXC, TXD). E1061 neither, E1021 code not valid. */
const specificRate = (facts: LineFacts, tariff: TariffLine, schedule: string): DutyRate | undefined => {
  const { line, reference, day, found } = facts
  const entered = enteredSpecific(line.item)
  const code = line.item.SPD
  const listed = code === undefined ? undefined : reference.specificRate(code, day)
  const duty = entered ?? (listed === undefined ? undefined : toDuty(listed))
  if (duty === undefined) {
    if (code === undefined) found.add('E1061', 'ORS', line.no)
    else found.add('E1021', 'SPD', line.no)
    return undefined
  }
  if (schedule !== MIXED && listed?.mixed !== true) return { schedule, specific: duty }
  const percent = parseDecimal(line.item.TXA ?? '') ?? rateIn(tariff, MIXED) ?? rateIn(tariff, MFN)
  if (percent === undefined) {
    found.add('E1019', 'CMD', line.no)
    return undefined
  }
  return { schedule, percent, specific: duty }
}

/**
 * The rate by value of a schedule. A rate entered by hand (TXA) is taken where the tariff has none for that schedule,
 * else it must be the tariff's own: E1003 (SIM-defined reading of "goods code whose rate cannot be entered").
 */
const rateByValue = (facts: LineFacts, tariff: TariffLine, schedule: string): DutyRate | undefined => {
  const { line, found } = facts
  const listed = rateIn(tariff, schedule)
  const entered = parseDecimal(line.item.TXA ?? '')
  if (listed === undefined) {
    if (entered !== undefined) return { schedule, percent: entered }
    const [code, item] = NO_RATE[schedule] ?? ['E1006', 'CMD']
    found.add(code, item, line.no)
    return undefined
  }
  if (entered !== undefined && compare(entered, listed) !== 0) found.add('E1003', 'CMD', line.no)
  return { schedule, percent: listed }
}

const checkQuota = (facts: LineFacts, schedule: string): void => {
  const { line, found } = facts
  if (schedule === OUT_OF_QUOTA && line.item.KWS === undefined) found.add('E1010', 'ORS', line.no)
  if (schedule !== OUT_OF_QUOTA && line.item.KWS !== undefined) found.add('E1011', '0000', line.no)
}

/**
 * The import duty that applies to a line (thuế suất thuế nhập khẩu; customs.md, value 4). Undefined when there is
 * none to apply, with the reason among the findings: E0115 goods code not in the tariff on that day, E1003-E1021,
 * E1061. An empty schedule (AEO) is read as MFN.
 */
export const importDuty = (facts: LineFacts): DutyRate | undefined => {
  const { line, reference, day, found } = facts
  const schedule = line.item.ORS ?? MFN
  if (schedule === NOT_SUBJECT) return { schedule, percent: ZERO }
  const tariff = reference.tariff(line.item.CMD ?? '', day)
  if (tariff === undefined) {
    found.add('E0115', 'CMD', line.no)
    return undefined
  }
  checkQuota(facts, schedule)
  if (schedule === SPECIFIC || schedule === MIXED) return specificRate(facts, tariff, schedule)
  if (line.item.SPD !== undefined) found.add('E1020', 'ORS', line.no)
  const countries = reference.treatyCountries(schedule)
  if (countries === undefined) return rateByValue(facts, tariff, schedule)
  const rate = treatyRate(facts, tariff, schedule, countries)
  const entered = parseDecimal(line.item.TXA ?? '')
  if (rate?.percent !== undefined && entered !== undefined && compare(entered, rate.percent) !== 0)
    found.add('E1003', 'CMD', line.no)
  return rate
}
