/** The fortnightly report, from a wish to a file (T056; contract, GET /api/v1/reports/fortnight). */
import type { Reference } from '#customs/reference/reference.ts'
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { Scenario } from '#training/scenario.ts'
import type { Office } from '../../acts/office.ts'
import { badField, type Done, done } from '../../acts/problem.ts'
import type { FortnightReports, ReportFormat } from '../../acts/reports.ts'
import { sandboxTime } from '../../pipeline/world.ts'
import type { Journal } from '../../ports.ts'
import type { PdfPress } from '../print/pdf-press.ts'
import { fortnightCsv } from './csv.ts'
import { fortnightJson } from './json.ts'
import { fortnightFold } from './model.ts'
import { fortnightPdf } from './pdf.ts'
import { type CampaignDays, type ReportingPeriod, reportingPeriod, withinCampaign } from './period.ts'
import { readJournal } from './read-journal.ts'
import type { FortnightReport } from './report.ts'
import { reportScope } from './scope.ts'
import { kindNameIn, printedDay } from './words.ts'

export interface ReportDesk {
  readonly office: Pick<Office, 'store' | 'clock' | 'reference'>
  readonly journal: Journal
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly catalogue: Catalogue
  /** Clips the first and the last period (programme.md); none: periods are whole. */
  readonly campaign?: CampaignDays
  /** Nơi nhận of the printed report, in place of the usual ones. */
  readonly recipients?: readonly string[]
  /** Makes the PDF. */
  readonly press: PdfPress
  /** The world whose rows count: the store's. */
  readonly world?: string
}

export interface ReportWish {
  /** Office or department code, e.g. `02CI`, `02ZZ`. */
  readonly unit: string
  /** The due day, `YYYY-MM-05` or `YYYY-MM-20`. */
  readonly period: string
}

type Made = Uint8Array | Done<Uint8Array>
type Render = (report: FortnightReport, desk: ReportDesk) => Made | Promise<Made>

/** What writes documents is loaded with the first of them: a start does not wait for it. */
const FORMATS: Readonly<Record<ReportFormat, { readonly contentType: string; readonly render: Render }>> = {
  json: { contentType: 'application/json; charset=utf-8', render: fortnightJson },
  csv: { contentType: 'text/csv; charset=utf-8; header=present', render: fortnightCsv },
  xlsx: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    render: async (report) => (await import('./xlsx.ts')).fortnightXlsx(report),
  },
  docx: {
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    render: async (report, { recipients }) =>
      (await import('./docx.ts')).fortnightDocx(report, recipients ? { recipients } : {}),
  },
  pdf: {
    contentType: 'application/pdf',
    render: (report, { press, recipients }) => press.make(fortnightPdf(report, recipients ? { recipients } : {})),
  },
}

export const fortnightReports = (desk: ReportDesk): FortnightReports => ({
  /** `bao-cao-02ZZ-2026-11-20.docx`; a problem (422) names the field that cannot be used, 503: no PDF now. */
  async make(wish) {
    const computed = await computeFortnight(desk, wish)
    if (!computed.ok) return computed
    const { contentType, render } = FORMATS[wish.format]
    const fileName = `bao-cao-${wish.unit}-${wish.period}.${wish.format}`
    const made = await render(computed.value, desk)
    if (made instanceof Uint8Array) return done({ contentType, fileName, bytes: made })
    return made.ok ? done({ contentType, fileName, bytes: made.value }) : made
  },
})

/**
 * The figures. With `head` of an earlier report they are computed again as they stood then, and come out the same;
 * without it the journal's present end is taken.
 */
export async function computeFortnight(
  desk: ReportDesk,
  wish: ReportWish,
  head?: { readonly seq: number; readonly hash: string },
): Promise<Done<FortnightReport>> {
  const { office, journal, scenarios, catalogue, world = 'main' } = desk
  const computedAt = sandboxTime(office.store.realm(), office.clock.real())
  const whole = reportingPeriod(wish.period)
  if (whole === undefined) return noPeriod(wish.period)
  const period = desk.campaign ? withinCampaign(whole, desk.campaign) : whole
  if (period === undefined) return outsideCampaign(whole)
  if (computedAt < period.from) return notBegun(period)
  const scope = reportScope(office.reference.codes('offices'), wish.unit, period)
  if (scope === undefined) return noUnit(wish.unit)
  const upTo = head ?? (await journal.head())
  const fold = fortnightFold({
    scope,
    period,
    scenarios: [...scenarios.values()],
    words: catalogue,
    kindName: kindNameIn((kind) => kindName(office.reference, kind)),
    world,
    head: upTo,
    computedAt,
  })
  await readJournal(journal, fold, period, upTo.seq)
  return done(fold.report())
}

const kindName = (reference: Reference, kind: string): string | undefined =>
  (reference.anyCode('import-kinds', kind) ?? reference.anyCode('export-kinds', kind))?.name

const noPeriod = (period: string) =>
  badField(
    'period',
    `Kỳ báo cáo "${period}" không đúng. Dùng ngày đến hạn, ngày 05 hoặc 20, ví dụ 2026-11-20.`,
    `"${period}" is no reporting period. Give the due day, a 05 or a 20, e.g. 2026-11-20.`,
  )

const notBegun = ({ due, firstDay }: ReportingPeriod) =>
  badField(
    'period',
    `Kỳ báo cáo đến hạn ${printedDay(due)} chưa bắt đầu: kỳ này tính từ ngày ${printedDay(firstDay)}.`,
    `The period due on ${due} has not begun: it starts on ${firstDay}.`,
  )

const outsideCampaign = ({ due }: ReportingPeriod) =>
  badField(
    'period',
    `Kỳ báo cáo đến hạn ${printedDay(due)} nằm ngoài đợt chạy thử.`,
    `The period due on ${due} lies outside the campaign.`,
  )

const noUnit = (unit: string) =>
  badField(
    'unit',
    `Đơn vị "${unit}" không có trong danh mục cơ quan Hải quan trong kỳ này. Dùng mã Chi cục (02CI) hoặc mã Cục (02ZZ).`,
    `Unit "${unit}" is not in the list of customs offices in this period. Use a branch (02CI) or a department (02ZZ).`,
  )
