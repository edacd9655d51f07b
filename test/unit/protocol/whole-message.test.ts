/** Messages that break their layout, read with all that they hold: what is refused can be shown, kept and sent. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Content } from '#protocol/edi/content.ts'
import { decodeItems, readWhole } from '#protocol/edi/decode.ts'
import { encodeItems } from '#protocol/edi/encode.ts'
import { fromJson } from '#protocol/edi/json.ts'
import { formatResult } from '#protocol/edi/result-line.ts'
import { utf8Bytes } from '#protocol/edi/utf8.ts'
import { loadCatalogue } from '../../../simulator/library/load-catalogue.ts'

const catalogue = loadCatalogue()
const layoutOf = (code: string) => {
  const found = catalogue.layout('input', code)
  if (!found) throw new Error(`no layout ${code}`)
  return found
}
const IDA = layoutOf('IDA')
const CMD = 176
const ICB = 6
const IMN = 15

const content = (items: Record<number, string>, rows: readonly Record<number, string>[] = []): Content => ({
  items: new Map(Object.entries(items).map(([no, value]) => [Number(no), value])),
  groups: [rows.map((row) => new Map(Object.entries(row).map(([no, value]) => [Number(no), value])))],
})
const rows = (count: number) => Array.from({ length: count }, (_, n) => ({ [CMD]: String(84713020 + n) }))

describe('protocol 1.2: a message that breaks its layout goes out as it was typed', () => {
  it('protocol 6, E0001: the 51st line is on the wire, and is all that is found', () => {
    const typed = content({ [ICB]: 'A11' }, rows(52))
    const bytes = encodeItems(IDA, typed, { asTyped: true })
    expect(decodeItems(IDA, bytes).results.map(formatResult)).toEqual(['E0001-0000-0051'])
    const whole = readWhole(IDA, bytes)
    expect(whole.results.map(formatResult)).toEqual(['E0001-0000-0051'])
    expect(whole.lost).toEqual([])
    expect(whole.content).toEqual(typed)
  })

  it('protocol 1.2, S0999 and S0900: only the item itself is found, its neighbours of other lines keep their width', () => {
    const typed = content({ [ICB]: 'A111', [IMN]: 'CÔNG TY\u0007' }, [{ [CMD]: '8471302012345678' }, { [CMD]: 'Ộ' }])
    const whole = readWhole(IDA, encodeItems(IDA, typed, { asTyped: true }))
    expect(whole.results.map(formatResult)).toEqual([
      'S0999-ICB -0000',
      'S0900-IMN -0000',
      'S0999-CMD -0001',
      'S0900-CMD -0002',
    ])
    expect(whole.content).toEqual(typed)
  })

  it('protocol 1.2: a line break within an item, and rows too many in front of other items, never go out', () => {
    expect(() => encodeItems(IDA, content({ [IMN]: 'a\r\nb' }), { asTyped: true })).toThrow('line break')
    const tail = { kind: 'item' as const, item: { ...itemOf(ICB), no: 9000, id: 'END' } }
    const inFront = { ...IDA, segments: [...IDA.segments, tail] }
    expect(() => encodeItems(inFront, content({}, rows(51)), { asTyped: true })).toThrow('50 lines')
  })
})

const itemOf = (no: number) => {
  for (const segment of IDA.segments) if (segment.kind === 'item' && segment.item.no === no) return segment.item
  throw new Error(`no item ${no}`)
}

describe('experience, Signing: nothing of a message is hidden from who reads it whole', () => {
  it('what belongs to no item, and what is no UTF-8, is named as lost', () => {
    const layout = layoutOf('MSB')
    const bytes = Uint8Array.from([13, 10, 13, 10, 0xff, 13, 10])
    expect(readWhole(layout, bytes).lost).toEqual([{ code: 'S0900', item: 'SUB', line: 0 }])
    const idc = layoutOf('IDC')
    const surplus = utf8Bytes(`${'X\r\n'.repeat(40)}`)
    expect(readWhole(idc, surplus).lost.map(formatResult)).toContain('E0001-0000-0000')
  })

  it('contract: whatever the bytes are, the findings are those of the centre, and lost or kept is all there is', () => {
    const byte = fc.oneof(fc.constantFrom(13, 10, 32, 65, 48, 0xe1), fc.integer({ min: 0, max: 255 }))
    const inputs = catalogue.layouts().filter(({ resultLineFirst }) => !resultLineFirst)
    fc.assert(
      fc.property(fc.constantFrom(...inputs), fc.array(byte, { maxLength: 600 }), (any, list) => {
        const bytes = Uint8Array.from(list)
        const strict = decodeItems(any, bytes)
        const whole = readWhole(any, bytes)
        expect(whole.results).toEqual(strict.results)
        for (const [no, value] of strict.content.items) expect(whole.content.items.get(no)).toBe(value)
        const values = [whole.content.items, ...whole.content.groups.flat()].reduce((sum, { size }) => sum + size, 0)
        // Of the filled items of the wire, each is kept, or lost by name.
        const filled = filledItems(bytes)
        if (whole.lost.length === 0) expect(values).toBe(filled)
        else expect(values).toBeLessThan(filled)
      }),
      { numRuns: 500 },
    )
  })

  it('what was read whole goes out again and reads the same', () => {
    const text = fc.string({ unit: fc.constantFrom('A', 'é', 'Ộ', '$', '1', ' ', '\u0007'), maxLength: 12 })
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 60 }), (head, cell, count) => {
        const typed = encodeItems(IDA, content({ [ICB]: head }, [...rows(count), { [CMD]: cell }]), { asTyped: true })
        const whole = readWhole(IDA, typed)
        expect(whole.lost).toEqual([])
        const again = readWhole(IDA, encodeItems(IDA, whole.content, { asTyped: true }))
        expect(again.content).toEqual(whole.content)
      }),
      { numRuns: 200 },
    )
  })
})

/** Pieces between CRLF that hold more than spaces. */
function filledItems(bytes: Uint8Array): number {
  const text = Buffer.from(bytes).toString('latin1')
  return text.split('\r\n').filter((piece) => /[^ ]/.test(piece)).length
}

describe('contract, XML and JSON form: the same, by name', () => {
  const json = (items: unknown, lines: unknown) => ({ header: { procedure: 'IDA', system: '1' }, items, lines })
  const read = (value: unknown) => fromJson(value, () => IDA, { whole: true })

  it('contract, E0001, S0900, S0999: values and the 51st line are kept beside their findings', () => {
    const { content: kept, results } = read(
      json(
        [{ no: ICB, id: 'ICB', value: 'A111$' }],
        [{ n: 51, items: [{ no: CMD, id: 'CMD', value: '8471302012345678' }] }],
      ),
    )
    expect(results.map(formatResult)).toEqual(['S0900-ICB -0000', 'S0999-ICB -0000', 'E0001-0000-0051'])
    expect(kept.items.get(ICB)).toBe('A111$')
    expect(kept.groups[0]?.[50]?.get(CMD)).toBe('8471302012345678')
  })

  it('contract, A0022: what has no place is found, also in a line too many; a line number takes no memory', () => {
    const strange = read(json([], [{ n: 51, items: [{ no: ICB, id: 'ICB', value: 'A' }] }]))
    expect(strange.results.map(({ code }) => code)).toContain('A0022')
    const far = read(json([], [{ n: 900_000, items: [{ no: CMD, id: 'CMD', value: '1' }] }]))
    expect(far.results.map(({ code }) => code)).toEqual(['E0001', 'A0022'])
    expect(far.content.groups[0]).toEqual([])
  })
})
