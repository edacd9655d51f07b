import { describe, expect, it } from 'vitest'
import type { Layout } from '#protocol/catalogue/layout.ts'
import { decodeItems } from '#protocol/edi/decode.ts'
import { readMessage } from '#protocol/edi/message.ts'
import { formatResult } from '#protocol/edi/result-line.ts'
import { readEnvelope } from '#protocol/envelope/read-envelope.ts'
import { buildMessage, UnfitItem } from '../../../../terminal-client/web/parts/sending/build-message.ts'
import { carryId, nextCounter } from '../../../../terminal-client/web/parts/sending/carry-id.ts'
import { fetchMail } from '../../../../terminal-client/web/parts/sending/fetch-mail.ts'
import type { Parcel, Sent } from '../../../../terminal-client/web/parts/sending/parcel.ts'
import { catalogue } from '../../../support/message.ts'

const credentials = { userId: '02CIA001', password: 'aB3$x', terminalId: 'TRM001', accessKey: 'abcdEFGHijklMNOP' }
const layoutOf = (code: string): Layout => {
  const layout = catalogue.layout('input', code)
  if (!layout) throw new Error(code)
  return layout
}
const numbers = new Map(
  layoutOf('IDA').segments.flatMap((segment) =>
    segment.kind === 'gap'
      ? []
      : (segment.kind === 'item' ? [segment.item] : segment.items).map(({ id, no }) => [id, no] as const),
  ),
)
const no = (id: string): number => numbers.get(id) ?? 0

describe('protocol 1.1: a message as the terminal builds it', () => {
  const carry = carryId('TRM001', Date.UTC(2026, 6, 21, 1, 2, 3), 42)
  const content = {
    items: { [no('ICB')]: 'a11', [no('IMN')]: 'CÔNG TY THỬ', [no('CH')]: '  ' },
    groups: [[{ [no('CMN')]: 'Quạt điện', [no('BPR')]: '26.5' }, {}]],
  }
  const built = buildMessage({
    procedure: 'IDA',
    layout: layoutOf('IDA'),
    content,
    credentials,
    carry,
    run: 'R234567892',
  })

  it('header: control, account, terminal, run in the input info id, system 1, carry-over id of terminal, time, counter', () => {
    const { header, results } = readMessage(built.bytes)
    expect(results).toEqual([])
    expect(header).toMatchObject({
      control: 'SS',
      procedure: 'IDA',
      user: '02CIA001',
      password: 'aB3$x',
      terminal: 'TRM001',
      inputId: 'R234567892',
      division: '001',
      end: 'E',
      system: '1',
      carry: 'TRM00120260721080203000042',
    })
  })

  it('items by number; blank ones are none, blank rows at the end are no rows, lower case of type A is raised', () => {
    const { content: read, results } = decodeItems(layoutOf('IDA'), readMessage(built.bytes).items)
    expect(results).toEqual([])
    expect(Object.fromEntries(read.items)).toEqual({ [no('ICB')]: 'A11', [no('IMN')]: 'CÔNG TY THỬ' })
    expect(read.groups[0]?.map((row) => Object.fromEntries(row))).toEqual([
      { [no('CMN')]: 'Quạt điện', [no('BPR')]: '26.5' },
    ])
  })

  it('a value that its item cannot hold is named with line, item and what is allowed', () => {
    const bad = { items: {}, groups: [[{}, { [no('BPR')]: 'nhiều' }]] }
    const build = () => buildMessage({ procedure: 'IDA', layout: layoutOf('IDA'), content: bad, credentials, carry })
    expect(build).toThrow(UnfitItem)
    expect(build).toThrow(/^Dòng 2, BPR: chỉ nhận chữ số/)
    const long = { items: { [no('IMN')]: 'Ư'.repeat(151) }, groups: [] }
    const buildLong = () =>
      buildMessage({ procedure: 'IDA', layout: layoutOf('IDA'), content: long, credentials, carry })
    expect(buildLong).toThrow(/^IMN: dài 302 byte, tối đa 300\.$/)
  })

  it('issue 3 (4): what the layout cannot hold goes out as typed once the person says so; a line break never does', () => {
    const lines = Array.from({ length: 51 }, () => ({ [no('CMD')]: '84713020' }))
    const content = { items: { [no('ICB')]: 'A111' }, groups: [lines] }
    const wish = { procedure: 'IDA', layout: layoutOf('IDA'), content, credentials, carry }
    expect(() => buildMessage(wish)).toThrow(expect.objectContaining({ sendable: true }))
    const { items } = readMessage(buildMessage({ ...wish, asTyped: true }).bytes)
    expect(decodeItems(layoutOf('IDA'), items).results.map(formatResult)).toEqual([
      'S0999-ICB -0000',
      'E0001-0000-0051',
    ])
    const broken = { ...wish, content: { items: { [no('IMN')]: 'A\r\nB' }, groups: [] }, asTyped: true }
    expect(() => buildMessage(broken)).toThrow(expect.objectContaining({ sendable: false }))
  })

  it('protocol 1.6: files go as multipart/mixed behind the message', () => {
    const files = [{ fileName: 'hóa đơn.pdf', contentType: 'application/pdf', bytes: new Uint8Array([37, 80, 68, 70]) }]
    const wish = {
      procedure: 'HYS',
      layout: layoutOf('HYS'),
      content: { items: {}, groups: [] },
      credentials,
      carry,
      files,
    }
    const mixed = buildMessage(wish)
    const envelope = readEnvelope(mixed.contentType, mixed.bytes)
    if ('malformed' in envelope) throw new Error(envelope.malformed)
    expect(readMessage(envelope.message).header.procedure).toBe('HYS')
    expect(envelope.attachments).toEqual(files)
  })
})

