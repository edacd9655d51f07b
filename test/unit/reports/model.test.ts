import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../../simulator/library/load-catalogue.ts'
import { loadReference } from '../../../simulator/library/load-reference.ts'
import { fortnightCsv } from '../../../simulator/reports/fortnight/csv.ts'
import { fortnightJson } from '../../../simulator/reports/fortnight/json.ts'
import { fortnightModel } from '../../../simulator/reports/fortnight/model.ts'
import { reportingPeriod } from '../../../simulator/reports/fortnight/period.ts'
import { reportScope } from '../../../simulator/reports/fortnight/scope.ts'
import { kindNameIn } from '../../../simulator/reports/fortnight/words.ts'
import { JournalOfRuns, sound, unsound } from './journal-of-runs.ts'

const reference = loadReference()
const catalogue = loadCatalogue()
const scenarios = [
  { id: 'luong-xanh', kind: 'A11' },
  { id: 'luong-do', kind: 'A11' },
  { id: 'xuat-khau', kind: 'B11' },
  { id: 'ket-noi', kind: '-' },
]
const INSIDE = '2026-11-10T09:00:00.000+07:00'

const reportOf = (
  journal: JournalOfRuns,
  { unit = '02ZZ', due = '2026-11-20', head = journal.head, at = '2026-11-20T00:05:00+07:00' } = {},
) => {
  const period = reportingPeriod(due)
  const scope = period && reportScope(reference.codes('offices'), unit, period)
  if (period === undefined || scope === undefined) throw new Error(`${unit} ${due}`)
  return fortnightModel({
    scope,
    period,
    scenarios,
    words: catalogue,
    kindName: kindNameIn((kind) => reference.anyCode('import-kinds', kind)?.name),
    world: 'main',
    head,
    computedAt: Date.parse(at),
    rows: journal.rows,
  })
}

const open = (
  journal: JournalOfRuns,
  id: string,
  more: { unit?: string; scenario?: string; official?: boolean; at?: string } = {},
) => journal.openRun({ id, unit: '02CI', scenario: 'luong-xanh', at: INSIDE, ...more })

