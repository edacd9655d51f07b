import type { Day, ListName, Reference } from '../reference/reference.ts'
import { type Rule, silentWithout, wrongIf } from './rule.ts'

/**
 * Rules of the official declaration (IDC, EDC) and of corrections. The first: has what the computation stood on changed since the pre-registration?
 * Two days are compared in the lists; a row replaced by another counts as changed, a row that ended as gone.
 */
type Look = (reference: Reference, code: string, day: Day) => { readonly validFrom: Day } | undefined

const tariff: Look = (reference, code, day) => reference.tariff(code, day)
const otherTax: Look = (reference, code, day) => reference.otherTax(code, day)
const specificRate: Look = (reference, code, day) => reference.specificRate(code, day)
const list =
  (name: ListName): Look =>
  (reference, code, day) =>
    reference.code(name, code, day)

export const LOOKS = {
  tariff,
  otherTax,
  specificRate,
  importExemption: list('import-exemptions'),
  otherExemption: list('other-exemptions'),
  country: list('countries'),
} as const

const slotIs =
  (wrong: (then: { readonly validFrom: Day } | undefined, now: { readonly validFrom: Day } | undefined) => boolean) =>
  (look: Look): Rule =>
  (slots = []) =>
  (values, scene) =>
    slots.find((slot) => {
      const code = values[slot]
      if (!code) return false
      const { reference, preRegistered, today } = scene
      return wrong(look(reference, code, preRegistered), look(reference, code, today))
    })

/** No longer in the list. */
export const gone = slotIs((_, now) => now === undefined)

/** Still in the list, under another row. */
export const replaced = slotIs((then, now) => now !== undefined && then?.validFrom !== now.validFrom)

/** E1103: a currency of the computation has another rate today. */
export const rateChanged: Rule = wrongIf((_, __, { assessment, reference, today }) =>
  Object.entries(assessment?.rates ?? {}).some(([currency, rate]) => {
    const now = reference.rate(currency, today)
    return now !== undefined && now !== rate
  }),
)

/** E1101: a currency of the computation has no rate any more. */
export const rateGone: Rule = wrongIf((_, __, { assessment, reference, today }) =>
  Object.keys(assessment?.rates ?? {}).some((currency) => reference.rate(currency, today) === undefined),
)

/** E8000-E8025: the business is blocked with just this code (overdue tax, state of the tax code). */
export const blockedWith = (code: string): Rule =>
  wrongIf((_, __, scene) => scene.reference.business(scene.trader)?.block === code)

/** A correction may not change the item (IDA01, EDA01); nothing to hold it against, no complaint. */
export const altered: Rule =
  (slots = []) =>
  (values, { registered }) =>
    registered && slots.find((slot) => (values[slot] ?? '') !== (registered[slot] ?? ''))

/** Nor what customs wrote; left out it is not changed, for the centre keeps it (declaration/instructions). */
export const rewritten: Rule = (slots = []) =>
  silentWithout(
    slots,
    (values, { registered }) => registered && slots.find((slot) => values[slot] && values[slot] !== registered[slot]),
  )

export const traderGone: Rule = wrongIf((_, __, scene) => scene.reference.business(scene.trader) === undefined)
