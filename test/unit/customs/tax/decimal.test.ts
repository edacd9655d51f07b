import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  type Decimal,
  divide,
  multiply,
  parseDecimal,
  round,
  subtract,
  toText,
} from '#customs/decimal.ts'

const d = (text: string): Decimal => {
  const value = parseDecimal(text)
  if (value === undefined) throw new Error(text)
  return value
}
const texts = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => ({ units, scale }))

describe('decimal', () => {
  it('customs.md value: 0.1 + 0.2 is 0.3, as binary floating point is not', () => {
    expect(toText(add(d('0.1'), d('0.2')))).toBe('0.3')
    expect(toText(multiply(d('1.15'), d('100')))).toBe('115')
  })

  it('contract, Answers: point, no grouping, no trailing zeros', () => {
    expect(toText(d('1234567.500'))).toBe('1234567.5')
    expect(toText(d('10.00'))).toBe('10')
    expect(toText(d('-0.00'))).toBe('0')
    expect(toText(d('.05'))).toBe('0.05')
  })

  it('reads what an I or F item may hold and nothing else', () => {
    for (const text of ['', '.', '1,5', '1e3', 'ABC', '1.2.3', ' 1', '--1']) expect(parseDecimal(text)).toBeUndefined()
    expect(parseDecimal('+7')).toEqual({ units: 7n, scale: 0 })
    expect(parseDecimal('5.')).toEqual({ units: 5n, scale: 0 })
  })

  it('customs.md value 6: half goes up, away from zero', () => {
    expect(toText(round(d('2.5'), 0))).toBe('3')
    expect(toText(round(d('-2.5'), 0))).toBe('-3')
    expect(toText(round(d('2.4999'), 0))).toBe('2')
    expect(toText(divide(d('1'), d('3'), 4))).toBe('0.3333')
    expect(toText(divide(d('2'), d('0.3'), 2))).toBe('6.67')
    expect(toText(divide(d('-1'), d('8'), 2))).toBe('-0.13')
  })

  it('text and value are one to one', () => {
    fc.assert(fc.property(texts, (value) => compare(d(toText(value)), value) === 0))
  })

  it('a + b − b is a, and a quotient is within half a unit of the exact one', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(compare(subtract(add(a, b), b), a)).toBe(0)
        if (b.units === 0n) return
        const rest = subtract(a, multiply(divide(a, b, 3), b))
        const twice = multiply(rest, d('2000'))
        const bound = { units: b.units < 0n ? -b.units : b.units, scale: b.scale }
        const size = { units: twice.units < 0n ? -twice.units : twice.units, scale: twice.scale }
        expect(compare(size, bound)).toBeLessThanOrEqual(0)
      }),
    )
  })
})