describe('T056 báo cáo định kỳ: kịch bản', () => {
  it('T056 kế hoạch = mỗi kịch bản đã phát hành tại mỗi Chi cục của Cục; riêng một Chi cục chỉ tính Chi cục đó', () => {
    const journal = new JournalOfRuns()
    const branches = reference
      .codes('offices')
      .filter(({ extra }) => extra.department === '02ZZ' && extra.kind === 'branch')
    expect(branches.length).toBeGreaterThan(10)
    const { scenarios: whole } = reportOf(journal)
    expect(whole.total.planned).toBe(scenarios.length * branches.length)
    expect(whole.byKind.map(({ kind, planned }) => [kind, planned])).toEqual([
      ['A11', 2 * branches.length],
      ['B11', branches.length],
      ['-', branches.length],
    ])
    expect(whole.byBranch.map(({ code }) => code)).toEqual(branches.map(({ code }) => code).sort())
    expect(reportOf(journal, { unit: '02CI' }).scenarios.total.planned).toBe(scenarios.length)
  })

  it('T056 một cặp (kịch bản, Chi cục) tính một lần, đạt nếu có một lượt đạt; từng lượt được đếm riêng', () => {
    const journal = new JournalOfRuns()
    open(journal, 'R1')
    open(journal, 'R2')
    open(journal, 'R3', { scenario: 'luong-do' })
    open(journal, 'R4', { unit: '02CX', scenario: 'xuat-khau' })
    journal.closeRun('R1', 'failed', INSIDE)
    const passed = journal.closeRun('R2', 'passed', INSIDE)
    const failed = journal.closeRun('R3', 'failed', INSIDE)
    const { total, byKind, byBranch } = reportOf(journal).scenarios
    expect([total.started.value, total.passed.value, total.failed.value, total.open.value]).toEqual([3, 1, 1, 1])
    expect(total.notStarted).toBe(total.planned - 3)
    expect(total.passed.messages).toEqual([passed.seq])
    expect(total.failed.messages).toEqual([failed.seq])
    expect(total.open.messages).toEqual([4])
    expect([total.runs.total.value, total.runs.passed.value, total.runs.failed.value, total.runs.open.value]).toEqual([
      4, 1, 2, 1,
    ])
    expect(byKind.find(({ kind }) => kind === 'A11')).toMatchObject({
      started: { value: 2 },
      passed: { value: 1 },
      failed: { value: 1 },
    })
    expect(byBranch.find(({ code }) => code === '02CX')).toMatchObject({ started: { value: 1 }, open: { value: 1 } })
  })

  it('T056 lượt luyện tập chỉ nêu thành một số riêng, không vào số liệu nào khác', () => {
    const journal = new JournalOfRuns()
    const practice = open(journal, 'R1', { official: false })
    journal.exchange({ procedure: 'IDA', run: 'R1', at: INSIDE, verdict: unsound('A0036') })
    journal.act({ procedure: 'clear', run: 'R1', at: INSIDE })
    journal.closeRun('R1', 'passed', INSIDE)
    const report = reportOf(journal)
    expect(report.practiceRuns).toEqual({ value: 1, messages: [practice.seq] })
    const { total } = report.scenarios
    expect([total.started.value, total.passedToDate.value, total.runs.total.value]).toEqual([0, 0, 0])
    expect([report.messages.sent.value, report.signatures.checked.value, report.durations.answers.value]).toEqual([
      0, 0, 0,
    ])
    expect([report.procedures, report.results, report.actions]).toEqual([[], [], []])
  })

  it('T056 lượt mở kỳ trước, đóng trong kỳ thuộc kỳ này; lượt đóng kỳ trước chỉ còn trong số lũy kế', () => {
    const journal = new JournalOfRuns()
    const before = '2026-11-04T10:00:00.000+07:00'
    open(journal, 'R1', { at: before })
    open(journal, 'R2', { at: before, scenario: 'luong-do' })
    open(journal, 'R3', { at: before, scenario: 'xuat-khau' })
    journal.exchange({ procedure: 'IDA', run: 'R2', at: before })
    journal.closeRun('R2', 'passed', before)
    journal.closeRun('R1', 'passed', INSIDE)
    const { total } = reportOf(journal).scenarios
    expect([total.runs.total.value, total.passed.value, total.open.value, total.passedToDate.value]).toEqual([
      1, 1, 0, 2,
    ])
    journal.exchange({ procedure: 'EDA', run: 'R3', at: INSIDE })
    expect(reportOf(journal).scenarios.total).toMatchObject({ runs: { total: { value: 2 } }, open: { value: 1 } })
  })

  it('T056 lượt kết thúc sau kỳ vẫn là đang làm khi hết kỳ, và thuộc kết quả của kỳ sau', () => {
    const journal = new JournalOfRuns()
    open(journal, 'R1')
    journal.closeRun('R1', 'passed', '2026-11-20T00:00:00.000+07:00')
    expect(reportOf(journal).scenarios.total).toMatchObject({ open: { value: 1 }, passed: { value: 0 } })
    const next = reportOf(journal, { due: '2026-12-05', at: '2026-12-05T00:05:00+07:00' })
    expect(next.scenarios.total).toMatchObject({ open: { value: 0 }, passed: { value: 1 } })
  })

  it('T056 đơn vị ngoài phạm vi và thế giới khác không được tính', () => {
    const journal = new JournalOfRuns()
    open(journal, 'R1', { unit: '01AC' })
    journal.exchange({ procedure: 'IDA', run: 'R1', at: INSIDE })
    journal.add({
      kind: 'admin',
      procedure: 'openRun',
      at: INSIDE,
      run: 'R2',
      world: 'lop-hoc',
      detail: { scenario: 'luong-xanh', unit: '02CI', official: true },
    })
    const report = reportOf(journal)
    expect([report.scenarios.total.runs.total.value, report.messages.sent.value]).toEqual([0, 0])
    expect(reportOf(journal, { unit: '01AC' }).messages.sent.value).toBe(1)
  })
})

