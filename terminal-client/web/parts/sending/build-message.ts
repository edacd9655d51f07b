/** A message as the terminal sends it (protocol 1.1, 1.6): header from the account's credentials, items by the layout. */
import type { TerminalCredentials } from '#api/session.ts'
import type { StoredContent, Words } from '#api/terminal.ts'
import type { Layout, LayoutItem } from '#protocol/catalogue/layout.ts'
import type { Content } from '#protocol/edi/content.ts'
import { encodeItems } from '#protocol/edi/encode.ts'
import { ALLOWED, acceptValue } from '#protocol/edi/item-value.ts'
import { writeMessage } from '#protocol/edi/message.ts'
import { utf8Length } from '#protocol/edi/utf8.ts'
import { EDI_TYPE, writeMixed } from '#protocol/envelope/write-envelope.ts'

export interface Built {
  readonly bytes: Uint8Array
  readonly contentType: string
}

export interface MessageWish {
  readonly procedure: string
  readonly layout: Layout
  readonly content: StoredContent
  readonly credentials: TerminalCredentials
  readonly carry: string
  readonly run?: string
  readonly guard?: '*'
  readonly continuation?: string
  /** The person wants to send what the layout cannot hold, to see it refused. */
  readonly asTyped?: boolean
  readonly files?: readonly { readonly fileName: string; readonly contentType: string; readonly bytes: Uint8Array }[]
}

/** An item that the wire cannot carry; the form's own check finds it earlier, with the field. */
export class UnfitItem extends Error {
  override readonly name = 'UnfitItem'
  readonly words: Words
  /** It can go out all the same (`asTyped`), and will be refused. */
  readonly sendable: boolean

  constructor({ words, sendable }: Unfit) {
    super(words.vi)
    this.words = words
    this.sendable = sendable
  }
}

interface Unfit {
  readonly words: Words
  readonly sendable: boolean
}

/** Throws UnfitItem for a value that its item cannot hold; of `asTyped` only for what would be taken for something else. */
export function buildMessage(wish: MessageWish): Built {
  const { procedure, layout, credentials, carry, run, guard, continuation, asTyped = false, files = [] } = wish
  const content = wireContent(wish.content)
  const unfit = unfitItems(layout, content).find(({ sendable }) => !(asTyped && sendable))
  if (unfit) throw new UnfitItem(unfit)
  const header = {
    control: 'SS',
    procedure,
    user: credentials.userId,
    password: credentials.password,
    terminal: credentials.terminalId,
    carry,
    division: '001',
    end: 'E',
    system: '1',
    ...(run ? { inputId: run } : {}),
    ...(guard ? { guard } : {}),
    ...(continuation ? { continuation } : {}),
  }
  const message = writeMessage(header, encodeItems(layout, content, { asTyped }))
  if (files.length === 0) return { bytes: message, contentType: EDI_TYPE }
  const mixed = writeMixed(message, EDI_TYPE, files, `vnaccs-${carry.trim().replace(/[^0-9A-Za-z]/g, '')}`)
  return { bytes: mixed.body, contentType: mixed.contentType }
}

/** Blank items are no items; blank rows at the end are no rows. */
export function wireContent({ items, groups }: StoredContent): Content {
  const values = (record: Readonly<Record<string, string>>) =>
    new Map(Object.entries(record).flatMap(([no, value]) => (value.trim() === '' ? [] : [[Number(no), value.trim()]])))
  return {
    items: values(items),
    groups: groups.map((rows) => {
      const kept = rows.map(values)
      while (kept.at(-1)?.size === 0) kept.pop()
      return kept
    }),
  }
}

function unfitItems(layout: Layout, content: Content): readonly Unfit[] {
  const unfit: Unfit[] = []
  const look = (item: LayoutItem, value: string | undefined, line: number): void => {
    const words = value === undefined ? undefined : unfitValue(item, value, line)
    // A line break ends an item on the wire: what stands behind it would be read as the next one.
    if (words) unfit.push({ words, sendable: value?.includes('\r\n') === false })
  }
  let group = 0
  for (const segment of layout.segments) {
    if (segment.kind === 'item') look(segment.item, content.items.get(segment.item.no), 0)
    if (segment.kind !== 'group') continue
    const rows = content.groups[group++] ?? []
    if (rows.length > segment.max)
      unfit.push({
        words: tooMany(layout.code, segment.max, rows.length),
        sendable: segment === layout.segments.at(-1),
      })
    for (const [index, row] of rows.entries()) for (const item of segment.items) look(item, row.get(item.no), index + 1)
  }
  return unfit
}

const tooMany = (code: string, max: number, count: number): Words => ({
  vi: `${code} chứa tối đa ${max} dòng, ở đây có ${count}. Tách thành nhiều tờ khai.`,
  en: `${code} holds ${max} lines, there are ${count}. Divide it.`,
})

function unfitValue({ id, type, length }: LayoutItem, value: string, line: number): Words | undefined {
  const [vi, en] = line > 0 ? [`Dòng ${line}, ${id}`, `Line ${line}, ${id}`] : [id, id]
  const accepted = acceptValue(type, value)
  if (accepted === undefined)
    return { vi: `${vi}: chỉ nhận ${ALLOWED[type].vi}.`, en: `${en}: takes ${ALLOWED[type].en} only.` }
  const size = utf8Length(accepted)
  if (size <= length) return undefined
  return { vi: `${vi}: dài ${size} byte, tối đa ${length}.`, en: `${en}: ${size} bytes, at most ${length}.` }
}
