import { describe, expect, it } from 'vitest'
import type { LayoutItem } from '#protocol/catalogue/layout.ts'
import type { Content } from '#protocol/edi/content.ts'
import { fromForm } from '#protocol/edi/form.ts'
import type { PrintInput } from '../../../simulator/acts/print.ts'
import type { PrintView } from '../../../simulator/api/print.ts'
import { loadCatalogue } from '../../../simulator/library/load-catalogue.ts'
import { loadStationery } from '../../../simulator/reports/print/load-stationery.ts'
import { layoutIds, paperOf, readPapers } from '../../../simulator/reports/print/paper.ts'
import { printModel } from '../../../simulator/reports/print/print-model.ts'
import { showMoment, showNumber, showStamp, showValue } from '../../../simulator/reports/print/show-value.ts'

const catalogue = loadCatalogue()
const stationery = loadStationery()
const NAMES: Record<string, string> = {
  'import-kinds A11': 'Nhập kinh doanh tiêu dùng',
  'export-kinds B11': 'Xuất kinh doanh',
  'package-units PK': 'Kiện',
  'countries JP': 'Nhật Bản',
}

const layoutOf = (output: string) => {
  const layout = catalogue.layout('output', output)
  if (layout === undefined) throw new Error(`no layout ${output}`)
  return layout
}

function print(output: string, content: Content, more: Partial<PrintInput> = {}): PrintView {
  const entry = catalogue.output(output)
  return printModel(
    {
      layout: layoutOf(output),
      content,
      output: `${output}0`,
      name: entry?.name ?? '',
      term: entry?.term ?? '',
      time: '20260721083005',
      label: (term) => catalogue.label(term),
      nameOf: (list, code) => NAMES[`${list} ${code}`],
      row: {
        seq: 14,
        hash: 'ab12',
        at: '2026-07-21T08:30:05.120+07:00',
        world: 'main',
        run: '',
        declarationNo: '100000000010',
      },
      world: 'Chiến dịch chạy thử',
      ...more,
    },
    stationery,
  )
}

const printForm = (output: string, head: Record<string, string>, lines: Record<string, string>[] = []) =>
  print(output, fromForm(layoutOf(output), { head, lines }))

const shownIn = (view: PrintView, id: string) =>
  view.boxes.flatMap(({ rows }) => rows).find((row) => row.id === id)?.value

/** Every item filled with something of its own. */
function filled(output: string): { readonly content: Content; readonly values: readonly string[] } {
  const values: string[] = []
  const fill = (items: readonly LayoutItem[]) =>
    new Map(
      items.map((item) => {
        const value = `x${item.no}x`
        values.push(value)
        return [item.no, value]
      }),
    )
  const { segments } = layoutOf(output)
  const items = fill(segments.flatMap((segment) => (segment.kind === 'item' ? [segment.item] : [])))
  const groups = segments.flatMap((segment) => (segment.kind === 'group' ? [[fill(segment.items)]] : []))
  return { content: { items, groups }, values }
}

describe('values as people write them in Vietnam', () => {
  const item = (type: LayoutItem['type'], length: number, term: string): LayoutItem => ({
    ...{ no: 1, id: 'X', mandatory: false },
    ...{ type, length, term },
  })

  it('screens.md, Words: numbers 1.234,56, also longer ones than a double holds', () => {
    expect(['0', '999', '1000', '26425000', '1234.56', '-1000.5', '12345678901234567.891'].map(showNumber)).toEqual([
      ...['0', '999', '1.000', '26.425.000', '1.234,56', '-1.000,5', '12.345.678.901.234.567,891'],
    ])
    expect(showNumber('12A')).toBe('12A')
  })

  it('screens.md, Words: dates dd/MM/yyyy, times of 24 hours; what is no date stays as it came', () => {
    expect(showValue(item('A', 8, 'Registered date'), '21072026')).toBe('21/07/2026')
    expect(showValue(item('A', 8, 'Registered date'), '31022026')).toBe('31022026')
    expect(showValue(item('A', 6, 'Registered time'), '083005')).toBe('08:30:05')
    expect(showValue(item('A', 4, 'Departure time'), '2359')).toBe('23:59')
    expect(showValue(item('A', 8, 'Examiner/Inspector code'), '21072026')).toBe('21072026')
    expect(showStamp('20260721083005')).toBe('21/07/2026 08:30:05')
    expect(showMoment('2026-07-21T08:30:05.120+07:00')).toBe('21/07/2026 08:30:05')
    expect(showStamp('')).toBe('')
  })

  it('protocol 1.2: an integer that names something is not grouped', () => {
    expect(showValue(item('I', 12, 'Declaration No.'), '100000000010')).toBe('100000000010')
    expect(showValue(item('I', 4, 'Item'), '1702')).toBe('1702')
    expect(showValue(item('I', 11, 'Total payable tax'), '2642500')).toBe('2.642.500')
  })
})

