import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkDer,
  DerError,
  integerHex,
  oidText,
  readElement,
  rootElement,
  timeMillis,
} from '#protocol/cms/der-read.ts'
import { compareEncodings, element, integer, oid, sequence, setOf, time } from '#protocol/cms/der-write.ts'

const hex = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex')

describe('protocol 2: strict DER', () => {
  it.each([
    ['nothing at all', ''],
    ['a tag alone', '30'],
    ['length beyond the end', '30 05 02 01 00'],
    ['a child longer than its parent', '30 03 02 02 00'],
    ['indefinite length', '30 80 02 01 00 00 00'],
    ['long form of a short length', '30 81 03 02 01 00'],
    ['long form with a leading zero', `30 82 00 80 ${'05 00 '.repeat(64)}`],
    ['a length of five bytes', '30 85 00 00 00 00 00'],
    ['high tag number', '3f 81 01 00'],
    ['bytes after the end', '30 00 00'],
    ['end-of-contents as an element', '30 02 00 00'],
    ['constructed octet string', '24 04 04 02 41 42'],
    ['sequence marked primitive', '10 00'],
    ['boolean 01', '01 01 01'],
    ['boolean of two bytes', '01 02 ff ff'],
    ['integer without content', '02 00'],
    ['integer with a needless 00', '02 02 00 01'],
    ['integer with a needless ff', '02 02 ff 80'],
    ['null with content', '05 01 00'],
    ['object identifier cut off', '06 02 2a 86'],
    ['bit string with 8 unused bits', '03 02 08 00'],
    ['bit string with unused bits set', '03 02 01 01'],
    ['bit string without content', '03 00'],
  ])('refuses %s', (_, bytes) => {
    expect(() => checkDer(hex(bytes), 8)).toThrow(DerError)
  })

  it('refuses one element where another, or more than one, stands', () => {
    expect(() => rootElement(hex('05 00 05 00'), 0x05)).toThrow('bytes after the end')
    expect(() => rootElement(hex('05 00'), 0x30)).toThrow('tag 05 where 30 belongs')
  })

  it('refuses nesting beyond the cap and takes it up to the cap', () => {
    const nested = (depth: number): Uint8Array => (depth === 0 ? integer(0) : sequence(nested(depth - 1)))
    expect(() => checkDer(nested(8), 8)).not.toThrow()
    expect(() => checkDer(nested(9), 8)).toThrow('nested too deeply')
  })

  it('never reads past a limit inside a longer buffer', () => {
    const buffer = hex('30 03 02 01 05 30 00')
    expect(() => readElement(buffer, 0, 4)).toThrow(DerError)
    expect(() => readElement(buffer, 0, 99)).toThrow(DerError)
    expect(readElement(buffer, 0, 5).end).toBe(5)
  })

  it('throws nothing but DerError, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          checkDer(bytes, 4)
        } catch (problem) {
          expect(problem).toBeInstanceOf(DerError)
        }
      }),
      { numRuns: 3000 },
    )
  })
})

describe('protocol 2: DER values', () => {
  it('writes and reads lengths on both sides of each step', () => {
    for (const length of [0, 127, 128, 255, 256, 65_535, 65_536]) {
      const written = element(0x04, new Uint8Array(length))
      const read = rootElement(written, 0x04)
      expect(read.end - read.body).toBe(length)
    }
  })

  it('round-trips object identifiers', () => {
    for (const dotted of ['1.2.840.113549.1.7.2', '2.5.29.15', '0.9.2342.19200300.100.1.1', '2.999.3']) {
      expect(oidText(rootElement(oid(dotted), 0x06), 'oid')).toBe(dotted)
    }
  })

  it('reads the hex of a serial without its sign byte, and refuses a negative one', () => {
    expect(integerHex(rootElement(hex('02 02 00 ff'), 0x02), 'serial')).toBe('ff')
    expect(integerHex(rootElement(hex('02 01 05'), 0x02), 'serial')).toBe('05')
    expect(() => integerHex(rootElement(hex('02 01 ff'), 0x02), 'serial')).toThrow('negative')
  })

  it('times: UTCTime from 1950 to 2049, GeneralizedTime else', () => {
    for (const [at, tag] of [
      [Date.UTC(1950, 0, 1), 0x17],
      [Date.UTC(2049, 11, 31, 23, 59, 59), 0x17],
      [Date.UTC(2050, 0, 1), 0x18],
      [Date.UTC(9999, 11, 31), 0x18],
    ] as const) {
      const written = time(at)
      expect(written[0]).toBe(tag)
      expect(timeMillis(rootElement(written, tag), 'time')).toBe(at)
    }
  })

  it.each(['260230000000Z', '261301000000Z', '260101240000Z', '260101006000Z', '2601010000Z', '260101000000+0700'])(
    'refuses the time %s',
    (text) => {
      expect(() => timeMillis(rootElement(element(0x17, Buffer.from(text)), 0x17), 'time')).toThrow(DerError)
    },
  )

  it('sorts a SET OF by its encodings', () => {
    const set = setOf(integer(300), integer(2), oid('1.2'))
    expect(Buffer.from(set).toString('hex')).toBe('310a0201020202012c06012a')
    expect(compareEncodings(hex('02 01'), hex('02 01 00'))).toBe(0)
  })
})
