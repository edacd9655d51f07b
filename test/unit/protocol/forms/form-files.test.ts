import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildCatalogue } from '#protocol/catalogue/catalogue.ts'
import { readLayout } from '#protocol/catalogue/read-layout.ts'
import { readFormFile } from '#protocol/forms/form-file.ts'
import { planForm } from '#protocol/forms/form-plan.ts'
import { ITEMS_COLUMNS, readItemsFile } from '#protocol/forms/items-file.ts'

const FOLDER = new URL('../../../../simulator/protocol/catalogue/2014-gen0/', import.meta.url)

const layout = readLayout(
  'L.csv',
  [
    'no,id,term,type,length,required,repeat',
    '1,ICN,Declaration No.,I,12,C,',
    '2,EA1,Kind,A,3,C,',
    '3,EA2,Kind,A,3,C,',
    '4,ICN,Declaration date,A,8,C,',
    '5,CMD,HS code,A,12,M,50',
    '6,CMN,Item Name,W,600,M,50',
  ].join('\n'),
  'input',
  'L',
  'p',
)
const noItems = readItemsFile('items.csv', ITEMS_COLUMNS.join())
const items = (rows: string) => readItemsFile('items.csv', `${ITEMS_COLUMNS.join()}\n${rows}`)
const plan = (rows: string) =>
  planForm(layout, readFormFile('L.csv', `id,title_vi,title_en,items\n${rows}`), noItems).sections

describe('form files', () => {
  it('sections take ids, stretches, and numbers where an id stands twice', () => {
    const sections = plan('b,Hai,Two,#4 EA1..EA2\na,Một,One,ICN\ng,Hàng,Goods,CMD..CMN\n')
    expect(sections.map((section) => section.items.map(({ no }) => no))).toEqual([[4, 2, 3], [1], [5, 6]])
    expect(sections.map(({ kind }) => kind)).toEqual(['fields', 'fields', 'lines'])
  })

  it.each([
    ['', 'L.csv:1: a form has at least one section'],
    ['A,Một,One,ICN\n', 'L.csv:2: id must be lower case letters, digits and hyphens, got "A"'],
    ['a,Một,One,ICN\na,Hai,Two,EA1\n', 'L.csv:3: section a stands here twice'],
    ['a,,One,ICN\n', 'L.csv:2: section a needs title_vi and title_en'],
    ['a,Một,One,\n', 'L.csv:2: section a has no items'],
    ['a,Một,One,XXX\n', 'L.csv:2: L has no item XXX'],
    ['a,Một,One,EA1..#9\n', 'L.csv:2: L has no item #9'],
    ['a,Một,One,EA2..EA1\n', 'L.csv:2: EA2..EA1 runs backwards'],
    ['a,Một,One,ICN EA1\nb,Hai,Two,EA1 EA2\n', 'L.csv:3: EA1 stands in a already'],
    ['a,Một,One,ICN..#4\n', 'L.csv:2: no section of L holds CMD CMN'],
    ['a,Một,One,ICN..CMN\n', 'L.csv:2: section a mixes single items with lines, or two groups'],
    ['a,Một,One,ICN..#4\nb,Hai,Two,CMD\nc,Ba,Three,CMN\n', 'L.csv:1: a group of L is spread over two sections'],
    ['a,Một,One\n', 'L.csv:2: 4 fields (id,title_vi,title_en,items) expected, got 3'],
  ])('a bad form file %j names file, line and what is wrong', (rows, message) => {
    expect(() => plan(rows)).toThrow(message)
  })

  it.each([
    [',,,,,,,,,', 'items.csv:2: a row names its item by id or by term'],
    [',A,B,,,,,,,', 'items.csv:2: a row names its item by id or by term'],
    [',a,,,,,,,,', 'items.csv:2: id must be an item id, or a stem and #, got "a"'],
    [
      ',A,,word,,,,,,',
      'items.csv:2: kind must be text, longText, code, integer, decimal, date, time, flag, got "word"',
    ],
    [',A,,,x,,,,,', 'items.csv:2: decimals must be a digit, got "x"'],
    [',A,,,,Offices,,,,', 'items.csv:2: list must be NAME, NAME.COLUMN or NAME.COLUMN?COLUMN=ITEM, got "Offices"'],
    [',A,,,,,I=Nhập,,,', 'items.csv:2: choices must be CODE=Tiếng Việt|English; …, got "I=Nhập"'],
    [',A,,,,,,xxl,,', 'items.csv:2: width must be xs, s, m, l, full, got "xxl"'],
    [',A,,,,,,,Trợ giúp,', 'items.csv:2: help_vi and help_en go together'],
    ['L M,A,,,,,,,,\nM,A,,,,,,,,', 'items.csv:3: M A stands here twice'],
    [',A', 'items.csv:2: 10 fields'],
  ])('a bad row of the items file %j names file, line and what is allowed', (rows, message) => {
    expect(() => items(rows)).toThrow(message)
  })

  it('what is said of an item comes from the nearest row: procedure before all, id before stem before term', () => {
    const file = items(
      [
        ',,Kind,,,offices,,,,',
        ',EA#,,,,,,s,,',
        'L,EA2,,text,,,,,Riêng,Own',
        'M,EA1,,date,,,,,,',
        'L,EA#,,,,,,m,Chung,Shared',
      ].join('\n'),
    )
    expect(file.rule('L', { id: 'EA1', term: 'Kind' })).toEqual({
      list: { list: 'offices' },
      width: 'm',
      help: { vi: 'Chung', en: 'Shared' },
    })
    expect(file.rule('L', { id: 'EA2', term: 'Kind' })).toMatchObject({
      kind: 'text',
      help: { vi: 'Riêng', en: 'Own' },
    })
    expect(file.rule('X', { id: 'EA9', term: 'Other' })).toEqual({ width: 's' })
    expect(file.rule('X', { id: 'EB1', term: 'Other' })).toEqual({})
  })
})