describe('T056 báo cáo định kỳ: bản tin', () => {
  it('T056 bản tin ở đúng ranh giới: 00:00 ngày 5 và 23:59:59,999 ngày 19 thuộc kỳ 20, lân cận thì không', () => {
    const journal = new JournalOfRuns()
    open(journal, 'R1', { at: '2026-11-04T20:00:00.000+07:00' })
    const times = [
      '2026-11-04T23:59:59.999',
      '2026-11-05T00:00:00.000',
      '2026-11-19T23:59:59.999',
      '2026-11-20T00:00:00.000',
    ]
    const sent = times.map((at) => journal.exchange({ procedure: 'IDA', run: 'R1', at: `${at}+07:00` }).seq)
    expect(reportOf(journal).messages.sent.messages).toEqual([sent[1], sent[2]])
  })

  it('T056 nghiệp vụ: gửi, chấp nhận (kể cả có cảnh báo W), từ chối; #REP1 và ?A2 đứng dòng riêng', () => {
    const journal = new JournalOfRuns()
    open(journal, 'R1')
    const send = (procedure: string, ...resultCodes: string[]) =>
      journal.exchange({ procedure, run: 'R1', at: INSIDE, resultCodes }).seq
    const good = send('IDA', '00000-0000-0000')
    const warned = send('IDA', 'W0001-0000-0000')
    const bad = send('IDA', 'R1088-BPR -0003', 'S0055-ICB -0000')
    const gateway = send('IDC', 'E134')
    const pulled = send('#REP1')
    const report = reportOf(journal)
    expect(report.procedures).toEqual([
      {
        procedure: 'IDA',
        name: catalogue.procedure('IDA')?.name,
        sent: { value: 3, messages: [good, warned, bad] },
        accepted: { value: 2, messages: [good, warned] },
        refused: { value: 1, messages: [bad] },
      },
      expect.objectContaining({ procedure: 'IDC', refused: { value: 1, messages: [gateway] } }),
    ])
    expect(report.mailbox).toEqual([
      expect.objectContaining({ procedure: '#REP1', accepted: { value: 1, messages: [pulled] } }),
    ])
    expect(report.messages.sent.value).toBe(5)
  })

  it('T056 mã kết quả: mỗi mã một dòng với diễn giải, nghiệp vụ đã gặp và số hiệu bản tin; một mã hai chỗ trong một bản tin tính một lần', () => {
    const journal = new JournalOfRuns()
    open(journal, 'R1')
    const twice = journal.exchange({
      procedure: 'IDA',
      run: 'R1',
      at: INSIDE,
      resultCodes: ['R1088-BPR -0003', 'R1088-BPR -0007'],
    })
    const ok = journal.exchange({ procedure: 'IDC', run: 'R1', at: INSIDE })
    const { results } = reportOf(journal)
    expect(results.map(({ code }) => code)).toEqual(['00000', 'R1088'])
    expect(results[0]).toMatchObject({
      vi: catalogue.text('IDC', '00000')?.vi,
      procedures: ['IDC'],
      count: { messages: [ok.seq] },
    })
    expect(results[1]).toMatchObject({ procedures: ['IDA'], count: { value: 1, messages: [twice.seq] } })
  })

  it('T056 chữ ký số bị từ chối theo mã phán quyết, kèm số hiệu bản tin', () => {
    const journal = new JournalOfRuns()
    open(journal, 'R1')
    const send = (verdict: typeof sound) => journal.exchange({ procedure: 'IDA', run: 'R1', at: INSIDE, verdict }).seq
    const [good, tampered, other, again] = [sound, unsound('E134'), unsound('A0036'), unsound('E134')].map(send)
    const { checked, refused, byCode } = reportOf(journal).signatures
    expect(checked.messages).toEqual([good, tampered, other, again])
    expect(refused.messages).toEqual([tampered, other, again])
    expect(byCode.map(({ code, count }) => [code, count.messages])).toEqual([
      ['A0036', [other]],
      ['E134', [tampered, again]],
    ])
    expect(byCode[1]?.vi).toBe(catalogue.text('', 'E134')?.vi)
    expect(byCode[1]?.vi).not.toBe('')
  })

  it('T056 thao tác công chức: đã làm, bị từ chối do trạng thái, bị từ chối do quyền (mã họ U)', () => {
    const journal = new JournalOfRuns()
    open(journal, 'R1')
    const done = journal.act({ procedure: 'clear', run: 'R1', at: INSIDE })
    const state = journal.act({ procedure: 'clear', run: 'R1', at: INSIDE, detail: { refused: 'already cleared' } })
    const rights = journal.act({
      procedure: 'clear',
      run: 'R1',
      at: INSIDE,
      detail: { refused: 'not yours' },
      resultCodes: ['U0002'],
    })
    expect(reportOf(journal).actions).toEqual([
      {
        action: 'clear',
        done: { value: 1, messages: [done.seq] },
        refusedState: { value: 1, messages: [state.seq] },
        refusedRights: { value: 1, messages: [rights.seq] },
      },
    ])
  })

  it('T056 thời gian trả lời: trung vị, phân vị 95, lớn nhất, với đúng các bản tin ở đó', () => {
    const journal = new JournalOfRuns()
    open(journal, 'R1')
    // 20 answers of 1 … 20 ms, sent in falling order.
    const at = new Map<number, number>()
    for (let ms = 20; ms >= 1; ms--)
      at.set(ms, journal.exchange({ procedure: 'IDA', run: 'R1', at: INSIDE, durationMs: ms }).seq + 1)
    const { medianMs, p95Ms, maxMs } = reportOf(journal).durations
    expect(medianMs.value).toBe(10.5)
    expect(medianMs.messages).toEqual([at.get(11), at.get(10)])
    expect(p95Ms).toEqual({ value: 19, messages: [at.get(19)] })
    expect(maxMs).toEqual({ value: 20, messages: [at.get(20)] })
    expect(reportOf(new JournalOfRuns()).durations.maxMs).toEqual({ value: 0, messages: [] })
  })

  it('T056 điều kiện: tài khoản và chứng thư của đơn vị trong phạm vi, trong kỳ và lũy kế', () => {
    const journal = new JournalOfRuns()
    const act = (procedure: string, userId: string, at: string, detail = {}) =>
      journal.add({ kind: 'admin', procedure, userId, at, detail }).seq
    const early = act('openAccount', '02CIA001', '2026-10-01T08:00:00.000+07:00', { unit: '02CI' })
    const late = act('openAccount', '02CXA001', INSIDE, { unit: '02CX' })
    act('openAccount', '01ACA001', INSIDE, { unit: '01AC' })
    act('issueCertificate', '01ACA001', INSIDE, { serial: '1' })
    const issued = act('issueCertificate', '02CIA001', INSIDE, { serial: '2' })
    const revoked = act('revokeCertificate', '02CIA001', INSIDE, { serial: '2' })
    act('revokeCertificate', '02CIA001', '2026-11-20T00:00:00.000+07:00', { serial: '3' })
    expect(reportOf(journal).readiness).toEqual({
      accountsOpened: { inPeriod: { value: 1, messages: [late] }, toDate: { value: 2, messages: [early, late] } },
      certificatesIssued: { inPeriod: { value: 1, messages: [issued] }, toDate: { value: 1, messages: [issued] } },
      certificatesRevoked: { inPeriod: { value: 1, messages: [revoked] }, toDate: { value: 1, messages: [revoked] } },
    })
  })
})

