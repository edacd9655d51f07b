import { beforeAll, describe, expect, it } from 'vitest'
import { fromForm } from '#protocol/edi/form.ts'
import { XML_TYPE } from '#protocol/envelope/write-envelope.ts'
import { writeXml } from '#protocol/xml/write-xml.ts'
import type { PrintView } from '../../simulator/api/print.ts'
import { catalogue, headerOf, message, numbered } from '../support/message.ts'
import { exportForm, importForm } from '../support/papers.ts'
import { popplerMissing, readPdf } from '../support/read-pdf.ts'
import { declared, draft, member, send, simulator } from '../support/simulator.ts'

const bench = simulator()
interface Row {
  readonly seq: number
  readonly kind: string
  readonly outputs: readonly string[]
  readonly hash: string
}

const rowsOf = async (number: string): Promise<readonly Row[]> =>
  (await bench.client.api('GET', `/api/v1/journal?declaration=${number}&limit=1000`)).json.rows

const reportOf = async (number: string, output: string): Promise<Row> => {
  const row = (await rowsOf(number)).find(({ kind, outputs }) => kind === 'report' && outputs[0] === output)
  if (row === undefined) throw new Error(`no ${output} of ${number}`)
  return row
}

const answers = ({ kind }: Row) => kind === 'answer'

const view = (seq: number) => bench.client.api('GET', `/api/v1/messages/${seq}/print`)
const pdf = async (seq: number) => {
  const reply = await bench.client.http('GET', `/api/v1/messages/${seq}/print.pdf`, {
    headers: { Authorization: `Bearer ${bench.client.key}` },
  })
  expect(reply.status, reply.text.slice(0, 300)).toBe(200)
  return reply
}

/** Letters whose marks fonts lack first. */
const GOODS_NAME = 'MẶT HÀNG THỬ: ẶỄỮỢ ặ ễ ữ ợ ẫ ỗ ử ỵ đ Đ ₫'

describe.skipIf(popplerMissing !== '')('print as PDF', () => {
  let number = ''

  beforeAll(async () => {
    const who = await member(bench.client)
    await bench.client.api('PUT', '/api/v1/selectivity', { userId: who.account.userId, channel: 3 })
    number = await draft(bench.client, who, importForm({ lines: 50, line: { CMN: GOODS_NAME } }))
    await send(bench.client, who, 'IDC', numbered('ICN', number))
  })

  it('screens.md, printed views: 50 lines are each there, with mark, page x/y, hash and journal number on every page', async () => {
    const row = await reportOf(number, 'VAD3AC')
    const reply = await pdf(row.seq)
    expect(reply.headers.get('content-type')).toBe('application/pdf')
    expect(reply.headers.get('content-disposition')).toMatch(new RegExp(`VAD3AC-${number}\\.pdf`))
    const { pages, info } = readPdf(reply.bytes)
    expect(pages.length).toBeGreaterThan(10)
    pages.forEach((page, index) => {
      expect(page).toContain('DỮ LIỆU CHẠY THỬ')
      expect(page).toContain(`Trang ${index + 1}/${pages.length}`)
      expect(page).toContain(`Nhật ký số ${row.seq}`)
      expect(page).toContain(row.hash)
    })
    const text = pages.join('\n')
    for (let n = 1; n <= 50; n++) expect(text).toContain(`Dòng hàng ${String(n).padStart(2, '0')}`)
    expect(text.split(GOODS_NAME).length - 1).toBe(50)
    expect(text).toContain('Luồng đỏ: kiểm tra thực tế hàng hóa')
    expect(info).toMatch(/Page size: +595\.\d+ x 841\.\d+ pts \(A4\)/)
  })

  it('experience, reports: Tinos is embedded, every glyph has its letter, the boxes are bookmarks', async () => {
    const { bytes } = await pdf((await reportOf(number, 'VAD3AC')).seq)
    const fonts = readPdf(bytes)
      .fonts.split('\n')
      .slice(2)
      .filter((line) => line !== '')
    expect(fonts.length).toBeGreaterThan(0)
    for (const line of fonts) expect(line).toMatch(/\+Tinos.*\byes +yes +yes\b/)
    const raw = Buffer.from(bytes).toString('latin1')
    expect(raw).toContain('/Outlines')
  })

  it('brief: 50 lines are printed within 8 seconds on a busy machine', async () => {
    const { seq } = await reportOf(number, 'VAD3AC')
    const before = performance.now()
    await pdf(seq)
    expect(performance.now() - before).toBeLessThan(8000)
  })

  it('experience, answer: tax statement, export declaration and screen print what the message says', async () => {
    const who = await member(bench.client)
    const plain = await declared(bench.client, who)
    const tax = readPdf((await pdf((await reportOf(plain, 'VAF801')).seq)).bytes).pages.join('\n')
    for (const text of ['Chứng từ ghi số thuế phải thu', 'CÔNG TY TNHH DỮ LIỆU CHẠY THỬ', 'Thuế GTGT', '2.642.500'])
      expect(tax).toContain(text)
    const eda = await send(bench.client, who, 'EDA', exportForm())
    const exported = eda.header.subject.slice(16, 28)
    const screen = (await rowsOf(exported)).find(({ kind }) => kind === 'answer')
    const shown = (await view(screen?.seq ?? 0)).json as PrintView
    expect(shown).toMatchObject({ output: 'VAE0LA', number: exported, subtitle: '' })
    expect(shown.goods[0]?.rows.find(({ id }) => id === 'R04')?.value).toBe('QUẦN YẾM CÓ DÂY ĐEO, NAM')
  })
})

