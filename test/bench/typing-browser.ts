/** The typist of `typing.ts` at work: Debian's Chromium, logged in to a simulator that was started for it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { measureTyping, type TypingFigures } from './typing.ts'

/** Nothing of it may call home. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function typeInBrowser(url: string, dataDir: string): Promise<readonly TypingFigures[]> {
  const { password } = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as { password: string }
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: QUIET })
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })
    const page = await context.newPage()
    await page.goto(url)
    await page.getByLabel('Tên đăng nhập').fill('congchuc')
    await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
    await page.keyboard.press('Enter')
    await page.locator('#main h1').waitFor()
    return await measureTyping(page, url)
  } finally {
    await browser.close()
  }
}
