import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeItems } from '#protocol/edi/decode.ts'
import { encodeItems } from '#protocol/edi/encode.ts'
import { fromForm, toForm } from '#protocol/edi/form.ts'
import { utf8Bytes } from '#protocol/edi/utf8.ts'
import { loadCatalogue } from '../../../simulator/library/load-catalogue.ts'
import { vectors } from './vectors.ts'

const catalogue = loadCatalogue()

function layout(path: string) {
  const [direction, code] = path.split('/') as ['input' | 'output', string]
  const found = catalogue.layout(direction, code)
  if (!found) throw new Error(`no layout ${path}`)
  return found
}

interface ItemsVector {
  readonly id: string
  readonly comment: string
  readonly layout: string
  readonly input: string
  readonly items: Readonly<Record<string, string>>
  readonly lines: readonly Readonly<Record<string, string>>[]
  readonly findings: readonly string[]
}

describe('protocol 1.2 vectors', () => {
  for (const vector of vectors<ItemsVector>('items')) {
    it(`protocol 1.2: ${vector.id} ${vector.comment}`, () => {
      const { content, results } = decodeItems(layout(vector.layout), utf8Bytes(vector.input))
      expect(results.map((r) => `${r.code}-${r.item}-${String(r.line).padStart(4, '0')}`)).toEqual(vector.findings)
      expect(Object.fromEntries(content.items)).toEqual(vector.items)
      expect((content.groups[0] ?? []).map((row) => Object.fromEntries(row))).toEqual(vector.lines)
    })
  }
})

describe('items', () => {
  it('protocol 1.2: text left, numbers right, CRLF behind each, blank items at the end left out', () => {
    const form = { head: { ICB: 'A11', GW: '1.5', IMN: 'CÔNG TY' }, lines: [] }
    const text = new TextDecoder().decode(encodeItems(layout('input/IDA'), fromForm(layout('input/IDA'), form)))
    const cells = text.split('\r\n')
    expect(cells).toHaveLength(39)
    expect(cells[5]).toBe('A11')
    expect(cells[0]).toBe(' '.repeat(12))
    expect(cells[37]).toBe('       1.5')
    expect(cells[14]).toBe(`CÔNG TY${' '.repeat(292)}`)
    expect(cells[38]).toBe('')
  })

  it('protocol 1.2: row r of a group stands at line b + (r-1) x g', () => {
    const ida = layout('input/IDA')
    const lines = Array.from({ length: 3 }, (_, n) => ({ CMD: `${n + 1}0`, TXR: `X${n + 1}` }))
    const cells = new TextDecoder().decode(encodeItems(ida, fromForm(ida, { head: {}, lines }))).split('\r\n')
    for (let r = 1; r <= 3; r++) expect(cells[176 + (r - 1) * 46 - 1]?.trim()).toBe(`${r}0`)
  })

  it('protocol 1.4: an inquiry screen has the result line in front, and numbers from 2', () => {
    const vaq = layout('output/VAQ001')
    const first = vaq.segments[0]
    expect(first?.kind === 'item' && first.item.no).toBe(2)
    const content = { items: new Map([[2, 'X']]), groups: [] }
    const bytes = encodeItems(vaq, content)
    expect(new TextDecoder().decode(bytes.subarray(0, 77))).toBe(`${'00000-0000-0000'.padEnd(75)}\r\n`)
    const decoded = decodeItems(vaq, bytes)
    expect(decoded.resultLine).toBe('00000-0000-0000'.padEnd(75))
    expect(decoded.content).toEqual(content)
  })

  it('protocol 1.4: a screen of type M has its result line in front of item 1', () => {
    const screen = layout('output/VAD0AA')
    const content = { items: new Map([[1, '100000000010']]), groups: [[]] }
    const bytes = encodeItems(screen, content, { resultLine: '00000-0000-0000'.padEnd(75) })
    expect(decodeItems(screen, bytes, { resultLine: true }).content).toEqual(content)
  })

  it('protocol 1.2: encode names item and line of a value that cannot be sent', () => {
    const ida = layout('input/IDA')
    const row = new Map([[176, '1234567890123']])
    expect(() => encodeItems(ida, { items: new Map(), groups: [[new Map(), row]] })).toThrow(
      'item 176 CMD of line 2: 13 bytes',
    )
    expect(() => encodeItems(ida, { items: new Map([[6, 'A$1']]), groups: [] })).toThrow('item 6 ICB: "A$1" is not')
    expect(() => encodeItems(ida, { items: new Map([[15, 'a\r\nb']]), groups: [] })).toThrow('item 15 IMN')
    expect(() => encodeItems(ida, { items: new Map([[900, 'X']]), groups: [] })).toThrow('no single item 900')
    expect(() => encodeItems(ida, { items: new Map(), groups: [[new Map([[6, 'X']])]] })).toThrow('item 6 of line 1')
    expect(() => encodeItems(ida, { items: new Map(), groups: [Array.from({ length: 51 }, () => new Map())] })).toThrow(
      '50 lines',
    )
  })

  it('protocol 1.2: invalid UTF-8 in type W is S0900', () => {
    for (const bad of [[0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe1, 0xbb], [0xff]]) {
      const bytes = Uint8Array.from([13, 10, 13, 10, ...bad, 13, 10])
      expect(decodeItems(layout('input/MSB'), bytes).results).toEqual([{ code: 'S0900', item: 'SUB', line: 0 }])
    }
  })

  it('contract: decode answers whatever the bytes are', () => {
    const byte = fc.oneof(fc.constantFrom(13, 10, 32, 65, 48, 0xe1), fc.integer({ min: 0, max: 255 }))
    fc.assert(
      fc.property(fc.constantFrom(...catalogue.layouts()), fc.array(byte, { maxLength: 600 }), (any, bytes) => {
        const { content, results } = decodeItems(any, Uint8Array.from(bytes))
        expect(results.every((result) => /^(S0900|S0999|E0001)$/.test(result.code))).toBe(true)
        // What was taken can be sent again.
        encodeItems(any, content)
      }),
      { numRuns: 500 },
    )
  })
})

describe('form', () => {
  it('protocol 1.2: values by id go to item numbers and back', () => {
    const ida = layout('input/IDA')
    const form = { head: { ICB: 'A11', SKB: '1' }, lines: [{ CMD: '84713020' }, {}, { CMD: '85171300' }] }
    expect(toForm(ida, fromForm(ida, form))).toEqual(form)
  })

  it('protocol, layout oddities: a layout with one id twice, or several groups, is refused with the reason', () => {
    const content = { items: new Map(), groups: [] }
    expect(() => toForm(layout('input/RIR'), content)).toThrow(/RIR uses the id .* for items/)
    expect(() => toForm(layout('output/VAS052'), content)).toThrow('VAS052 has several groups')
    expect(() => fromForm(layout('input/IDC'), { head: { XXX: '1' }, lines: [] })).toThrow('IDC head: no item XXX')
    expect(() => fromForm(layout('input/IDC'), { head: {}, lines: [{}] })).toThrow('IDC holds 0 lines')
  })
})
