/**
 * bytes → envelope → signature → codec: what can be said of a message without knowing the state of the world.
 * Nothing here throws on bad input; what is wrong is part of the result.
 */
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { Content } from '#protocol/edi/content.ts'
import { decodeItems } from '#protocol/edi/decode.ts'
import { BLANK_HEADER, type Header } from '#protocol/edi/header.ts'
import { readMessage } from '#protocol/edi/message.ts'
import type { Result } from '#protocol/edi/result.ts'
import { type Envelope, readEnvelope } from '#protocol/envelope/read-envelope.ts'
import { readXml } from '#protocol/xml/read-xml.ts'
import type { Examined, Trust } from '../ports.ts'

/** What the endpoint took off the wire. */
export interface Delivery {
  readonly contentType: string
  readonly body: Uint8Array
  /** Real time, epoch ms. */
  readonly receivedAt: number
  /** Milliseconds of a monotonic clock at receipt. */
  readonly startedAt: number
  /**
   * Why the message cannot be worked on, though its bytes are kept: `tooLarge` (body cut), `aborted` (half-sent),
   * `overloaded` (queue full).
   */
  readonly fault?: 'tooLarge' | 'aborted' | 'overloaded'
}

export type GatewayCode = 'E123' | 'E134' | 'E135'

/** A message as far as it could be read. */
export interface Incoming extends Delivery {
  readonly family: 'edi' | 'xml'
  /** Set when the gateway already refuses: no header is looked at then. */
  readonly gateway?: { readonly code: GatewayCode; readonly detail: string }
  readonly header: Header
  /** Findings about the header or the XML form (A family). */
  readonly headerResults: readonly Result[]
  /** Items by the layout of the procedure that the header names; empty when it names none. */
  readonly items: Content
  /** Findings about single items. */
  readonly itemResults: readonly Result[]
  readonly examined?: Examined
  /** The bytes that make a resend the same message: the signed entity, or the whole body (contract, resend). */
  readonly identity: Uint8Array
}

/** Largest EDI or XML message, without its attachments (protocol, Decisions). */
export const MESSAGE_LIMIT = 1024 * 1024

const NOTHING: Content = { items: new Map(), groups: [] }

/** Reads one delivery (contract, Terminal endpoint; protocol 1.1, 1.6, 2). */
export function receive(delivery: Delivery, catalogue: Catalogue, trust: Trust): Incoming {
  if (delivery.fault) return notWorkedOn(delivery, FAULT_CODE[delivery.fault])
  const envelope = readEnvelope(delivery.contentType, delivery.body)
  if ('malformed' in envelope) return refusedEnvelope(delivery, envelope)
  if (envelope.message.length > MESSAGE_LIMIT) return receive({ ...delivery, fault: 'tooLarge' }, catalogue, trust)
  const examined = envelope.signed
    ? trust.examine(envelope.signed.entity, envelope.signed.cms, envelope.signed.micalg)
    : undefined
  const identity = envelope.signed?.entity ?? delivery.body
  const read = envelope.family === 'xml' ? fromXml(envelope, catalogue) : fromEdi(envelope, catalogue)
  const takesFiles = catalogue.procedure(read.header.procedure)?.attachments === true
  const attached = envelope.attachments.length > 0 && !takesFiles
  return {
    ...delivery,
    family: envelope.family,
    ...read,
    ...(examined ? { examined } : {}),
    ...(attached
      ? { gateway: { code: 'E123' as const, detail: 'Attachments are accepted with HYS, HYE and MSB only.' } }
      : {}),
    identity,
  }
}

const FAULT_CODE = { tooLarge: 'E0001', aborted: 'A0017', overloaded: 'A0011' } as const

const unread = (delivery: Delivery) => ({
  ...delivery,
  family: /^application\/xml/i.test(delivery.contentType) ? ('xml' as const) : ('edi' as const),
  header: BLANK_HEADER,
  items: NOTHING,
  itemResults: [],
  identity: delivery.body,
})

/** The answer echoes what a quick look at the header gives (contract, Answers); signature and items are not looked at. */
function notWorkedOn(delivery: Delivery, code: string): Incoming {
  const base = { ...unread(delivery), headerResults: [{ code, item: '0000', line: 0 }] }
  const envelope = readEnvelope(delivery.contentType, delivery.body)
  if ('malformed' in envelope) return base
  const { family, message } = envelope
  return family === 'edi' ? { ...base, family, header: readMessage(message).header } : { ...base, family }
}

function refusedEnvelope(
  delivery: Delivery,
  refusal: { readonly malformed: string; readonly gateway: string },
): Incoming {
  const base = unread(delivery)
  return refusal.gateway === 'E135' || refusal.gateway === 'E123'
    ? { ...base, headerResults: [], gateway: { code: refusal.gateway, detail: refusal.malformed } }
    : { ...base, headerResults: [{ code: refusal.gateway, item: '0000', line: 0 }] }
}

function fromEdi(envelope: Envelope, catalogue: Catalogue) {
  const { header, results: headerResults, items: bytes } = readMessage(envelope.message)
  const layout = catalogue.layout('input', header.procedure.trim())
  if (layout === undefined) return { header, headerResults, items: NOTHING, itemResults: [] }
  const { content, results } = decodeItems(layout, bytes)
  return { header, headerResults, items: content, itemResults: results }
}

function fromXml(envelope: Envelope, catalogue: Catalogue) {
  const message = readXml(envelope.message, ({ procedure }) => catalogue.layout('input', procedure))
  const aboutXml = message.results.filter((result) => result.code.startsWith('A'))
  return {
    header: message.header,
    headerResults: aboutXml,
    items: message.content,
    itemResults: message.results.filter((result) => !result.code.startsWith('A')),
  }
}
