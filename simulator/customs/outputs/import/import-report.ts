/** The outputs of an import declaration: screens, classification, correction and clearance notices. */
import { vietnamDay } from '#protocol/vietnam-time.ts'
import type { Output } from '../../decision.ts'
import type { Declaration } from '../../declaration/declaration.ts'
import type { LineTax, TaxSubject } from '../../tax/assessment.ts'
import type { ReportContext } from '../report-context.ts'
import { asciiText } from '../wire-text.ts'
import { type Column, column, fill, fillSlots, type Row, slots, type Which } from './columns.ts'
import {
  DEFERRED_ITEMS,
  type DeferredSubject,
  deferredSubjects,
  HEAD_ITEMS,
  INSTRUCTION_HEAD_ITEMS,
  SUBJECT_ITEMS,
} from './head-items.ts'
import { type ImportLine, type ImportSubject, importLines, importSubject } from './import-subject.ts'
import { LINE_ITEMS, OTHER_TAX_ITEMS } from './line-items.ts'
import { INQUIRY_ITEMS, PAYMENT_ITEMS, PERMIT_ITEMS } from './moment-items.ts'

/** VAD487, the inspection notice, has a layout of its own: `examination/inspection-notice`. */
export type ImportReportCode =
  | 'VAD0AA' // screen after IDA, opens IDC
  | 'VAD419' // screen after IDB: the IDA entry screen, filled
  | 'VAD0AP' // screen of IID
  | 'VAD424' // screen after IDD: the IDA01 entry screen, filled
  | 'VAD0AB' // screen after IDA01, opens IDE
  | 'VAD1AC' // classification: green
  | 'VAD2AC' // classification: yellow
  | 'VAD3AC' // classification: red
  | 'VAD2AE' // correction by the declarant: yellow
  | 'VAD3AE' // correction by the declarant: red
  | 'VAD800' // instruction of customs to correct
  | 'VAD1AG' // clearance at once
  | 'VAD2AG' // clearance after examination

/** How one of the two layouts is filled. */
interface Shape {
  readonly head: Column<ImportSubject>
  readonly subjects: readonly Column<TaxSubject>[]
  readonly deferred: readonly Column<DeferredSubject>[]
  readonly line: Column<ImportLine>
  readonly others: readonly Column<LineTax>[]
}

const shape = (rows: readonly Row<ImportSubject>[], which: Which): Shape => ({
  head: column(rows, which),
  subjects: slots(SUBJECT_ITEMS, which, 6),
  deferred: slots(DEFERRED_ITEMS, which, 6),
  line: column(LINE_ITEMS, which),
  others: slots(OTHER_TAX_ITEMS, which, 5),
})

const CLASSIFICATION = shape([...HEAD_ITEMS, ...PAYMENT_ITEMS], 'report')
const PERMIT = shape([...HEAD_ITEMS, ...PERMIT_ITEMS], 'report')
const INQUIRY = shape([...HEAD_ITEMS, ...PERMIT_ITEMS, ...INQUIRY_ITEMS], 'inquiry')

const INSTRUCTION = shape(INSTRUCTION_HEAD_ITEMS, 'report')

type Shown = Exclude<ImportReportCode, 'VAD419' | 'VAD424'>

/** Titles (B23, at most 81 bytes): our own words. */
// biome-ignore format: aligned, to be read as a table
const SHOWN: Readonly<Record<Shown, readonly [title: string, shape: Shape]>> = {
  VAD0AA: ['Tờ khai nhập khẩu - thông tin đã khai trước',   CLASSIFICATION],
  VAD0AB: ['Tờ khai nhập khẩu - bản sửa đã khai trước',     CLASSIFICATION],
  VAD1AC: ['Tờ khai nhập khẩu - kết quả phân luồng',        CLASSIFICATION],
  VAD2AC: ['Tờ khai nhập khẩu - kết quả phân luồng',        CLASSIFICATION],
  VAD3AC: ['Tờ khai nhập khẩu - kết quả phân luồng',        CLASSIFICATION],
  VAD2AE: ['Tờ khai nhập khẩu - bản sửa đổi, bổ sung',      CLASSIFICATION],
  VAD3AE: ['Tờ khai nhập khẩu - bản sửa đổi, bổ sung',      CLASSIFICATION],
  VAD800: ['Tờ khai nhập khẩu - yêu cầu sửa đổi',           INSTRUCTION],
  VAD1AG: ['Tờ khai nhập khẩu - thông quan',                PERMIT],
  VAD2AG: ['Tờ khai nhập khẩu - thông quan',                PERMIT],
  VAD0AP: ['Tờ khai nhập khẩu - thông tin tham chiếu',      INQUIRY],
}

/** Makes the output with every item that is known; empty items are left out. */
export const importReport = (code: ImportReportCode, declaration: Declaration, context: ReportContext): Output => {
  const { form, assessment } = declaration
  if (code === 'VAD419' || code === 'VAD424')
    return { code, form: { head: { ...form.head, ICN: declaration.number }, lines: form.lines } }
  const [title, made] = SHOWN[code]
  const head: Record<string, string> = {}
  fill(head, made.head, importSubject(declaration, context, title), form.head)
  if (made === INSTRUCTION) return { code, form: { head, lines: [] } }
  fillSlots(head, made.subjects, assessment.subjects)
  fillSlots(head, made.deferred, deferredSubjects(declaration))
  const lines = importLines(declaration, originNames(context)).map((subject) => {
    const line: Record<string, string> = {}
    fill(line, made.line, subject, subject.items)
    fillSlots(line, made.others, subject.others)
    return line
  })
  return { code, form: { head, lines } }
}

const ORIGIN_NAME_LENGTH = 7

/** Short names of countries of origin (B56), each worked out once a report. */
const originNames = ({ reference, now }: ReportContext): ((code: string) => string) => {
  const day = vietnamDay(now)
  const known = new Map<string, string>()
  return (code) => {
    const name = known.get(code)
    if (name !== undefined) return name
    const entry = reference.code('countries', code, day)
    const made = asciiText(entry?.extra.short_name || (entry?.name ?? ''), ORIGIN_NAME_LENGTH)
    known.set(code, made)
    return made
  }
}
