/** The gradebook of a class as a workbook (bảng điểm): one line for each person and scenario, and one sheet with totals. */
import excel from 'exceljs'
import type { Gradebook } from '../../acts/gradebook.ts'

const FONT = 'Times New Roman'
const TRIAL_MARK = 'DỮ LIỆU CHẠY THỬ'
const FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7EEF7' } } as const
const LINE = { style: 'thin', color: { argb: 'FF808080' } } as const
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE }

interface Column {
  readonly title: string
  readonly width: number
  /** Number format of the cells. */
  readonly format?: string
}
type Cell = string | number | null

const PERSON: readonly Column[] = [
  { title: 'Đăng nhập', width: 16 },
  { title: 'Họ tên', width: 28 },
  { title: 'Đơn vị', width: 10 },
  { title: 'Tài khoản khai báo', width: 14 },
]
const DETAIL: readonly Column[] = [
  ...PERSON,
  { title: 'Kịch bản', width: 36 },
  { title: 'Hình thức', width: 12 },
  { title: 'Lượt đã xong', width: 10, format: '0' },
  { title: 'Điểm cao nhất', width: 11, format: '0' },
  { title: 'Kết quả', width: 14 },
  { title: 'Lỗi', width: 8, format: '0' },
  { title: 'Gợi ý', width: 8, format: '0' },
  { title: 'Thời gian (phút)', width: 12, format: '0.0' },
]
const TOTALS: readonly Column[] = [
  ...PERSON,
  { title: 'Kịch bản luyện tập đạt', width: 14, format: '0' },
  { title: 'Điểm luyện tập trung bình', width: 14, format: '0.0' },
  { title: 'Bài thi đạt', width: 12, format: '0' },
  { title: 'Bài thi có trong đề', width: 12, format: '0' },
  { title: 'Điểm thi trung bình', width: 14, format: '0.0' },
]

export async function gradebookXlsx(gradebook: Gradebook): Promise<Uint8Array> {
  const book = new excel.Workbook()
  book.title = `Bảng điểm: ${gradebook.title}`
  book.created = new Date(gradebook.madeAt)
  book.modified = book.created
  addSheet(book, gradebook, 'Tổng hợp', TOTALS, totalsOf(gradebook))
  addSheet(book, gradebook, 'Chi tiết', DETAIL, detailOf(gradebook))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

type Grade = Gradebook['grades'][number]

const resultOf = ({ tries, passed }: Grade): string => (tries === 0 ? 'chưa làm' : passed ? 'đạt' : 'chưa đạt')

const personOf = ({ login, name, unit, userId }: Grade): readonly Cell[] => [login, name, unit, userId]

const detailOf = ({ grades }: Gradebook): readonly (readonly Cell[])[] =>
  grades.map((grade) => [
    ...personOf(grade),
    grade.title.vi,
    grade.exam ? 'thi' : 'luyện tập',
    grade.tries,
    grade.score,
    resultOf(grade),
    grade.tries === 0 ? null : grade.mistakes,
    grade.tries === 0 ? null : grade.hints,
    grade.tries === 0 ? null : grade.minutes,
  ])

/** A scenario of the exam that was not played counts as nought; one of the practice does not count. */
function totalsOf({ grades }: Gradebook): readonly (readonly Cell[])[] {
  const logins = [...new Set(grades.map(({ login }) => login))]
  return logins.flatMap((login) => {
    const own = grades.filter((grade) => grade.login === login)
    const [first] = own
    if (first === undefined) return []
    const practice = own.filter(({ exam, tries }) => !exam && tries > 0)
    const exam = own.filter((grade) => grade.exam)
    return [
      [
        ...personOf(first),
        practice.filter(({ passed }) => passed).length,
        mean(practice.map(({ score }) => score ?? 0)),
        exam.filter(({ passed }) => passed).length,
        exam.length,
        mean(exam.map(({ score }) => score ?? 0)),
      ],
    ]
  })
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round((10 * values.reduce((sum, value) => sum + value, 0)) / values.length) / 10

function addSheet(
  book: excel.Workbook,
  { title, day }: Gradebook,
  name: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): void {
  const sheet = book.addWorksheet(name, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.6, right: 0.6, top: 0.8, bottom: 0.8, header: 0.4, footer: 0.4 },
    },
    headerFooter: {
      oddHeader: `&L&"${FONT},Bold"${TRIAL_MARK}`,
      oddFooter: `&C&"${FONT},Regular"&P/&N`,
    },
  })
  columns.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width
  })
  const madeOn = `Lập ngày ${day.slice(6)}/${day.slice(4, 6)}/${day.slice(0, 4)}`
  sheet.addRow([`BẢNG ĐIỂM: ${title}`]).getCell(1).font = { name: FONT, size: 14, bold: true }
  sheet.addRow([madeOn]).getCell(1).font = { name: FONT, size: 11, italic: true }
  sheet.addRow([TRIAL_MARK]).getCell(1).font = { name: FONT, size: 11, bold: true, color: { argb: 'FFC00000' } }
  const heading = sheet.addRow(columns.map((column) => column.title))
  // Two lines of the longest title: LibreOffice does not grow the row by itself.
  heading.height = 32
  heading.eachCell((cell) => {
    cell.font = { name: FONT, size: 11, bold: true }
    cell.fill = FILL
    cell.border = BORDER
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' }
  })
  for (const values of rows) {
    const row = sheet.addRow([...values])
    columns.forEach(({ format }, index) => {
      const cell = row.getCell(index + 1)
      cell.font = { name: FONT, size: 11 }
      cell.border = BORDER
      if (format) cell.numFmt = format
    })
  }
  sheet.views = [{ state: 'frozen', xSplit: 2, ySplit: heading.number }]
  sheet.autoFilter = {
    from: { row: heading.number, column: 1 },
    to: { row: heading.number + Math.max(1, rows.length), column: columns.length },
  }
  sheet.pageSetup.printTitlesRow = `${heading.number}:${heading.number}`
}
