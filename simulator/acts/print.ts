/** Printing (in bản tin) what the centre sent: a screen or report of the journal as a form, for the web and as PDF. */

import { LIST_NAMES } from '#customs/reference/list-names.ts'
import type { Reference } from '#customs/reference/reference.ts'
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { Layout } from '#protocol/catalogue/layout.ts'
import type { Content } from '#protocol/edi/content.ts'
import { carriesResultLine, decodeItems } from '#protocol/edi/decode.ts'
import { readMessage } from '#protocol/edi/message.ts'
import { readXml } from '#protocol/xml/read-xml.ts'
import type { JournalRow } from '#training/journal-row.ts'
import type { PrintView } from '../api/print.ts'
import type { Journal, Store } from '../ports.ts'
import { type Done, done, refuse, unknown } from './problem.ts'
import type { ReportFile } from './reports.ts'

/** A message of the centre, decoded, and what the world says around it. */
export interface PrintInput {
  readonly layout: Layout
  readonly content: Content
  /** Output code, 6 or 7 characters. */
  readonly output: string
  /** Vietnamese and English title of the output; '' when the catalogue has none. */
  readonly name: string
  readonly term: string
  /** Header's server time, `yyyyMMddHHmmss`. */
  readonly time: string
  /** Vietnamese label of an item term. */
  label(term: string): string | undefined
  /** Name of a code in a list of the reference, on the day of the message. */
  nameOf(list: string, code: string): string | undefined
  readonly row: Pick<JournalRow, 'seq' | 'hash' | 'at' | 'world' | 'run' | 'declarationNo'>
  /** Title of the world; its id when it has none any more. */
  readonly world: string
  /** Is the run official? Undefined without a run. */
  readonly official?: boolean
}

/** The reports room's part: the form, and its PDF. */
export interface Printer {
  model(input: PrintInput): PrintView
  /** 503 when it cannot be made now. */
  pdf(view: PrintView): Promise<Done<Uint8Array>>
}

export interface PrintRoom {
  readonly journal: Journal
  readonly store: Pick<Store, 'run' | 'records'>
  readonly catalogue: Catalogue
  readonly reference: Reference
  readonly printer: Printer
}

/** The print of journal row `seq`. 404: no such row; 422: it holds no screen or report. */
export async function printMessage(room: PrintRoom, seq: number): Promise<Done<PrintView>> {
  const [row] = await room.journal.rows({ after: seq - 1, limit: 1 })
  const raw = await room.journal.raw(seq)
  if (row?.seq !== seq || raw === undefined) {
    return unknown('journal-row', `Không có dòng nhật ký ${seq}.`, `There is no journal row ${seq}.`)
  }
  if (row.kind !== 'answer' && row.kind !== 'report') return notFromCentre(row)
  const message = decoded(room.catalogue, raw.body, raw.contentType)
  if (message === undefined) return bareResult(row, await reportsWith(room.journal, row))
  const entry = room.catalogue.output(message.output)
  const run = row.run === '' ? undefined : await room.store.run(row.run)
  return done(
    room.printer.model({
      ...message,
      name: entry?.name ?? message.output,
      term: entry?.term ?? '',
      label: (term) => room.catalogue.label(term),
      nameOf: namesOn(room.reference, row.at.slice(0, 10).replaceAll('-', '')),
      row,
      world: (await room.store.records.find('worlds', row.world))?.title ?? row.world,
      ...(run ? { official: run.official } : {}),
    }),
  )
}

/** The same as a PDF file named after its output and number. */
export async function printPdf(room: PrintRoom, seq: number): Promise<Done<ReportFile>> {
  const printed = await printMessage(room, seq)
  if (!printed.ok) return printed
  const { output, number, footer } = printed.value
  const made = await room.printer.pdf(printed.value)
  if (!made.ok) return made
  const fileName = `${output}-${number === '' ? `nhat-ky-${footer.seq}` : number}.pdf`
  return done({ contentType: 'application/pdf', bytes: made.value, fileName })
}

interface Message {
  readonly layout: Layout
  readonly content: Content
  readonly output: string
  readonly time: string
}

/** The items that a message of the centre carries; undefined for a bare result and for a gateway's text. */
function decoded(catalogue: Catalogue, body: Uint8Array, contentType: string): Message | undefined {
  if (/^application\/xml/i.test(contentType)) {
    const { header, layout, content } = readXml(body, ({ output }) => catalogue.layout('output', output))
    return layout && { layout, content, output: header.output, time: header.time }
  }
  const { header, items } = readMessage(body)
  const layout = catalogue.layout('output', header.output)
  if (layout === undefined) return undefined
  const { content } = decodeItems(layout, items, { resultLine: carriesResultLine(header, layout) })
  return { layout, content, output: header.output, time: header.time }
}

/** Names as they held on the day of the message. */
function namesOn(reference: Reference, day: string): PrintInput['nameOf'] {
  return (list, code) => {
    const known = LIST_NAMES.find((name) => name === list)
    return known === undefined ? undefined : reference.code(known, code, day)?.name
  }
}

/** Rows of one exchange stand together; a declaration causes a handful of reports. */
const EXCHANGE = 20

async function reportsWith(journal: Journal, row: JournalRow): Promise<readonly number[]> {
  const rows = await journal.rows({ after: row.seq, limit: EXCHANGE })
  return rows.filter(({ kind, cause }) => kind === 'report' && cause === row.cause).map(({ seq }) => seq)
}

const nothingToPrint = (vi: string, en: string): Done<never> =>
  refuse({
    status: 422,
    name: 'nothing-to-print',
    title: { vi: 'Không có gì để in', en: 'Nothing to print' },
    detail: { vi, en },
  })

const notFromCentre = ({ seq, kind }: JournalRow) =>
  nothingToPrint(
    `Dòng nhật ký ${seq} là ${kind === 'request' ? 'bản tin gửi đến hệ thống' : 'một thao tác'}, không phải màn hình hay thông báo của hệ thống. Hãy chọn dòng trả lời hoặc thông báo.`,
    `Journal row ${seq} is ${kind === 'request' ? 'a message sent to the centre' : 'an act'}, not a screen or report of the centre. Choose an answer or a report.`,
  )

const bareResult = ({ seq }: JournalRow, reports: readonly number[]) =>
  reports.length === 0
    ? nothingToPrint(
        `Dòng nhật ký ${seq} chỉ mang mã kết quả, không có màn hình hay thông báo kèm theo.`,
        `Journal row ${seq} carries result codes only, no screen and no report.`,
      )
    : nothingToPrint(
        `Dòng nhật ký ${seq} chỉ mang mã kết quả. Các thông báo kèm theo ở dòng ${reports.join(', ')}: hãy in các dòng đó.`,
        `Journal row ${seq} carries result codes only. Its reports are in rows ${reports.join(', ')}: print those.`,
      )
