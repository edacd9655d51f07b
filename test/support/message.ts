/** Messages as a terminal builds them, and answers as it reads them. */
import type { Form } from '#protocol/edi/content.ts'
import { carriesResultLine, decodeItems } from '#protocol/edi/decode.ts'
import { encodeItems } from '#protocol/edi/encode.ts'
import { fromForm, toForm } from '#protocol/edi/form.ts'
import type { Header } from '#protocol/edi/header.ts'
import { readMessage, writeMessage } from '#protocol/edi/message.ts'
import { loadCatalogue } from '../../simulator/library/load-catalogue.ts'

export const catalogue = loadCatalogue()

export interface WireAccount {
  readonly userId: string
  readonly password: string
  readonly terminalId: string
  readonly accessKey: string
}

let sent = 0

/** Carry-over id as protocol 1.1 builds it; unlike any other of this process. */
export const newCarry = (terminalId: string): string =>
  `${terminalId.padEnd(6)}${String(Date.now()).padEnd(14, '0')}${String(++sent).padStart(6, '0')}`

export function headerOf(account: WireAccount, procedure: string, more: Partial<Header> = {}): Partial<Header> {
  const { userId: user, password, terminalId: terminal } = account
  const common = { control: 'SS', procedure, user, password, terminal, carry: newCarry(terminal) }
  return { ...common, division: '001', end: 'E', system: '1', ...more }
}

/** An EDI message; `items` as bytes go out as they are. */
export function message(
  account: WireAccount,
  procedure: string,
  items: Form | Uint8Array = new Uint8Array(0),
  more: Partial<Header> = {},
): Uint8Array {
  const header = headerOf(account, procedure, more)
  return writeMessage(header, items instanceof Uint8Array ? items : itemsOf(procedure, items))
}

/** Items by the input layout; more lines than it holds are written too. */
export function itemsOf(procedure: string, form: Form): Uint8Array {
  const layout = catalogue.layout('input', procedure)
  if (layout === undefined) throw new Error(`no input layout ${procedure}`)
  const segments = layout.segments.map((segment) =>
    segment.kind === 'group' ? { ...segment, max: Math.max(segment.max, form.lines.length) } : segment,
  )
  const roomy = { ...layout, segments }
  return encodeItems(roomy, fromForm(roomy, form))
}

export const numbered = (item: 'ICN' | 'ECN', number: string): Form => ({ head: { [item]: number }, lines: [] })

/** The same bytes with another header field, length untouched. */
export function patched(bytes: Uint8Array, offset: number, text: string): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy.set(Buffer.from(text, 'latin1'), offset)
  return copy
}

export interface EdiAnswer {
  readonly header: Header
  /** The three bytes as they came: `SS ` or `SSP`. */
  readonly control: string
  readonly results: readonly string[]
  readonly codes: readonly string[]
  /** The first line behind the header, as it came. */
  readonly firstLine: string
  readonly screen: Form | undefined
}

export function ediAnswer(bytes: Uint8Array): EdiAnswer {
  const { header, items, results: wrong } = readMessage(bytes)
  if (wrong.length > 0)
    throw new Error(`not an EDI answer: ${JSON.stringify(wrong)} ${Buffer.from(bytes).toString().slice(0, 200)}`)
  const layout = catalogue.layout('output', header.output)
  const firstLine = Buffer.from(items).toString().split('\r\n')[0] ?? ''
  const hasLine = carriesResultLine(header, layout)
  const results = hasLine
    ? (firstLine.match(/.{15}/g) ?? []).map((slot) => slot.trim()).filter((slot) => slot !== '')
    : []
  const screen = layout && toForm(layout, decodeItems(layout, items, { resultLine: hasLine }).content)
  const control = Buffer.from(bytes.subarray(0, 3)).toString()
  return { header, control, results, codes: results.map((result) => result.slice(0, 5)), firstLine, screen }
}
