import { describe, expect, it } from 'vitest'
import { focused, pressUntil } from './support/focus.ts'
import { logIn } from './support/log-in.ts'
import { site } from './support/site.ts'
import { browser } from './support/visitor.ts'

const here = site()
const { visit } = browser()

describe('experience, keyboard first', () => {
  it('logs in by keys alone: the name has the focus, Tab and Enter do the rest', async () => {
    const { page } = await visit()
    await page.goto(here.url)
    await page.getByLabel('Tên đăng nhập').waitFor()
    expect((await focused(page)).name).toContain('Tên đăng nhập')
    await page.keyboard.type('congchuc')
    await pressUntil(page, 'Tab', ({ name }) => name === 'Mật khẩu', 2)
    await page.keyboard.type(here.password)
    await page.keyboard.press('Enter')
    await page.locator('#main h1').waitFor()
  })

  it('the skip link is the first stop; everything in strip and navigation is reached in order, and seen to be', async () => {
    const visitor = await visit()
    const { page } = visitor
    await logIn(visitor, here, 'congchuc')
    const back = await pressUntil(page, 'Shift+Tab', ({ name }) => name === 'Đến nội dung chính')
    const names = [...back].reverse().map(({ name }) => name)
    expect(back.filter(({ visible }) => !visible)).toEqual([])
    const order = [
      'Đến nội dung chính',
      'Tìm (Ctrl-K)',
      'Thiết lập',
      'English',
      'Đăng xuất',
      'Việc của tôi',
      'Kịch bản',
    ]
    expect(names.filter((name) => order.includes(name))).toEqual(order)
    await page.keyboard.press('Enter')
    const inMain = await pressUntil(page, 'Tab', () => true)
    expect(inMain.every(({ name }) => !names.includes(name) || name === '')).toBe(true)
  })

  it('navigation by Enter: the heading of the new page has the focus, so that it is read', async () => {
    const visitor = await visit()
    const { page } = visitor
    await logIn(visitor, here, 'congchuc')
    await pressUntil(page, 'Shift+Tab', ({ name }) => name === 'Kịch bản')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Kịch bản' }).waitFor()
    expect(await focused(page)).toMatchObject({ tag: 'H1', name: 'Kịch bản' })
    expect(await page.title()).toMatch(/^Kịch bản/)
  })

  it('Ctrl-K finds a form by its code; fields by Enter and Tab, F8 takes the focus to what is wrong and on to the field, F6 to the next part', async () => {
    const visitor = await visit()
    const { page } = visitor
    const { keyboard } = page
    await logIn(visitor, here, 'congchuc')
    await keyboard.press('Control+K')
    await page.getByRole('dialog', { name: 'Tìm' }).waitFor()
    await keyboard.type('ida')
    await page
      .getByRole('option', { name: /^IDA\b/ })
      .first()
      .waitFor()
    await keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /^IDA/ }).waitFor()
    await page.getByRole('heading', { level: 2, name: 'Thông tin chung' }).waitFor()

    // The form is there to be filled: its first field has the focus.
    await expect.poll(async () => (await focused(page)).name).toMatch(/^ICN/)
    const fields = await pressUntil(page, 'Enter', ({ name }) => name.startsWith('ICB'), 12)
    expect(fields.every(({ visible }) => visible)).toBe(true)
    await keyboard.type('a11')
    await keyboard.press('Tab')
    expect((await focused(page)).name).not.toMatch(/^ICB/)
    await keyboard.press('Shift+Tab')
    expect((await focused(page)).name).toMatch(/^ICB/)
    expect(
      await page
        .getByLabel(/^ICB · /)
        .first()
        .inputValue(),
    ).toBe('A11')

    await keyboard.press('F8')
    const summary = page.getByRole('alert').filter({ hasText: /Cần sửa \d+ chỗ/ })
    await summary.waitFor()
    await expect.poll(() => summary.evaluate((box) => box === document.activeElement)).toBe(true)
    const [first] = await pressUntil(page, 'Tab', () => true)
    const id = /· (\w+)/.exec(first?.name ?? '')?.[1] ?? 'none'
    await keyboard.press('Enter')
    await expect.poll(async () => (await focused(page)).name).toMatch(new RegExp(`^${id} · `))
    expect((await focused(page)).visible).toBe(true)

    const part = () => page.locator('section h2').first().innerText()
    const before = await part()
    await keyboard.press('F6')
    await expect.poll(part).not.toBe(before)
    await keyboard.press('Shift+F6')
    await expect.poll(part).toBe(before)
  })

  it('screens, Keys: the goods grid by arrows, Enter, typing over, F4 and Ctrl-Delete; Esc leaves it', async () => {
    const visitor = await visit()
    const { page } = visitor
    const { keyboard } = page
    await logIn(visitor, here, 'congchuc')
    await page.goto(`${here.url}/terminal/forms/IDA`)
    await page.getByRole('heading', { level: 2, name: 'Thông tin chung' }).waitFor()
    // The form is there to be filled: its first field has the focus.
    await expect.poll(async () => (await focused(page)).name).toMatch(/^ICN/)
    await keyboard.press('Shift+F6')
    const grid = page.getByRole('grid')
    // From the first part backwards is the last: the goods.
    await grid.waitFor()
    const cell = () => focused(page).then(({ name }) => name)
    await expect.poll(cell).toMatch(/dòng 1$/)
    const top = await cell()
    await keyboard.type('84713020')
    await keyboard.press('Enter')
    expect(await cell()).toBe(top.replace(/1$/, '2'))
    await keyboard.press('F4')
    await expect.poll(() => grid.getByRole('row').count()).toBeGreaterThan(2)
    await keyboard.press('ArrowUp')
    expect(await cell()).toBe(top)
    await keyboard.press('ArrowRight')
    expect(await cell()).not.toBe(top)
    expect((await focused(page)).visible).toBe(true)
    const filled = page.getByText(/^\d+\/50 dòng$/)
    expect(await filled.innerText()).toMatch(/^2\//)
    await keyboard.press('Control+Delete')
    await expect.poll(() => filled.innerText()).toMatch(/^1\//)
    await keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[role=grid]') === null)).toBe(true)
  })
})