/** Every kind of row, over two runs. */
function mixed(): JournalOfRuns {
  const journal = new JournalOfRuns()
  open(journal, 'R1')
  open(journal, 'R2', { unit: '02CX', scenario: 'xuat-khau' })
  for (const [procedure, ...resultCodes] of [
    ['IDA', '00000-0000-0000'],
    ['EDA', 'S0055-ICB -0000'],
    ['#REP1'],
    ['?A2'],
    ['IDC', 'W0001-0000-0000'],
  ]) {
    for (const run of ['R1', 'R2'])
      journal.exchange({ procedure: procedure ?? '', run, at: INSIDE, resultCodes, verdict: sound })
  }
  journal.act({ procedure: 'clear', run: 'R1', at: INSIDE })
  journal.closeRun('R1', 'passed', INSIDE)
  return journal
}

describe('T056 báo cáo định kỳ: truy được và tính lại được', () => {
  it('T056 số hiệu bản tin của các nghiệp vụ và lấy bản tin chờ hợp lại đúng bằng mọi bản tin đã gửi', () => {
    const journal = mixed()
    const report = reportOf(journal)
    const union = [...report.procedures, ...report.mailbox].flatMap(({ sent }) => sent.messages).sort((a, b) => a - b)
    const requests = journal.rows.filter(({ kind }) => kind === 'request').map(({ seq }) => seq)
    expect(union).toEqual(requests)
    expect(report.messages.sent.messages).toEqual(requests)
    expect([...report.messages.accepted.messages, ...report.messages.refused.messages].sort((a, b) => a - b)).toEqual(
      requests,
    )
    expect(report.durations.answers.messages).toEqual(
      journal.rows.filter(({ kind }) => kind === 'answer').map(({ seq }) => seq),
    )
  })

  it('T056 cùng dữ liệu vào cho cùng từng byte JSON và CSV', () => {
    expect(Buffer.compare(fortnightJson(reportOf(mixed())), fortnightJson(reportOf(mixed())))).toBe(0)
    expect(Buffer.compare(fortnightCsv(reportOf(mixed())), fortnightCsv(reportOf(mixed())))).toBe(0)
  })

  it('T056 tính lại đến cùng bản tin cuối cho cùng số liệu, dù nhật ký đã dài thêm', () => {
    const journal = mixed()
    const { head } = journal
    const before = fortnightJson(reportOf(journal))
    journal.closeRun('R2', 'failed', INSIDE)
    open(journal, 'R3')
    journal.exchange({ procedure: 'IDA', run: 'R1', at: INSIDE })
    journal.add({ kind: 'admin', procedure: 'openAccount', userId: '02CIA001', at: INSIDE, detail: { unit: '02CI' } })
    expect(Buffer.compare(fortnightJson(reportOf(journal, { head })), before)).toBe(0)
    expect(Buffer.compare(fortnightJson(reportOf(journal)), before)).not.toBe(0)
  })

  it('T056 tạm tính trước khi hết kỳ, chốt khi hết kỳ, muộn thì nói bao nhiêu phút', () => {
    const journal = mixed()
    expect(reportOf(journal, { at: '2026-11-19T23:59:00+07:00' })).toMatchObject({
      provisional: true,
      frozen: false,
      lateMinutes: 0,
    })
    expect(reportOf(journal)).toMatchObject({ provisional: false, frozen: true, lateMinutes: 0 })
    expect(reportOf(journal, { at: '2026-11-20T18:05:00+07:00' }).lateMinutes).toBe(65)
  })
})
