import JSZip from 'jszip'
import { beforeAll, describe, expect, it } from 'vitest'
import { fortnightDocx } from '../../simulator/reports/fortnight/docx.ts'
import { reportTables, tableOf } from '../../simulator/reports/fortnight/tables.ts'
import { sampleReport } from './campaign-sample.ts'
import { missingOffice, type Printed, print } from './office-suite.ts'

const missing = await missingOffice()
if (missing !== '') console.warn(missing)

const parts = async (bytes: Uint8Array) => {
  const zip = await JSZip.loadAsync(bytes)
  const read = async (name: string) => (await zip.file(name)?.async('string')) ?? ''
  const headers = await Promise.all(zip.file(/word\/(header|footer)\d+\.xml/).map((file) => file.async('string')))
  return { document: await read('word/document.xml'), styles: await read('word/styles.xml'), headers }
}

const report = sampleReport()
const draft = sampleReport({ empty: true, at: '2026-11-10T09:00:00+07:00', unit: '02CI' })
const twips = (millimetres: number) => (millimetres / 25.4) * 1440
const attribute = (xml: string, element: string, name: string) =>
  Number(new RegExp(`<w:${element}\\b[^>]*\\bw:${name}="(\\d+)"`).exec(xml)?.[1])

describe('T056 báo cáo định kỳ dạng DOCX: thể thức Nghị định 30/2020, Phụ lục I', () => {
  let xml: Awaited<ReturnType<typeof parts>>
  beforeAll(async () => {
    xml = await parts(await fortnightDocx(report))
  })

  it('T056 khổ A4; lề trên, dưới 20-25 mm, trái 30-35 mm, phải 15-20 mm', () => {
    expect(attribute(xml.document, 'pgSz', 'w')).toBeCloseTo(twips(210), -1)
    expect(attribute(xml.document, 'pgSz', 'h')).toBeCloseTo(twips(297), -1)
    const margin = (side: string) => (attribute(xml.document, 'pgMar', side) / 1440) * 25.4
    for (const [side, least, most] of [
      ['top', 20, 25],
      ['bottom', 20, 25],
      ['left', 30, 35],
      ['right', 15, 20],
    ] as const) {
      expect(margin(side)).toBeGreaterThanOrEqual(least - 0.1)
      expect(margin(side)).toBeLessThanOrEqual(most + 0.1)
    }
  })

  it('T056 phông Times New Roman, màu đen, cỡ chữ nội dung 13-14, căn đều, cách đoạn từ 6 pt', () => {
    expect(new Set(xml.styles.match(/w:ascii="[^"]+"/g))).toEqual(new Set(['w:ascii="Times New Roman"']))
    const defaults = /<w:docDefaults>.*?<\/w:docDefaults>/s.exec(xml.styles)?.[0] ?? ''
    expect(attribute(defaults, 'sz', 'val')).toBeGreaterThanOrEqual(26)
    expect(attribute(defaults, 'sz', 'val')).toBeLessThanOrEqual(28)
    const body = /<w:style [^>]*w:styleId="Body".*?<\/w:style>/s.exec(xml.styles)?.[0] ?? ''
    expect(body).toContain('<w:jc w:val="both"/>')
    expect(attribute(body, 'spacing', 'after')).toBeGreaterThanOrEqual(120)
    const colours = (part: string) => part.match(/<w:color w:val="(?!000000|auto)[^"]+"/g) ?? []
    for (const used of new Set(xml.document.match(/(?<=<w:pStyle w:val=")[^"]+/g))) {
      expect(
        colours(new RegExp(`<w:style [^>]*w:styleId="${used}".*?</w:style>`, 's').exec(xml.styles)?.[0] ?? ''),
      ).toEqual([])
    }
    expect(colours(xml.document)).toEqual([])
  })

  it('T056 tiêu đề là kiểu Heading thật; dòng đầu của mỗi bảng lặp lại ở trang sau', () => {
    expect(xml.document.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(6)
    expect(xml.document.match(/<w:pStyle w:val="Heading2"\/>/g)?.length).toBeGreaterThan(8)
    // Letterhead and signature are tables too, without ruled headings.
    const tables = xml.document.match(/<w:tbl>/g)?.length ?? 0
    expect(xml.document.match(/<w:tblHeader\/>/g)).toHaveLength(tables - 2)
    expect(tables).toBe(12)
  })

  it('T056 số trang ở giữa lề trên, không có ở trang 1; "DỮ LIỆU CHẠY THỬ" ở mọi trang', () => {
    expect(xml.document).toContain('<w:titlePg/>')
    const numbered = xml.headers.filter((header) => header.includes('PAGE'))
    expect(numbered).toHaveLength(1)
    expect(numbered[0]).toContain('<w:jc w:val="center"/>')
    expect(xml.headers.filter((footer) => footer.includes('DỮ LIỆU CHẠY THỬ'))).toHaveLength(2)
  })

  it('T056 nơi nhận là danh sách sửa được', async () => {
    const { document } = await parts(
      await fortnightDocx(report, { recipients: ['Vụ Thử nghiệm', 'Lưu: VT, CNTT (5b)'] }),
    )
    expect(document).toContain('- Vụ Thử nghiệm;')
    expect(document).toContain('- Lưu: VT, CNTT (5b).')
    expect(document).not.toContain('Ban Triển khai')
    expect(xml.document).toContain('- Tổng cục Hải quan (Ban Triển khai dự án VNACCS/VCIS);')
  })

  it('T056 mã số trong catalogue không để lại chỗ trống {…} trong báo cáo', () => {
    expect(xml.document).not.toMatch(/\{\w+\}/)
  })
})

describe.skipIf(missing !== '')('T056 báo cáo định kỳ dạng DOCX: LibreOffice mở được, in ra PDF', () => {
  let printed: Printed
  let page: string
  let source: string
  beforeAll(async () => {
    const bytes = await fortnightDocx(report)
    const { document, headers } = await parts(bytes)
    source = document + headers.join('')
    printed = await print(bytes, 'bao-cao.docx')
    page = printed.pages.join('\n')
  })

  it('T056 in được 5 trang A4 với phông cùng số đo Times New Roman, mọi trang có dấu chạy thử', () => {
    expect(printed.pageSize).toMatch(/A4/)
    expect(printed.pages).toHaveLength(5)
    expect(printed.fonts).toMatch(/Liberation ?Serif|Times ?New ?Roman|Tinos/)
    for (const each of printed.pages) expect(each).toContain('DỮ LIỆU CHẠY THỬ')
    expect(printed.pages.map((each) => /^\s*(\d+)\s*$/m.exec(each)?.[1])).toEqual([undefined, '2', '3', '4', '5'])
  })

  it('T056 quốc hiệu, tiêu ngữ, cơ quan ban hành, địa danh và ngày tháng, trích yếu, đủ dấu tiếng Việt', () => {
    const first = printed.pages[0]?.replace(/\s+/g, ' ') ?? ''
    for (const text of [
      'TỔNG CỤC HẢI QUAN',
      'CỤC HẢI QUAN TP HỒ CHÍ MINH',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Thành phố Hồ Chí Minh, ngày 20 tháng 11 năm 2026',
      'BÁO CÁO',
      'Kỳ 20 tháng 11 năm 2026 (từ ngày 05/11/2026 đến hết ngày 19/11/2026)',
      'Lập muộn 1 giờ 5 phút so với hạn 17:00 ngày 20/11/2026',
    ]) {
      expect(first).toContain(text)
    }
    // Every accented letter of the document must have come out of the font.
    const accented = (text: string) => [...new Set(text.normalize('NFC').match(/[\u00c0-\u1ef9]/g))].sort()
    expect(accented(page)).toEqual(accented(source.replace(/<[^>]+>/g, '')))
    expect(accented(page).length).toBeGreaterThan(70)
    expect(page).not.toContain('\ufffd')
  })

  it('T056 phần người phải bổ sung có tiêu đề riêng; nơi nhận và chữ ký ở cuối', () => {
    for (const text of ['Đào tạo, tuyên truyền', 'VƯỚNG MẮC, KIẾN NGHỊ', 'KẾ HOẠCH KỲ TIẾP THEO']) {
      expect(page).toContain(`${text} (đơn vị bổ sung)`)
    }
    expect(printed.pages.at(-1)).toContain('Nơi nhận:')
    expect(printed.pages.at(-1)).toContain('CỤC TRƯỞNG')
  })

  it('T056 mười bốn Chi cục và mười hai loại hình, mỗi dòng đúng số của mô hình', () => {
    const rows = [...tableOf(reportTables(report), 'byKind').rows, ...tableOf(reportTables(report), 'byBranch').rows]
    const lines = page.split('\n')
    const coded = rows.filter(({ kind = '', branch = '' }) => `${kind}${branch}`.length > 1)
    expect(coded).toHaveLength(12 + 14)
    for (const { kind = '', branch = '', cells } of coded) {
      const figures = cells.flatMap((cell) => (typeof cell === 'string' ? [] : [String(cell.value)])).slice(0, 8)
      const line = lines.find((each) => each.trim().startsWith(`${kind}${branch} `)) ?? ''
      expect(line.trim().split(/\s+/).slice(-8)).toEqual(figures)
    }
  })

  it('T056 kỳ chưa hết: TẠM TÍNH ở mọi trang; bảng không có dòng nào ghi "Không phát sinh"', async () => {
    const { pages } = await print(await fortnightDocx(draft), 'tam-tinh.docx')
    for (const each of pages) expect(each).toContain('DỮ LIỆU CHẠY THỬ – TẠM TÍNH')
    expect(pages[0]).toContain('(Số liệu tạm tính)')
    expect(pages[0]).toContain('CHI CỤC HẢI QUAN CỬA KHẨU')
    expect(pages.join('\n').match(/Không phát sinh/g)).toHaveLength(5)
    expect(pages.join('\n')).toContain('CHI CỤC TRƯỞNG')
  })
})
