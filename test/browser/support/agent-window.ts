/** The signing agent's own windows, as a person uses them. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Site } from './site.ts'
import type { Visitor } from './visitor.ts'

/** Does what opens a window of the agent, and gives that window. */
export async function agentWindow({ context }: Visitor, site: Site, open: () => Promise<unknown>): Promise<Page> {
  const [window] = await Promise.all([context.waitForEvent('page'), open()])
  await window.waitForURL(`${site.agentUrl}/**`)
  await window.locator('h1').waitFor()
  return window
}

/** Compares the code with the one on the page, and lets the page in. */
export async function agree(window: Page, page: Page): Promise<void> {
  const code = (await page.locator('[data-pairing-code]').innerText()).trim()
  expect(code).toMatch(/^\d{3}-\d{3}$/)
  expect((await window.locator('.code').innerText()).trim()).toBe(code)
  await window.getByRole('button', { name: 'Mã giống nhau, ghép nối' }).click()
}

/** A browser opens one window for one click; the page asks for another click where it held the second back. */
export async function openWhenBlocked({ context, page }: Visitor, press: () => Promise<unknown>): Promise<void> {
  const came = context.pages().length
  const asked = page.getByRole('button', { name: 'Mở cửa sổ ký' })
  await expect
    .poll(async () => context.pages().length > came || (await asked.isVisible()), { timeout: 10_000 })
    .toBe(true)
  if (await asked.isVisible()) await press()
}

/** The first sending from this browser: the page asks to be paired; afterwards the window to sign in comes by itself. */
export async function pairFirst(visitor: Visitor, site: Site, send: () => Promise<unknown>): Promise<Page> {
  const { page } = visitor
  await send()
  await page.getByText('Trang này chưa ghép nối với tác nhân ký').waitFor()
  const pairing = await agentWindow(visitor, site, () => page.getByRole('button', { name: 'Ghép nối' }).click())
  const consent = await agentWindow(visitor, site, async () => {
    await agree(pairing, page)
    await openWhenBlocked(visitor, () => page.getByRole('button', { name: 'Mở cửa sổ ký' }).click())
  })
  await pairing.getByRole('heading', { name: 'Đã ghép nối' }).waitFor()
  await pairing.close()
  return consent
}

export async function givePin(window: Page, pin: string, keepMinutes = 0): Promise<void> {
  await window.getByLabel('Mã PIN').fill(pin)
  if (keepMinutes > 0) await window.getByLabel('Giữ token mở').selectOption(String(keepMinutes))
  await window.getByRole('button', { name: /^Ký/ }).click()
}

/** Sends, and signs in the window that opens. */
export async function signAndSend(visitor: Visitor, site: Site, keepMinutes = 0): Promise<void> {
  const window = await agentWindow(visitor, site, () => visitor.page.keyboard.press('F9'))
  await givePin(window, site.pin, keepMinutes)
}
