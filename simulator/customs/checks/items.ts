import { dayOfItem } from '#protocol/vietnam-time.ts'
import type { ListName } from '../reference/reference.ts'
import { type Rule, wrongIf, wrongSlot } from './rule.ts'
import type { Scene } from './scene.ts'

/** Rules about one item, or about each of its slots alone. An empty item is wrong for `mandatory` and `listed` only. */

export const mandatory: Rule = wrongIf((value) => value === '')

export const absent: Rule = wrongSlot(() => true)

const unlisted = (list: ListName) => (value: string, scene: Scene) =>
  scene.reference.code(list, value, scene.today) === undefined

/** Filled, and in the list today: for items whose official code covers both. */
export const listed = (list: ListName): Rule => {
  const unknown = unlisted(list)
  return wrongIf((value, _, scene) => value === '' || unknown(value, scene))
}

/** In the list today. */
export const inList = (list: ListName): Rule => wrongSlot(unlisted(list))

/** In the list at any time; `inForce` then tells what is no longer, or not yet, to be used. */
export const known = (list: ListName): Rule =>
  wrongSlot((value, scene) => scene.reference.anyCode(list, value) === undefined)

export const inForce = (list: ListName): Rule =>
  wrongSlot((value, scene) => scene.reference.anyCode(list, value) !== undefined && unlisted(list)(value, scene))

/** In the list, but today lies before (`-1`) or after (`1`) the period. */
export const outOfPeriod = (list: ListName, side: -1 | 1): Rule =>
  wrongSlot((value, scene) => {
    const entry = scene.reference.anyCode(list, value)
    if (entry === undefined || scene.reference.code(list, value, scene.today) !== undefined) return false
    return side < 0 === scene.today < entry.validFrom
  })

export const isValue = (...forbidden: readonly string[]): Rule => wrongIf((value) => forbidden.includes(value))

export const oneOf = (...allowed: readonly string[]): Rule => wrongSlot((value) => !allowed.includes(value))

export const shape = (pattern: RegExp): Rule => wrongSlot((value) => !pattern.test(value))

export const integer = (least: number, most: number): Rule =>
  wrongSlot((value) => !/^\d+$/.test(value) || Number(value) < least || Number(value) > most)

const decimals = (whole: number, fraction: number): RegExp =>
  new RegExp(`^(?=.*\\d)\\d{0,${whole}}${fraction === 0 ? '' : `(\\.\\d{0,${fraction}})?`}$`)

/** At most so many digits before and after the point, no sign (customs.md, value 3). */
export const decimal = (whole: number, fraction: number): Rule => shape(decimals(whole, fraction))

const MONEY = decimals(20, 4)
const DONG = decimals(20, 0)

/** Four decimals; none when the currency in the second group is VND (`IP4 IP3`, `VP1-5 VC1-5`). */
export const money: Rule =
  (amounts = [], currencies = []) =>
  (values) => {
    for (let i = 0; i < amounts.length; i++) {
      const amount = values[amounts[i] ?? '']
      const pattern = values[currencies[i] ?? ''] === 'VND' ? DONG : MONEY
      if (amount && !pattern.test(amount)) return amounts[i]
    }
    return undefined
  }

/** Four decimals, whatever the currency. */
export const amount: Rule = shape(MONEY)

/** No decimals although the header's currency is VND; rougher faults are left to `amount`. */
export const dongOfHead = (currencyItem: string): Rule =>
  wrongIf((value, _, scene) => scene.head[currencyItem] === 'VND' && value.includes('.') && MONEY.test(value))

/** A day of the calendar, ddMMyyyy. */
export const realDate: Rule = wrongSlot((value) => dayOfItem(value) === undefined)

const dayRule = (wrong: (day: string, scene: Scene) => boolean): Rule =>
  wrongSlot((value, scene) => {
    const day = dayOfItem(value)
    return day !== undefined && wrong(day, scene)
  })

export const notPast: Rule = dayRule((day, scene) => day < scene.today)

export const notFuture: Rule = dayRule((day, scene) => day > scene.today)

/** Not before the day on which the declaration is meant to be made. */
export const notBeforeDeclaring: Rule = dayRule((day, scene) => day < scene.expected)
