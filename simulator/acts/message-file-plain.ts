/** EDI, XML and JSON files: a message with or without envelope and signature, taken apart for a form. */
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { Content } from '#protocol/edi/content.ts'
import { readWhole } from '#protocol/edi/decode.ts'
import type { Header } from '#protocol/edi/header.ts'
import { fromJson } from '#protocol/edi/json.ts'
import { readMessage } from '#protocol/edi/message.ts'
import type { Finding } from '#protocol/edi/named-items.ts'
import type { Result } from '#protocol/edi/result.ts'
import { toStored } from '#protocol/edi/stored-content.ts'
import { utf8Text } from '#protocol/edi/utf8.ts'
import { guessContentType } from '#protocol/envelope/guess-content-type.ts'
import { readEnvelope } from '#protocol/envelope/read-envelope.ts'
import { readXml } from '#protocol/xml/read-xml.ts'
import type { StoredContent, Words } from '../api/terminal.ts'
import { plainBytes } from './file-bytes.ts'
import { reasonInVietnamese } from './file-reason-words.ts'

export interface PlainFile {
  readonly procedure: string
  readonly content: StoredContent
  /** Codes about single items: what is in `content` breaks the layout, too. */
  readonly findings: readonly Result[]
  /** What else is to be told. */
  readonly remarks: readonly Words[]
}
type Reading = PlainFile | { readonly reason: Words }

export function readPlainFile(catalogue: Catalogue, given: Uint8Array): Reading {
  const { bytes, remarks } = plainBytes(given)
  const read = readBytes(catalogue, bytes)
  return 'reason' in read ? read : { ...read, remarks: [...remarks, ...read.remarks] }
}

function readBytes(catalogue: Catalogue, bytes: Uint8Array): Reading {
  const json = jsonOf(bytes)
  if (json === 'broken') return { reason: BROKEN_JSON }
  if (json !== undefined) return named(catalogue, fromJson(json.value, inputOf(catalogue), WHOLE))
  const { contentType, body } = guessContentType(bytes)
  const envelope = readEnvelope(contentType, body)
  if ('malformed' in envelope) return { reason: { vi: `${envelope.vi}.`, en: `${envelope.malformed}.` } }
  const remarks = envelope.attachments.length > 0 ? [filesLeftOut(envelope.attachments.length)] : []
  const read =
    envelope.family === 'xml'
      ? named(catalogue, readXml(envelope.message, inputOf(catalogue), WHOLE))
      : edi(catalogue, envelope.message)
  return 'reason' in read ? read : { ...read, remarks: [...remarks, ...read.remarks] }
}

/** Undefined for what does not look like JSON. `decode --json` adds what it found; that is no part of the message. */
function jsonOf(bytes: Uint8Array): { readonly value: unknown } | 'broken' | undefined {
  const text = utf8Text(bytes)
  if (text === undefined || !/^\s*[{[]/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { value }
    const { findings: _f, attachments: _a, signed: _s, ...message } = value as Record<string, unknown>
    return { value: message }
  } catch {
    return 'broken'
  }
}

/** No data is lost: what the message cannot hold comes into the form, and is told. */
const WHOLE = { whole: true }

const inputOf = (catalogue: Catalogue) => (header: Header) => catalogue.layout('input', header.procedure.trim())

function edi(catalogue: Catalogue, message: Uint8Array): Reading {
  const { header, items, results } = readMessage(message)
  if (results.some(({ code }) => code === 'A0017')) return { reason: NO_MESSAGE }
  const wrong = strange(catalogue, header)
  if (wrong) return { reason: wrong }
  const procedure = header.procedure.trim()
  const layout = catalogue.layout('input', procedure)
  if (layout === undefined) return { reason: noLayout(procedure) }
  const { content, results: findings } = readWhole(layout, items)
  // A length field that does not add up says that bytes were lost or put in; what can be read is read.
  const remarks = results.some(({ code }) => code === 'A0008') ? [LENGTH] : []
  return { procedure, content: toStored(content), findings, remarks }
}

function named(
  catalogue: Catalogue,
  read: { readonly header: Header; readonly content: Content; readonly results: readonly Finding[] },
): Reading {
  const { header, content, results } = read
  const wrong = strange(catalogue, header)
  if (wrong) return { reason: wrong }
  const procedure = header.procedure.trim()
  if (procedure === '')
    return {
      reason: {
        vi: `Không đọc được bản tin: ${results[0] ? reasonInVietnamese(results[0].reason) : 'không có mã nghiệp vụ'}.`,
        en: `Not a readable message: ${results[0]?.reason ?? 'no procedure code'}.`,
      },
    }
  if (catalogue.layout('input', procedure) === undefined) return { reason: noLayout(procedure) }
  const aboutItems = results.filter(({ code }) => !code.startsWith('A'))
  const aboutForm = results.filter(({ code }) => code === 'A0022')
  return {
    procedure,
    content: toStored(content),
    findings: aboutItems,
    remarks: aboutForm.map(({ reason }) => ({
      vi: `Bỏ qua một mục sai dạng: ${reasonInVietnamese(reason)}.`,
      en: `Left out: ${reason}.`,
    })),
  }
}

/** An answer of the centre opens no form: its items are those of the answer. */
function strange(catalogue: Catalogue, { output }: Header): Words | undefined {
  const code = output.trim()
  if (code === '') return undefined
  const title = catalogue.output(code)
  return {
    vi: `Đây là bản tin hệ thống trả lời (${code}${title ? ` · ${title.name}` : ''}), không phải bản tin khai báo. Chọn tệp bản tin gửi đi.`,
    en: `This is an answer of the centre (${code}${title ? ` · ${title.term}` : ''}), not a message to be sent. Choose the message that was sent.`,
  }
}

const NO_MESSAGE: Words = {
  vi: 'Đây không phải bản tin VNACCS: không có phần đầu 398 byte. Chọn tệp EDI, XML, JSON hoặc XLSX do bộ mô phỏng xuất ra.',
  en: 'This is no VNACCS message: it has no header of 398 bytes. Choose an EDI, XML, JSON or XLSX file that the simulator wrote.',
}
const BROKEN_JSON: Words = {
  vi: 'JSON sai cú pháp: tệp có thể bị cắt, hoặc thiếu dấu ngoặc, dấu phẩy. Xuất lại tệp rồi chọn lại.',
  en: 'The JSON is malformed: the file may have been cut, or a bracket or comma is missing. Export it again.',
}
const LENGTH: Words = {
  vi: 'Độ dài ghi ở phần đầu không khớp với số byte của tệp: tệp có thể đã bị sửa hoặc thiếu. Phần đọc được đã đưa vào biểu mẫu; hãy soát lại.',
  en: 'The length in the header differs from the bytes: the file may have been edited or cut. What could be read is in the form; look it over.',
}
const noLayout = (procedure: string): Words => ({
  vi: `Không có nghiệp vụ "${procedure}" trong danh mục.`,
  en: `There is no procedure "${procedure}" in the list.`,
})
const filesLeftOut = (count: number): Words => ({
  vi: `Bản tin mang ${count} tệp đính kèm; biểu mẫu chỉ lấy nội dung, hãy chọn lại các tệp ở mục Tệp đính kèm.`,
  en: `The message carries ${count} attached files; the form takes the content only, choose the files again.`,
})
