import { describe, expect, it } from 'vitest'
import { toWire } from '#protocol/forms/item-text.ts'
import { readBlock, writeBlock } from '../../../terminal-client/web/parts/message-form/clipboard-block.ts'
import {
  copyAbove,
  deleteRows,
  duplicateRow,
  insertRow,
  pasteBlock,
} from '../../../terminal-client/web/parts/message-form/line-edits.ts'

const text = { no: 1, toWire: (cell: string) => cell.trim() }
const number = { no: 2, toWire: (cell: string) => toWire('decimal', cell, false) }

describe('screens, goods grid: a block from Excel', () => {
  it('screens: cells by tab and line, with the break that ends the last line', () => {
    expect(readBlock('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(readBlock('a\t\n\tb')).toEqual([
      ['a', ''],
      ['', 'b'],
    ])
  })

  it('screens: quoted cells keep their quotes and become one line; a quote inside a bare cell is a quote', () => {
    expect(readBlock('"Ống thép\n24""\tdày"\t5\n')).toEqual([['Ống thép 24"\tdày', '5']])
    expect(readBlock('"A" grade\tx')).toEqual([['"A" grade', 'x']])
    expect(readBlock('"never closed\tx')).toEqual([['"never closed', 'x']])
  })

  it('screens: what is copied is read back the same', () => {
    const block = [
      ['a"b', 'c\td', ''],
      ['', 'Việt Nam', '1.234,5'],
    ]
    expect(readBlock(writeBlock(block))).toEqual(block)
  })

  it('experience: Vietnamese numbers are understood, empty cells clear, cells outside are counted', () => {
    const pasted = pasteBlock([{ 1: 'x', 2: '9' }], readBlock('\t1.234,5\tlost\nb\t2'), 0, [text, number], 50)
    expect(pasted).toEqual({ rows: [{ 2: '1234.5' }, { 1: 'b', 2: '2' }], left: 0, outside: 1 })
  })

  it('protocol 6: the 51st line of a block is left out and counted, the 50 others stand', () => {
    const block = Array.from({ length: 60 }, (_, n) => [String(n)])
    const pasted = pasteBlock([], block, 0, [text], 50)
    expect(pasted.rows).toHaveLength(50)
    expect(pasted.left).toBe(10)
    expect(pasteBlock([], [['a'], ['']], 49, [text], 50).left).toBe(0)
  })

  it('screens, Keys: F4 copies the line above; lines are put in, taken out, doubled', () => {
    const rows = [{ 1: 'a' }, { 1: 'b', 2: '1' }]
    expect(copyAbove(rows, 2, 50).rows).toEqual([...rows, { 1: 'b', 2: '1' }])
    expect(copyAbove(rows, 1, 50).rows).toEqual([{ 1: 'a' }, { 1: 'a' }])
    expect(copyAbove(rows, 0, 50).rows).toEqual(rows)
    expect(insertRow(rows, 1, 50).rows).toEqual([{ 1: 'a' }, {}, { 1: 'b', 2: '1' }])
    expect(deleteRows(rows, 0, 0).rows).toEqual([{ 1: 'b', 2: '1' }])
    expect(duplicateRow(rows, 0, 50).rows).toEqual([{ 1: 'a' }, { 1: 'a' }, { 1: 'b', 2: '1' }])
    expect(duplicateRow(rows, 0, 2).left).toBe(1)
    expect(copyAbove(rows, 2, 2)).toEqual({ rows, left: 1 })
  })
})
