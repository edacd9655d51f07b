/** Sign and send, and every fault that a person meets on the way: each is told, and goes on with the same message. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { fromForm } from '#protocol/edi/form.ts'
import { storedContent } from '../../simulator/acts/stored-content.ts'
import { catalogue } from '../support/message.ts'
import { importForm } from '../support/papers.ts'
import { popplerMissing, readPdf } from '../support/read-pdf.ts'
import { logIn as apiLogIn } from '../support/web-person.ts'
import { agentWindow, agree, givePin } from './support/agent-window.ts'
import { axeViolations } from './support/examine.ts'
import { logIn } from './support/log-in.ts'
import { site } from './support/site.ts'
import { browser, type Visitor } from './support/visitor.ts'

const here = site()
const { visit } = browser()

const ida = (): unknown => {
  const layout = catalogue.layout('input', 'IDA')
  if (layout === undefined) throw new Error('no IDA')
  return storedContent(fromForm(layout, importForm()))
}

/** A draft of the person, as a form would have kept it. */
async function draft(procedure: string, title: string, content: unknown): Promise<void> {
  const person = await apiLogIn(here.client, 'doanhnghiep', here.password)
  const made = await person.api('POST', '/api/v1/drafts', { procedure, title, run: '', step: '', content })
  if (made.status !== 201) throw new Error(made.text)
}

async function paired(visitor: Visitor): Promise<Page> {
  const { page } = visitor
  await logIn(visitor, here, 'doanhnghiep')
  await page.getByRole('link', { name: 'Thiết lập', exact: true }).click()
  const window = await agentWindow(visitor, here, () => page.getByRole('button', { name: 'Ghép nối' }).click())
  await agree(window, page)
  await page.locator('[data-paired=true]').waitFor()
  await window.close()
  return page
}

/** Chooses these drafts in "Gửi lô"; gives what F9 opens. */
async function chosen(page: Page, ...titles: readonly string[]): Promise<void> {
  await page.getByRole('link', { name: 'Gửi lô' }).click()
  for (const title of titles) await page.getByLabel(`Chọn ${title}`).check()
}

const dialog = (page: Page) => page.getByRole('dialog')
const requests = async (): Promise<{ procedure: string; declarationNo: string; resultCodes: string[] }[]> =>
  (await here.client.api('GET', '/api/v1/journal?limit=1000')).json.rows.filter(
    ({ kind, procedure }: { kind: string; procedure: string }) => kind === 'request' && procedure === 'IDA',
  )

