import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { declared, type Member, member } from '../support/simulator.ts'
import { logIn as apiLogIn } from '../support/web-person.ts'
import { axeViolations, faultsOfPage } from './support/examine.ts'
import { focused } from './support/focus.ts'
import { logIn } from './support/log-in.ts'
import { site } from './support/site.ts'
import { browser } from './support/visitor.ts'

const here = site()
const { visit } = browser()
let business: Member

async function declaredIn(channel: 1 | 2 | 3): Promise<string> {
  await here.client.api('PUT', '/api/v1/selectivity', { userId: business.account.userId, channel })
  return declared(here.client, business)
}
const view = async (number: string) => (await here.client.api('GET', `/api/v1/declarations/${number}`)).json

beforeAll(async () => {
  await here.client.api('PUT', '/api/v1/clock', { now: '2026-07-21T08:30:00+07:00' })
  business = await member(here.client)
})

describe('issue 3, point 5: the officer desk', () => {
  it('experience keyboard: a red file goes from the queue to clearance by keys alone, live, axe clean', async () => {
    const visitor = await visit()
    const { page } = visitor
    await logIn(visitor, here, 'haiquan')
    await page.goto(`${here.url}/desk`)
    await page.getByText('Chưa có tờ khai nào chờ xử lý').waitFor()
    expect(await axeViolations(page)).toEqual([])

    // It comes by itself while one looks at the empty queue.
    const number = await declaredIn(3)
    await page.getByRole('option', { name: new RegExp(number) }).waitFor()
    const queue = page.getByRole('listbox', { name: 'Hàng đợi tờ khai' })
    for (let n = 0; n < 30 && (await focused(page)).name !== 'Hàng đợi tờ khai'; n += 1)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: `Tờ khai ${number}` }).waitFor()
    expect(page.url()).toContain(`/desk/${number}`)

    const status = page.locator('.officer-told')
    const carriedOut = (text: string) => expect.poll(() => status.innerText()).toContain(`Đã thực hiện: ${text}`)
    await page.locator('[data-action="clear"]').waitFor()
    await page.keyboard.press('0')
    await expect.poll(() => status.innerText()).toContain('Chưa nhận hồ sơ của tờ khai này.')
    expect((await focused(page)).name).toContain('Thông quan')

    await page.keyboard.press('4')
    await page.keyboard.press('F9')
    await carriedOut('Nhận hồ sơ')

    await page.keyboard.press('5')
    await page.keyboard.press('F9')
    await page.getByText('Chọn Đạt hoặc Chưa đạt.').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Space')
    await page.keyboard.press('F9')
    await carriedOut('Nhập kết quả kiểm tra hồ sơ')

    await page.keyboard.press('7')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('10')
    await page.keyboard.press('F9')
    await carriedOut('Chỉ định kiểm tra thực tế. Thông báo gửi doanh nghiệp: VAD487')
    expect((await view(number)).examination.inspection).toMatchObject({ percent: 10 })

    await page.keyboard.press('8')
    await page.keyboard.press('Space')
    await page.keyboard.press('F9')
    await carriedOut('Nhập kết quả kiểm tra thực tế')
    await page.keyboard.press('9')
    await page.keyboard.press('F9')
    await carriedOut('Xác nhận đã nộp thuế')
    await page.keyboard.press('0')
    await page.keyboard.press('F9')
    await carriedOut('Thông quan. Thông báo gửi doanh nghiệp: VAD2AG')
    expect(await view(number)).toMatchObject({ state: 'cleared' })
    expect((await view(number)).history.at(-1)).toMatchObject({ by: 'haiquan', what: 'clear' })
    // It leaves the queue of open work.
    await queue.waitFor({ state: 'detached' })
  })

  it('customs.md, Assignment: a trainer gives a file to an officer; the queue of that officer says so', async () => {
    const number = await declaredIn(2)
    const visitor = await visit()
    const { page } = visitor
    await logIn(visitor, here, 'giangvien')
    await page.goto(`${here.url}/desk/${number}`)
    await page.locator('[data-action="assign"]').click()
    await page.keyboard.press('F9')
    await page.getByText('Chọn công chức sẽ xử lý hồ sơ.').waitFor()
    expect((await focused(page)).name).toContain('Công chức')
    await page.keyboard.type('kiểm')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.press('F9')
    await expect.poll(() => page.locator('.officer-told').innerText()).toContain('Đã thực hiện: Phân công')
    await page.locator('.declaration-head').getByText('Lê Thị Kiểm').waitFor()
    expect(await view(number)).toMatchObject({ officer: 'haiquan' })

    const officer = await visit()
    await logIn(officer, here, 'haiquan')
    await officer.page.goto(`${here.url}/desk`)
    await officer.page.getByLabel('Người xử lý').selectOption('me')
    const option = officer.page.getByRole('option', { name: new RegExp(number) })
    await option.waitFor()
    expect(await option.innerText()).toContain('của tôi')
    expect(await officer.page.getByRole('listbox', { name: 'Hàng đợi tờ khai' }).getByRole('option').count()).toBe(1)
  })

  it('every part of a declaration is shown, in both languages and by dark, and axe finds nothing', async () => {
    const number = await declaredIn(2)
    for (const [colorScheme, language] of [
      ['light', 'vi'],
      ['dark', 'en'],
    ] as const) {
      const visitor = await visit({ colorScheme })
      const { page } = visitor
      await logIn(visitor, here, 'haiquan')
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
      await page.goto(`${here.url}/desk/${number}`)
      const tabs = page.getByRole('tablist').getByRole('tab')
      await tabs.first().waitFor()
      expect(await tabs.count()).toBe(6)
      for (const tab of await tabs.all()) {
        await tab.click()
        await page.getByRole('tabpanel').locator('section, ol, figure, table').first().waitFor()
        expect(await axeViolations(page), await tab.innerText()).toEqual([])
        expect(await faultsOfPage(page, language), await tab.innerText()).toEqual([])
      }
      const picture = page.getByRole('img', { name: language === 'en' ? /Life cycle.*Awaiting receipt: now/ : /./ })
      await tabs.nth(4).click()
      await picture.first().waitFor()
      if (language === 'en') await page.getByRole('button', { name: 'Tiếng Việt' }).click()
    }
  })

  it('bad input and faults: somebody else took the file meanwhile; the refusal says who, and what was typed stays', async () => {
    const number = await declaredIn(2)
    const visitor = await visit()
    const { page } = visitor
    await logIn(visitor, here, 'haiquan')
    await page.goto(`${here.url}/desk/${number}`)
    await page.locator('[data-action="receive"]').click()
    await page.getByLabel('Ghi chú').fill('Đủ chứng từ')
    const other = await apiLogIn(here.client, 'congchuc', here.password)
    expect((await other.api('POST', `/api/v1/declarations/${number}/actions`, { action: 'take' })).status).toBe(200)
    visitor.allow(new RegExp(` 403 \\S+/declarations/${number}/actions$`))
    await page.keyboard.press('F9')
    await page.getByText('Hồ sơ đã phân công cho Nguyễn Thị Diễn Tập').first().waitFor()
    expect(await page.getByLabel('Ghi chú').inputValue()).toBe('Đủ chứng từ')
    await page.keyboard.press('Escape')
    expect((await focused(page)).name).toContain('Nhận hồ sơ')
  })

  it('issue 3 (9): eight tabs of one browser hear of a file, and the calls of each are answered; the first one closed, the others still do', async () => {
    const visitor = await visit()
    await logIn(visitor, here, 'haiquan')
    const { context } = visitor
    await declaredIn(3)
    const tabs = [visitor.page, ...(await Promise.all(Array.from({ length: 7 }, () => context.newPage())))]
    for (const tab of tabs) {
      await tab.goto(`${here.url}/desk`)
      await tab.getByRole('listbox', { name: 'Hàng đợi tờ khai' }).waitFor()
    }
    const seenIn = (number: string, some: readonly Page[]) =>
      Promise.all(some.map((tab) => tab.getByRole('option', { name: new RegExp(number) }).waitFor()))
    await seenIn(await declaredIn(2), tabs)
    const answers = await Promise.all(
      tabs.map((tab) =>
        tab.evaluate(() =>
          fetch('/api/v1/session', { headers: { 'vnaccs-client': 'web' } }).then(({ status }) => status),
        ),
      ),
    )
    expect(answers).toEqual(Array(8).fill(200))
    await visitor.page.close()
    await seenIn(await declaredIn(3), tabs.slice(1))
  })

  it('customs.md, Assignment: the trainer gives yellow files out by turns; the desk tells whom, and that it was automatic', async () => {
    const trainer = await visit()
    await logIn(trainer, here, 'giangvien')
    const { page } = trainer
    await page.goto(`${here.url}/desk`)
    await page.getByRole('button', { name: 'Chế độ phân công' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Tự động: lần lượt cho từng công chức đã đăng ký').check()
    await dialog.getByLabel('Nhận lần lượt: Lê Thị Kiểm').check()
    await dialog.getByLabel('Nhận lần lượt: Nguyễn Thị Diễn Tập').check()
    await dialog.getByRole('button', { name: 'Lưu chế độ phân công' }).click()
    await dialog.getByText('Đã lưu').waitFor()
    await dialog.getByRole('button', { name: 'Ghi vắng mặt: Lê Thị Kiểm' }).click()
    await dialog.getByLabel('Đến hết ngày (giờ hệ thống)').fill('2026-07-22')
    await dialog.getByLabel('Lý do').fill('Nghỉ phép')
    await dialog.getByRole('button', { name: 'Ghi vắng mặt', exact: true }).click()
    await dialog.getByText('vắng đến hết 22/07/2026: Nghỉ phép').waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(await dialog.getByRole('row', { name: /Nguyễn Thị Diễn Tập/ }).innerText()).toContain('đến lượt')
    await page.keyboard.press('Escape')
    const number = await declaredIn(2)
    await page.getByRole('option', { name: new RegExp(number) }).click()
    await page.getByText('Nguyễn Thị Diễn Tập · phân công tự động').waitFor()
    await page.getByRole('tab', { name: 'Lịch sử' }).click()
    await page.getByRole('cell', { name: 'tự động' }).waitFor()
    await here.client.api('PUT', '/api/v1/assignment/02CI', { mode: 'byHand', officers: [] })
  })
})
