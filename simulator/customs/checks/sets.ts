import { dayOfItem } from '#protocol/vietnam-time.ts'
import { type Finder, type Rule, silentWithout } from './rule.ts'

/** Rules about several items at once. A rule over groups of slots looks at slot 1 with slot 1, slot 2 with slot 2 … */

const pairwise = (wrong: (first: string, second: string) => boolean, blame: 0 | 1 = 0): Rule => {
  const silent = !wrong('', '')
  return (firsts = [], seconds = []) => {
    const find: Finder = (values) => {
      for (let i = 0; i < firsts.length; i++) {
        const first = firsts[i] ?? ''
        const second = seconds[i] ?? ''
        if (wrong(values[first] ?? '', values[second] ?? '')) return blame === 0 ? first : second
      }
      return undefined
    }
    return silent ? silentWithout([...firsts, ...seconds], find) : find
  }
}

/** The first is filled, so the second must be. */
export const needs: Rule = pairwise((first, second) => first !== '' && second === '')

/** The second is filled, so the first must be. */
export const neededBy: Rule = pairwise((first, second) => first === '' && second !== '')

/** Both or none. */
export const together: Rule = pairwise((first, second) => (first === '') !== (second === ''))

/** The first holds one of the codes ('' = empty), so the second must be filled. */
export const codeNeeds = (...codes: readonly string[]): Rule =>
  pairwise((first, second) => codes.includes(first) && second === '')

/** The first holds one of the codes ('' = empty), so the second must stay empty. */
export const codeForbids = (...codes: readonly string[]): Rule =>
  pairwise((first, second) => codes.includes(first) && second !== '')

/** All groups filled or none (`IP2 IP3 IP4`). */
export const setOf: Rule = (...groups) =>
  silentWithout(groups.flat(), (values) => {
    const filled = groups.filter(([item = '']) => values[item]).length
    return filled === 0 || filled === groups.length ? undefined : groups[0]?.[0]
  })

/** Slots are filled from the first on, without gaps; groups side by side count as one slot (`SS1-5 SN1-5`). */
export const inOrder: Rule = (...groups) =>
  silentWithout(groups.flat(), (values) => {
    const slots = groups[0] ?? []
    let gap = false
    for (let i = 0; i < slots.length; i++) {
      const filled = groups.find((group) => values[group[i] ?? ''])
      if (filled === undefined) gap = true
      else if (gap) return filled[i]
    }
    return undefined
  })

/** No value stands in two slots. */
export const unique: Rule = (slots = []) =>
  silentWithout(slots, (values) => {
    for (let i = 1; i < slots.length; i++) {
      const value = values[slots[i] ?? '']
      if (!value) continue
      for (let j = 0; j < i; j++) if (values[slots[j] ?? ''] === value) return slots[i]
    }
    return undefined
  })

/** The first slot holds one of the codes, so later slots of the second group stay empty. */
export const codeStandsAlone =
  (...codes: readonly string[]): Rule =>
  (firsts = [], seconds = []) =>
  (values) => {
    if (!codes.includes(values[firsts[0] ?? ''] ?? '')) return undefined
    const at = seconds.findIndex((slot, i) => i > 0 && values[slot])
    return at < 0 ? undefined : firsts[at]
  }

/** The codes may stand in the first slot only. */
export const onlyFirst =
  (...codes: readonly string[]): Rule =>
  (slots = []) =>
  (values) =>
    slots.find((slot, i) => i > 0 && codes.includes(values[slot] ?? ''))

/** Days run forward in the order of the groups, slot by slot: departure, arrival 1, departure 1 …, destination. */
export const datesInOrder: Rule = (...groups) => {
  const [departure = [], destination = [], arrivals = [], departures = []] = groups
  const order = [...departure, ...arrivals.flatMap((slot, i) => [slot, departures[i] ?? '']), ...destination]
  return silentWithout(order, (values) => {
    let last = ''
    for (const item of order) {
      const day = dayOfItem(values[item] ?? '')
      if (day === undefined) continue
      if (day < last) return item
      last = day
    }
    return undefined
  })
}
