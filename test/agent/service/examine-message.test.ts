import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decodeItems } from '#protocol/edi/decode.ts'
import { encodeItems } from '#protocol/edi/encode.ts'
import { fromForm } from '#protocol/edi/form.ts'
import { readMessage, writeMessage } from '#protocol/edi/message.ts'
import { formatResult } from '#protocol/edi/result-line.ts'
import { EDI_TYPE, writeMixed, writeSigned } from '#protocol/envelope/write-envelope.ts'
import { writeXml } from '#protocol/xml/write-xml.ts'
import { messagePage } from '../../../terminal-client/agent/consent/result-pages.ts'
import {
  type Examined,
  examineMessage,
  type Submitted,
} from '../../../terminal-client/agent/service/examine-message.ts'
import { allItems, groupedDigest, summaryOf, totals } from '../../../terminal-client/agent/service/summary.ts'
import { catalogue, edi, ida, idc, importer, mic } from './support/messages.ts'

const read = (submitted: Submitted) => examineMessage(catalogue, submitted, '----b')
const good = (submitted: Submitted): Examined => {
  const examined = read(submitted)
  if ('unreadable' in examined) throw new Error(examined.unreadable.en)
  return examined
}
const refused = (submitted: Submitted): string => {
  const examined = read(submitted)
  return 'unreadable' in examined ? `${examined.unreadable.vi} ${examined.unreadable.en}` : 'signed'
}
const text = (bytes: Uint8Array | string, contentType = EDI_TYPE): Submitted => ({
  bytes: Buffer.from(bytes),
  contentType,
})

function signedAlready(): Submitted {
  const { entity } = good(idc('02CI0001'))
  const written = writeSigned(entity, Buffer.from('cms'), 'sha-256', '----s')
  return text(written.body, written.contentType)
}

/** An IDA that breaks its layout. `more`: elements put in as they are. */
function faulty(
  form: 'EDI' | 'XML',
  head: Readonly<Record<string, string>>,
  lines: readonly Readonly<Record<string, string>>[],
  more = '',
): Submitted {
  const { bytes } = ida('02CI0001')
  const { header } = readMessage(bytes)
  const layout = catalogue.layout('input', 'IDA')
  if (!layout) throw new Error('no IDA')
  const segments = layout.segments.map((one) => (one.kind === 'group' ? { ...one, max: 99 } : one))
  const content = fromForm({ ...layout, segments }, { head, lines })
  if (form === 'EDI') return text(writeMessage(header, encodeItems(layout, content, { asTyped: true })))
  const item = (no: number, value: string, id: string) => `<Item no="${no}" id="${id}">${value}</Item>`
  const ids = new Map(
    layout.segments
      .flatMap((one) => (one.kind === 'group' ? one.items : one.kind === 'item' ? [one.item] : []))
      .map(({ no, id }) => [no, id]),
  )
  const named = (row: ReadonlyMap<number, string>) =>
    [...row].map(([no, value]) => item(no, value, ids.get(no) ?? '')).join('')
  const rows = (content.groups[0] ?? []).map((row, n) => `<Line n="${n + 1}">${named(row)}</Line>`).join('')
  const empty = Buffer.from(
    writeXml({ ...header, length: '' }, layout, { items: new Map([[6, 'A11']]), groups: [] }),
  ).toString()
  return text(empty.replace(/<Item [^>]*>A11<\/Item>/, `${named(content.items)}${more}${rows}`), 'application/xml')
}

