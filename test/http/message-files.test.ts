import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { toForm } from '#protocol/edi/form.ts'
import { judgeStored } from '#protocol/edi/stored-content.ts'
import { loadCatalogue } from '../../simulator/library/load-catalogue.ts'
import { message } from '../support/message.ts'
import { importForm } from '../support/papers.ts'
import { signed } from '../support/signer.ts'
import { type Member, member, send, simulator } from '../support/simulator.ts'
import { type WebPerson, webPerson } from '../support/web-person.ts'

const bench = simulator()
let mai: WebPerson
let unit: Member
interface Content {
  items: Record<string, string>
  groups: Record<string, string>[][]
}

beforeAll(async () => {
  mai = await webPerson(bench.client, ['business'])
  unit = await member(bench.client)
})

const write = (procedure: string, content: Content, format: string) =>
  mai.api('POST', '/api/v1/message-files/write', { procedure, content, format })
const read = (bytes: Uint8Array, procedure = 'IDA', name = 'tep') =>
  mai.api('POST', '/api/v1/message-files/read', { name, bytes: Buffer.from(bytes).toString('base64'), procedure })
const fill = async (procedure: string, lines: number): Promise<Content> => {
  const filled = await mai.api('POST', '/api/v1/data-sets/fill', { procedure, kind: 'A11', lines, seed: 3 })
  expect(filled.status).toBe(200)
  return filled.json
}
const NOTE = 'Ghi chú: nhiều chữ có dấu, “ngoặc”, 1.234,5 & <thẻ> &amp;'
const layout = loadCatalogue().layout('input', 'IDA')
const noOf = (id: string): number => {
  for (const segment of layout?.segments ?? []) {
    const items = segment.kind === 'item' ? [segment.item] : segment.kind === 'group' ? segment.items : []
    const found = items.find((item) => item.id === id)
    if (found) return found.no
  }
  throw new Error(id)
}
const text = (vi: string) => new TextEncoder().encode(vi)

