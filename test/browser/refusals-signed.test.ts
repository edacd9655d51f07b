/** Scenarios of refusals: the certificate chosen in the agent's window, and a message beyond its layout, by mouse. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { agentWindow, givePin, pairFirst } from './support/agent-window.ts'
import { axeViolations } from './support/examine.ts'
import { logIn } from './support/log-in.ts'
import { atStep, fillFromData, onward, startRun } from './support/play.ts'
import { site } from './support/site.ts'
import { browser } from './support/visitor.ts'

const here = site()
const { visit } = browser()

const send = (page: Page) => page.getByRole('button', { name: /^Ký và gửi/ }).click()
const marked = (consent: Page) => consent.locator('.certificate:has(input:checked) code').first()
const passed = (page: Page): Promise<void> => page.locator('[data-result=passed]').waitFor()

/** Chooses the certificate that the step's panel names, against the warning. */
async function chooseAsTold(page: Page, consent: Page, warning: RegExp): Promise<void> {
  const serial = (await page.locator('[data-serial]').innerText()).trim()
  expect(serial).toMatch(/^[0-9a-f]{32}$/)
  // The account's own is marked, whatever else the token holds.
  expect(await marked(consent).innerText()).toBe(here.userId)
  expect(await consent.locator('.certificate:has(input:checked) [data-standing=own]').count()).toBe(1)
  await consent.getByText(/^Chứng thư khác/).click()
  await consent.locator('.certificate', { hasText: serial }).click()
  const box = consent.locator(`input[name=confirm][value="${serial}"]`)
  await box.waitFor()
  expect(await consent.locator(`#warning-${serial}`).innerText()).toMatch(warning)
  expect(await axeViolations(consent)).toEqual([])
  // Without the box the window signs nothing.
  await consent.getByLabel('Mã PIN').fill(here.pin)
  await consent.getByRole('button', { name: /^Ký/ }).click()
  expect(await box.evaluate((one: HTMLInputElement) => one.validity.valueMissing)).toBe(true)
  await box.check()
}

describe('issue 3 (3, 4, 6): every refusal can be practised with a signature', () => {
  it('T028: another account’s certificate, a revoked one, and 51 lines are signed in the agent’s window, refused, and count as passed', async () => {
    const visitor = await visit()
    const { page } = visitor
    await logIn(visitor, here, 'congchuc')

    await startRun(page, 'Ký bằng token của tài khoản khác')
    await page.locator('[data-signer=otherAccount] [data-serial]').waitFor()
    expect(await page.locator('[data-signer]').innerText()).toContain('không bị thay')
    await fillFromData(page)
    expect(await axeViolations(page)).toEqual([])
    const foreign = await pairFirst(visitor, here, () => send(page))
    await chooseAsTold(page, foreign, /không phải của[\s\S]*A0036/)
    await givePin(foreign, here.pin)
    await passed(page)

    await startRun(page, 'Ký bằng chứng thư đã thu hồi')
    await page.locator('[data-signer=revoked] [data-serial]').waitFor()
    await fillFromData(page)
    const revoked = await agentWindow(visitor, here, () => send(page))
    await chooseAsTold(page, revoked, /cũ hơn chứng thư đang dùng[\s\S]*E134/)
    await givePin(revoked, here.pin)
    await passed(page)

    await startRun(page, 'Quá 50 dòng hàng')
    await fillFromData(page)
    await page.getByRole('button', { name: /^Kiểm tra/ }).click()
    await page
      .getByText(/^E0001/)
      .first()
      .waitFor()
    await page
      .getByRole('navigation', { name: 'Các phần của biểu mẫu' })
      .getByRole('button', { name: /Danh sách hàng/ })
      .first()
      .click()
    await page.locator('[data-surplus="1"]').waitFor()
    await send(page)
    await page.getByText('Bản tin có chỗ vượt khuôn dạng').waitFor()
    const crowded = await agentWindow(visitor, here, () => page.getByRole('button', { name: 'Vẫn ký và gửi' }).click())
    const warned = await crowded.locator('.findings').innerText()
    for (const part of ['E0001-0000-0051', 'Dòng thừa 51', 'MÁY TÍNH XÁCH TAY']) expect(warned).toContain(part)
    expect(await axeViolations(crowded)).toEqual([])
    // After the runs above the account signs as it always did.
    expect(await marked(crowded).innerText()).toBe(here.userId)
    await givePin(crowded, here.pin)
    await onward(page, 2)
    await atStep(page, 2)
    await fillFromData(page)
    const sound = await agentWindow(visitor, here, () => send(page))
    expect(await sound.locator('.certificate:has(input:checked) [data-standing=own]').count()).toBe(1)
    await givePin(sound, here.pin)
    await passed(page)
  })
})
