/** What came back over HTTP, read as far as the sending needs it; the depths are `parts/answer`'s. */
import { readMessage } from '#protocol/edi/message.ts'
import { formatResult, parseResultLine, splitResultLine } from '#protocol/edi/result-line.ts'
import type { Sent } from './parcel.ts'

export interface HttpAnswer {
  readonly status: number
  readonly bytes: Uint8Array
  /** Headers `vnaccs-journal` and `vnaccs-gateway-code`, '' when absent. */
  readonly journal: string
  readonly gateway: string
}

/** Undefined when it is no answer of the centre at all: the page of a proxy, a text cut off. */
export function readAnswer({ bytes, journal, gateway }: HttpAnswer): Sent | undefined {
  const seq = Number(journal) || 0
  if (gateway !== '') return { seq, codes: [gateway], ok: false, output: '', number: '', more: false, continuation: '' }
  const { header, items, results } = readMessage(bytes)
  if (results.length > 0) return undefined
  // A report has no result line, and its first item never looks like one.
  const codes = parseResultLine(splitResultLine(items).line).map(formatResult)
  return {
    seq,
    codes,
    ok: codes.every((code) => code.startsWith('00000') || code.startsWith('W')),
    output: header.output.startsWith('*') ? '' : header.output.slice(0, 6),
    number: header.subject.slice(16).trim(),
    more: header.control.endsWith('P'),
    continuation: header.continuation,
  }
}
