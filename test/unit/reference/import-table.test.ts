import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, describe, expect, it } from 'vitest'
import { mapTable } from '#customs/reference/map-table.ts'
import { parseCodeList, parseRates, parseTariff } from '#customs/reference/parse-tables.ts'
import { importTable } from '../../../simulator/library/import-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'import-table-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const grid = (...rows: readonly (readonly string[])[]) => ({
  file: 'b.csv',
  rows: rows.map((cells, i) => ({ row: i + 1, cells })),
})
const HEAD = ['Mã hàng', 'Mô tả hàng hoá', 'ĐVT', 'NK ưu đãi', 'NK TT', 'ACFTA', 'VAT']

describe('customs.md: importer of official tables', () => {
  it('customs.md importer: BOM, semicolons, Vietnamese headings below title lines, decimal commas', async () => {
    const path = file(
      'bieu-thue.csv',
      '\uFEFFBIỂU THUẾ XUẤT KHẨU, NHẬP KHẨU;;;;;;\n' +
        `${HEAD.join(';')}\n` +
        '8471;Máy xử lý dữ liệu tự động;;;;;\n' +
        '8471.30.20;- - Máy tính xách tay;chiếc;0;5;0;10\n' +
        '2013000;Thịt bò;kg/con;14;21;*;5\n' +
        '87120030;Xe đạp;chiếc;"45,5";67,5;;8%\n',
    )
    const { csv, rows, skipped } = await importTable(path, 'tariff')
    expect({ rows, skipped }).toEqual({ rows: 3, skipped: 1 })
    const lines = parseTariff(csv, 'out.csv')
    expect(lines.map((line) => [line.hs, line.unit, line.rates.B01, line.rates.B05, line.vat])).toEqual([
      ['84713020', 'PCE', '0', '0', 'VB901'],
      ['02013000', 'UNC', '14', undefined, 'VB501'],
      ['87120030', 'PCE', '45.5', undefined, 'VB195'],
    ])
  })

  it('customs.md importer: a workbook gives what a CSV gives', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('Tỷ giá')
    sheet.addRow(['Ngày áp dụng', 'Ngoại tệ', 'Tỷ giá'])
    sheet.addRow([new Date(Date.UTC(2026, 10, 30)), 'USD', 25450.5])
    sheet.addRow(['07/12/2026', 'EUR', { formula: '26000+1', result: 26001 }])
    const path = join(folder, 'ty-gia.xlsx')
    await book.xlsx.writeFile(path)
    const { csv } = await importTable(path, 'rates')
    expect(parseRates(csv, 'out.csv')).toEqual([
      { from: '20261130', currency: 'USD', vnd: '25450.5' },
      { from: '20261207', currency: 'EUR', vnd: '26001' },
    ])
  })

  it('customs.md importer: further columns of a code list are kept, under our names where a rule looks at them', async () => {
    const path = file('kho.csv', 'Mã,Tên,Mã Chi cục,Ghi chú (riêng)\n02CIS01,TỔNG CÔNG TY TÂN CẢNG,02CI,kho bãi\n')
    const { csv } = await importTable(path, 'codes')
    const [entry] = parseCodeList(csv, 'out.csv')
    expect(entry).toMatchObject({
      code: '02CIS01',
      validTo: '99991231',
      extra: { office: '02CI', ghi_chu_rieng: 'kho bãi' },
    })
  })

  it('customs.md importer: every wrong cell is told with row, heading and what is allowed', () => {
    const { problems, rows } = mapTable(
      grid(HEAD, ['84713020', 'x', 'chiếc', 'năm', '5', '', '10'], ['84713021', '', 'thúng', '5', '', '', '12']),
      'tariff',
    )
    expect(rows).toEqual([])
    expect(problems.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 NK ưu đãi',
      '3 Mô tả hàng hoá',
      '3 ĐVT',
      '3 VAT',
    ])
    expect(problems[0]?.message).toContain('"năm": chỉ nhận thuế suất')
  })

  it('customs.md importer: a code twice at the same time is refused, naming the other row; a later period is not', () => {
    const head = ['Mã', 'Tên', 'Từ ngày', 'Đến ngày']
    const later = mapTable(
      grid(head, ['A11', 'x', '01/01/2020', '31/12/2020'], ['A11', 'y', '01/01/2021', '']),
      'codes',
    )
    expect(later.problems).toEqual([])
    const twice = mapTable(grid(head, ['A11', 'x', '01/01/2020', ''], ['A11', 'y', '01/01/2021', '']), 'codes')
    expect(twice.problems).toMatchObject([
      { row: 3, message: 'A11 đã có ở dòng 2, cùng thời gian hiệu lực (duplicate)' },
    ])
  })

  it('customs.md importer: missing headings are named with the spellings accepted', () => {
    const { problems } = mapTable(grid(['Mã hàng', 'Thuế'], ['84713020', '5']), 'tariff')
    expect(problems).toHaveLength(1)
    expect(problems[0]?.message).toMatch(/thiếu cột: name \(name \| mo ta hang hoa.*unit.*B01/)
  })

  it('customs.md importer: a file that is not UTF-8, no workbook, or of another kind is refused in plain words', async () => {
    await expect(importTable(file('cu.csv', Uint8Array.of(0x4d, 0xe3, 0x2c)), 'codes')).rejects.toThrow(
      'không phải UTF-8',
    )
    await expect(importTable(file('gia.xlsx', 'not a zip'), 'codes')).rejects.toThrow('không đọc được bảng tính')
    await expect(importTable(file('bang.pdf', ''), 'codes')).rejects.toThrow('chỉ nhận tệp .csv, .txt hoặc .xlsx')
    await expect(importTable(file('rong.csv', 'Mã,Tên\n'), 'codes')).rejects.toThrow('không có dòng dữ liệu nào')
  })

  it('customs.md importer: at most 50 problems are listed, the rest counted', async () => {
    const bad = Array.from({ length: 60 }, (_, i) => `mã ${i},x`).join('\n')
    await expect(importTable(file('loi.csv', `Mã,Tên\n${bad}\n`), 'codes')).rejects.toThrow('… và 10 lỗi khác')
  })

  it('customs.md importer: a hundred thousand rows are all taken', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => [
      String(10_000_000 + i),
      `Hàng ${i}`,
      'kg',
      '5',
      '7,5',
      '0',
      '10',
    ])
    const mapped = mapTable(grid(HEAD, ...rows), 'tariff')
    expect(mapped.problems).toEqual([])
    expect(mapped.rows).toHaveLength(100_000)
  })
})
