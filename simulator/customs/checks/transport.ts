import { dayOfItem } from '#protocol/vietnam-time.ts'
import type { ListName } from '../reference/reference.ts'
import { type Condition, headIs, type Rule, wrongIf, wrongSlot } from './rule.ts'

/** Transport modes (MTC): 1 air, 2 sea in containers, 3 sea bulk, 4 road, 5 rail, 6 river, 9 other. */
export const byAir: Condition = headIs('MTC', '1')
export const byVessel: Condition = headIs('MTC', '2', '3', '6')
export const byMode = (...modes: readonly string[]): Condition => headIs('MTC', ...modes)

/** `XXZZZ`: a place of country XX that has no code of its own (note on PSC). */
const UNCODED = /^[A-Z]{2}ZZZ$/

/** The lists call such a place OTHER or UNKNOWN: no name that the system could fill in. */
export const isUncodedPlace = (place: string): boolean => UNCODED.test(place)

/** Neither in one of the lists at any time nor an uncoded place. */
export const placeUnknown = (...lists: readonly ListName[]): Rule =>
  wrongSlot(
    (place, scene) => !UNCODED.test(place) && lists.every((list) => scene.reference.anyCode(list, place) === undefined),
  )

/** In one of the lists, but not today. */
export const placeOutOfUse = (...lists: readonly ListName[]): Rule =>
  wrongSlot(
    (place, scene) =>
      lists.some((list) => scene.reference.anyCode(list, place) !== undefined) &&
      lists.every((list) => scene.reference.code(list, place, scene.today) === undefined),
  )

/** An uncoded place of a country that does not exist. */
export const placeOfNoCountry: Rule = wrongSlot(
  (place, scene) =>
    UNCODED.test(place) && scene.reference.code('countries', place.slice(0, 2), scene.today) === undefined,
)

/** The name is missing and the code in the second item has none to offer. */
export const placeUnnamed: Rule = wrongIf((name, place) => name === '' && UNCODED.test(place))

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** A flight is written `AB0001/01JAN` (note on VSN). */
export const flight: Rule = wrongIf((value) => value !== '' && !/^[A-Z0-9]{2}\d{4}\/\d{2}[A-Z]{3}$/.test(value))

/** The day of the flight is not one of the calendar, in this year or a leap year. */
export const flightDay: Rule = wrongIf((value) => {
  const [, day = '', month = ''] = /^[A-Z0-9]{6}\/(\d{2})([A-Z]{3})$/.exec(value) ?? []
  if (day === '') return false
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0')
  return dayOfItem(`${day}${number}2024`) === undefined
})

export const longerThan = (most: number): Rule => wrongSlot((value) => value.length > most)

/** Containers are listed, but no place where they are stuffed (VC1-5, or VN with VA) (EDA). */
export const vanningPlaceMissing: Rule =
  (places = [], [name = ''] = [], [address = ''] = [], containers = []) =>
  (values) => {
    if (!containers.some((slot) => values[slot])) return undefined
    return places.some((slot) => values[slot]) || (values[name] && values[address]) ? undefined : places[0]
  }
