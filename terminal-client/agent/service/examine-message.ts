import { createHash } from 'node:crypto'
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { Layout } from '#protocol/catalogue/layout.ts'
import type { ProcedureEntry } from '#protocol/catalogue/procedure-entry.ts'
import type { Content } from '#protocol/edi/content.ts'
import { readWhole } from '#protocol/edi/decode.ts'
import type { Header } from '#protocol/edi/header.ts'
import { readMessage } from '#protocol/edi/message.ts'
import type { Result } from '#protocol/edi/result.ts'
import { formatResult } from '#protocol/edi/result-line.ts'
import { readEnvelope } from '#protocol/envelope/read-envelope.ts'
import { EDI_TYPE, entityOf, XML_TYPE } from '#protocol/envelope/write-envelope.ts'
import { readXml } from '#protocol/xml/read-xml.ts'
import type { Sentence } from '../token-error.ts'

/** A message as a page hands it over: a body of the terminal endpoint, not yet signed (contract, Terminal endpoint). */
export interface Submitted {
  readonly bytes: Uint8Array
  /** `text/plain`, `application/xml`, or `multipart/mixed` with its boundary. */
  readonly contentType: string
}

/** One thing that customs will refuse the message for (S0900, S0999, E0001), with its sentence. */
export interface LayoutFinding extends Result {
  readonly text: Sentence
}

/** A message that was read whole, so that it can be shown, and the bytes that a signature will cover. */
export interface Examined {
  /** Exactly these bytes are signed: first MIME entity of the multipart/signed, header lines included. */
  readonly entity: Uint8Array
  /** SHA-256 of `entity`, lower-case hex. */
  readonly sha256: string
  readonly family: 'edi' | 'xml'
  /** Bytes of the message itself. */
  readonly size: number
  readonly userId: string
  readonly procedure: ProcedureEntry
  readonly layout: Layout
  /** All that the message holds, also what its layout does not allow. */
  readonly content: Content
  /** Where it breaks its layout: it can be shown, so it can be signed, and the window warns. */
  readonly findings: readonly LayoutFinding[]
  readonly attachments: readonly { readonly fileName: string; readonly size: number }[]
}

/** Why a message is not signed. */
export interface Unreadable {
  readonly unreadable: Sentence
}

/** Largest message without its attachments (protocol, decisions: 1 MiB). */
const messageLimit = 1024 * 1024

/**
 * Reads a message as customs will read it and refuses what cannot be shown in full: a frame or header that does not hold
 * (protocol 1.1), bytes that belong to no item or are no text, a procedure or layout that the catalogue lacks, an output
 * instead of an input, and anything that is no message at all, as a bare digest. Values and lines beyond the layout
 * (protocol 1.2) can be shown: they are `findings`.
 * @param boundary new for each call; used when there are attachments
 */
export function examineMessage(catalogue: Catalogue, submitted: Submitted, boundary: string): Examined | Unreadable {
  const envelope = readEnvelope(submitted.contentType, submitted.bytes)
  if ('malformed' in envelope) return no(envelope.vi, envelope.malformed)
  if (envelope.signed) return no('Bản tin đã có chữ ký.', 'The message is signed already.')
  const { family, message, attachments } = envelope
  if (message.length > messageLimit) return no('Bản tin lớn hơn 1 MiB.', 'The message is larger than 1 MiB.')
  const read = family === 'xml' ? fromXml(catalogue, message) : fromEdi(catalogue, message)
  const { header } = read
  const [first] = read.lost
  if (first) return unreadable(catalogue, header, first)
  if (header.output !== '' || header.dataType !== '') {
    return no('Đây là bản tin trả lời, không phải bản tin gửi đi.', 'This is an answer, not a message to be sent.')
  }
  const procedure = catalogue.procedure(header.procedure)
  if (!procedure || !read.layout || !read.content) {
    const code = header.procedure
    return no(`Danh mục không có nghiệp vụ “${code}”.`, `The catalogue has no procedure "${code}".`)
  }
  if (header.user === '') return no('Bản tin không có mã người dùng.', 'The message names no user ID.')
  if (attachments.length > 0 && !procedure.attachments) {
    const { code } = procedure
    return no(`Nghiệp vụ ${code} không nhận tệp đính kèm.`, `The procedure ${code} takes no attached files.`)
  }
  const entity = entityOf(message, family === 'xml' ? XML_TYPE : EDI_TYPE, attachments, boundary)
  return {
    entity,
    sha256: createHash('sha256').update(entity).digest('hex'),
    family,
    size: message.length,
    userId: header.user,
    procedure,
    layout: read.layout,
    content: read.content,
    findings: read.results.map((result) => ({ ...result, text: textOf(catalogue, header, result) })),
    attachments: attachments.map(({ fileName, bytes }) => ({ fileName, size: bytes.length })),
  }
}

interface Read {
  readonly header: Header
  readonly layout: Layout | undefined
  readonly content: Content | undefined
  /** What breaks the layout and can be shown. */
  readonly results: readonly Result[]
  /** What cannot be shown. */
  readonly lost: readonly Result[]
}

function fromEdi(catalogue: Catalogue, bytes: Uint8Array): Read {
  const { header, items, results } = readMessage(bytes)
  const layout = catalogue.layout('input', header.procedure)
  if (!layout || results.length > 0) return { header, layout, content: undefined, results: [], lost: results }
  return { header, layout, ...readWhole(layout, items) }
}

function fromXml(catalogue: Catalogue, bytes: Uint8Array): Read {
  const layoutFor = ({ procedure }: Header) => catalogue.layout('input', procedure)
  const { header, layout, content, results, stated } = readXml(bytes, layoutFor, { whole: true })
  const stray = stated.slice(0, 1).map(() => ({ code: 'A0022', item: '0000', line: 0 }))
  const ofItems = results.filter(({ code }) => !code.startsWith('A'))
  const lost = results.filter(({ code }) => code.startsWith('A'))
  return { header, layout, content, results: ofItems, lost: [...lost, ...stray] }
}

const no = (vi: string, en: string): Unreadable => ({ unreadable: { vi, en } })

/** Not shown, so not signed either; the code is the one customs would answer. */
function unreadable(catalogue: Catalogue, header: Header, result: Result): Unreadable {
  const { vi, en } = textOf(catalogue, header, result)
  const code = formatResult(result)
  return no(`${code}: ${vi}`, `${code}: ${en}`)
}

function textOf(catalogue: Catalogue, { procedure }: Header, { code, item, line }: Result): Sentence {
  const known = catalogue.text(procedure, code)
  const filled = (text: string): string =>
    (line > 0 ? text : text.replace(/ \((dòng|line) \{line\}\)/, ''))
      .replaceAll('{item}', item.trim())
      .replaceAll('{line}', String(line))
      .replaceAll(/ ?“\{value\}”/g, '')
  return { vi: filled(known?.vi ?? 'không đọc được.'), en: filled(known?.en ?? 'it cannot be read.') }
}
