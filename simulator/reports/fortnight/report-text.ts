/** The printed report from top to bottom as plain blocks, before any file format: what DOCX and PDF both set. */
import type { FortnightReport } from './report.ts'
import { MESSAGES, READY, SCENARIOS } from './summary-table.ts'
import type { ReportTable, Wording } from './table.ts'
import { reportTables, tableOf } from './tables.ts'
import * as words from './words.ts'

export type Block = Heading | Text | PaperTable

export interface Heading {
  readonly kind: 'heading'
  readonly level: 1 | 2
  readonly text: string
}

export interface Text {
  readonly kind: 'text'
  readonly text: string
  /** Left to a person: what the sandbox cannot know is never made up. Set in italics. */
  readonly byHand?: true
  /** Not justified: holds a hash, which cannot be broken, so that the words before it would be torn apart. */
  readonly ragged?: true
  /** Follows a table: a gap before it. */
  readonly apart?: true
}

/** A table as it stands on paper, without the columns that only a spreadsheet has room for. */
export interface PaperTable {
  readonly kind: 'table'
  readonly columns: readonly (Wording & {
    /** Weight of the width, in characters. */
    readonly width: number
    readonly align: 'left' | 'right'
  })[]
  /** No row: nothing happened, and the table says so. */
  readonly rows: readonly { readonly cells: readonly string[]; readonly total: boolean }[]
}

/** Text between the title and the signature. */
export function reportText(report: FortnightReport): readonly Block[] {
  const tables = reportTables(report)
  const summary = (group: string) => onPaper(groupOf(tableOf(tables, 'summary'), group))
  const table = (id: string) => onPaper(tableOf(tables, id))
  const { unit, head, computedAt } = report
  const whom = unit.kind === 'department' ? `${unit.name} và ${unit.branches.length} Chi cục trực thuộc` : unit.name
  return [
    h1('I. PHẠM VI VÀ CÁCH TÍNH SỐ LIỆU'),
    text(`Đơn vị báo cáo: ${whom} (mã ${unit.code}). Kỳ báo cáo: ${words.periodDays(report)}.`),
    text(`Số liệu lập lúc ${words.printedTime(computedAt)}. ${words.standingText(report)}.`),
    text(`Số liệu lấy từ nhật ký bản tin đến số ${head.seq}, giá trị băm ${head.hash}.`, { ragged: true }),
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
      apart: true,
    }),
    h1('V. VƯỚNG MẮC, KIẾN NGHỊ (đơn vị bổ sung)'),
    byHand('Vướng mắc phát sinh theo loại và tình trạng xử lý; kiến nghị'),
    h1('VI. KẾ HOẠCH KỲ TIẾP THEO (đơn vị bổ sung)'),
    byHand('Kịch bản, Chi cục, người thực hiện, thời hạn'),
    text(`Trên đây là báo cáo tiến độ, kết quả chạy thử Hệ thống VNACCS/VCIS của ${unit.name}./.`),
  ]
}

const h1 = (text: string): Heading => ({ kind: 'heading', level: 1, text })
const h2 = (text: string): Heading => ({ kind: 'heading', level: 2, text })
const text = (text: string, more: Pick<Text, 'ragged' | 'apart'> = {}): Text => ({ kind: 'text', text, ...more })
const byHand = (what: string): Text => ({ kind: 'text', text: `[${what}: ……………………]`, byHand: true })

type Columns = Pick<ReportTable, 'columns' | 'rows'>

/** The rows of one group, without the column that names it. */
function groupOf({ columns, rows }: ReportTable, group: string): Columns {
  const kept = rows.filter((row) => row.group === group)
  return { columns: columns.slice(1), rows: kept.map((row) => ({ ...row, cells: row.cells.slice(1) })) }
}

function onPaper({ columns, rows }: Columns): PaperTable {
  const kept = columns.flatMap((column, index) => (column.spreadsheetOnly ? [] : [{ column, index }]))
  return {
    kind: 'table',
    columns: kept.map(({ column: { vi, en, width, unit } }) => ({
      vi,
      en,
      width,
      align: unit === undefined ? 'left' : 'right',
    })),
    rows: rows.map(({ cells, total = false }) => ({
      total,
      cells: kept.map(({ index }) => {
        const cell = cells[index] ?? ''
        return typeof cell === 'string' ? cell : words.printedNumber(cell.value)
      }),
    })),
  }
}
