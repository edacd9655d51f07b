import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { logIn as apiLogIn } from '../support/web-person.ts'
import { focused } from './support/focus.ts'
import { logIn } from './support/log-in.ts'
import { openSection } from './support/play.ts'
import { site } from './support/site.ts'
import { browser } from './support/visitor.ts'

const here = site()
const { visit } = browser()

/** IDA of 50 lines, as a draft of congchuc. */
async function fiftyLines(): Promise<string> {
  const person = await apiLogIn(here.client, 'congchuc', here.password)
  const content = (
    await person.api('POST', '/api/v1/data-sets/fill', { procedure: 'IDA', kind: 'A11', lines: 50, seed: 7 })
  ).json
  const draft = { procedure: 'IDA', title: '50', run: '', step: '', content }
  return `${here.url}/terminal/forms/IDA?draft=${(await person.api('POST', '/api/v1/drafts', draft)).json.id}`
}

/** Which parts of the form a key changes in the page, until all that it sets going has come to rest. */
async function changedBy(page: Page, key: string): Promise<readonly string[]> {
  await page.evaluate(() => {
    const seen = new Set<string>()
    const nameOf = (node: Node): string => {
      const element = node instanceof Element ? node : node.parentElement
      const part = element?.closest(
        '[role=gridcell], [role=rowheader], [role=row], .mf-field, button, [role=grid], .mf',
      )
      const row = part?.closest('[role=row]')?.getAttribute('aria-rowindex')
      const place = row ? ` ${Number(row) - 1}/${Number(part?.getAttribute('aria-colindex')) - 1}` : ''
      return part === null || part === undefined
        ? 'elsewhere'
        : `${part.getAttribute('role') ?? (part.matches('button') ? 'button' : part.className.split(' ')[0])}${place || ` ${part.querySelector('label, span')?.textContent ?? ''}`}`
    }
    const watch = new MutationObserver((all) => {
      for (const { target } of all) seen.add(nameOf(target))
    })
    const form = document.querySelector('.mf')
    if (form === null) throw new Error('there is no form')
    watch.observe(form, { subtree: true, childList: true, attributes: true, characterData: true })
    Object.assign(window, {
      changes: () => {
        watch.disconnect()
        return [...seen].sort()
      },
    })
  })
  await page.keyboard.press(key)
  // What follows slowly (ticks of the sections) has come by then.
  await page.waitForTimeout(700)
  return page.evaluate('window.changes()')
}

describe('quality, IDA of 50 lines: a key changes the page only where it is about', () => {
  it('goods grid: a letter in its cell; an arrow in the cell that is left and the one that is come to', async () => {
    const visitor = await visit()
    const { page } = visitor
    await logIn(visitor, here, 'congchuc')
    await page.goto(await fiftyLines())
    await page.getByRole('heading', { level: 1, name: /^IDA/ }).waitFor()
    await openSection(page, 'Danh sách hàng')
    await expect.poll(async () => (await focused(page)).name).toMatch(/dòng 1$/)
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', '1']) await page.keyboard.press(key)
    await page.keyboard.press('Escape')
    await page.waitForTimeout(700)

    expect(await changedBy(page, '2')).toEqual(['gridcell 4/2'])
    expect(await changedBy(page, 'ArrowRight')).toEqual(['gridcell 4/2', 'gridcell 4/3'])
    expect(await changedBy(page, 'ArrowDown')).toEqual([
      // Its word names the line.
      'button Chi tiết dòng 5',
      'gridcell 4/3',
      'gridcell 5/3',
      'rowheader 4/0',
      'rowheader 5/0',
    ])
  })

  it('goods grid, scrolled by the arrows: lines come and go, those that stay are not touched', async () => {
    const visitor = await visit()
    const { page } = visitor
    await logIn(visitor, here, 'congchuc')
    await page.goto(await fiftyLines())
    await page.getByRole('heading', { level: 1, name: /^IDA/ }).waitFor()
    await openSection(page, 'Danh sách hàng')
    await expect.poll(async () => (await focused(page)).name).toMatch(/dòng 1$/)
    for (let n = 0; n < 20; n += 1) await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(700)
    const touched = (await changedBy(page, 'ArrowDown')).filter((part) => /^(gridcell|rowheader|row) /.test(part))
    expect(touched).toEqual(['gridcell 21/1', 'gridcell 22/1', 'rowheader 21/0', 'rowheader 22/0'])
  })

  it('head: a letter in its field alone', async () => {
    const visitor = await visit()
    const { page } = visitor
    await logIn(visitor, here, 'congchuc')
    await page.goto(await fiftyLines())
    await page.getByRole('heading', { level: 1, name: /^IDA/ }).waitFor()
    await openSection(page, 'Đơn vị xuất nhập khẩu')
    const field = page.locator('.mf-field[data-kind="text"]').first()
    await field.locator('input').focus()
    await page.keyboard.press('A')
    await page.waitForTimeout(700)
    const changed = await changedBy(page, 'B')
    expect(changed).toEqual([`mf-field ${await field.locator('label').textContent()}`])
  })
})
