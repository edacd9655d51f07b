import { describe, expect, it } from 'vitest'
import { fortnightCsv } from '../../simulator/reports/fortnight/csv.ts'
import { sampleReport } from './campaign-sample.ts'

/** RFC 4180, written again so that the writer is not its own judge. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]]
  const field = /"((?:[^"]|"")*)"(,|\r\n)|([^",\r\n]*)(,|\r\n)/y
  for (let match = field.exec(text); match !== null; match = field.exec(text)) {
    rows.at(-1)?.push((match[1]?.replaceAll('""', '"') ?? match[3]) as string)
    if ((match[2] ?? match[4]) === '\r\n') rows.push([])
    if (field.lastIndex === text.length) break
  }
  if (field.lastIndex !== text.length) throw new Error('not RFC 4180')
  return rows.slice(0, -1)
}

const report = sampleReport()
const bytes = fortnightCsv(report)
const rows = parse(Buffer.from(bytes).toString('utf8').slice(1))
const find = (section: string, item: string, code = '') =>
  rows.find((row) => row[0] === section && row[1] === item && `${row[2]}${row[3]}` === code)

describe('T056 báo cáo định kỳ dạng CSV', () => {
  it('T056 UTF-8 có BOM, dòng kết thúc bằng CRLF, mỗi dòng bảy cột, đúng tên cột', () => {
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(Buffer.from(bytes).toString('utf8').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(rows[0]).toEqual(['section', 'item', 'branch', 'kind', 'value', 'unit', 'messages'])
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([7]))
    expect(rows[1]?.[0]).toBe('DỮ LIỆU CHẠY THỬ')
  })

  it('T056 số liệu đọc lại đúng bằng mô hình: tổng, theo Chi cục, theo loại hình', () => {
    expect(find('Tổng hợp', 'Bản tin gửi')?.slice(4, 6)).toEqual([String(report.messages.sent.value), 'bản tin'])
    for (const { code, name, passed } of report.scenarios.byBranch) {
      expect(find('Kịch bản theo Chi cục', `${name} · Đạt`, code)?.[4]).toBe(String(passed.value))
    }
    for (const { kind, name, planned } of report.scenarios.byKind) {
      expect(find('Kịch bản theo loại hình', `${name} · Kế hoạch`, kind)?.[4]).toBe(String(planned))
    }
  })

  it('T056 số hiệu bản tin không bị bảng tính đọc thành ngày tháng hay số', () => {
    expect(find('Tổng hợp', 'Bản tin gửi')?.[6]).toMatch(/^\d+(–\d+)?(; \d+(–\d+)?)+$/)
    for (const row of rows.slice(1)) expect(row[6]).not.toMatch(/\d-\d/)
  })
})