describe('protocol 1.1: counter of the carry-over id', () => {
  it('counts on over reloads, from 999999 to 1', () => {
    const kept = new Map<string, string>()
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    }
    expect([nextCounter(storage), nextCounter(storage)]).toEqual([1, 2])
    for (const key of kept.keys()) kept.set(key, '999999')
    expect(nextCounter(storage)).toBe(1)
    for (const key of kept.keys()) kept.set(key, 'broken')
    expect(nextCounter(storage)).toBe(1)
  })
})

describe('protocol 2, pull: #REP1, ?A2 with the continuation info, guard * on the last', () => {
  const result = (part: Partial<Sent>): Sent => ({
    seq: 1,
    codes: [],
    ok: true,
    output: '',
    number: '',
    more: false,
    continuation: '',
    ...part,
  })

  it('acknowledges each report; the last with the send guard', async () => {
    const answers = [
      result({ output: 'VAD1AC', continuation: '5', more: true }),
      result({ output: 'VAF801', continuation: '6' }),
      result({ codes: ['00000-0000-0000'] }),
    ]
    const sent: Parcel[] = []
    const mail = await fetchMail(
      async (parcel) => {
        sent.push(parcel)
        return answers.shift() ?? null
      },
      credentials,
      { run: 'R234567892' },
    )
    expect(mail).toMatchObject({ fetched: 2, emptied: true })
    expect(sent.map(({ procedure, continuation, guard, run }) => [procedure, continuation, guard, run])).toEqual([
      ['#REP1', undefined, undefined, 'R234567892'],
      ['?A2', '5', undefined, 'R234567892'],
      ['?A2', '6', '*', 'R234567892'],
    ])
    expect(sent[0]?.content.items).toEqual({ 1: 'TRM001', 2: 'abcdEFGHijklMNOP', 3: '0' })
  })

  it('an empty mailbox is no fault; a refusal and a lost connection are told', async () => {
    const once = (one: Sent | null) => fetchMail(async () => one, credentials)
    expect(await once(result({ ok: false, codes: ['A0071-0000-0000'] }))).toMatchObject({ fetched: 0, emptied: true })
    expect(await once(result({ ok: false, codes: ['A0018-0000-0000'] }))).toMatchObject({ fetched: 0, emptied: false })
    expect(await once(null)).toEqual({ fetched: 0, emptied: false, last: null })
  })
})
