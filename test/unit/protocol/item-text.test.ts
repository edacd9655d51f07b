import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDisplay, toEdit, toWire } from '#protocol/forms/item-text.ts'

const decimal = (text: string) => toWire('decimal', text, false)
const integer = (text: string) => toWire('integer', text, false)
const date = (text: string) => toWire('date', text, true)

describe('experience, Words: numbers as Vietnam writes them, the wire as protocol 1.2 has it', () => {
  it.each([
    ['1.234,5', '1234.5'],
    ['1234.5', '1234.5'],
    ['1234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1.234.567,89', '1234567.89'],
    ['1,234,567.89', '1234567.89'],
    ['1 234 567,89', '1234567.89'],
    ['1.234', '1234'],
    ['12.345.678', '12345678'],
    ['0.234', '0.234'],
    ['0,234', '0.234'],
    ['1234.567', '1234.567'],
    ['1.2345', '1.2345'],
    ['2,50', '2.50'],
    ['-1.234,5', '-1234.5'],
    ['7', '7'],
    ['5,', '5'],
  ])('experience: the decimal %s goes out as %s', (typed, wire) => expect(decimal(typed)).toBe(wire))

  it.each(['abc', '1,2,3', '1.2.3,4,5', '12a', '--1', '.5,5.', '1.23,456.7'])(
    'experience: what is no number (%s) stays as it was typed, for the check to tell',
    (typed) => expect(decimal(typed)).toBe(typed),
  )

  it('experience: whole numbers lose their groups, never their digits', () => {
    expect(integer('1.234.567')).toBe('1234567')
    expect(integer('1,234')).toBe('1234')
    expect(integer('0012')).toBe('0012')
    expect(integer('12,5')).toBe('12,5')
  })

  it.each([
    ['5/1/2026', '05012026'],
    ['05/01/2026', '05012026'],
    ['05-01-2026', '05012026'],
    ['05.01.2026', '05012026'],
    ['05012026', '05012026'],
    ['2026-01-05', '05012026'],
    ['31/2', '31/2'],
  ])('experience: the date %s goes out as %s', (typed, wire) => expect(date(typed)).toBe(wire))

  it('experience: times 24 h', () => {
    expect(toWire('time', '8:30', true)).toBe('0830')
    expect(toWire('time', '08h30', true)).toBe('0830')
    expect(toDisplay('time', '0830')).toBe('08:30')
  })

  it('protocol 1.2: type A is raised, type W is not', () => {
    expect(toWire('code', ' a11 ', true)).toBe('A11')
    expect(toWire('text', 'Hà Nội', false)).toBe('Hà Nội')
  })

  it('experience: years and numbers of papers are not grouped, quantities are', () => {
    expect(toDisplay('integer', '2026')).toBe('2026')
    expect(toDisplay('integer', '100123456780')).toBe('100123456780')
    expect(toDisplay('integer', '12500')).toBe('12.500')
    expect(toDisplay('decimal', '1040')).toBe('1.040')
  })

  it('experience: what is shown means the value that it is shown for, whatever the number', () => {
    const number = fc
      .tuple(fc.constantFrom('', '-'), fc.stringMatching(/^\d{1,15}$/), fc.stringMatching(/^\d{0,6}$/))
      .map(([sign, whole, part]) => `${sign}${whole}${part === '' ? '' : `.${part}`}`)
    fc.assert(
      fc.property(number, (value) => {
        expect(decimal(toDisplay('decimal', value))).toBe(value)
        expect(decimal(toEdit('decimal', value))).toBe(value)
        if (!value.includes('.')) expect(integer(toDisplay('integer', value))).toBe(value)
      }),
      { numRuns: 500 },
    )
  })
})