describe('paper forms', () => {
  const OUTPUTS = [
    ...['VAD1AC', 'VAD2AC', 'VAD3AC', 'VAD2AE', 'VAD1AG', 'VAD2AG', 'VAD1BJ', 'VAD0AA', 'VAD0AB', 'VAD0AP', 'VRD1AC'],
    ...['VAE1LD', 'VAE2LD', 'VAE3LD', 'VAE1LF', 'VAE2LF', 'VAE0LA', 'VAE0LB', 'VAE0LC'],
    ...['VAF801', 'VAF802', 'VAF803', 'VAF804', 'VAD487', 'VAE474'],
  ]

  it.each(OUTPUTS)('screens.md, Map: %s has a paper that places each of its items exactly once', (output) => {
    const ids = layoutIds(layoutOf(output))
    expect(ids && paperOf(stationery.papers, ids)).toBeDefined()
    const { content, values } = filled(output)
    const { boxes, goods } = print(output, content)
    const text = JSON.stringify([boxes, goods])
    for (const value of values) expect(text.split(value).length - 1, value).toBe(1)
  })

  it('experience, answer: the permit tells title, channel, number, time, and the names of codes', () => {
    const view = printForm('VAD2AG', {
      ...{ ICN: '100000000010', A06: '3D', A02: 'A11', A48: '1200', A49: 'PK', A35: 'JP' },
      ...{ A09: '21072026', AD1: '083000', A41: 'VNCLI', A42: 'CANG CAT LAI', A77: '1234.5', A76: 'USD' },
      ...{ KJ1: 'USD', KK1: '26425', KJ2: 'EUR', KK2: '30100.25', A31: '1 TEST STREET', A33: 'TOKYO' },
    })
    expect(view).toMatchObject({
      output: 'VAD2AG',
      title: { vi: 'Tờ khai hàng hóa nhập khẩu (thông quan)', en: 'Import declaration (permit)' },
      subtitle: 'Luồng đỏ: kiểm tra thực tế hàng hóa',
      number: '100000000010',
      issued: '21/07/2026 08:30:05',
      context: 'Thế giới: Chiến dịch chạy thử',
      footer: { hash: 'ab12', seq: 14, at: '21/07/2026 08:30:05' },
      banner: 'DỮ LIỆU CHẠY THỬ',
    })
    expect(shownIn(view, 'A02')).toBe('A11 – Nhập kinh doanh tiêu dùng')
    expect(shownIn(view, 'A48 A49')).toBe('1.200 PK (Kiện)')
    expect(shownIn(view, 'A35')).toBe('JP – Nhật Bản')
    expect(shownIn(view, 'A09 AD1')).toBe('21/07/2026 08:30:00')
    expect(shownIn(view, 'A41 A42')).toBe('VNCLI – CANG CAT LAI')
    expect(shownIn(view, 'A77 A76')).toBe('1.234,5 USD')
    expect(shownIn(view, 'KJ KK')).toBe('USD – 26.425; EUR – 30.100,25')
    expect(shownIn(view, 'A31 A32 A33 A34')).toBe('1 TEST STREET, TOKYO')
  })

  it('brief, paper: fixed fields and rows stay though empty, before the registration no channel is told', () => {
    const view = printForm('VAD0AA', { ICN: '100000000010' })
    expect(view.subtitle).toBe('')
    expect(shownIn(view, 'A18')).toBe('')
    const taxes = view.boxes.flatMap(({ tables = [] }) => tables).find(({ columns }) => columns[0]?.id === 'KF')
    expect(taxes?.rows).toEqual(Array.from({ length: 6 }, () => ['', '', '', '']))
  })

  it('protocol 5, VAF801: taxes side by side, numbers to the right', () => {
    const view = printForm('VAF801', { TN1: 'Thuế GTGT', IS1: '1702', IM1: '2642500', TN3: 'Thuế BVMT', IM3: '7' })
    const [table] = view.boxes.flatMap(({ tables = [] }) => tables)
    expect(table?.columns.map(({ id, align }) => [id, align])).toEqual([
      ...[['TN', 'left'], ['IS', 'right'], ['IT', 'right'], ['IE', 'right'], ['IR', 'right'], ['IM', 'right']], // biome-ignore format: one line a table
    ])
    expect(table?.rows[0]).toEqual(['Thuế GTGT', '1702', '', '', '', '2.642.500'])
    expect(table?.rows[2]).toEqual(['Thuế BVMT', '', '', '', '', '7'])
    expect(table?.rows).toHaveLength(6)
  })

  it('screens.md, Map: goods one to a block, in order', () => {
    const lines = Array.from({ length: 50 }, (_, n) => ({
      B25: String(n + 1).padStart(2, '0'),
      B30: `MÁY TÍNH ${n + 1}`,
      KQ1: 'Thuế GTGT',
      KZ1: '2642500',
    }))
    const { goods } = printForm('VAD1AC', { ICN: '100000000010' }, lines)
    expect(goods).toHaveLength(50)
    expect(goods[49]).toMatchObject({ n: 50, title: 'Dòng hàng 50' })
    expect(goods[49]?.rows.find(({ id }) => id === 'B30')).toMatchObject({ value: 'MÁY TÍNH 50', wide: true })
    expect(goods[49]?.tables?.[0]?.rows).toEqual([['Thuế GTGT', '', '', '', '', '2.642.500', '', '']])
  })

  it('brief, run kind: an official run and a practice run are told apart', () => {
    const content = fromForm(layoutOf('VAF803'), { head: {}, lines: [] })
    const row = { seq: 1, hash: '', at: '', world: 'lop-1', run: 'R1', declarationNo: '100000000010' }
    const world = 'Lớp sáng'
    expect(print('VAF803', content, { row, world, official: true }).context).toBe(
      'Thế giới: Lớp sáng · Lượt chạy chính thức R1',
    )
    expect(print('VAF803', content, { row, world, official: false }).context).toBe(
      'Thế giới: Lớp sáng · Lượt luyện tập R1',
    )
    expect(print('VAF803', content, { row }).number).toBe('100000000010')
  })

  it('house rules, data over code: a paper that cannot be read names file and line', () => {
    const head = 'box,kind,label,times,keep,VAD487\n'
    expect(() => readPapers(`${head}A,line-up,,,,K01`, 'x.csv')).toThrow(/^x\.csv:2: kind must be one of/)
    expect(() => readPapers(`${head}A,row,,,,K0#`, 'x.csv')).toThrow(/^x\.csv:2: VAD487: # and times go together/)
    expect(() => readPapers(`${head},row,,,,K01`, 'x.csv')).toThrow(/^x\.csv:2: a field of the head needs a box/)
    expect(() => readPapers(`${head}A,row,,,,–`, 'x.csv')).toThrow(/^x\.csv:2: VAD487: no item/)
  })
})

describe('any other output', () => {
  const others = catalogue.layouts().filter(({ direction, code }) => {
    const ids = layoutIds(layoutOf(direction === 'output' ? code : 'VAD487'))
    return direction === 'output' && !(ids && paperOf(stationery.papers, ids))
  })

  it('brief, generic: every layout without a paper prints each item once, and leaves empty ones out', () => {
    expect(others.length).toBeGreaterThan(100)
    for (const { code } of others) {
      const { content, values } = filled(code)
      const view = print(code, content)
      const shown = [...view.boxes, ...view.goods].flatMap(({ rows }) => rows.map(({ value }) => value))
      expect(shown.toSorted(), code).toEqual(values.toSorted())
      const empty = print(code, { items: new Map(), groups: [] })
      expect([...empty.boxes, ...empty.goods], code).toEqual([])
      expect(view.title.vi, code).not.toBe('')
    }
  })
})
