/** Scenarios by declaration kind and by branch. */
import { measured } from './figure.ts'
import type { Figure, FortnightReport, Progress } from './report.ts'
import type { Column, ReportTable, TableRow } from './table.ts'

const scenario = (vi: string, en: string): Column => ({ vi, en, unit: 'kịch bản', width: 9 })
const run = (vi: string, en: string): Column => ({ vi, en, unit: 'lượt', width: 9, spreadsheetOnly: true })

const COLUMNS: readonly Column[] = [
  scenario('Kế hoạch', 'Planned'),
  scenario('Đã chạy', 'Started'),
  scenario('Đạt', 'Passed'),
  scenario('Chưa đạt', 'Failed'),
  scenario('Đang làm', 'Open'),
  scenario('Chưa chạy', 'Not run'),
  scenario('Đạt lũy kế', 'Passed to date'),
  { vi: 'Lượt chạy', en: 'Runs', unit: 'lượt', width: 9 },
  run('Lượt đạt', 'Runs passed'),
  run('Lượt chưa đạt', 'Runs failed'),
  run('Lượt chưa kết thúc', 'Runs open'),
]

const cells = ({ planned, started, passed, failed, open, notStarted, passedToDate, runs }: Progress): Figure[] => [
  measured(planned, []),
  started,
  passed,
  failed,
  open,
  measured(notStarted, []),
  passedToDate,
  runs.total,
  runs.passed,
  runs.failed,
  runs.open,
]

export function progressTables({ scenarios: { total, byKind, byBranch } }: FortnightReport): readonly ReportTable[] {
  const sum = (rows: readonly TableRow[]): readonly TableRow[] =>
    rows.length === 0 ? [] : [...rows, { item: 'Cộng', cells: ['', 'Cộng', ...cells(total)], total: true }]
  const heading = (vi: string, en: string, name: string, nameEn: string): readonly Column[] => [
    { vi, en, width: 8 },
    { vi: name, en: nameEn, width: 40 },
    ...COLUMNS,
  ]
  return [
    {
      id: 'byKind',
      title: { vi: 'Kịch bản theo loại hình', en: 'Scenarios by declaration kind' },
      columns: heading('Mã', 'Code', 'Loại hình', 'Kind'),
      rows: sum(byKind.map((row) => ({ item: row.name, kind: row.kind, cells: [row.kind, row.name, ...cells(row)] }))),
    },
    {
      id: 'byBranch',
      title: { vi: 'Kịch bản theo Chi cục', en: 'Scenarios by branch' },
      columns: heading('Mã', 'Code', 'Đơn vị', 'Office'),
      rows: sum(
        byBranch.map((row) => ({ item: row.name, branch: row.code, cells: [row.code, row.name, ...cells(row)] })),
      ),
    },
  ]
}