describe('print as data', () => {
  it('contract, XML form: an answer in XML prints as the same answer in EDI does', async () => {
    const who = await member(bench.client)
    const number = await declared(bench.client, who)
    const layout = catalogue.layout('input', 'IID')
    if (layout === undefined) throw new Error('no layout IID')
    const asked = writeXml(headerOf(who.account, 'IID'), layout, fromForm(layout, numbered('ICN', number)))
    expect((await bench.client.post(asked, XML_TYPE)).headers.get('content-type')).toMatch(/^application\/xml/)
    await bench.client.edi(message(who.account, 'IID', numbered('ICN', number)))
    const [xml, edi] = (await rowsOf(number)).filter(({ outputs }) => outputs[0] === 'VAD0AP').filter(answers)
    const prints = await Promise.all([xml, edi].map(async (row) => (await view(row?.seq ?? 0)).json as PrintView))
    expect(prints[0]).toMatchObject({ output: 'VAD0AP', number })
    expect(prints[0]?.boxes).toEqual(prints[1]?.boxes)
    expect(prints[0]?.goods).toEqual(prints[1]?.goods)
    expect(JSON.stringify(prints[0])).toContain('A11 – Nhập kinh doanh tiêu dùng')
  })

  it('contract, problems: a row without screen or report is 422 with the way out, an absent one 404', async () => {
    const who = await member(bench.client)
    const number = await declared(bench.client, who)
    const rows = await rowsOf(number)
    const request = rows.find(({ kind }) => kind === 'request')
    const bare = rows.filter(({ kind }) => kind === 'answer').at(-1)
    const asked = await view(request?.seq ?? 0)
    expect(asked.status).toBe(422)
    expect(asked.json.detail).toMatch(/là bản tin gửi đến hệ thống/)
    const answered = await view(bare?.seq ?? 0)
    expect(answered.status).toBe(422)
    const reports = rows.filter(({ kind }) => kind === 'report').map(({ seq }) => seq)
    expect(reports.length).toBeGreaterThan(0)
    expect(answered.json.detail).toContain(`ở dòng ${reports.join(', ')}:`)
    expect((await view(999_999)).status).toBe(404)
    expect((await view(0)).status).toBe(400)
  })
})
