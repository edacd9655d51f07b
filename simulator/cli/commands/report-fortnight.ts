import { writeFileSync } from 'node:fs'
import { REPORT_FORMATS as FORMATS } from '../../acts/reports.ts'
import { readConfig } from '../../config.ts'
import { type Command, DONE, print, usageError } from '../command.ts'
import { clientFor } from '../simulator-client.ts'

export const reportFortnightCommand: Command = {
  name: 'report fortnight',
  vi: 'Lập báo cáo kỳ 05 hoặc 20 của một Cục hoặc Chi cục.',
  en: 'Writes the fortnightly report of a department or branch.',
  usage: `report fortnight --unit <mã> --period <YYYY-MM-05|20> [--format ${FORMATS.join('|')}] [--out <tệp>] [--url <địa chỉ>]`,
  options: {
    unit: { type: 'string' },
    period: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string', short: 'o' },
    url: { type: 'string' },
  },
  about: {
    '--unit': 'mã Cục (02ZZ) hoặc Chi cục (02CI) / department or branch',
    '--period': 'ngày báo cáo: 2026-11-05 hoặc 2026-11-20 / due day',
    '--format': `dạng tệp, mặc định docx / ${FORMATS.join(', ')}`,
    '--out': 'tệp ra; mặc định bao-cao-<mã>-<kỳ>.<dạng> / output file, "-" for standard output',
    '--url': 'địa chỉ bộ mô phỏng / the simulator',
  },
  takes: [0, 0],
  async run(call) {
    const [unit, period] = [call.text('unit'), call.text('period')]
    if (unit === undefined || period === undefined) throw usageError('Cần --unit và --period. (Both are needed.)')
    if (!/^\d{4}-\d{2}-(05|20)$/.test(period))
      throw usageError(`--period ${period}: phải là YYYY-MM-05 hoặc YYYY-MM-20 (must be)`)
    const format = call.json ? 'json' : (call.text('format') ?? 'docx')
    if (!(FORMATS as readonly string[]).includes(format)) throw usageError(`--format ${format}: ${FORMATS.join(', ')}`)
    const config = readConfig()
    const client = clientFor(call, config)
    const query = new URLSearchParams({ unit, period, format })
    const bytes = await client.file(`/api/v1/reports/fortnight?${query}`)
    const out = call.text('out') ?? (call.json ? '-' : `bao-cao-${unit}-${period}.${format}`)
    if (out === '-') process.stdout.write(bytes)
    else {
      writeFileSync(out, bytes)
      print(`Đã ghi ${out} (${bytes.length} byte).`)
    }
    return DONE
  },
}
