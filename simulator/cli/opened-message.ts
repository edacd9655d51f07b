/** A message file taken apart for people and programs: header, items with labels, results with their texts. */
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { Layout } from '#protocol/catalogue/layout.ts'
import { messageLayout } from '#protocol/catalogue/message-layout.ts'
import type { Content } from '#protocol/edi/content.ts'
import { carriesResultLine, decodeItems } from '#protocol/edi/decode.ts'
import type { Header } from '#protocol/edi/header.ts'
import { readMessage } from '#protocol/edi/message.ts'
import type { Result } from '#protocol/edi/result.ts'
import { formatResult, parseResultLine } from '#protocol/edi/result-line.ts'
import { readEnvelope, type SignedParts } from '#protocol/envelope/read-envelope.ts'
import { readXml } from '#protocol/xml/read-xml.ts'
import { CommandError } from './command.ts'
import type { MessageFile } from './read-message-file.ts'

export interface OpenedMessage {
  readonly header: Header
  readonly layout?: Layout
  readonly content: Content
  /** Results that an answer states. */
  readonly stated: readonly Result[]
  /** What is wrong with the message itself. */
  readonly findings: readonly Result[]
  readonly attachments: readonly { readonly fileName: string; readonly bytes: Uint8Array }[]
  readonly signed?: SignedParts
}

/** Throws CommandError when the envelope itself cannot be read. */
export function openMessage(file: MessageFile, catalogue: Catalogue): OpenedMessage {
  const envelope = readEnvelope(file.contentType, file.body)
  if ('malformed' in envelope) throw new CommandError(`${envelope.vi} (${envelope.malformed})`)
  const { attachments, signed } = envelope
  const wrapped = { attachments, ...(signed ? { signed } : {}) }
  if (envelope.family === 'xml') {
    const { header, layout, content, stated, results } = readXml(envelope.message, (header) =>
      messageLayout(catalogue, header),
    )
    return { header, content, stated, findings: results, ...wrapped, ...(layout ? { layout } : {}) }
  }
  const message = readMessage(envelope.message)
  const { header } = message
  const layout = messageLayout(catalogue, header)
  if (layout === undefined) return { header, ...bare(message.items, message.results), ...wrapped }
  const {
    content,
    results,
    resultLine = '',
  } = decodeItems(layout, message.items, {
    resultLine: carriesResultLine(header, header.output.trim() === '' ? undefined : layout),
  })
  const findings = [...message.results, ...results]
  return { header, layout, content, stated: parseResultLine(resultLine), findings, ...wrapped }
}

/** A bare result message has one line and no layout. */
function bare(items: Uint8Array, findings: readonly Result[]) {
  const line = new TextDecoder().decode(items).split('\r\n', 1)[0] ?? ''
  return { content: { items: new Map<number, string>(), groups: [] }, stated: parseResultLine(line), findings }
}

/** One line for a result: code, place, what is wrong, what to do. */
export function told(catalogue: Catalogue, procedure: string, result: Result): string {
  const text = catalogue.text(procedure, result.code)
  const sentence = text ? `${text.vi} ${text.todo}`.trim() : 'mã kết quả của nghiệp vụ'
  const filled = sentence.replaceAll('{item}', result.item.trim()).replaceAll('{line}', String(result.line))
  return `${formatResult(result)}  ${filled}`
}

/** Item by item: number, id, Vietnamese label, value. */
export function listing(message: OpenedMessage, catalogue: Catalogue): string[] {
  const { layout, content } = message
  if (layout === undefined) return []
  const rows: string[] = []
  const show = (no: number, id: string, term: string, value: string | undefined): void => {
    if (value !== undefined)
      rows.push(`${String(no).padStart(4)}  ${id.padEnd(4)}  ${value}    · ${catalogue.label(term) ?? term}`)
  }
  let group = 0
  for (const segment of layout.segments) {
    if (segment.kind === 'item')
      show(segment.item.no, segment.item.id, segment.item.term, content.items.get(segment.item.no))
    if (segment.kind !== 'group') continue
    const lines = content.groups[group++] ?? []
    lines.forEach((values, index) => {
      rows.push(`      — dòng ${index + 1} —`)
      for (const { no, id, term } of segment.items) show(no, id, term, values.get(no))
    })
  }
  return rows
}
