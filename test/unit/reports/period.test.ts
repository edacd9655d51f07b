import { describe, expect, it } from 'vitest'
import { periodStanding, reportingPeriod, withinCampaign } from '../../../simulator/reports/fortnight/period.ts'

const days = (due: string) => {
  const period = reportingPeriod(due)
  return period && [period.firstDay, period.lastDay]
}
const period = (due: string) => {
  const found = reportingPeriod(due)
  if (found === undefined) throw new Error(due)
  return found
}

describe('T056 báo cáo định kỳ: kỳ báo cáo', () => {
  it('T056 báo cáo kỳ 05: từ ngày 20 tháng trước đến hết ngày 4', () => {
    expect(days('2026-12-05')).toEqual(['2026-11-20', '2026-12-04'])
  })

  it('T056 báo cáo kỳ 20: từ ngày 5 đến hết ngày 19', () => {
    expect(days('2026-11-20')).toEqual(['2026-11-05', '2026-11-19'])
  })

  it('T056 báo cáo kỳ 05 tháng 01: bắt đầu từ tháng 12 năm trước', () => {
    expect(days('2027-01-05')).toEqual(['2026-12-20', '2027-01-04'])
  })

  it.each([
    ['2027-03-05', 13],
    ['2028-03-05', 14],
    ['2000-03-05', 14],
    ['2100-03-05', 13],
    ['2026-04-05', 16],
    ['2026-05-05', 15],
  ])('T056 báo cáo kỳ 05: kỳ đến hạn %s có %d ngày (tháng 2, năm nhuận, tháng 30 và 31 ngày)', (due, length) => {
    expect((period(due).to - period(due).from) / 86_400_000).toBe(length)
  })

  it('T056 báo cáo kỳ 05 và 20: các kỳ nối liền nhau, không hở, không trùng', () => {
    const dues = ['2027-12', '2028-01', '2028-02', '2028-03'].flatMap((month) => [`${month}-05`, `${month}-20`])
    for (const [index, due] of dues.slice(1).entries()) expect(period(due).from).toBe(period(dues[index] ?? '').to)
  })

  it('T056 báo cáo kỳ 20: ranh giới theo ngày Việt Nam, hạn 17 giờ ngày 20', () => {
    const { from, to, dueAt } = period('2026-11-20')
    expect([from, to, dueAt].map((at) => new Date(at).toISOString())).toEqual([
      '2026-11-04T17:00:00.000Z',
      '2026-11-19T17:00:00.000Z',
      '2026-11-20T10:00:00.000Z',
    ])
  })

  it.each(['2026-11-06', '2026-13-05', '2026-00-20', '2026-1-05', '0000-01-05', '2026-11-20 ', ''])(
    'T056 báo cáo định kỳ: "%s" không phải là kỳ báo cáo',
    (due) => {
      expect(reportingPeriod(due)).toBeUndefined()
    },
  )

  it('T056 báo cáo kỳ 20: tạm tính đến hết ngày 19, không muộn đến 17 giờ ngày 20, sau đó muộn bao lâu', () => {
    const standing = (at: string) => periodStanding(period('2026-11-20'), Date.parse(at))
    expect(standing('2026-11-04T23:59:59.999+07:00')).toEqual({ begun: false, provisional: true, lateMs: 0 })
    expect(standing('2026-11-05T00:00:00+07:00')).toEqual({ begun: true, provisional: true, lateMs: 0 })
    expect(standing('2026-11-19T23:59:59.999+07:00').provisional).toBe(true)
    expect(standing('2026-11-20T00:05:00+07:00')).toEqual({ begun: true, provisional: false, lateMs: 0 })
    expect(standing('2026-11-20T17:00:00+07:00').lateMs).toBe(0)
    expect(standing('2026-11-21T18:30:00+07:00').lateMs).toBe(25.5 * 3_600_000)
  })

  it('T056 báo cáo định kỳ: kỳ đầu bắt đầu từ ngày đầu của đợt chạy thử, kỳ cuối kết thúc ở ngày cuối', () => {
    const campaign = { firstDay: '2013-11-15', lastDay: '2014-02-15' }
    expect(withinCampaign(period('2013-11-20'), campaign)).toMatchObject({
      firstDay: '2013-11-15',
      lastDay: '2013-11-19',
      due: '2013-11-20',
    })
    const last = withinCampaign(period('2014-02-20'), campaign)
    expect(last).toMatchObject({ firstDay: '2014-02-05', lastDay: '2014-02-15' })
    expect(last?.to).toBe(Date.parse('2014-02-16T00:00:00+07:00'))
    expect(withinCampaign(period('2014-03-05'), campaign)).toBeUndefined()
    expect(withinCampaign(period('2013-11-05'), campaign)).toBeUndefined()
  })
})
