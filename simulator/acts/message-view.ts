/** A message of the journal at its depths: sentences, and item by item; the printed form is asked for apart. */
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import { HEADER_FIELD_NAMES, HEADER_FIELDS, HEADER_LENGTH } from '#protocol/edi/header.ts'
import { nameItems } from '#protocol/edi/named-items.ts'
import { readableText } from '#protocol/edi/readable-text.ts'
import { parseResult } from '#protocol/edi/result-line.ts'
import type { JournalRow } from '#training/journal-row.ts'
import type { HeaderField, MessageView, RawItem, ResultView } from '../api/terminal.ts'
import { explainResult } from './explain-result.ts'
import { withoutBase64 } from './hide-secrets.ts'
import { type MessageRoom, type Reader, sightOf } from './message-rights.ts'
import { messageRow } from './message-row.ts'
import { sentencesOf } from './message-sentences.ts'
import { nextForms } from './next-forms.ts'
import { conflict, type Done, done, forbidden, unknown } from './problem.ts'
import { readWire, type Wire } from './read-wire.ts'
import { storedContent } from './stored-content.ts'
import { xmlPlaces } from './xml-places.ts'

/** Characters of the text shown; attachments and broken bodies may be longer. */
const TEXT_SHOWN = 1_200_000
const MASKED = '********'

/** The row, when the reader may look into it: 404 without one, 403, 409 for a report that no pull brought yet. */
export async function seenRow(room: MessageRoom, reader: Reader, seq: number): Promise<Done<JournalRow>> {
  const [row] = await room.journal.rows({ after: seq - 1, limit: 1 })
  if (row?.seq !== seq) return unknown('message', `Không có bản tin số ${seq}.`, `There is no message ${seq}.`)
  switch (await sightOf(room, reader, row)) {
    case 'free':
      return done(row)
    case 'none':
      return forbidden(
        'Bản tin này của tài khoản khác. Bạn xem được bản tin của tài khoản mình, và của tờ khai mà đơn vị mình xử lý.',
        'This message is of another account. You may see those of your own, and those of declarations of your office.',
      )
    case 'notFetched':
      return conflict(
        'not-fetched',
        'Thông báo này còn chờ trong hộp thư. Bấm Nhận (F7) ở hộp thư rồi mở.',
        'This report still waits in the mailbox. Press Fetch (F7) there, then open it.',
      )
  }
}

export async function viewMessage(room: MessageRoom, reader: Reader, seq: number): Promise<Done<MessageView>> {
  const seen = await seenRow(room, reader, seq)
  if (!seen.ok) return seen
  const row = seen.value
  const { catalogue } = room
  const wire = await wireOf(room, row)
  const centre = row.kind === 'answer' || row.kind === 'report'
  const { layout, content } = wire ?? {}
  const items = wire ? rawItems(catalogue, wire) : []
  return done({
    row: messageRow(catalogue, row),
    sentences: sentencesOf(catalogue, row, wire),
    results: await resultsOf(room, row),
    printable: centre && layout !== undefined,
    header: wire ? headerFields(wire) : [],
    items,
    text: wire ? textOf(wire) : '',
    content: content && layout ? storedContent(hidden(wire, content)) : null,
    layout: layout?.code ?? '',
    next: centre && layout && content ? nextForms(catalogue, { layout, content }) : [],
    related: await relatedRows(room, row),
    attachments: (wire?.attachments ?? []).map(({ fileName, contentType, bytes }) => ({
      name: fileName,
      contentType,
      bytes: bytes.length,
    })),
    verdict: row.verdict && { ok: row.verdict.ok, code: row.verdict.code, steps: row.verdict.steps },
  })
}

/** Undefined for acts, which have no bytes. */
async function wireOf(room: MessageRoom, row: JournalRow): Promise<Wire | undefined> {
  if (row.kind === 'action' || row.kind === 'admin') return undefined
  const raw = await room.journal.raw(row.seq)
  const { accounts } = room.store.realm()
  if (raw === undefined) return undefined
  const wire = readWire(room.catalogue, raw, row.kind === 'request' ? 'input' : 'output', (id) => accounts.has(id))
  // The gateway answers with a text, not with a message.
  return row.kind === 'answer' && isGatewayCode(row.resultCodes[0]) ? { ...wire, family: 'unread', places: [] } : wire
}

const isGatewayCode = (code: string | undefined): boolean => /^E\d{3}$/.test(code ?? '')

