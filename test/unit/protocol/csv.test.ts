import { describe, expect, it } from 'vitest'
import { parseCsv, parseTable, TableError } from '#protocol/csv.ts'

const cells = (text: string, separator?: string) => parseCsv(text, 'x.csv', separator).map((row) => row.cells)

describe('RFC 4180: comma separated text', () => {
  it('RFC 4180: quotes hold separators, doubled quotes and line ends', () => {
    expect(cells('a,"b,c","d ""e""","f\ng"\r\nh,i,j,k\r\n')).toEqual([
      ['a', 'b,c', 'd "e"', 'f\ng'],
      ['h', 'i', 'j', 'k'],
    ])
  })

  it('RFC 4180: a byte order mark and empty lines are no data', () => {
    expect(cells('\uFEFFa,b\n\n1,2\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('RFC 4180: another separator leaves commas alone', () => {
    expect(cells('5,5;"x;y";z', ';')).toEqual([['5,5', 'x;y', 'z']])
  })

  it('RFC 4180: rows know the line they start on, also after a cell of several lines', () => {
    expect(parseCsv('a\n"b\nc\nd"\ne', 'x.csv').map((row) => row.line)).toEqual([1, 2, 5])
  })

  it.each([
    ['a\n"b', 'x.csv:2: a quote that is never closed'],
    ['a\nb"c', 'x.csv:2: a quote inside a cell that is not quoted'],
    ['"a"b', 'x.csv:1: text after a closing quote'],
  ])('RFC 4180: %j is refused with file and line', (text, message) => {
    expect(() => parseCsv(text, 'x.csv')).toThrow(message)
  })
})

describe('tables with headings', () => {
  it.each([
    ['code\n1', 'x.csv:1: column name is missing; found code'],
    ['code,name,code\n', 'x.csv:1: a heading stands twice'],
    ['code,name\n1,2\n3', 'x.csv:3: 1 cells where 2 headings stand'],
    ['', 'x.csv:1: empty'],
  ])('table errors: %j names file and line', (text, message) => {
    expect(() => parseTable(text, 'x.csv', ['code', 'name'])).toThrow(message)
    expect(() => parseTable(text, 'x.csv', ['code', 'name'])).toThrow(TableError)
  })
})
