/** Decision 0009: the check in the page and the centre run the same code; wrong forms sent to both prove it. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Form } from '#protocol/edi/content.ts'
import { encodeItems } from '#protocol/edi/encode.ts'
import { fromForm, toForm } from '#protocol/edi/form.ts'
import { formatResult } from '#protocol/edi/result-line.ts'
import { judgeStored, toStored } from '#protocol/edi/stored-content.ts'
import type { ResultTexts, StoredContent } from '../../simulator/api/terminal.ts'
import { loadCatalogue } from '../../simulator/library/load-catalogue.ts'
import { loadReference } from '../../simulator/library/load-reference.ts'
import { formModel } from '../../terminal-client/web/parts/message-form/form-model.ts'
import { checkLocally, type Registered } from '../../terminal-client/web/parts/message-form/local-check.ts'
import { message } from '../support/message.ts'
import { exportForm, importForm } from '../support/papers.ts'
import { signed } from '../support/signer.ts'
import { declared, type Member, member, simulator } from '../support/simulator.ts'

const bench = simulator()
const catalogue = loadCatalogue()
const reference = loadReference()
let who: Member

beforeAll(async () => {
  who = await member(bench.client)
})

const layoutOf = (procedure: string) => {
  const layout = catalogue.layout('input', procedure)
  if (layout === undefined) throw new Error(procedure)
  return layout
}
const views = new Map<string, Promise<{ model: ReturnType<typeof formModel>; texts: ResultTexts }>>()
const viewOf = (procedure: string) => {
  const known = views.get(procedure)
  if (known) return known
  const made = (async () => ({
    model: formModel((await bench.client.api('GET', `/api/v1/layouts/${procedure}`)).json),
    texts: (await bench.client.api('GET', `/api/v1/results/${procedure}`)).json as ResultTexts,
  }))()
  views.set(procedure, made)
  return made
}

async function locally(procedure: string, content: StoredContent, registered?: Registered) {
  const { json } = await bench.client.api('GET', '/api/v1/clock')
  return checkLocally({
    ...(await viewOf(procedure)),
    content,
    reference,
    now: Date.parse(json.now),
    sender: { userId: who.account.userId, unit: '02CI' },
    registered,
  })
}

/** The items as they would stand on the wire, without the encoder's own refusal of what is wrong. */
function wire(procedure: string, content: StoredContent): Uint8Array {
  const parts: string[] = []
  let filled = 0
  let group = 0
  const put = (value: string | undefined): void => {
    parts.push(value ?? '')
    if (value) filled = parts.length
  }
  for (const segment of layoutOf(procedure).segments) {
    if (segment.kind === 'item') put(content.items[segment.item.no])
    else if (segment.kind === 'gap') put(undefined)
    else for (const row of content.groups[group++] ?? []) for (const { no } of segment.items) put(row[no])
  }
  return new TextEncoder().encode(
    parts
      .slice(0, filled)
      .map((part) => `${part}\r\n`)
      .join(''),
  )
}

async function centre(procedure: string, content: StoredContent): Promise<readonly string[]> {
  const { body, contentType } = signed(who.signer, message(who.account, procedure, wire(procedure, content)))
  const answer = await bench.client.edi(body, contentType)
  return answer.results.filter((code) => !code.startsWith('00000'))
}

const change = (form: Form, head: Record<string, string>, line: Record<string, string> = {}): Form => ({
  head: { ...form.head, ...head },
  lines: form.lines.map((values, n) => (n === 0 ? { ...values, ...line } : values)),
})
const imported = (head: Record<string, string> = {}, line: Record<string, string> = {}) =>
  change(importForm({ lines: 2 }), head, line)
const exported = (head: Record<string, string> = {}, line: Record<string, string> = {}) =>
  change(exportForm(), head, line)
const stored = (procedure: string, form: Form): StoredContent => toStored(fromForm(layoutOf(procedure), form))

