/** The answer's bytes: header, result line, screen; in EDI or XML as the request was (contract, Answers). */
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { Layout } from '#protocol/catalogue/layout.ts'
import type { Content, Form } from '#protocol/edi/content.ts'
import { decodeItems } from '#protocol/edi/decode.ts'
import { encodeItems } from '#protocol/edi/encode.ts'
import { answerContent } from '#protocol/edi/form.ts'
import { BLANK_HEADER, type Header } from '#protocol/edi/header.ts'
import { readMessage, writeMessage } from '#protocol/edi/message.ts'
import type { Result } from '#protocol/edi/result.ts'
import { formatResult, formatResultLine } from '#protocol/edi/result-line.ts'
import { gatewayText } from '#protocol/envelope/read-envelope.ts'
import { EDI_TYPE, XML_TYPE } from '#protocol/envelope/write-envelope.ts'
import { vietnamStamp } from '#protocol/vietnam-time.ts'
import { writeXml } from '#protocol/xml/write-xml.ts'
import type { GatewayCode, Incoming } from './receive.ts'

/** What goes back over HTTP. */
export interface Answer {
  readonly status: number
  readonly contentType: string
  readonly body: Uint8Array
  /** Set on a gateway rejection: the header `vnaccs-gateway-code`. */
  readonly gatewayCode?: GatewayCode
  /** A trainer's fault: so long the answer is held back, and it may never go out (pipeline/faults). */
  readonly delayMs?: number
  readonly dropped?: true
  /** Journal row of this answer: the header `vnaccs-journal`, by which a page finds it. */
  readonly journal?: number
}

/** Generation digit of every output template of this profile (protocol 1.5). */
const GENERATION = '0'
const EMPTY: Content = { items: new Map(), groups: [] }

export function gatewayAnswer(code: GatewayCode, detail: string): Answer {
  return { status: 200, contentType: EDI_TYPE, body: gatewayText(code, detail), gatewayCode: code }
}

/** The message is over the size limit (contract, Terminal endpoint). */
export const TOO_LARGE: Answer = {
  status: 413,
  contentType: EDI_TYPE,
  body: new TextEncoder().encode(
    'E0001 Bản tin vượt quá giới hạn: 1 MiB bản tin, 10 MiB kể cả tệp đính kèm. / Message over the limit: 1 MiB, 10 MiB with attachments.\r\n',
  ),
}

/** Something of ours is broken: A0007, whatever was asked; nothing was kept. */
export function brokenAnswer(catalogue: Catalogue, now: number): Answer {
  const incoming = { family: 'edi' as const, header: BLANK_HEADER }
  const results = [{ code: 'A0007', item: '0000', line: 0 }]
  return answerMessage(incoming, { results, number: '' }, { now, waiting: false, catalogue })
}

/** What an answer says, before it is bytes. */
export interface Outcome {
  readonly results: readonly Result[]
  /** Declaration or reference number for the subject, '' when none. */
  readonly number: string
  readonly screen?: { readonly code: string; readonly dataType: 'M' | 'C'; readonly form: Form }
}

/** Header fields that every answer takes from its request (contract, Answers). */
function echo(request: Partial<Header>): Partial<Header> {
  const { procedure = '', user = '', terminal = '', carry = '', inputId = '' } = request
  return { procedure, user, terminal, carry, inputId }
}

function answerHeader(request: Partial<Header>, now: number, waiting: boolean): Partial<Header> {
  return {
    ...echo(request),
    control: waiting ? 'SSP' : 'SS',
    time: vietnamStamp(now),
    division: '001',
    end: 'E',
    system: '1',
  }
}

/** Subject: the first result in 0-14, a space, then the number that the message is about (protocol, Decisions). */
const subjectOf = (outcome: Outcome): string =>
  `${outcome.results[0] ? formatResult(outcome.results[0]) : ''} ${outcome.number}`

export function answerMessage(
  incoming: Pick<Incoming, 'family' | 'header'>,
  outcome: Outcome,
  world: { readonly now: number; readonly waiting: boolean; readonly catalogue: Catalogue },
): Answer {
  const { screen } = outcome
  const header: Partial<Header> = {
    ...answerHeader(incoming.header, world.now, world.waiting),
    output: screen ? `${screen.code}${GENERATION}` : `*C${incoming.header.procedure}`,
    dataType: screen?.dataType ?? 'R',
    subject: subjectOf(outcome),
  }
  const layout = screen ? layoutOf(world.catalogue, screen.code) : undefined
  const content = screen && layout ? answerContent(layout, screen.form) : EMPTY
  return message(incoming.family, header, layout, content, outcome.results)
}

/** A report laid into the mailbox; control, carry-over id and continuation are filled in when it is pulled. */
export function reportMessage(
  cause: {
    readonly account: { readonly userId: string; readonly terminalId: string }
    readonly procedure: string
    readonly inputId: string
    readonly index: string
    readonly number: string
    readonly now: number
  },
  report: { readonly code: string; readonly form: Form },
  catalogue: Catalogue,
): Uint8Array {
  const layout = layoutOf(catalogue, report.code)
  const request = { user: cause.account.userId, terminal: cause.account.terminalId, inputId: cause.inputId }
  const header: Partial<Header> = {
    ...answerHeader({ ...request, procedure: cause.procedure }, cause.now, false),
    output: `${report.code}${GENERATION}`,
    dataType: 'P',
    subject: `${' '.repeat(15)} ${cause.number}`,
    index: cause.index,
  }
  return writeMessage(header, encodeItems(layout, answerContent(layout, report.form)))
}

/** A waiting report as the answer to a pull (contract: `#REP1`, `?A2`). */
export function pulledMessage(
  incoming: Incoming,
  stored: Uint8Array,
  world: { readonly more: boolean; readonly continuation: string; readonly catalogue: Catalogue },
): Answer {
  const report = readMessage(stored)
  const header: Partial<Header> = {
    ...report.header,
    control: world.more ? 'SSP' : 'SS',
    continuation: world.continuation,
    carry: incoming.header.carry,
    inputId: incoming.header.inputId,
  }
  if (incoming.family === 'edi') {
    return { status: 200, contentType: EDI_TYPE, body: writeMessage(header, report.items) }
  }
  const layout = layoutOf(world.catalogue, report.header.output.slice(0, 6))
  // The length field is that of the EDI form.
  return message('xml', { ...header, length: '' }, layout, decodeItems(layout, report.items).content)
}

function message(
  family: 'edi' | 'xml',
  header: Partial<Header>,
  layout: Layout | undefined,
  content: Content,
  results?: readonly Result[],
): Answer {
  if (family === 'xml') {
    return { status: 200, contentType: XML_TYPE, body: writeXml(header, layout, content, results) }
  }
  const resultLine = results && formatResultLine(results)
  const items = layout
    ? encodeItems(layout, content, resultLine === undefined ? {} : { resultLine })
    : new TextEncoder().encode(`${resultLine ?? ''}\r\n`)
  return { status: 200, contentType: EDI_TYPE, body: writeMessage(header, items) }
}

function layoutOf(catalogue: Catalogue, code: string): Layout {
  const layout = catalogue.layout('output', code)
  if (layout === undefined) throw new Error(`no layout for output ${code}`)
  return layout
}
