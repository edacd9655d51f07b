import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemPlaces } from '#protocol/edi/item-places.ts'
import { readableText } from '#protocol/edi/readable-text.ts'
import { catalogue, itemsOf } from '../../support/message.ts'

const layout = catalogue.layout('input', 'IDA')
const text = (bytes: Uint8Array, offset: number, length: number): string =>
  Buffer.from(bytes.subarray(offset, offset + length))
    .toString()
    .trim()

describe('protocol 1.2: where each item stands in the bytes', () => {
  it('head items and rows by number, id, line, offset and length', () => {
    const items = itemsOf('IDA', {
      head: { ICB: 'A11', CH: '02CI' },
      lines: [{ CMD: '84145110' }, { CMD: '85166000' }],
    })
    const places = itemPlaces(layout, items)
    const found = places.filter(({ item }) => item?.id === 'CMD')
    expect(found.map(({ line, offset, length }) => [line, text(items, offset, length)])).toEqual([
      [1, '84145110'],
      [2, '85166000'],
    ])
    const icb = places.find(({ item }) => item?.id === 'ICB')
    expect([icb?.line, icb?.length, text(items, icb?.offset ?? 0, icb?.length ?? 0)]).toEqual([0, 3, 'A11'])
  })

  it('result line first where the message carries one; what the layout does not hold is surplus', () => {
    const bytes = Buffer.from(`00000-0000-0000\r\n100000000010\r\nP\r\nthừa\r\n`)
    const places = itemPlaces(catalogue.layout('input', 'IDC'), bytes, { resultLine: true })
    expect(places.map(({ kind, no }) => [kind, no])).toEqual([
      ['result', 0],
      ['item', 1],
      ['item', 2],
      ['surplus', 0],
    ])
    expect(itemPlaces(undefined, bytes).every(({ kind }) => kind === 'surplus')).toBe(true)
  })

  it('whatever the bytes: places follow one another without gap but the CRLF, and cover everything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        let at = 0
        for (const { offset, length } of itemPlaces(layout, bytes)) {
          expect(offset).toBe(at)
          at = offset + length + 2
        }
        expect(at).toBeGreaterThanOrEqual(bytes.length)
      }),
    )
  })
})

describe('contract: odd bytes are shown, not lost', () => {
  it('well-formed text stays; other bytes and control characters become \\xNN', () => {
    expect(readableText(Buffer.from('Thuế\r\n1'))).toBe('Thuế\r\n1')
    expect(readableText(Uint8Array.from([0x41, 0xff, 0xc6, 0xb0, 0x00, 0xe1, 0xba]))).toBe('A\\xffư\\x00\\xe1\\xba')
  })

  it('never throws and never shows a control character', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(readableText(bytes)).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/)
      }),
    )
  })
})
