/** Every table of the report, in the order of print. */
import { rangesText } from './message-ranges.ts'
import { progressTables } from './progress-tables.ts'
import type { Figure, FortnightReport } from './report.ts'
import { summaryTable } from './summary-table.ts'
import type { Column, ReportTable, TableRow } from './table.ts'
import { actionName } from './words.ts'

/** Ranges of journal numbers shown in a cell; all of them stand in the list of numbers. */
const SHOWN = 6
/** A refused signature is looked into one by one. */
const SHOWN_SIGNATURES = 60

const text = (vi: string, en: string, width: number): Column => ({ vi, en, width })
const count = (vi: string, en: string, unit: string, width = 10): Column => ({ vi, en, unit, width })
const numbers = text('Số hiệu bản tin', 'Message numbers', 22)

export const reportTables = (report: FortnightReport): readonly ReportTable[] => [
  summaryTable(report),
  ...progressTables(report),
  procedureTable(report),
  resultTable(report),
  signatureTable(report),
  actionTable(report),
  durationTable(report),
]

/** The table of that id; a bug when there is none. */
export function tableOf(tables: readonly ReportTable[], id: string): ReportTable {
  const found = tables.find((table) => table.id === id)
  if (found === undefined) throw new Error(`no table ${id}`)
  return found
}

function procedureTable({ procedures, mailbox }: FortnightReport): ReportTable {
  const row =
    (group: string) =>
    ({ procedure, name, sent, accepted, refused }: FortnightReport['procedures'][number]): TableRow => ({
      item: procedure,
      group,
      cells: [procedure, name, group, sent, accepted, refused],
    })
  return {
    id: 'procedures',
    title: { vi: 'Nghiệp vụ đã sử dụng', en: 'Procedures used' },
    columns: [
      text('Nghiệp vụ', 'Procedure', 12),
      text('Tên nghiệp vụ (chính thức, tiếng Anh)', 'Official title', 40),
      text('Nhóm', 'Group', 14),
      count('Bản tin gửi', 'Sent', 'bản tin'),
      count('Chấp nhận', 'Accepted', 'bản tin'),
      count('Từ chối', 'Refused', 'bản tin'),
    ],
    rows: [...procedures.map(row('Nghiệp vụ')), ...mailbox.map(row('Lấy bản tin chờ'))],
  }
}

const resultTable = ({ results }: FortnightReport): ReportTable => ({
  id: 'results',
  title: { vi: 'Mã kết quả đã gặp', en: 'Result codes met' },
  columns: [
    text('Mã', 'Code', 9),
    text('Ý nghĩa', 'Meaning', 50),
    text('Nghiệp vụ', 'Procedures', 18),
    count('Số lần', 'Count', 'bản tin', 9),
    numbers,
  ],
  rows: results.map(({ code, vi, procedures, count: met }) => ({
    item: code,
    cells: [code, vi || 'Danh mục chưa có diễn giải', procedures.join(', '), met, rangesText(met.messages, SHOWN)],
  })),
})

const signatureTable = ({ signatures: { byCode } }: FortnightReport): ReportTable => ({
  id: 'signatures',
  title: { vi: 'Chữ ký số bị từ chối', en: 'Signatures refused' },
  columns: [
    text('Mã', 'Code', 9),
    text('Lý do', 'Reason', 34),
    count('Số lần', 'Count', 'bản tin', 9),
    { ...numbers, width: 38 },
  ],
  rows: byCode.map(({ code, vi, count: met }) => ({
    item: code,
    cells: [code, vi || 'Danh mục chưa có diễn giải', met, rangesText(met.messages, SHOWN_SIGNATURES)],
  })),
})

const actionTable = ({ actions }: FortnightReport): ReportTable => ({
  id: 'actions',
  title: { vi: 'Thao tác của công chức hải quan', en: 'Officer actions' },
  columns: [
    text('Thao tác', 'Action', 40),
    count('Đã thực hiện', 'Done', 'thao tác', 12),
    count('Bị từ chối do trạng thái', 'Refused by state', 'thao tác', 14),
    count('Bị từ chối do quyền', 'Refused by rights', 'thao tác', 14),
  ],
  rows: actions.map(({ action, done, refusedState, refusedRights }) => ({
    item: actionName(action).vi,
    cells: [actionName(action).vi, done, refusedState, refusedRights],
  })),
})

function durationTable({ durations: { answers, medianMs, p95Ms, maxMs } }: FortnightReport): ReportTable {
  const row = (vi: string, figure: Figure): TableRow => ({
    item: vi,
    unit: 'ms',
    cells: [vi, figure, 'ms', rangesText(figure.messages, SHOWN)],
  })
  const answered: TableRow = {
    item: 'Bản tin trả lời được đo',
    unit: 'bản tin',
    cells: ['Bản tin trả lời được đo', answers, 'bản tin', ''],
  }
  return {
    id: 'durations',
    title: { vi: 'Thời gian trả lời của Hệ thống', en: 'Answer times' },
    columns: [text('Chỉ tiêu', 'Measure', 40), count('Giá trị', 'Value', '', 12), text('Đơn vị', 'Unit', 10), numbers],
    rows:
      answers.value === 0
        ? []
        : [answered, row('Trung vị', medianMs), row('Phân vị thứ 95', p95Ms), row('Lớn nhất', maxMs)],
  }
}