describe('bản tin trước khi ký (what is signed is what is shown)', () => {
  it('experience, Signing: the digest is that of the exact bytes that the signature covers', () => {
    const submitted = ida('02CI0001')
    const { entity, sha256 } = good(submitted)
    const head = 'Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
    expect(Buffer.from(entity).equals(Buffer.concat([Buffer.from(head), submitted.bytes]))).toBe(true)
    expect(sha256).toBe(createHash('sha256').update(entity).digest('hex'))
    expect(groupedDigest(sha256)).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/)
  })

  it('experience, Signing: procedure in Vietnamese, kind, importer, invoice total and number of lines are told', () => {
    const summary = summaryOf(catalogue, good(ida('02CI0001')))
    expect(summary.procedure.vi).toBe('Khai thông tin nhập khẩu')
    expect(summary.lines).toBe(2)
    const facts = new Map(summary.facts.map(({ id, value }) => [id, value]))
    expect(facts.get('ICB')).toBe('A11')
    expect(facts.get('IMN')).toBe(importer)
    expect(facts.get('IP4')).toBe('26.000,5 USD')
    expect(summaryOf(catalogue, good(idc('02CI0001'))).facts).toMatchObject([{ id: 'ICN', value: '100000000120' }])
  })

  it('every procedure that wants a signature has a Vietnamese name', () => {
    const nameless = catalogue
      .procedures()
      .filter(({ signed }) => signed)
      .filter((procedure) => {
        const { vi } = summaryOf(catalogue, { ...good(idc('02CI0001')), procedure }).procedure
        return vi === procedure.term
      })
    expect(nameless.map(({ code }) => code)).toEqual([])
  })

  it('every item can be looked at: single ones and each line', () => {
    const { single, rows } = allItems(catalogue, good(ida('02CI0001')))
    expect(single.map(({ id }) => id)).toEqual(['ICB', 'CH', 'IMC', 'IMN', 'EPN', 'IP3', 'IP4'])
    expect(rows.map(({ n, facts }) => [n, facts.length])).toEqual([
      [1, 2],
      [2, 2],
    ])
  })

  it('totals of a batch are exact and kept by currency', () => {
    const total = (amount: string, currency: string) => ({
      ...summaryOf(catalogue, good(mic('02CI0001', 1))),
      total: { amount, currency },
    })
    expect(
      totals([total('0.1', 'USD'), total('0.2', 'USD'), total('7', 'JPY'), total('999999999999.9999', 'USD')]),
    ).toEqual([
      { currency: 'JPY', amount: '7' },
      { currency: 'USD', amount: '1000000000000.2999' },
    ])
  })

  it('the XML form and a message with files are read by the same rules; the files are named', () => {
    const layout = catalogue.layout('input', 'IDC')
    const header = { procedure: 'IDC', user: '02CI0001', system: '1', control: 'SS', division: '001', end: 'E' }
    const xml = writeXml(header, layout, { items: new Map([[1, '100000000120']]), groups: [] })
    expect(good(text(xml, 'application/xml'))).toMatchObject({ family: 'xml', userId: '02CI0001' })
    const hys = edi('02CI0001', 'HYS', { head: { CH: '02CI', TSB: 'A01' }, lines: [] })
    const file = { fileName: 'hợp đồng.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF') }
    const mixed = writeMixed(hys.bytes, EDI_TYPE, [file], '----x')
    expect(good(text(mixed.body, mixed.contentType)).attachments).toEqual([{ fileName: 'hợp đồng.pdf', size: 4 }])
    const wrong = writeMixed(idc('02CI0001').bytes, EDI_TYPE, [file], '----x')
    expect(refused(text(wrong.body, wrong.contentType))).toContain('IDC')
  })

  it.each<[string, Submitted, RegExp]>([
    ['a raw digest', text(createHash('sha256').update('x').digest()), /A0017/],
    ['a DigestInfo under a type that claims to be a message', text(Buffer.alloc(51, 0x30)), /A0017/],
    ['free text', text('Tôi đồng ý bán nhà.'), /A0017/],
    ['an unknown type', text('%PDF-1.7', 'application/pdf'), /text\/plain/],
    ['bytes behind the message', text(Buffer.concat([idc('02CI0001').bytes, Buffer.from('\r\nx')])), /A0008/],
    ['an unknown procedure', edi('02CI0001', 'IDC', { head: {}, lines: [] }, { procedure: 'XYZ' }), /XYZ/],
    ['no user', edi('', 'IDC', { head: {}, lines: [] }), /mã người dùng/],
    ['an answer', edi('02CI0001', 'IDC', { head: {}, lines: [] }, { dataType: 'R', output: '*CIDC' }), /trả lời/],
    ['a signed one', signedAlready(), /đã có chữ ký/],
  ])('refused: %s', (_, submitted, why) => {
    expect(refused(submitted)).toMatch(why)
    expect(refused(submitted)).not.toBe('signed')
  })

  it('issue 3 (1): an item too long, a character outside its type and lines too many are shown whole, with their findings', () => {
    const rows = Array.from({ length: 52 }, (_, n) => ({ CMD: `8471302${n}` }))
    for (const submitted of [
      faulty('EDI', { ICB: 'A111', IMN: 'CÔNG TY\u202e' }, rows),
      faulty('XML', { ICB: 'A111' }, rows),
    ]) {
      const message = good(submitted)
      expect(message.findings.map(formatResult)).toEqual(['S0999-ICB -0000', 'E0001-0000-0051'])
      for (const { text: words } of message.findings) expect(words.vi).toMatch(/\p{L}.*\.$/u)
      const { single, rows: lines } = allItems(catalogue, message)
      expect(single.find(({ id }) => id === 'ICB')?.value).toBe('A111')
      expect(lines.map(({ n }) => n)).toHaveLength(52)
      const page = messagePage(catalogue, message, 1)
      for (const shown of [
        'S0999-ICB -0000',
        'ICB · ',
        'A111',
        'Dòng thừa 51',
        'Dòng thừa 52',
        '847130251',
        'E0001-0000-0051',
      ])
        expect(page).toContain(shown)
      expect(page).not.toContain('\u202e')
    }
  })

  it('issue 3 (1): the bytes of a faulty message are signed as they are, and the findings are those of the centre', () => {
    const submitted = faulty('EDI', { ICB: 'Ộ11' }, [])
    const { entity, findings } = good(submitted)
    expect(Buffer.from(entity).includes(Buffer.from(submitted.bytes))).toBe(true)
    const layout = catalogue.layout('input', 'IDA')
    if (!layout) throw new Error('no IDA')
    const centre = decodeItems(layout, readMessage(submitted.bytes).items).results
    expect(findings.map(formatResult)).toEqual(centre.map(formatResult))
  })

  it('refused: bytes that are no text, bytes behind the last item, XML that names an item of another layout', () => {
    const noText = Buffer.from(edi('02CI0001', 'IDC', { head: { ICN: '100000000120' }, lines: [] }).bytes)
    noText[noText.indexOf('100000000120')] = 0xff
    expect(refused(text(noText))).toMatch(/S0900-ICN/)
    const { bytes } = idc('02CI0001')
    const header = readMessage(bytes).header
    const behind = writeMessage(
      header,
      Buffer.concat([readMessage(bytes).items, Buffer.from('\r\n'.repeat(40)), Buffer.from('ẨN')]),
    )
    expect(refused(text(behind))).toMatch(/E0001-0000-0000/)
    expect(refused(faulty('XML', { ICB: 'A11' }, [], '<Item no="900" id="XXX">1</Item>'))).toMatch(/A0022/)
  })
})