describe('issue 3, Sign and send', () => {
  it('experience, Signing: pair once by comparing codes, two messages by one consent; a wrong PIN is told on both sides', async () => {
    const visitor = await visit()
    await draft('IDA', 'Lô một', ida())
    await draft('IDA', 'Lô hai', ida())
    const page = await paired(visitor)
    expect(await page.locator('[data-certificate=mine]').innerText()).toContain(here.userId)
    expect(await axeViolations(page)).toEqual([])

    await chosen(page, 'Lô một', 'Lô hai')
    const window = await agentWindow(visitor, here, () => page.keyboard.press('F9'))
    await dialog(page).getByText('2 bản tin, một lần xác nhận').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await givePin(window, '00000000')
    await dialog(page).getByText('Sai mã PIN').waitFor()
    await givePin(window, here.pin)
    await page.getByText('2 đã gửi: 2 được nhận').waitFor()
    expect(await axeViolations(page)).toEqual([])

    const href = await page.getByRole('link', { name: 'Xem trả lời' }).first().getAttribute('href')
    await page.goto(`${here.url}${href}`)
    await page.getByText('đã được nhận. Số 10').waitFor()
    await page.getByRole('button', { name: /^Mở tiếp IDC/ }).waitFor()
    await page.keyboard.press('F10')
    await page.getByRole('cell', { name: /^ICN/ }).waitFor()
    await page.getByRole('tab', { name: 'Bản in' }).click()
    await page.locator('[data-print=VAD0AA]').getByText('DỮ LIỆU CHẠY THỬ').first().waitFor()
    expect(await axeViolations(page)).toEqual([])

    const printing = await visitor.context.newPage()
    await printing.goto(`${here.url}${href?.replace('/terminal/messages/', '/print/')}`)
    await printing.getByRole('heading', { level: 1 }).waitFor()
    const printed = await printing.pdf({ preferCSSPageSize: true })
    if (popplerMissing) return
    const { pages } = readPdf(printed)
    expect(pages.length).toBeGreaterThan(1)
    for (const [n, text] of pages.entries())
      for (const part of ['DỮ LIỆU CHẠY THỬ', `Trang ${n + 1}/${pages.length}`, 'Dòng nhật ký', 'mã băm'])
        expect(text).toContain(part)
  })

  it('contract, resend: the simulator dies before it answers, comes back, "Hỏi lại kết quả" sends the same message: one declaration', async () => {
    const visitor = await visit()
    visitor.allow(/ERR_/, /net::/, /EventSource/)
    await draft('IDA', 'Lô bốn', ida())
    const page = await paired(visitor)
    await chosen(page, 'Lô bốn')
    const before = (await requests()).length
    const window = await agentWindow(visitor, here, () => page.keyboard.press('F9'))
    // The message gets through, its answer does not.
    await page.route('**/vnaccs', async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    await givePin(window, here.pin)
    await dialog(page).getByText('Mất liên lạc khi đang gửi').waitFor()
    await page.unroute('**/vnaccs')
    await here.kill()
    await here.restart()
    await dialog(page).getByRole('button', { name: 'Hỏi lại kết quả' }).click()
    await page.getByText('1 đã gửi: 1 được nhận').waitFor()
    const sent = (await requests()).slice(before)
    expect(sent).toHaveLength(2)
    expect(new Set(sent.map(({ declarationNo }) => declarationNo)).size).toBe(1)
  })

  it('agent stopped in between: told, started again, "Thử lại" signs; consent refused: nothing sent, what was chosen stays', async () => {
    const visitor = await visit()
    visitor.allow(/ERR_CONNECTION_REFUSED/, /net::/)
    await draft('IDA', 'Lô ba', ida())
    const page = await paired(visitor)
    await chosen(page, 'Lô ba')
    const before = (await requests()).length
    await here.killAgent()
    await page.keyboard.press('F9')
    await dialog(page).getByText('Chưa thấy tác nhân ký').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await here.startAgent()
    const first = await agentWindow(visitor, here, () => dialog(page).getByRole('button', { name: 'Thử lại' }).click())
    await first.getByRole('button', { name: 'Từ chối' }).click()
    await dialog(page).getByText('Bạn đã từ chối ký').waitFor()
    expect((await requests()).length).toBe(before)
    const second = await agentWindow(visitor, here, () => dialog(page).getByRole('button', { name: 'Thử lại' }).click())
    await givePin(second, here.pin)
    await page.getByText('1 đã gửi: 1 được nhận').waitFor()
  })

  it('revoked pairing: told, paired again, signed; a new certificate by enrolment is the one that signs', async () => {
    const visitor = await visit()
    visitor.allow(/ 401 \S+\/v1\//)
    await draft('IDA', 'Lô năm', ida())
    const page = await paired(visitor)
    const serial = await page.locator('[data-section=terminal] dd').last().innerText()
    const window = await agentWindow(visitor, here, () => page.getByRole('button', { name: 'Xin chứng thư' }).click())
    await window.getByLabel('Mã PIN').fill(here.pin)
    await window.getByRole('button', { name: /^Tạo khóa và yêu cầu/ }).click()
    await page.getByText('Đã có chứng thư.').waitFor()
    expect(await page.locator('[data-section=terminal] dd').last().innerText()).not.toBe(serial)
    await page.locator('[data-certificate=mine]').waitFor()

    await chosen(page, 'Lô năm')
    await page.evaluate(async (agent) => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const open = indexedDB.open('vnaccs-agent', 1)
        open.onsuccess = () => resolve(open.result)
      })
      const store = database.transaction('pairings', 'readwrite').objectStore('pairings')
      await new Promise((resolve) => {
        store.put('x'.repeat(43), agent).onsuccess = resolve
      })
    }, here.agentUrl)
    await page.keyboard.press('F9')
    await dialog(page).getByText('Ghép nối đã bị thu hồi').waitFor()
    const pairing = await agentWindow(visitor, here, () =>
      dialog(page).getByRole('button', { name: 'Ghép nối' }).click(),
    )
    const consent = await agentWindow(visitor, here, () => agree(pairing, page))
    await givePin(consent, here.pin)
    await page.getByText('1 đã gửi: 1 được nhận').waitFor()
  })

  it('contract, mailbox: reports arrive live, F7 fetches them by the real pull, each opens and is then read', async () => {
    const visitor = await visit()
    const page = await paired(visitor)
    const { declarationNo = '' } = (await requests()).find((row) => row.declarationNo !== '') ?? {}
    await draft('IDC', 'Khai chính thức', { items: { 1: declarationNo }, groups: [] })
    await chosen(page, 'Khai chính thức')
    const consent = await agentWindow(visitor, here, () => page.keyboard.press('F9'))
    await givePin(consent, here.pin)
    await page.getByText('1 đã gửi: 1 được nhận').waitFor()
    await page.getByRole('link', { name: 'Hộp thư' }).click()
    await page.getByText('thông báo đang chờ nhận').waitFor()
    await page.getByRole('button', { name: /^VAD1AC/ }).click()
    await page.getByText('bấm Nhận (F7) để lấy về').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('F7')
    await page.getByText(/^Đã nhận \d thông báo\.$/).waitFor()
    await page.getByRole('button', { name: /^VAD1AC/ }).click()
    await page.getByText('Tờ khai được phân luồng xanh.').waitFor()
    await page.getByText('đã đọc').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('link', { name: 'Tờ khai của tôi' }).click()
    await page
      .getByRole('row', { name: new RegExp(declarationNo) })
      .getByRole('button', { name: /^IID/ })
      .waitFor()
    expect(await axeViolations(page)).toEqual([])
  })
})
