/** Messages as files (nhập, xuất tệp): EDI, XML, JSON, XLSX in and out of a form. Nothing is sent, nothing is kept. */
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { Layout } from '#protocol/catalogue/layout.ts'
import { encodeItems } from '#protocol/edi/encode.ts'
import { toJson } from '#protocol/edi/json.ts'
import { writeMessage } from '#protocol/edi/message.ts'
import type { Result } from '#protocol/edi/result.ts'
import { judgeStored } from '#protocol/edi/stored-content.ts'
import { EDI_TYPE } from '#protocol/envelope/write-envelope.ts'
import { vietnamStamp } from '#protocol/vietnam-time.ts'
import { writeXml } from '#protocol/xml/write-xml.ts'
import type { ReadFile, StoredContent } from '../api/terminal.ts'
import { sandboxTime } from '../pipeline/world.ts'
import { explainResult } from './explain-result.ts'
import { foreignFile } from './file-bytes.ts'
import { readPlainFile } from './message-file-plain.ts'
import { readSheets, sheetOf } from './message-sheet.ts'
import type { Office } from './office.ts'
import { type Done, done, refuse } from './problem.ts'
import { noProcedure } from './procedures.ts'
import type { Workbooks } from './workbooks.ts'

export const FILE_FORMATS = ['edi', 'xml', 'json', 'xlsx'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

type Room = Office & { readonly workbooks: Workbooks }

export interface FileWish {
  readonly name: string
  readonly bytes: Uint8Array
  /** Procedure of the form that asks; '' when it is whatever the file says. */
  readonly procedure: string
}

/** What the file says, for a form; what cannot be used is told, the rest is kept. */
export async function readMessageFile(room: Room, wish: FileWish): Promise<Done<ReadFile>> {
  if (wish.bytes.length === 0) return notUsable(wish.name, { vi: 'Tệp rỗng.', en: 'The file is empty.' })
  const foreign = foreignFile(wish.bytes)
  if (foreign) return notUsable(wish.name, foreign)
  const zipped = wish.bytes[0] === 0x50 && wish.bytes[1] === 0x4b
  if (zipped) return readWorkbook(room, wish)
  const read = readPlainFile(room.catalogue, wish.bytes)
  if ('reason' in read) return notUsable(wish.name, read.reason)
  const { procedure, content, findings } = read
  const layout = room.catalogue.layout('input', procedure)
  const remarks = findings.map((finding) => told(room.catalogue, procedure, layout, finding))
  return done({ procedure, content, remarks: [...read.remarks, ...remarks] })
}

async function readWorkbook(room: Room, { name, bytes, procedure }: FileWish): Promise<Done<ReadFile>> {
  const sheets = await room.workbooks.read(bytes)
  if (sheets === undefined)
    return notUsable(name, {
      vi: 'Không mở được bảng tính: tệp hỏng, có mật khẩu, hoặc không phải .xlsx. Lưu lại thành .xlsx rồi chọn lại.',
      en: 'The workbook cannot be opened: damaged, protected by a password, or no .xlsx. Save it as .xlsx and choose it again.',
    })
  const read = readSheets(room.catalogue, sheets, procedure)
  return 'reason' in read ? notUsable(name, read.reason) : done(read)
}

function told(catalogue: Catalogue, procedure: string, layout: Layout | undefined, finding: Result) {
  const { text, todo } = explainResult(catalogue, procedure, finding, { layout, content: undefined })
  const id = finding.item.trim()
  const [vi, en] =
    id === '' || id === '0000'
      ? ['', '']
      : finding.line > 0
        ? [` ${id} dòng ${finding.line}`, ` ${id} line ${finding.line}`]
        : [` ${id}`, ` ${id}`]
  return {
    vi: `${finding.code}${vi}: ${text.vi} ${todo.vi}`.trim(),
    en: `${finding.code}${en}: ${text.en} ${todo.en}`.trim(),
  }
}

const notUsable = (name: string, reason: { readonly vi: string; readonly en: string }): Done<never> =>
  refuse({
    status: 422,
    name: 'no-message-file',
    title: { vi: 'Không dùng được tệp này', en: 'This file cannot be used' },
    detail: { vi: `${name}: ${reason.vi}`, en: `${name}: ${reason.en}` },
  })

export interface MessageFile {
  readonly contentType: string
  readonly bytes: Uint8Array
  readonly fileName: string
}

const TYPES: Readonly<Record<FileFormat, string>> = {
  edi: EDI_TYPE,
  xml: 'application/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/**
 * The content of a form as a file. A workbook takes whatever was typed; the three forms of a message hold only what the
 * layout allows: 422 names the items that it does not.
 */
export async function writeMessageFile(
  room: Room,
  wish: { readonly procedure: string; readonly content: StoredContent; readonly format: FileFormat },
): Promise<Done<MessageFile>> {
  const { catalogue } = room
  const layout = catalogue.layout('input', wish.procedure)
  const plan = catalogue.form(wish.procedure)
  if (layout === undefined || plan === undefined) return noProcedure(wish.procedure)
  const stamp = vietnamStamp(sandboxTime(room.store.realm(), room.clock.real()))
  const file = (bytes: Uint8Array): Done<MessageFile> =>
    done({
      contentType: TYPES[wish.format],
      bytes,
      fileName: `${wish.procedure}-${stamp.slice(0, 8)}-${stamp.slice(8)}.${wish.format}`,
    })
  if (wish.format === 'xlsx')
    return file(await room.workbooks.write(sheetOf({ layout, plan, label: catalogue.label }, wish.content)))
  const { content, findings } = judgeStored(layout, wish.content)
  if (findings.length > 0) return notSound(catalogue, layout, findings)
  const header = { control: 'SS ', procedure: wish.procedure, division: '001', end: 'E', system: '1' }
  if (wish.format === 'xml') return file(writeXml(header, layout, content))
  if (wish.format === 'json')
    return file(new TextEncoder().encode(`${JSON.stringify(toJson(header, layout, content), null, 1)}\n`))
  return file(writeMessage(header, encodeItems(layout, content)))
}

function notSound(catalogue: Catalogue, layout: Layout, findings: readonly Result[]): Done<never> {
  const errors = findings.slice(0, 20).map((finding) => {
    const words = told(catalogue, layout.code, layout, finding)
    return { field: finding.line > 0 ? `${finding.item}/${finding.line}` : finding.item, ...words }
  })
  return refuse({
    status: 422,
    name: 'content-not-sound',
    title: { vi: 'Chưa xuất được tệp', en: 'The file cannot be written' },
    detail: {
      vi: `Còn ${findings.length} ô mà bản tin không chứa được. Sửa các ô đó, hoặc xuất ra XLSX: bảng tính giữ nguyên những gì đã nhập. ${errors[0]?.vi ?? ''}`,
      en: `${findings.length} items do not fit into a message. Mend them, or export as XLSX, which keeps what was typed. ${errors[0]?.en ?? ''}`,
    },
    errors,
  })
}
