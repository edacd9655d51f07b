import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  absenceOn,
  afterTurn,
  goesByTurn,
  inOrderOfTurn,
  NO_TURNS,
  type TurnList,
} from '#customs/assignment/round-robin.ts'
import { declare } from '#customs/declaration/evolve.ts'
import { importDraft, NOW, OWNER } from '../export/sample.ts'

const DAY = '20260721'
const list = (change: Partial<TurnList> = {}): TurnList => ({
  ...NO_TURNS,
  mode: 'inTurn',
  officers: ['an', 'binh', 'chi'],
  ...change,
})
const absent = (until: string) => ({ until, reason: 'nghỉ phép', by: 'giangvien' })

/** Who gets the next files, each told the day. */
function given(start: TurnList, days: readonly string[]): readonly (string | undefined)[] {
  let now = start
  return days.map((day) => {
    const [next] = inOrderOfTurn(now, day)
    if (next !== undefined) now = afterTurn(now, next)
    return next
  })
}

describe('customs.md, Assignment: round robin of yellow files', () => {
  it('one after the other in the order of registration, then from the beginning', () => {
    expect(given(list(), Array(7).fill(DAY))).toEqual(['an', 'binh', 'chi', 'an', 'binh', 'chi', 'an'])
  })

  it('yellow only, and only what nobody has: red and green are excluded', () => {
    const file = (channel: 1 | 2 | 3) => declare(importDraft(), { channel, payment: 'owed', at: NOW, by: OWNER })
    expect([1, 2, 3].map((channel) => goesByTurn(file(channel as 1 | 2 | 3)))).toEqual([false, true, false])
    const had = { ...file(2), examination: { assignment: { officer: 'an', by: 'an', at: NOW } } }
    expect(goesByTurn(had)).toBe(false)
  })

  it('an absent officer is passed over to the end of the last day, and then gets one file, not all that were missed', () => {
    const away = list({ absences: { binh: absent(DAY) } })
    expect(absenceOn(away, 'binh', DAY)?.reason).toBe('nghỉ phép')
    expect(absenceOn(away, 'binh', '20260722')).toBeUndefined()
    const days = [...Array(4).fill(DAY), ...Array(4).fill('20260722')]
    expect(given(away, days)).toEqual(['an', 'chi', 'an', 'chi', 'binh', 'an', 'chi', 'binh'])
  })

  it('nobody there: nobody gets it; who is registered later has the next turn, once', () => {
    const away = list({ officers: ['an'], absences: { an: absent('20260801') } })
    expect(given(away, [DAY])).toEqual([undefined])
    const begun = list({ officers: ['an', 'binh', 'moi'], turns: { an: 7, binh: 8 } })
    expect(given(begun, Array(4).fill(DAY))).toEqual(['moi', 'an', 'binh', 'moi'])
  })

  it('names such as "constructor" are officers like others', () => {
    const odd = list({ officers: ['constructor', 'an'] })
    expect(given(odd, [DAY, DAY, DAY])).toEqual(['constructor', 'an', 'constructor'])
  })

  it('whoever is there: over any number of files nobody has two more than another, and the same list gives the same', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 }),
        fc.nat(60),
        (who, files) => {
          const start = list({ officers: who })
          const got = given(start, Array(files).fill(DAY))
          const counts = who.map((one) => got.filter((login) => login === one).length)
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
          expect(given(start, Array(files).fill(DAY))).toEqual(got)
        },
      ),
    )
  })
})