describe('issue 3: import and export of a message as EDI, XML, JSON, XLSX', () => {
  it.each(['edi', 'xml', 'json', 'xlsx'])('issue 3: IDA with 50 lines comes back from %s as it was', async (format) => {
    const filled = await fill('IDA', 50)
    const content = { ...filled, items: { ...filled.items, [noOf('NT2')]: NOTE } }
    const file = await write('IDA', content, format)
    expect(file.status, file.text.slice(0, 300)).toBe(200)
    expect(file.headers.get('content-disposition')).toMatch(new RegExp(`IDA-20260721-\\d{6}\\.${format}`))
    const back = await read(file.bytes)
    expect(back.json).toEqual({ procedure: 'IDA', content, remarks: [] })
  })

  it.each(['edi', 'xml', 'json', 'xlsx'])(
    'issue 3: IVA with 800 lines comes back from %s as it was',
    async (format) => {
      const iva = (await mai.api('GET', '/api/v1/layouts/IVA')).json.layout
      const group = iva.segments.find((segment: { kind: string }) => segment.kind === 'group')
      const lines = Array.from({ length: 800 }, (_, n) =>
        Object.fromEntries(
          group.items.flatMap((item: { no: number; type: string; length: number }, at: number) => {
            const value = item.type === 'W' ? `Hàng ${n}` : item.type === 'A' ? `A${n}` : String(n + at + 1)
            return value.length + 4 <= item.length ? [[String(item.no), value]] : []
          }),
        ),
      )
      const content = { items: {}, groups: [lines] }
      const file = await write('IVA', content, format)
      expect(file.status, file.text.slice(0, 300)).toBe(200)
      const back = await read(file.bytes, 'IVA')
      expect(back.json.remarks).toEqual([])
      expect(back.json.content.groups[0]).toEqual(lines)
    },
  )

  it('issue 3: the EDI file is the message that the centre takes', async () => {
    const file = await write('IDA', await fill('IDA', 2), 'edi')
    const back = await read(file.bytes)
    if (layout === undefined) throw new Error('IDA')
    const form = toForm(layout, judgeStored(layout, back.json.content).content)
    expect((await send(bench.client, unit, 'IDA', form)).codes).toEqual(['00000'])
  })

  it('issue 3: of a signed message the content is taken out, with its MIME header or without', async () => {
    const { body, contentType } = signed(unit.signer, message(unit.account, 'IDA', importForm({ lines: 2 })))
    const bare = await read(body)
    expect(bare.json.content.items['6']).toBe('A11')
    expect(bare.json.content.groups[0]).toHaveLength(2)
    const mail = Buffer.concat([
      Buffer.from(`MIME-Version: 1.0\r\nContent-Type: ${contentType}\r\n\r\n`),
      Buffer.from(body),
    ])
    expect((await read(mail)).json).toEqual(bare.json)
    expect(bare.text).not.toContain(unit.account.password)
  })

  it('issue 3: the workbook shows Vietnamese names, dates and numbers, and takes them as people write them', async () => {
    const file = await write(
      'IDA',
      {
        items: { [noOf('GW')]: '12500.5', [noOf('ARR')]: '05012026', 6: 'A11' },
        groups: [[{ [noOf('BPR')]: '1040.5' }]],
      },
      'xlsx',
    )
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.bytes.slice().buffer as ArrayBuffer)
    const head = book.getWorksheet('Chung')
    const row = (id: string) => {
      let found = 0
      head?.eachRow((each, n) => {
        if (each.getCell(2).value === id) found = n
      })
      return found
    }
    expect(head?.getCell(row('ICB'), 3).value).toBe('Mã loại hình')
    expect(head?.getCell(row('ICB'), 4).dataValidation.prompt).toContain('Bắt buộc')
    expect(head?.getCell(row('GW'), 4).value).toBe('12.500,5')
    expect(head?.getCell(row('ARR'), 4).value).toBe('05/01/2026')
    const lines = book.getWorksheet('Dòng hàng')
    const column = ((lines?.getRow(1).values ?? []) as string[]).indexOf('BPR')
    expect(lines?.getCell(3, column).value).toBe('1.040,5')
    const put = (sheet: ExcelJS.Worksheet | undefined, at: [number, number], value: ExcelJS.CellValue) => {
      const cell = sheet?.getCell(...at)
      if (cell === undefined) return
      cell.value = value
      if (value instanceof Date) cell.style = { numFmt: 'dd/mm/yyyy' }
    }
    put(head, [row('GW'), 4], '1.250,75')
    put(head, [row('ARR'), 4], new Date(Date.UTC(2026, 0, 31)))
    put(lines, [3, column], 2080.25)
    const back = await read(new Uint8Array(await book.xlsx.writeBuffer()))
    expect(back.json.content).toEqual({
      items: { [noOf('GW')]: '1250.75', [noOf('ARR')]: '31012026', 6: 'A11' },
      groups: [[{ [noOf('BPR')]: '2080.25' }]],
    })
  })
})

