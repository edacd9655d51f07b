import { describe, expect, it } from 'vitest'
import { baseNumber, branchOf, declarationNumber, directionOf } from '#customs/declaration/numbering.ts'

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
