/** The figures of the first page. Groups: what was made ready, scenarios, messages. */
import { counted, measured } from './figure.ts'
import type { Figure, FortnightReport } from './report.ts'
import type { ReportTable, TableRow } from './table.ts'

export const READY = 'Điều kiện chạy thử'
export const SCENARIOS = 'Kịch bản'
export const MESSAGES = 'Bản tin và thao tác'

export function summaryTable(report: FortnightReport): ReportTable {
  const { readiness, scenarios, practiceRuns, messages, declarations, signatures, actions } = report
  const { total } = scenarios
  const line =
    (group: string, unit: string) =>
    (vi: string, figure: Figure): TableRow => ({
      item: vi,
      group,
      unit,
      cells: [group, vi, figure, unit],
    })
  const ready = (vi: string, unit: string, { inPeriod, toDate }: FortnightReport['readiness']['accountsOpened']) => [
    line(READY, unit)(`${vi} trong kỳ`, inPeriod),
    line(READY, unit)(`${vi} lũy kế đến hết kỳ`, toDate),
  ]
  const scenario = line(SCENARIOS, 'kịch bản')
  const run = line(SCENARIOS, 'lượt')
  const message = line(MESSAGES, 'bản tin')
  const action = line(MESSAGES, 'thao tác')
  const refused = counted(actions.flatMap((one) => [...one.refusedState.messages, ...one.refusedRights.messages]))
  return {
    id: 'summary',
    title: { vi: 'Tổng hợp', en: 'Summary' },
    columns: [
      { vi: 'Nhóm', en: 'Group', width: 26 },
      { vi: 'Chỉ tiêu', en: 'Item', width: 52 },
      { vi: 'Số liệu', en: 'Value', unit: '', width: 12 },
      { vi: 'Đơn vị', en: 'Unit', width: 12 },
    ],
    rows: [
      ...ready('Tài khoản khai báo đã cấp', 'tài khoản', readiness.accountsOpened),
      ...ready('Chứng thư số đã cấp', 'chứng thư số', readiness.certificatesIssued),
      ...ready('Chứng thư số đã thu hồi', 'chứng thư số', readiness.certificatesRevoked),
      scenario('Kế hoạch', measured(total.planned, [])),
      scenario('Đã chạy trong kỳ', total.started),
      scenario('Đạt', total.passed),
      scenario('Chưa đạt', total.failed),
      scenario('Đang làm', total.open),
      scenario('Chưa chạy trong kỳ', measured(total.notStarted, [])),
      scenario('Đạt lũy kế đến hết kỳ', total.passedToDate),
      run('Lượt chạy chính thức trong kỳ', total.runs.total),
      run('Lượt đạt', total.runs.passed),
      run('Lượt chưa đạt', total.runs.failed),
      run('Lượt chưa kết thúc', total.runs.open),
      run('Lượt luyện tập mở trong kỳ (không tính vào kết quả)', practiceRuns),
      message('Bản tin gửi', messages.sent),
      message('Bản tin được chấp nhận', messages.accepted),
      message('Bản tin bị từ chối', messages.refused),
      line(MESSAGES, 'tờ khai')('Tờ khai có bản tin trong kỳ', declarations),
      message('Chữ ký số đã kiểm tra', signatures.checked),
      message('Chữ ký số bị từ chối', signatures.refused),
      action('Thao tác của công chức đã thực hiện', counted(actions.flatMap(({ done }) => done.messages))),
      action('Thao tác của công chức bị từ chối', refused),
    ],
  }
}
