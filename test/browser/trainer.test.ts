import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { logIn } from './support/log-in.ts'
import { atStep, fillFromData, startRun } from './support/play.ts'
import { site } from './support/site.ts'
import { browser } from './support/visitor.ts'

const here = site()
const { visit } = browser()
const place = (page: Page, name: string) =>
  page.getByRole('navigation').first().getByRole('link', { name, exact: true }).click()

/** Chooses in one of Mantine's selects. */
async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByLabel(label, { exact: true }).and(page.locator('input')).first().click()
  await page.getByRole('option', { name: option }).click()
}

async function join(page: Page, code: string): Promise<void> {
  await place(page, 'Lớp học')
  await page.getByLabel('Mã vào lớp').fill(code)
  await page.getByRole('button', { name: 'Vào lớp' }).click()
  await page.getByText('Tài khoản của tôi trong lớp').waitFor()
}

describe('issue 3, point 7: the trainer’s view', () => {
  it('a class from a template, two join, the board shows who is where; an answer is dropped, and the person gets it all the same', async () => {
    const [trainer, first, second] = await Promise.all([visit(), visit(), visit()])
    first.allow(/ERR_/, /net::/)
    await logIn(trainer, here, 'giangvien')
    await logIn(first, here, 'congchuc')
    await logIn(second, here, 'doanhnghiep')

    const { page } = trainer
    await place(page, 'Lớp học')
    await page.getByRole('button', { name: 'Mở lớp mới' }).click()
    await page.getByRole('dialog').getByText('Buổi đầu: làm quen').click()
    await page.getByLabel('Tên lớp').fill('Lớp thử nghiệm')
    await page.getByRole('button', { name: 'Mở lớp', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Lớp thử nghiệm' }).waitFor()
    const code = (await page.locator('.class-code').innerText()).trim()
    await join(first.page, code)
    await join(second.page, code)
    await page.getByText('2 chưa làm').waitFor()

    const run = await startRun(first.page, 'Kiểm tra kênh liên lạc')
    await atStep(first.page, 1)
    const row = page.getByRole('row', { name: /Kiểm tra kênh liên lạc/ })
    await row.waitFor()
    expect(await row.innerText()).toMatch(/▶ đang làm[\s\S]*1\/1/)
    expect(await page.getByRole('status').filter({ hasText: '1 đang làm' }).innerText()).toContain('1 chưa làm')

    await row.getByRole('button', { name: /^Can thiệp/ }).click()
    await choose(page, 'Sự cố', 'Mất trả lời')
    await page.getByRole('button', { name: 'Đặt', exact: true }).click()
    await page.getByText('Đã đặt. Có hiệu lực ngay.').waitFor()
    await page.getByText('Mất trả lời (vẫn xử lý, cắt kết nối)').waitFor()

    await fillFromData(first.page)
    await first.page.keyboard.press('F9')
    const lost = first.page.getByRole('dialog')
    await lost.getByText('Mất liên lạc khi đang gửi').waitFor()
    expect(await lost.innerText()).toContain('Bấm Hỏi lại kết quả')
    await lost.getByRole('button', { name: 'Hỏi lại kết quả' }).click()
    await first.page.getByRole('heading', { name: /^ĐẠT/ }).waitFor()

    // Used up; the channel of this run and the clock of the class next.
    await page.getByText('Mất trả lời (vẫn xử lý, cắt kết nối)').waitFor({ state: 'detached' })
    await choose(page, 'Luồng', /Đỏ/)
    await page.getByRole('button', { name: 'Áp dụng' }).click()
    await page.getByText(`Luồng đỏ cho lượt ${run}`).waitFor()
    const clock = async () => /giờ hệ thống: (\S+)/.exec(await second.page.locator('.strip').innerText())?.[1]
    const before = await clock()
    await choose(page, 'Giờ của', 'cả lớp')
    await page.getByRole('button', { name: '+ 7 ngày' }).click()
    await page.getByText('Giờ hệ thống lệch giờ thật').waitFor()
    await place(second.page, 'Việc của tôi')
    await expect.poll(clock, { timeout: 15_000 }).not.toBe(before)
    await page.getByRole('tab', { name: 'Bảng theo dõi' }).click()
    await page.getByText('1 đạt').waitFor()
  })
})
