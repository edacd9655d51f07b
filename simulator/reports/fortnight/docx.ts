/** The report as a document in the form of Nghị định 30/2020, Phụ lục I (experience.md, Reports). */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import { closing, defaultRecipients, letterhead } from './docx-letterhead.ts'
import { A4, BODY, GAP, MARGIN, STYLES } from './docx-style.ts'
import { printedTable } from './docx-table.ts'
import type { FortnightReport } from './report.ts'
import { MESSAGES, READY, SCENARIOS } from './summary-table.ts'
import type { ReportTable } from './table.ts'
import { reportTables, tableOf } from './tables.ts'
import * as words from './words.ts'

export interface DocxOptions {
  /** Nơi nhận, one a line, without dash and full stop. */
  readonly recipients?: readonly string[]
}

type Block = Paragraph | Table

export async function fortnightDocx(report: FortnightReport, options: DocxOptions = {}): Promise<Uint8Array> {
  const mark = markOf(report)
  const document = new Document({
    creator: report.unit.name,
    title: `Báo cáo chạy thử VNACCS/VCIS, ${words.periodName(report)}`,
    description: mark,
    styles: STYLES,
    sections: [
      {
        properties: { titlePage: true, page: { size: A4, margin: MARGIN } },
        headers: {
          first: new Header({ children: [new Paragraph({})] }),
          default: new Header({ children: [pageNumber()] }),
        },
        footers: { first: new Footer({ children: [footer(mark)] }), default: new Footer({ children: [footer(mark)] }) },
        children: [
          letterhead(report),
          ...title(report),
          ...body(report),
          new Paragraph({ spacing: { after: GAP }, children: [] }),
          closing(report, options.recipients ?? defaultRecipients(report)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const markOf = ({ provisional }: FortnightReport): string =>
  provisional ? `${words.TRIAL_MARK} – ${words.PROVISIONAL_MARK}` : words.TRIAL_MARK

const pageNumber = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 0 },
    children: [new TextRun({ children: [PageNumber.CURRENT], size: BODY })],
  })

const footer = (mark: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 0 },
    children: [new TextRun({ text: mark, bold: true, size: 22 })],
  })

function title(report: FortnightReport): readonly Block[] {
  const line = (text: string, after: number, style: { italics?: true } = {}) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after },
      children: [new TextRun({ text, bold: !style.italics, size: 28, ...style })],
    })
  const days = words.periodDays(report)
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun('BÁO CÁO')] }),
    line('Tiến độ, kết quả chạy thử Hệ thống VNACCS/VCIS', 0),
    line(`${words.periodName(report)} (${days})`, report.provisional ? 0 : GAP * 2),
    ...(report.provisional ? [line('(Số liệu tạm tính)', GAP * 2, { italics: true })] : []),
  ]
}

const h1 = (text: string): Paragraph =>
  new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(text)] })
const h2 = (text: string): Paragraph =>
  new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(text)] })
const text = (value: string, more: Pick<IParagraphOptions, 'alignment' | 'spacing'> = {}): Paragraph =>
  new Paragraph({ style: 'Body', ...more, children: [new TextRun(value)] })

function body(report: FortnightReport): readonly Block[] {
  const tables = reportTables(report)
  const summary = (group: string) => printedTable(groupOf(tableOf(tables, 'summary'), group))
  const table = (id: string) => printedTable(tableOf(tables, id))
  const { unit, head, computedAt } = report
  const whom = unit.kind === 'department' ? `${unit.name} và ${unit.branches.length} Chi cục trực thuộc` : unit.name
  return [
    h1('I. PHẠM VI VÀ CÁCH TÍNH SỐ LIỆU'),
    text(`Đơn vị báo cáo: ${whom} (mã ${unit.code}). Kỳ báo cáo: ${words.periodDays(report)}.`),
    text(`Số liệu lập lúc ${words.printedTime(computedAt)}. ${words.standingText(report)}.`),
    // A hash cannot be broken: justified, the words before it would be torn apart.
    text(`Số liệu lấy từ nhật ký bản tin đến số ${head.seq}, giá trị băm ${head.hash}.`, {
      alignment: AlignmentType.LEFT,
    }),
    ...words.readings(report).map((reading) => text(`- ${reading}`)),
    h1('II. CÔNG TÁC CHUẨN BỊ'),
    h2('1. Tài khoản và chứng thư số'),
    summary(READY),
    h2('2. Đào tạo, tuyên truyền (đơn vị bổ sung)'),
    byHand('Số lớp, số công chức và doanh nghiệp được đào tạo; số người sử dụng thành thạo; hình thức tuyên truyền'),
    h1('III. KẾT QUẢ THỰC HIỆN KỊCH BẢN'),
    h2('1. Tổng hợp'),
    summary(SCENARIOS),
    h2('2. Theo loại hình'),
    table('byKind'),
    h2('3. Theo Chi cục'),
    table('byBranch'),
    h1('IV. KẾT QUẢ XỬ LÝ NGHIỆP VỤ'),
    h2('1. Bản tin và thao tác'),
    summary(MESSAGES),
    h2('2. Nghiệp vụ đã sử dụng'),
    table('procedures'),
    h2('3. Mã kết quả đã gặp'),
    table('results'),
    h2('4. Chữ ký số bị từ chối'),
    table('signatures'),
    h2('5. Thao tác của công chức hải quan'),
    table('actions'),
    h2('6. Thời gian trả lời của Hệ thống'),
    table('durations'),
    text('Toàn bộ số hiệu bản tin của từng số liệu có trong tệp báo cáo cùng kỳ dạng XLSX, CSV và JSON.', {
      spacing: { before: GAP, after: GAP },
    }),
    h1('V. VƯỚNG MẮC, KIẾN NGHỊ (đơn vị bổ sung)'),
    byHand('Vướng mắc phát sinh theo loại và tình trạng xử lý; kiến nghị'),
    h1('VI. KẾ HOẠCH KỲ TIẾP THEO (đơn vị bổ sung)'),
    byHand('Kịch bản, Chi cục, người thực hiện, thời hạn'),
    text(`Trên đây là báo cáo tiến độ, kết quả chạy thử Hệ thống VNACCS/VCIS của ${unit.name}./.`),
  ]
}

/** What the sandbox cannot know is left to a person, never made up. */
const byHand = (what: string): Paragraph =>
  new Paragraph({ style: 'Body', children: [new TextRun({ text: `[${what}: ……………………]`, italics: true })] })

/** The rows of one group, without the column that names it. */
function groupOf({ columns, rows }: ReportTable, group: string): Pick<ReportTable, 'columns' | 'rows'> {
  const kept = rows.filter((row) => row.group === group)
  return { columns: columns.slice(1), rows: kept.map((row) => ({ ...row, cells: row.cells.slice(1) })) }
}