const CASES: readonly (readonly [string, string, Form])[] = [
  ['an empty form', 'IDA', { head: {}, lines: [] }],
  ['no declaration kind', 'IDA', imported({ ICB: '' })],
  ['a kind that there is not', 'IDA', imported({ ICB: 'Z99' })],
  ['a tax code nobody has', 'IDA', imported({ IMC: '0123456789', IMN: '' })],
  ['a day that there is not', 'IDA', imported({ ARR: '31022026' })],
  ['an HS code that the tariff lacks', 'IDA', imported({}, { CMD: '99999999' })],
  ['a line without name, origin and unit', 'IDA', imported({}, { CMN: '', OR: '', QT1: '' })],
  ['line value against price and quantity', 'IDA', imported({}, { BPR: '999' })],
  ['invoice total against the lines', 'IDA', imported({ IP4: '12345' })],
  ['a currency without a rate', 'IDA', imported({ IP3: 'XTS' })],
  ['a place of storage that there is not', 'IDA', imported({ ST: '00XXXXX' })],
  ['no weight, no bill, no port', 'IDA', imported({ GW: '', BL1: '', DST: '' })],
  ['too many decimals', 'IDA', imported({ GW: '12.34567', IP4: '2000.12345' })],
  ['a guarantee nobody gave', 'IDA', imported({ ENC: 'A', SBC: '01201001', RYA: '2026', SCM: 'X', SCN: '1' })],
  ['FIC that is no number', 'IDA', imported({ FIC: 'ABC', BNO: '3', DNO: '2' })],
  ['many faults at once', 'IDA', imported({ ICB: 'Z99', MTC: '8', SKB: '9', CH: 'XXXX', IVP: 'ZZZ', IP2: 'XXX' })],
  ['a sound import', 'IDA', imported()],
  ['an empty export form', 'EDA', { head: {}, lines: [] }],
  ['an export kind that there is not', 'EDA', exported({ ECB: 'A11' })],
  ['an export without consignee', 'EDA', exported({ CGN: '', CGK: '' })],
  ['an export price against its quantity', 'EDA', exported({}, { BPR: '1' })],
  ['an export HS code that the tariff lacks', 'EDA', exported({}, { CMD: '00000000' })],
  ['a sound export', 'EDA', exported()],
  ['no number to declare', 'IDC', { head: {}, lines: [] }],
  ['a number and JKN', 'IDC', { head: { ICN: '109999999990', JKN: 'P' }, lines: [] }],
  ['no number to call up', 'IDB', { head: {}, lines: [] }],
]

