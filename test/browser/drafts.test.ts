import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { logIn as apiLogIn } from '../support/web-person.ts'
import { fillLogIn, logIn } from './support/log-in.ts'
import { item, openSection } from './support/play.ts'
import { site } from './support/site.ts'
import { browser } from './support/visitor.ts'

const here = site()
const { visit } = browser()
const GONE = [/ERR_/, /net::/, /EventSource/]

async function ida(page: Page, search = ''): Promise<void> {
  await page.goto(`${here.url}/terminal/forms/IDA${search}`)
  await page.getByRole('heading', { level: 1, name: /^IDA/ }).waitFor()
  await openSection(page, 'Đơn vị xuất nhập khẩu')
}
const saved = (page: Page) => page.getByText(/Đã lưu nháp lúc/).waitFor()
const values = (page: Page, ...ids: readonly string[]) => Promise.all(ids.map((id) => item(page, id).inputValue()))

/** All that congchuc's drafts hold on the server, newest first. */
async function onServer(): Promise<string[]> {
  const person = await apiLogIn(here.client, 'congchuc', here.password)
  const list = JSON.parse((await person.api('GET', '/api/v1/drafts')).text) as { id: string }[]
  return Promise.all(list.map(async ({ id }) => (await person.api('GET', `/api/v1/drafts/${id}`)).text))
}

describe('issue 3, Bad input and faults: no typed data is lost', () => {
  it('the simulator is killed in mid-form and comes back: told, nothing gone, saved by Ctrl-S; a reload offers what was never saved', async () => {
    const visitor = await visit()
    visitor.allow(...GONE)
    const { page } = visitor
    await logIn(visitor, here, 'congchuc')
    await ida(page)
    await item(page, 'IMN').fill('CÔNG TY KHÔNG MẤT CHỮ NÀO')
    await here.kill()
    await item(page, 'IMT').fill('0311222333')
    await page.keyboard.press('Control+S')
    await page.getByText('Chưa lưu được lên máy chủ').waitFor()
    expect(await values(page, 'IMN', 'IMT')).toEqual(['CÔNG TY KHÔNG MẤT CHỮ NÀO', '0311222333'])
    await here.restart()
    await page.keyboard.press('Control+S')
    await saved(page)
    expect((await onServer())[0]).toMatch(/CÔNG TY KHÔNG MẤT CHỮ NÀO[\s\S]*0311222333/)
    expect(page.url()).toMatch(/draft=/)

    await item(page, 'IMA').fill('SỐ 9 PHỐ CHƯA LƯU')
    await page.getByText('Có thay đổi chưa lưu').waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Mở lại' }).click()
    await openSection(page, 'Đơn vị xuất nhập khẩu')
    expect(await values(page, 'IMN', 'IMA')).toEqual(['CÔNG TY KHÔNG MẤT CHỮ NÀO', 'SỐ 9 PHỐ CHƯA LƯU'])
  })

  it('the session ends in mid-form: the log-in comes over the page, the form behind it is as it was', async () => {
    const visitor = await visit()
    visitor.allow(/ 401 /)
    const { page, context } = visitor
    await logIn(visitor, here, 'congchuc')
    await ida(page)
    await item(page, 'IMN').fill('VẪN CÒN NGUYÊN')
    const ended = await context.request.delete(`${here.url}/api/v1/session`, { headers: { 'vnaccs-client': 'web' } })
    expect(ended.status()).toBe(204)
    await page.keyboard.press('Control+S')
    const dialog = page.getByRole('dialog', { name: 'Phiên làm việc đã kết thúc' })
    await dialog.waitFor()
    expect(await dialog.innerText()).toContain('Phần đang nhập vẫn còn nguyên.')
    expect(await dialog.getByLabel('Tên đăng nhập').inputValue()).toBe('congchuc')
    await fillLogIn(page, 'congchuc', here.password)
    await dialog.waitFor({ state: 'detached' })
    expect(await values(page, 'IMN')).toEqual(['VẪN CÒN NGUYÊN'])
    await page.keyboard.press('Control+S')
    await saved(page)
    expect((await onServer()).join()).toContain('VẪN CÒN NGUYÊN')
  })

  it('two tabs on one draft: the second to save is told, sees both versions, and chooses', async () => {
    const visitor = await visit()
    visitor.allow(/ 409 \S+\/drafts\//)
    const { page, context } = visitor
    await logIn(visitor, here, 'congchuc')
    await ida(page)
    await item(page, 'IMN').fill('HAI CỬA SỔ')
    await page.keyboard.press('Control+S')
    await saved(page)
    await page.waitForURL(/draft=/)
    const other = await context.newPage()
    await ida(other, new URL(page.url()).search)
    expect(await values(other, 'IMN')).toEqual(['HAI CỬA SỔ'])

    await item(page, 'IMT').fill('0111111111')
    await page.keyboard.press('Control+S')
    await expect.poll(async () => (await onServer()).join()).toContain('0111111111')
    await item(other, 'IMT').fill('0222222222')
    await other.keyboard.press('Control+S')
    const choice = other.getByRole('dialog', { name: 'Bản nháp đã được lưu ở cửa sổ khác' })
    await choice.waitFor()
    expect(await choice.innerText()).toMatch(/IMT[\s\S]*0222222222[\s\S]*0111111111/)
    expect((await onServer()).join()).not.toContain('0222222222')
    await choice.getByRole('button', { name: 'Giữ hết bản của tôi' }).click()
    await choice.waitFor({ state: 'detached' })
    await expect.poll(async () => (await onServer()).join()).toContain('0222222222')
    expect(await values(other, 'IMN', 'IMT')).toEqual(['HAI CỬA SỔ', '0222222222'])
  })
})

describe('issue 3 (3): what was typed is judged where it stands', () => {
  it('IVA says before the first key that it is not simulated; nonsense is told at its field and in the summary, in the language of the page', async () => {
    const visitor = await visit()
    const { page } = visitor
    await logIn(visitor, here, 'congchuc')
    await page.goto(`${here.url}/terminal/forms/IVA`)
    await page.getByRole('note').filter({ hasText: 'chưa mô phỏng' }).waitFor()
    await item(page, 'IVD').fill('31/02/2026')
    await page.keyboard.press('Tab')
    const told = page
      .locator('.mf-field')
      .filter({ has: item(page, 'IVD') })
      .getByText('không phải là ngày có thật')
    await told.waitFor()
    expect(await item(page, 'IVD').getAttribute('aria-invalid')).toBe('true')
    await page.keyboard.press('F8')
    const summary = page.locator('.mf-summary')
    await summary.getByText('“31/02/2026” không phải là ngày có thật').waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await summary.getByText('“31/02/2026” is no day of the calendar').waitFor()
    expect(await summary.innerText()).not.toMatch(/[đăơưạảầấậẩẫềếệểễ]/i)
    await page.getByRole('button', { name: 'Tiếng Việt' }).click()
    await item(page, 'IVD').fill('28/02/2026')
    await page.keyboard.press('Tab')
    await expect.poll(() => item(page, 'IVD').getAttribute('aria-invalid')).toBeNull()
  })
})