describe('brief: wrong files get a clear sentence, and what can be read is kept', () => {
  const refused = async (bytes: Uint8Array, pattern: RegExp, name = 'la.bin') => {
    const answer = await read(bytes, 'IDA', name)
    expect([answer.status, answer.json.detail]).toEqual([422, expect.stringMatching(pattern)])
    expect(answer.json.detail).toContain(name)
  }

  it('brief: no message at all', async () => {
    await refused(text(''), /rỗng/)
    await refused(text('xin chào'), /không phải bản tin VNACCS/)
    await refused(new Uint8Array(4000).fill(7), /không phải bản tin VNACCS/)
    await refused(text('<html></html>'), /Không đọc được bản tin/)
    await refused(text('{"header": {"procedure": "IDA", "system": "1"}, "items": 5}'), /“items” phải là danh sách/)
    await refused(text('{"a": 1'), /JSON sai cú pháp/)
    await refused(text('{"a": 1}'), /JSON khác \(có mục “a”\)/)
    await refused(text('[1]'), /phải là một cụm/)
    await refused(text('PK\x03\x04 nothing'), /Không mở được bảng tính/)
    await refused(text('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), /có khai báo DOCTYPE, hệ thống không nhận/)
    await refused(text('<?xml version="1.0"?><HoaDon/>'), /XML khác \(thẻ ngoài cùng là “HoaDon”\)/)
  })

  it('brief: what the file really is, whatever its name says', async () => {
    await refused(text('%PDF-1.7'), /Đây là tệp PDF/, 'to-khai.xlsx')
    await refused(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), /Đây là ảnh PNG/, 'to-khai.xlsx')
    await refused(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), /Office kiểu cũ.*lưu lại thành \.xlsx/, 'to-khai.xlsx')
  })

  it('brief: a message cut short says where in Vietnamese', async () => {
    const content = await fill('IDA', 1)
    const cut = async (format: string) => (await write('IDA', content, format)).bytes.subarray(0, 900)
    await refused(await cut('xml'), /XML sai cú pháp ở dòng \d+, ký tự \d+/)
    await refused(await cut('json'), /JSON sai cú pháp/)
  })

  it.each([
    ['edi', 'LF instead of CRLF', (file: string) => text(file.replaceAll('\r\n', '\n')), /LF.*CRLF/],
    ['edi', 'a byte order mark', (file: string) => text(`\ufeff${file}`), undefined],
    ['edi', 'UTF-16', (file: string) => Buffer.from(`\ufeff${file}`, 'utf16le'), /UTF-16/],
    ['xml', 'UTF-16', (file: string) => Buffer.from(`\ufeff${file.replace('UTF-8', 'UTF-16')}`, 'utf16le'), /UTF-16/],
    ['json', 'UTF-16', (file: string) => Buffer.from(`\ufeff${file}`, 'utf16le'), /UTF-16/],
  ])('brief: %s that an editor saved with %s is read, and that is said', async (format, _, changed, said) => {
    const content = await fill('IDA', 2)
    const file = new TextDecoder().decode((await write('IDA', content, format)).bytes)
    const back = await read(changed(file))
    expect(back.json.content).toEqual(content)
    expect(back.json.remarks).toEqual(said ? [{ vi: expect.stringMatching(said), en: expect.any(String) }] : [])
  })

  it('brief: in a workbook merged cells count once, errors and formulas never worked out are shown, not dropped', async () => {
    const file = await write(
      'IDA',
      { items: { 6: 'A11' }, groups: [[{ 176: '84713020' }, { 176: '84713030' }]] },
      'xlsx',
    )
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.bytes.slice().buffer as ArrayBuffer)
    const [head, lines] = [book.getWorksheet('Chung'), book.getWorksheet('Dòng hàng')]
    if (head === undefined || lines === undefined) throw new Error('no sheets')
    const rowOf = (id: string): number => head.getColumn(2).values.indexOf(id)
    head.getCell(rowOf('ARR'), 4).value = new Date(Date.UTC(2026, 11, 31))
    head.getCell(rowOf('GW'), 4).value = { formula: '100*2+0.5', result: 200.5 }
    head.getCell(rowOf('NO'), 4).value = { formula: 'SUM(A1)' } as ExcelJS.CellFormulaValue
    head.getCell(rowOf('CH'), 4).value = { error: '#N/A' }
    lines.mergeCells('A4:C4')
    const { content } = (await read(new Uint8Array(await book.xlsx.writeBuffer()))).json
    expect(content.items).toMatchObject({
      [noOf('ARR')]: '31122026',
      [noOf('GW')]: '200.5',
      [noOf('NO')]: '=SUM(A1)',
      [noOf('CH')]: '#N/A',
    })
    expect(content.groups[0]).toEqual([{ 176: '84713020' }])
  })

  it('brief: a workbook without its head says that the head of the form stays', async () => {
    const file = await write('IDA', { items: { 6: 'A11' }, groups: [[{ 176: '84713020' }]] }, 'xlsx')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.bytes.slice().buffer as ArrayBuffer)
    book.removeWorksheet(book.getWorksheet('Chung')?.id ?? 0)
    const back = await read(new Uint8Array(await book.xlsx.writeBuffer()))
    expect(back.json.content).toEqual({ items: {}, groups: [[{ 176: '84713020' }]] })
    expect(back.json.remarks[0].vi).toContain('phần đầu của biểu mẫu giữ nguyên')
  })

  it('brief: a workbook that would unpack to gigabytes is not unpacked', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('Chung').addRow(['Nghiệp vụ', 'IDA'])
    const bytes = new Uint8Array(await book.xlsx.writeBuffer())
    const at = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    new DataView(bytes.buffer).setUint32(at + 24, 0x7fffffff, true)
    await refused(bytes, /Không mở được bảng tính/)
  })

  it('brief: a workbook of something else, or of a procedure that there is not', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('Sheet1').addRow(['x'])
    await refused(new Uint8Array(await book.xlsx.writeBuffer()), /không có trang "Chung"/)
    const other = new ExcelJS.Workbook()
    other.addWorksheet('Chung').addRow(['Nghiệp vụ', 'QQQ'])
    await refused(new Uint8Array(await other.xlsx.writeBuffer()), /QQQ/)
  })

  it('brief: an answer of the centre is no message to be sent', async () => {
    const answer = await send(bench.client, unit, 'IDA', importForm())
    const raw = await bench.client.api('GET', '/api/v1/journal?procedure=IDA&limit=50')
    const row = raw.json.rows.findLast((one: { kind: string }) => one.kind === 'answer')
    const bytes = (await bench.client.api('GET', `/api/v1/journal/${row.seq}/raw`)).bytes
    expect(answer.codes).toEqual(['00000'])
    await refused(bytes, /hệ thống trả lời/)
  })

  it('brief: the message of another procedure tells which one it is', async () => {
    const file = await write('IDC', { items: { 1: '100123456780' }, groups: [] }, 'edi')
    const back = await read(file.bytes, 'IDA')
    expect(back.json).toMatchObject({ procedure: 'IDC', content: { items: { 1: '100123456780' } } })
  })

  it('brief: an item too long and a character outside its type are told, and nothing of them is lost', async () => {
    const json = {
      header: { procedure: 'IDA', system: '1' },
      items: [
        { no: 6, id: 'ICB', value: 'A11' },
        { no: 7, id: 'CCC', value: 'QUÁ' },
        { no: 8, id: 'MTC', value: '22' },
        { no: 9999, id: 'ZZZ', value: '1' },
      ],
      lines: [],
    }
    const back = await read(text(JSON.stringify(json)))
    expect(back.json.content.items).toEqual({ 6: 'A11', 7: 'QUÁ', 8: '22' })
    expect(back.json.remarks).toHaveLength(4)
    const told = back.json.remarks.map(({ vi }: { vi: string }) => vi).join('\n')
    expect(told).toMatch(/S0900 CCC: /)
    expect(told).toMatch(/S0999 MTC: /)
    expect(told).toContain('IDA không có chỉ tiêu số 9999 “ZZZ”')
  })

  it('brief: in a workbook the place is told by sheet, row and column, and the text stays to be mended', async () => {
    const content = { items: { 6: 'A11' }, groups: [[{ 176: '84713020' }]] }
    const file = await write('IDA', content, 'xlsx')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.bytes.slice().buffer as ArrayBuffer)
    const lines = book.getWorksheet('Dòng hàng')
    const cell = lines?.getCell(4, 2)
    if (cell) cell.value = '8471302012345678'
    const back = await read(new Uint8Array(await book.xlsx.writeBuffer()))
    expect(back.json.content.groups[0]).toEqual([{ 176: '84713020' }, { 176: '8471302012345678' }])
    expect(back.json.remarks).toHaveLength(1)
    expect(back.json.remarks[0].vi).toMatch(/Trang "Dòng hàng", hàng 4, cột B: S0999/)
  })

  it('protocol 6: the 51st line of a workbook is told, and nothing of it is lost', async () => {
    const content = { items: {}, groups: [Array.from({ length: 51 }, (_, n) => ({ 176: String(84713020 + n) }))] }
    const back = await read((await write('IDA', content, 'xlsx')).bytes)
    expect(back.json.content.groups[0]).toHaveLength(51)
    expect(back.json.remarks[0].vi).toMatch(/E0001 Bảng tính có hơn 50 dòng/)
  })

  it('contract, E0001: a message file cannot hold the 51st line, and says which items are in the way', async () => {
    const content = { items: { 7: 'QUÁ' }, groups: [Array.from({ length: 51 }, () => ({ 176: '84713020' }))] }
    const refusedFile = await write('IDA', content, 'edi')
    expect(refusedFile.status).toBe(422)
    expect(refusedFile.json.detail).toMatch(/XLSX/)
    expect(refusedFile.json.errors.map(({ field }: { field: string }) => field)).toContain('CCC')
  })
})