describe('experience, local check: the same code as the server’s, the same answer', () => {
  it.each(CASES)('decision 0009: %s (%s): the findings are the codes of the answer', async (_, procedure, form) => {
    const content = stored(procedure, form)
    const [here, there] = [await locally(procedure, content), await centre(procedure, content)]
    expect(here.findings.slice(0, 5).map(formatResult)).toEqual(there)
    for (const { text, no, item } of here.findings) {
      expect(text.vi.length).toBeGreaterThan(10)
      expect(text.vi + text.en).not.toMatch(/\{\w+\}/)
      expect(no > 0, item).toBe(item !== '0000')
    }
  })

  it('decision 0009: characters outside the type and items too long, of head and line', async () => {
    const content = stored('IDA', imported())
    const wrong: StoredContent = {
      items: { ...content.items, 6: 'Đ11', 8: '22', 14: '99000000091234567' },
      groups: [content.groups[0]?.map((row, n) => (n === 1 ? { ...row, 176: 'MÃ', 190: '12a' } : row)) ?? []],
    }
    const here = await locally('IDA', wrong)
    expect(here.findings.slice(0, 5).map(formatResult)).toEqual(await centre('IDA', wrong))
    expect(here.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['S0900', 'S0999']))
  })

  it('contract, E0001: the 51st line', async () => {
    const content = stored('IDA', importForm({ lines: 50 }))
    const row = content.groups[0]?.[0] ?? {}
    const wrong = { ...content, groups: [[...(content.groups[0] ?? []), row]] }
    const here = await locally('IDA', wrong)
    expect(here.findings.map(formatResult)).toEqual(await centre('IDA', wrong))
    expect(here.findings[0]?.text.vi).toMatch(/FIC.*BNO.*DNO/)
  })

  it('customs, tax: the preview is what the answer computes', async () => {
    const content = stored('IDA', imported())
    const { assessment } = await locally('IDA', content)
    const items = encodeItems(layoutOf('IDA'), fromForm(layoutOf('IDA'), imported()))
    const { body, contentType } = signed(who.signer, message(who.account, 'IDA', items))
    const answer = await bench.client.edi(body, contentType)
    expect(answer.screen?.head.B02).toBe(assessment?.totalTax)
  })

  it('issue 3: a procedure that is not simulated: form of the items and mandatory ones, said as such', async () => {
    const { findings, depth } = await locally('HYS', { items: { 1: 'XXXXXXXXX' }, groups: [] })
    expect(depth).toBe('form')
    expect(findings.map(({ code, item }) => `${code} ${item}`)).toEqual(['S0999 CH', ' TSB'])
    expect(findings[1]?.text.vi).toContain('TSB ·')
  })

  it('decision 0009: a correction is checked against what is registered, and taxed by the day of its registration', async () => {
    const number = await declared(bench.client, who)
    const view = (await bench.client.api('GET', `/api/v1/declarations/${number}`)).json
    const registered = { content: view.content, declaredAt: Date.parse(view.declaredAt) }
    const correction = (change: Record<string, string>, line: Record<string, string> = {}) =>
      stored('IDA01', importForm({ head: { ICN: number, ...change }, line }))
    for (const wrong of [correction({ CCC: 'A', MTC: '3' }), correction({}, { BPR: '900' }), correction({ ICB: '' })]) {
      const [here, there] = [await locally('IDA01', wrong, registered), await centre('IDA01', wrong)]
      expect(there.length).toBeGreaterThan(0)
      expect(here.findings.slice(0, 5).map(formatResult)).toEqual(there)
    }
    const sound = correction({ IP4: '2000', TP: '2000' }, { QN1: '80', BPR: '2000' })
    const { findings, assessment, unchecked } = await locally('IDA01', sound, registered)
    expect(findings).toEqual([])
    expect(unchecked.map(({ vi }) => vi).join()).toContain(number)
    const items = encodeItems(
      layoutOf('IDA01'),
      fromForm(layoutOf('IDA01'), toForm(layoutOf('IDA01'), judgeStored(layoutOf('IDA01'), sound).content)),
    )
    const { body, contentType } = signed(who.signer, message(who.account, 'IDA01', items))
    expect((await bench.client.edi(body, contentType)).screen?.head.B02).toBe(assessment?.totalTax)
    expect((await locally('IDA01', sound)).depth).toBe('form')
  })

  it.each([
    ['IDC', { 1: '109999999990' }],
    ['IDD', { 1: '109999999990' }],
    ['IDE', { 1: '109999999990', 2: 'P' }],
    ['ROT', { 1: 'VAD1AC', 2: '109999999990' }],
  ])('decision 0009: whether a number is known, only the centre can tell: %s', async (procedure, items) => {
    expect((await locally(procedure, { items, groups: [] })).findings).toEqual([])
  })

  it('decision 0009: a quoted declaration is left to the centre, and that is said', async () => {
    const { findings, unchecked } = await locally('IDA', stored('IDA', imported({ ICB: 'A21', TDN: '100000000120' })))
    expect(findings.filter(({ item }) => item === 'TDN')).toEqual([])
    expect(unchecked.map(({ vi }) => vi).join()).toContain('TDN (100000000120)')
  })
})
