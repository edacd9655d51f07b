import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  HEADER_FIELD_NAMES,
  HEADER_FIELDS,
  type Header,
  maskPassword,
  readHeader,
  writeHeader,
} from '#protocol/edi/header.ts'
import { readMessage, writeMessage } from '#protocol/edi/message.ts'
import { utf8Bytes } from '#protocol/edi/utf8.ts'
import { vectors } from './vectors.ts'

interface HeaderVector {
  readonly id: string
  readonly comment: string
  readonly input: string
  readonly findings: readonly string[]
  readonly header: Partial<Header>
}

describe('protocol 1.1 vectors', () => {
  for (const vector of vectors<HeaderVector>('header')) {
    it(`protocol 1.1: ${vector.id} ${vector.comment}`, () => {
      const { header, results } = readMessage(utf8Bytes(vector.input))
      expect(results.map((result) => result.code)).toEqual(vector.findings)
      expect(header).toMatchObject(vector.header)
    })
  }
})

// Offsets of the table in protocol 1.1, written out once more so that a shifted field is caught.
const TABLE: readonly (readonly [string, number, number])[] = [
  ['control', 0, 3],
  ['procedure', 3, 5],
  ['output', 8, 7],
  ['time', 15, 14],
  ['user', 29, 8],
  ['password', 37, 8],
  ['terminal', 45, 6],
  ['mail', 51, 64],
  ['subject', 115, 64],
  ['continuation', 179, 30],
  ['server', 209, 10],
  ['carry', 219, 26],
  ['division', 245, 3],
  ['end', 248, 1],
  ['dataType', 249, 1],
  ['guard', 251, 1],
  ['inputId', 253, 10],
  ['index', 263, 100],
  ['pattern', 363, 1],
  ['system', 364, 1],
  ['display', 365, 3],
  ['length', 392, 6],
]

describe('header', () => {
  it('protocol 1.1: every field stands at its offset with its length', () => {
    expect(HEADER_FIELD_NAMES.map((name) => [name, HEADER_FIELDS[name].offset, HEADER_FIELDS[name].length])).toEqual(
      TABLE,
    )
    for (const [name, offset, length] of TABLE) {
      const bytes = writeHeader({ [name]: 'x'.repeat(length) })
      expect(bytes.length).toBe(398)
      expect(new TextDecoder().decode(bytes)).toBe(
        ' '.repeat(offset) + 'x'.repeat(length) + ' '.repeat(398 - offset - length),
      )
    }
  })

  it('protocol 1.1: what is written is read back, whatever printable text the fields hold', () => {
    const field = (length: number) =>
      fc.string({ unit: 'grapheme-ascii', maxLength: length }).map((text) => text.trimEnd())
    const anyHeader = fc.record(Object.fromEntries(TABLE.map(([name, , length]) => [name, field(length)])))
    fc.assert(
      fc.property(anyHeader, (fields) => {
        expect(readHeader(writeHeader(fields as Partial<Header>)).header).toEqual(fields)
      }),
    )
  })

  it('protocol 1.1: a value longer than its field, or not ASCII, is a bug of ours and throws', () => {
    expect(() => writeHeader({ user: '123456789' })).toThrow(/user holds 8 bytes/)
    expect(() => writeHeader({ subject: 'Hà Nội' })).toThrow(/printable ASCII/)
  })

  it('protocol 1.1: length is 400 + the bytes of the items', () => {
    const items = utf8Bytes('Nguyễn\r\n')
    const bytes = writeMessage({ procedure: 'TCC', system: '1' }, items)
    expect(new TextDecoder().decode(bytes.subarray(392, 398))).toBe('000410')
    const read = readMessage(bytes)
    expect(read.results).toEqual([])
    expect(read.items).toEqual(items)
  })

  it('contract: the password bytes are masked for showing, the original stays as it was', () => {
    const bytes = writeMessage({ user: 'USER0001', password: 'secret', system: '1' }, new Uint8Array())
    const shown = maskPassword(bytes)
    expect(readHeader(shown).header).toEqual({ ...readHeader(bytes).header, password: '********' })
    expect(readHeader(bytes).header.password).toBe('secret')
  })

  it('contract: readMessage answers whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 900 }), (bytes) => {
        const { header, results } = readMessage(bytes)
        expect(Object.keys(header)).toHaveLength(TABLE.length)
        expect(results.every((result) => /^A00(08|09|16|17)$/.test(result.code))).toBe(true)
        if (bytes.length < 400) expect(results.some((result) => result.code === 'A0017')).toBe(true)
      }),
    )
  })
})
