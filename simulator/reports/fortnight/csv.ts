/** One flat table (RFC 4180: CRLF, quotes where needed), with a byte order mark so that Excel reads Vietnamese. */
import { listFigures } from './figure-list.ts'
import { rangesText } from './message-ranges.ts'
import type { FortnightReport } from './report.ts'
import { reportTables } from './tables.ts'
import { PROVISIONAL_MARK, periodDays, TRIAL_MARK } from './words.ts'

const HEADING = ['section', 'item', 'branch', 'kind', 'value', 'unit', 'messages']

const quoted = (field: string): string => (/[",;\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)

/** Numbers with a point, no grouping; `messages` as `12; 15–17`. The first row tells what the file is. */
export function fortnightCsv(report: FortnightReport): Uint8Array {
  const about = [
    TRIAL_MARK,
    `${report.unit.name}, ${periodDays(report)}${report.provisional ? ` (${PROVISIONAL_MARK})` : ''}`,
    report.unit.code,
    '',
    '',
    '',
    `${report.head.seq} ${report.head.hash}`,
  ]
  const rows = listFigures(reportTables(report)).map(({ section, item, branch, kind, unit, figure }) => [
    section,
    item,
    branch,
    kind,
    String(figure.value),
    unit,
    rangesText(figure.messages),
  ])
  return Buffer.from(`\ufeff${[HEADING, about, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`)
}
