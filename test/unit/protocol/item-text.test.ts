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
    [',5', '0.5'],
    ['.25', '0.25'],
    ['１．２３４，５', '1234.5'],
    ['\u22125', '-5'],
    ['1\u00a0234,56', '1234.56'],
  ])('experience: the decimal %s goes out as %s', (typed, wire) => expect(decimal(typed)).toBe(wire))

  it.each(['abc', '1,2,3', '1.2.3,4,5', '12a', '--1', '.5,5.', '1.23,456.7', ',', '-', '٣'])(
    'experience: what is no number (%s) stays as it was typed, for the check to tell',
    (typed) => expect(decimal(typed)).toBe(typed),
  )

  it('experience: whole numbers lose their groups, never their digits', () => {
    expect(integer('1.234.567')).toBe('1234567')
    expect(integer('1,234')).toBe('1234')
    expect(integer('0012')).toBe('0012')
    expect(integer('12,5')).toBe('12,5')
    expect(integer('1000 0000 0010')).toBe('100000000010')
    expect(integer('１２')).toBe('12')
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

  it('protocol 1.2: Vietnamese typed in parts (NFD) goes out composed (NFC), in names and in codes', () => {
    const parts = 'Công ty cổ phần Việt Nhật'.normalize('NFD')
    expect(toWire('text', parts, false)).toBe('Công ty cổ phần Việt Nhật'.normalize('NFC'))
    expect(toWire('longText', parts, false)).toBe('Công ty cổ phần Việt Nhật'.normalize('NFC'))
    expect(toWire('code', parts, true)).toBe('CÔNG TY CỔ PHẦN VIỆT NHẬT'.normalize('NFC'))
  })

  it('protocol 1.2: an item is one line without signs that nobody sees; emoji stay', () => {
    expect(toWire('longText', 'dòng một \r\n dòng hai\n\nba\tbốn', false)).toBe('dòng một dòng hai ba bốn')
    expect(toWire('text', '\ufeffA\u200bB\u00a0C\u00ad', false)).toBe('AB C')
    expect(toWire('text', 'nhãn 👨‍👩‍👧 😀', false)).toBe('nhãn 👨‍👩‍👧 😀')
  })

  it('protocol 1.2: full-width letters become ASCII where ASCII alone is let in, and stay in type W', () => {
    expect(toWire('code', 'Ａ１１', true)).toBe('A11')
    expect(toWire('text', 'ＨＤ–０１', true)).toBe('HD-01')
    expect(toWire('text', 'Ａｂｃ', false)).toBe('Ａｂｃ')
  })

  it.each([
    ['8471.30.20', '84713020'],
    ['8471 30 20', '84713020'],
    ['0101 248 141', '0101248141'],
    ['0101248141-001', '0101248141001'],
    ['0101248141 - 001', '0101248141001'],
    ['100-0005', '100-0005'],
    ['12345-6789', '12345-6789'],
    ['01AC-00', '01AC-00'],
  ])('screens, Words: the code %s, as papers print it, goes out as %s', (typed, wire) =>
    expect(toWire('code', typed, true)).toBe(wire),
  )

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
