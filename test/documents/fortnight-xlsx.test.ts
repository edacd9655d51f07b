import excel from 'exceljs'
import JSZip from 'jszip'
import { beforeAll, describe, expect, it } from 'vitest'
import { fortnightXlsx } from '../../simulator/reports/fortnight/xlsx.ts'
import { sampleReport } from './campaign-sample.ts'
import { missingOffice, print } from './office-suite.ts'

const missing = await missingOffice()
if (missing !== '') console.warn(missing)

const SHEETS = [
  'Tổng hợp',
  'Kịch bản theo loại hình',
  'Theo Chi cục',
  'Nghiệp vụ',
  'Mã kết quả',
  'Chữ ký bị từ chối',
  'Thao tác công chức',
  'Thời gian',
  'Số hiệu bản tin',
]
const HEADING = 5
const report = sampleReport()

describe('T056 báo cáo định kỳ dạng XLSX', () => {
  let bytes: Uint8Array
  let book: excel.Workbook
  const sheet = (name: string) => {
    const found = book.getWorksheet(name)
    if (found === undefined) throw new Error(`no sheet ${name}`)
    return found
  }
  /** Values of the body rows, up to the first empty row. */
  const rows = (name: string): excel.CellValue[][] => {
    const found: excel.CellValue[][] = []
    for (let at = HEADING + 1; sheet(name).getRow(at).hasValues; at++) {
      found.push((sheet(name).getRow(at).values as excel.CellValue[]).slice(1))
    }
    return found
  }
  beforeAll(async () => {
    bytes = await fortnightXlsx(report)
    book = new excel.Workbook()
    await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)
  })

  it('T056 mỗi phần một trang tính, tên tiếng Việt', () => {
    expect(book.worksheets.map(({ name }) => name)).toEqual(SHEETS)
  })

  it.each(SHEETS)(
    'T056 trang "%s": tiêu đề cố định, có bộ lọc, lặp tiêu đề khi in, khổ A4, dấu chạy thử',
    async (name) => {
      const { views, pageSetup, headerFooter } = sheet(name)
      expect(views[0]).toMatchObject({ state: 'frozen', ySplit: HEADING })
      expect(pageSetup).toMatchObject({
        paperSize: 9,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: `${HEADING}:${HEADING}`,
      })
      expect(headerFooter.oddHeader).toContain('DỮ LIỆU CHẠY THỬ')
      expect(sheet(name).getCell('A3').value).toBe('DỮ LIỆU CHẠY THỬ')
      const part = (await JSZip.loadAsync(bytes)).file(`xl/worksheets/sheet${SHEETS.indexOf(name) + 1}.xml`)
      expect(await part?.async('string')).toMatch(new RegExp(`<autoFilter ref="A${HEADING}:[A-Z]+\\d+"`))
    },
  )

  it('T056 số là ô số, bằng số của mô hình; ngày là ô ngày', () => {
    const kinds = rows('Kịch bản theo loại hình')
    const { byKind, total } = report.scenarios
    expect(kinds.slice(0, -1).map((row) => row.slice(2, 6))).toEqual(
      byKind.map(({ planned, started, passed, failed }) => [planned, started.value, passed.value, failed.value]),
    )
    expect(kinds.at(-1)?.slice(1, 3)).toEqual(['Cộng', total.planned])
    const dates = new Map<unknown, unknown>()
    sheet('Tổng hợp').eachRow((row) => dates.set(row.getCell(1).value, row.getCell(2).value))
    expect(dates.get('Từ ngày / From')).toEqual(new Date('2026-11-05T00:00:00Z'))
    expect(dates.get('Đến hết ngày / To')).toEqual(new Date('2026-11-19T00:00:00Z'))
    expect(dates.get('Hạn gửi / Due')).toEqual(new Date('2026-11-20T17:00:00Z'))
    expect(dates.get('Số nhật ký cuối / Head')).toBe(report.head.seq)
  })

  it('T056 trang số hiệu: số bản tin của "Bản tin gửi" cộng lại đúng bằng số liệu, không thiếu số hiệu nào', () => {
    const sent = rows('Số hiệu bản tin').filter(([section, item]) => section === 'Tổng hợp' && item === 'Bản tin gửi')
    expect(sent.length).toBeGreaterThan(1)
    expect(sent.reduce((sum, row) => sum + Number(row[6]), 0)).toBe(report.messages.sent.value)
    const listed = sent.flatMap((row) =>
      String(row[7])
        .split('; ')
        .flatMap((range) => {
          const [first = 0, last = first] = range.split('–').map(Number)
          return Array.from({ length: last - first + 1 }, (_, index) => first + index)
        }),
    )
    expect(listed).toEqual(report.messages.sent.messages)
  })

  it('T056 không có gì thì ghi "Không phát sinh"', async () => {
    const empty = new excel.Workbook()
    await empty.xlsx.load(Buffer.from(await fortnightXlsx(sampleReport({ empty: true }))) as unknown as ArrayBuffer)
    for (const name of [
      'Nghiệp vụ',
      'Mã kết quả',
      'Chữ ký bị từ chối',
      'Thao tác công chức',
      'Thời gian',
      'Số hiệu bản tin',
    ]) {
      expect(
        empty
          .getWorksheet(name)
          ?.getRow(HEADING + 1)
          .getCell(1).value,
      ).toBe('Không phát sinh / None')
    }
  })

  it.skipIf(missing !== '')(
    'T056 LibreOffice mở được; tiêu đề và dấu chạy thử trên mọi trang in A4 ngang',
    async () => {
      const { pages, pageSize } = await print(bytes, 'bao-cao.xlsx')
      expect(pageSize).toMatch(/^841\.\d+ x 595\.\d+/)
      expect(pages.length).toBeGreaterThanOrEqual(SHEETS.length)
      for (const page of pages) expect(page).toContain('DỮ LIỆU CHẠY THỬ')
      const numbers = pages.filter((page) => page.includes('Message numbers') && page.includes('Section'))
      expect(numbers.length).toBeGreaterThan(1)
      expect(pages.join('\n')).toContain('Chi cục Hải quan cửa khẩu Cảng Sài Gòn khu vực I')
    },
  )
})
