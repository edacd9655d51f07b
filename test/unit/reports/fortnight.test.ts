import { describe, expect, it } from 'vitest'
import type { Scenario } from '#training/scenario.ts'
import { done } from '../../../simulator/acts/problem.ts'
import { loadCatalogue } from '../../../simulator/library/load-catalogue.ts'
import { loadReference } from '../../../simulator/library/load-reference.ts'
import type { Journal, Store } from '../../../simulator/ports.ts'
import { computeFortnight, fortnightReports, type ReportDesk } from '../../../simulator/reports/fortnight/fortnight.ts'
import { JournalOfRuns } from './journal-of-runs.ts'

const reference = loadReference()
const catalogue = loadCatalogue()
const scenario = { id: 'luong-xanh', kind: 'A11' } as Scenario
const INSIDE = '2026-11-10T09:00:00.000+07:00'

/** Answers as the real journal does; `read` tells how many rows went out. */
function asJournal(runs: JournalOfRuns): Journal & { read: number } {
  return {
    read: 0,
    async rows({ after = 0, limit = 100, run, procedure }) {
      const found = runs.rows
        .filter((row) => row.seq > after && (run === undefined || row.run === run))
        .filter((row) => procedure === undefined || row.procedure === procedure)
        .slice(0, limit)
      this.read += found.length
      return found
    },
    raw: async () => undefined,
    head: async () => runs.head,
    verify: async () => ({ ok: true, rows: runs.rows.length, head: runs.head.hash }),
  }
}

const deskOf = (runs: JournalOfRuns, more: Partial<ReportDesk> & { now?: string } = {}): ReportDesk => ({
  office: {
    store: {
      realm: () => ({ version: 1, accounts: new Map(), certificates: new Map(), settings: new Map() }),
    } as unknown as Store,
    clock: { real: () => Date.parse(more.now ?? '2026-11-20T00:05:00+07:00'), elapsed: () => 0 },
    reference,
  },
  journal: asJournal(runs),
  scenarios: new Map([[scenario.id, scenario]]),
  catalogue,
  press: { make: async () => done(Buffer.from('%PDF-')), close: async () => undefined },
  ...more,
})

const campaign = (messages: number): JournalOfRuns => {
  const runs = new JournalOfRuns()
  runs.openRun({ id: 'R1', unit: '02CI', scenario: 'luong-xanh', at: INSIDE })
  for (let n = 0; n < messages; n++) runs.exchange({ procedure: 'IDA', run: 'R1', at: INSIDE })
  return runs
}

const problem = async (wish: { unit?: string; period?: string }, more: Partial<ReportDesk> & { now?: string } = {}) => {
  const made = await fortnightReports(deskOf(campaign(1), more)).make({
    unit: '02CI',
    period: '2026-11-20',
    format: 'json',
    ...wish,
  })
  return made.ok ? undefined : [made.problem.status, made.problem.errors?.[0]?.field, made.problem.detail.vi]
}

describe('T056 báo cáo định kỳ: lập báo cáo', () => {
  it.each([
    ['json', 'application/json; charset=utf-8', '{'],
    ['csv', 'text/csv; charset=utf-8; header=present', '\ufeff'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['pdf', 'application/pdf', '%PDF-'],
  ] as const)('T056 báo cáo kỳ 20 dạng %s: đúng loại nội dung, tên tệp', async (format, contentType, start) => {
    const made = await fortnightReports(deskOf(campaign(3))).make({ unit: '02ZZ', period: '2026-11-20', format })
    if (!made.ok) throw new Error(made.problem.detail.vi)
    expect(made.value).toMatchObject({ contentType, fileName: `bao-cao-02ZZ-2026-11-20.${format}` })
    expect(Buffer.from(made.value.bytes).toString('utf8').startsWith(start)).toBe(true)
  })

  it('T056 đơn vị không có, kỳ sai, kỳ chưa bắt đầu, kỳ ngoài đợt chạy thử: từ chối 422 nói rõ trường và lý do', async () => {
    expect(await problem({ unit: '99XX' })).toEqual([
      422,
      'unit',
      expect.stringContaining('"99XX" không có trong danh mục'),
    ])
    expect(await problem({ period: '2026-13-05' })).toEqual([422, 'period', expect.stringContaining('ngày 05 hoặc 20')])
    const future = await problem({ period: '2026-12-05' }, { now: '2026-11-19T23:59:59.999+07:00' })
    expect(future).toEqual([422, 'period', expect.stringContaining('tính từ ngày 20/11/2026')])
    expect(await problem({ period: '2026-12-05' }, { now: '2026-11-20T00:00:00+07:00' })).toBeUndefined()
    const days = { firstDay: '2026-11-20', lastDay: '2027-02-15' }
    expect(await problem({}, { campaign: days })).toEqual([
      422,
      'period',
      expect.stringContaining('ngoài đợt chạy thử'),
    ])
  })

  it('T056 lượt dài nhiều trang nhật ký được đọc hết', async () => {
    const made = await computeFortnight(deskOf(campaign(700)), { unit: '02CI', period: '2026-11-20' })
    expect(made.ok && made.value.messages.sent.value).toBe(700)
  })

  it('T056 tính lại với bản tin cuối của báo cáo trước cho cùng số liệu; bản tin đến sau không lọt vào', async () => {
    const runs = campaign(5)
    const wish = { unit: '02CI', period: '2026-11-20' }
    const first = await computeFortnight(deskOf(runs), wish)
    if (!first.ok) throw new Error(first.problem.detail.vi)
    runs.exchange({ procedure: 'IDC', run: 'R1', at: INSIDE })
    runs.closeRun('R1', 'passed', INSIDE)
    const again = await computeFortnight(deskOf(runs), wish, first.value.head)
    expect(again).toEqual(first)
    const newer = await computeFortnight(deskOf(runs), wish)
    expect(newer.ok && newer.value.messages.sent.value).toBe(6)
  })

  it('T056 chỉ đọc nhật ký của các lượt thuộc phạm vi, không đọc cả nhật ký', async () => {
    const runs = campaign(2)
    runs.openRun({ id: 'R2', unit: '01AC', scenario: 'luong-xanh', at: INSIDE })
    for (let n = 0; n < 500; n++) runs.exchange({ procedure: 'IDA', run: n % 2 ? 'R2' : '', at: INSIDE })
    const journal = asJournal(runs)
    await computeFortnight(deskOf(runs, { journal }), { unit: '02CI', period: '2026-11-20' })
    expect(journal.read).toBeLessThan(20)
  })
})
