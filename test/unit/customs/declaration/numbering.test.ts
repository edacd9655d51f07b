import { describe, expect, it } from 'vitest'
import {
  answersTo,
  baseNumber,
  branchOf,
  declarationNumber,
  directionOf,
  nextBranch,
} from '#customs/declaration/numbering.ts'

const NOTHING = { rates: {}, lines: [], subjects: [], totalTax: '0', totalValue: '0' }

describe('protocol 6: declaration numbers', () => {
  it('protocol 6: imports start with 10, exports with 30, then nine digits and branch 0', () => {
    expect(declarationNumber('import', 780718654)).toBe('107807186540')
    expect(declarationNumber('export', 1)).toBe('300000000010')
  })

  it('protocol 6: the last digit is the amendment branch', () => {
    const number = declarationNumber('import', 42, 9)
    expect(number).toBe('100000000429')
    expect(branchOf(number)).toBe(9)
    expect(baseNumber(number)).toBe('10000000042')
  })

  it('protocol 6: the direction can be read off a number; other texts have none', () => {
    expect(directionOf('107807186540')).toBe('import')
    expect(directionOf('308064365030')).toBe('export')
    expect(directionOf('207807186540')).toBeUndefined()
    expect(directionOf('10780718654')).toBeUndefined()
  })

  it('protocol 6: a sequence or branch outside its digits is a bug, not a number', () => {
    for (const sequence of [0, -1, 1.5, 1_000_000_000]) {
      expect(() => declarationNumber('import', sequence)).toThrow(RangeError)
    }
    expect(() => declarationNumber('import', 1, 10)).toThrow(RangeError)
    expect(declarationNumber('export', 999_999_999)).toBe('309999999990')
  })
})

describe('protocol 6: a correction raises the branch', () => {
  it('protocol 6: the next branch keeps the base; behind 9 there is none', () => {
    expect(nextBranch('107807186540')).toBe('107807186541')
    expect(() => nextBranch('107807186549')).toThrow(RangeError)
  })

  it('a declaration goes by its number and those of earlier branches, and by no other', () => {
    const corrected = { number: '107807186542' }
    for (const number of ['107807186540', '107807186541', '107807186542'])
      expect(answersTo(corrected, number)).toBe(true)
    for (const number of ['107807186543', '107807186552', '10780718654', '1078071865420', ''])
      expect(answersTo(corrected, number)).toBe(false)
  })

  it('field notes of IDE, ICN: while a correction is registered, by the number that IDA01 gave', () => {
    const correction = { form: { head: {}, lines: [] }, assessment: NOTHING, editedAt: 0 }
    expect(answersTo({ number: '107807186540', correction }, '107807186541')).toBe(true)
    expect(answersTo({ number: '107807186540', correction }, '107807186542')).toBe(false)
  })
})
