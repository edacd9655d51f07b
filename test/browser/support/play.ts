/** A scenario's run, as its player goes through it with mouse and keys. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** From any page to the first step of a practice run. Gives the run's id. */
export async function startRun(page: Page, title: string, query = title): Promise<string> {
  await page.getByRole('navigation').first().getByRole('link', { name: 'Kịch bản' }).click()
  await page.getByLabel('Tìm kịch bản').fill(query)
  await page.getByRole('button', { name: new RegExp(`^(Bắt đầu|Làm lượt mới): ${title}$`) }).click()
  await page.getByRole('dialog').getByText('Luyện tập', { exact: true }).click()
  await page.getByRole('button', { name: 'Mở lượt chạy' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  return /\/runs\/(\w+)$/.exec(page.url())?.[1] ?? ''
}

/** Waits until the run stands at this step. */
export const atStep = (page: Page, n: number): Promise<void> =>
  page.getByRole('heading', { level: 2, name: `Bước ${n} ·` }).waitFor()

/** From a step that brought an answer to the one after it. */
export async function onward(page: Page, n: number): Promise<void> {
  await page.getByRole('button', { name: 'Bước tiếp theo' }).click()
  await atStep(page, n)
}

/** One item of the form that is shown, by its official id. */
export const item = (page: Page, id: string): Locator => page.getByLabel(new RegExp(`^${id} · `)).first()

export async function openSection(page: Page, name: string): Promise<void> {
  const button = page.getByRole('navigation', { name: 'Các phần của biểu mẫu' }).getByRole('button', { name })
  await button.click()
  await page.getByRole('heading', { level: 2, name }).waitFor()
}

export async function fillFromData(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Điền từ dữ liệu' }).click()
  await isFilled(page)
}

/** Waits until the form holds something. */
export async function isFilled(page: Page): Promise<void> {
  const filled = () =>
    page
      .locator('[data-cell]:not([type=checkbox])')
      .evaluateAll((cells) => cells.some((cell) => 'value' in cell && cell.value !== ''))
  await expect.poll(filled, { timeout: 10_000 }).toBe(true)
}

/** F8, and what it tells. */
export async function checkForm(page: Page): Promise<void> {
  await page.keyboard.press('F8')
  await page.getByText('Kiểm tra tại chỗ: không thấy lỗi.').waitFor()
}

/** The officer's action that the step asks for: opened by its key, details given, carried out by F9. */
export async function act(page: Page, action: string, details?: (form: Locator) => Promise<void>): Promise<void> {
  await page.locator(`[data-action="${action}"]:not([data-greyed])`).click()
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Thực hiện' }) })
  await form.waitFor()
  await details?.(form)
  await page.keyboard.press('F9')
}

/** Fetches what waits in the mailbox. */
export async function pull(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nhận bản tin' }).waitFor()
  await page.keyboard.press('F7')
}