/** Codes of the row in words, held against the request that they judge. */
async function resultsOf(room: MessageRoom, row: JournalRow): Promise<readonly ResultView[]> {
  if (row.resultCodes.length === 0) return []
  const [request] = row.kind === 'answer' ? await room.journal.rows({ after: row.cause - 1, limit: 1 }) : [row]
  const judged = request && (await wireOf(room, request))
  return row.resultCodes.map((text) => {
    const result = parseResult(text) ?? { code: text, item: '0000', line: 0 }
    return explainResult(room.catalogue, row.procedure, result, judged)
  })
}

function headerFields(wire: Wire): readonly HeaderField[] {
  if (wire.family === 'unread') return []
  const xml = wire.family === 'xml' ? xmlPlaces(textOf(wire)) : undefined
  if (xml === undefined && wire.bytes.length < HEADER_LENGTH) return []
  return HEADER_FIELD_NAMES.flatMap((name) => {
    const value = name === 'password' && wire.header.password !== '' ? MASKED : wire.header[name]
    const place = xml ? xml.fields.get(name) : HEADER_FIELDS[name]
    return place ? [{ name, offset: place.offset, length: place.length, value }] : []
  })
}

function rawItems(catalogue: Catalogue, wire: Wire): readonly RawItem[] {
  if (wire.family === 'xml') return xmlItems(catalogue, wire)
  return wire.places.flatMap((place) => {
    const shown = readableText(wire.bytes.subarray(place.offset, place.offset + place.length)).trim()
    if (shown === '') return []
    const { no, line, offset, length, item, kind } = place
    const label = item ? labelOf(catalogue, item.term) : KINDS[kind === 'result' ? 'result' : 'surplus']
    const value = isSecret(wire, item?.id) ? MASKED : shown
    return [{ no, id: item?.id ?? '', label, line, value, offset, length }]
  })
}

const KINDS = {
  result: { vi: 'Dòng kết quả', en: 'Result line' },
  surplus: { vi: 'Ngoài khuôn dạng', en: 'Not of the layout' },
}

const labelOf = (catalogue: Catalogue, term: string) => ({ vi: catalogue.label(term) ?? term, en: term })

function xmlItems(catalogue: Catalogue, { layout, content, bytes }: Wire): readonly RawItem[] {
  if (layout === undefined || content === undefined) return []
  const places = xmlPlaces(readableText(bytes)).items
  const terms = new Map(
    layout.segments.flatMap((segment) =>
      segment.kind === 'gap'
        ? []
        : (segment.kind === 'item' ? [segment.item] : segment.items).map(({ no, term }) => [no, term] as const),
    ),
  )
  const named = nameItems(layout, content)
  const rows = [{ n: 0, items: named.items }, ...named.lines]
  return rows.flatMap(({ n, items }) =>
    items.map(({ no, id, value }) => {
      const { offset, length } = places.get(`${n}/${no}`) ?? { offset: 0, length: 0 }
      return { no, id, label: labelOf(catalogue, terms.get(no) ?? ''), line: n, value, offset, length }
    }),
  )
}

/** The access key proves a terminal as the password does an account. */
const isSecret = ({ header }: Wire, id: string | undefined): boolean => header.procedure === '#REP1' && id === 'KEY'

function hidden(wire: Wire | undefined, content: NonNullable<Wire['content']>) {
  const secret = wire?.layout?.segments.find((one) => one.kind === 'item' && isSecret(wire, one.item.id))
  if (secret?.kind !== 'item') return content
  return { ...content, items: new Map([...content.items, [secret.item.no, MASKED]]) }
}

function textOf(wire: Wire): string {
  const secret = wire.places.find(({ item }) => isSecret(wire, item?.id))
  const bytes = secret ? wire.bytes.slice() : wire.bytes
  if (secret) bytes.fill(0x2a, secret.offset, secret.offset + secret.length)
  const text = readableText(bytes).slice(0, TEXT_SHOWN)
  return wire.family === 'unread' ? withoutBase64(text) : text
}

/** Rows of one exchange stand together. */
const EXCHANGE = 30

async function relatedRows(room: MessageRoom, row: JournalRow) {
  const first = row.cause > 0 ? row.cause : row.seq
  const rows = await room.journal.rows({ after: first - 1, limit: EXCHANGE, world: row.world })
  return rows
    .filter(({ seq, cause }) => (seq === first || cause === first) && seq !== row.seq)
    .map((one) => messageRow(room.catalogue, one))
}