describe('form files of the catalogue', () => {
  const files = new Map<string, string>()
  for (const part of ['', 'layouts/input/', 'layouts/output/', 'results/', 'forms/']) {
    for (const name of readdirSync(new URL(part, FOLDER)).filter((each) => each.endsWith('.csv'))) {
      files.set(part + name, readFileSync(new URL(part + name, FOLDER), 'utf8'))
    }
  }
  const change = (file: string, from: string, to: string) => {
    const text = files.get(file) ?? ''
    expect(text, file).toContain(from)
    return () => buildCatalogue(new Map(files).set(file, text.replace(from, to)))
  }

  it.each([
    ['forms/IDA.csv', 'BL1..N4', 'BL1..COC', 'forms/IDA.csv:13: no section of IDA holds N4'],
    ['forms/EDA.csv', 'NT2 REF', 'NT2 REF XXX', 'forms/EDA.csv:11: EDA has no item XXX'],
    ['forms/items.csv', ',help_vi,', ',help,', 'forms/items.csv:1: columns must be procedures,id,term'],
    ['procedures.csv', ',exemption,TEA', ',exemption,TEX', 'form must name a file below forms/, got "TEX"'],
    ['procedures.csv', ',exemption,TEA', ',gifts,TEA', 'group must be a code of procedure-groups.csv, got "gifts"'],
    ['procedure-groups.csv', 'system,Hệ thống', 'system,', 'procedure-groups.csv:16: a group needs code, vi and en'],
    ['procedure-groups.csv', 'system,', 'import,', 'procedure-groups.csv: group import stands here twice'],
  ])('%s with %j changed to %j is refused', (file, from, to, message) => {
    expect(change(file, from, to)).toThrow(message)
  })

  it('without the items file there is no catalogue', () => {
    const without = new Map(files)
    without.delete('forms/items.csv')
    expect(() => buildCatalogue(without)).toThrow('forms/items.csv: the file is missing from the catalogue')
  })
})
