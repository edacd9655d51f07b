/** Reads a message of the journal for showing: as far as it can be read, with places in its bytes and no password. */
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { Layout } from '#protocol/catalogue/layout.ts'
import type { Content } from '#protocol/edi/content.ts'
import { carriesResultLine, decodeItems } from '#protocol/edi/decode.ts'
import { BLANK_HEADER, type Header, ITEMS_OFFSET } from '#protocol/edi/header.ts'
import { type ItemPlace, itemPlaces } from '#protocol/edi/item-places.ts'
import { readMessage } from '#protocol/edi/message.ts'
import type { Attachment } from '#protocol/envelope/attachment.ts'
import { readEnvelope } from '#protocol/envelope/read-envelope.ts'
import { readXml } from '#protocol/xml/read-xml.ts'
import { hideSecrets } from './hide-secrets.ts'

export interface Wire {
  /** `unread`: the envelope is broken, or there is none (a gateway's text). */
  readonly family: 'edi' | 'xml' | 'unread'
  /** Bytes of the message, without envelope and password. */
  readonly bytes: Uint8Array
  readonly header: Header
  readonly layout: Layout | undefined
  readonly content: Content | undefined
  /** Places of the items, offsets from the first byte of the message; none in XML. */
  readonly places: readonly ItemPlace[]
  readonly attachments: readonly Attachment[]
}

const NONE = { header: BLANK_HEADER, layout: undefined, content: undefined, places: [], attachments: [] }

/** `direction`: whether a terminal or the centre sent it. Never throws. */
export function readWire(
  catalogue: Catalogue,
  raw: { readonly body: Uint8Array; readonly contentType: string },
  direction: Layout['direction'],
  isAccount: (userId: string) => boolean,
): Wire {
  const envelope = readEnvelope(raw.contentType, raw.body)
  if ('malformed' in envelope) return { ...NONE, family: 'unread', bytes: hideSecrets(raw.body, isAccount) }
  const { family, message, attachments } = envelope
  const bytes = hideSecrets(message, isAccount)
  const layoutOf = ({ procedure, output }: Pick<Header, 'procedure' | 'output'>): Layout | undefined =>
    direction === 'input' ? catalogue.layout('input', procedure.trim()) : catalogue.layout('output', output.trim())
  if (family === 'xml') {
    const read = readXml(bytes, layoutOf)
    return { ...NONE, family, bytes, attachments, header: read.header, layout: read.layout, content: read.content }
  }
  const { header, items, results } = readMessage(bytes)
  // Nothing is certain of a frame that does not hold.
  if (results.some(({ code }) => code === 'A0017')) return { ...NONE, family, bytes, attachments, header }
  const layout = layoutOf(header)
  const resultLine = direction === 'output' && carriesResultLine(header, layout)
  const places = itemPlaces(layout, items, { resultLine }).map((place) => ({
    ...place,
    offset: place.offset + ITEMS_OFFSET,
  }))
  const content = layout && decodeItems(layout, items, { resultLine }).content
  return { family, bytes, header, layout, content, places, attachments }
}
