import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { fillLogIn } from './support/log-in.ts'
import { site } from './support/site.ts'
import { browser, type Visitor } from './support/visitor.ts'

const here = site()
const { visit } = browser()
/** Of script for the first screen, gzipped (issue 3, point 9). */
const LIMIT = 300_000

const zipped = (name: string): number =>
  gzipSync(readFileSync(join(inject('webDir'), 'assets', name)), { level: 9 }).length

/** Names of the script files that the page has fetched so far. */
function scriptsOf({ page }: Visitor): Set<string> {
  const names = new Set<string>()
  page.on('request', (request) => {
    const [, name] = /\/assets\/([^/?]+\.js)$/.exec(request.url()) ?? []
    if (name !== undefined) names.add(name)
  })
  return names
}

const kilobytes = (names: Iterable<string>): number => [...names].reduce((sum, name) => sum + zipped(name), 0)

const arrived = (page: Page) =>
  page
    .locator('#main h1')
    .waitFor()
    .then(() => page.waitForLoadState('networkidle'))

describe('script (issue 3, point 9)', () => {
  it('under 300 kB gzipped before log-in, and up to "Việc của tôi" after it', async () => {
    const visitor = await visit()
    const { page } = visitor
    const scripts = scriptsOf(visitor)
    await page.goto(here.url)
    await page.getByLabel('Tên đăng nhập').waitFor()
    await page.waitForLoadState('networkidle')
    expect(scripts.size).toBeGreaterThan(0)
    expect(kilobytes(scripts)).toBeLessThan(LIMIT)
    await fillLogIn(page, 'congchuc', here.password)
    await arrived(page)
    expect(kilobytes(scripts)).toBeLessThan(LIMIT)
  })

  it('every route brings a script of its own, which nobody fetches before going there', async () => {
    const visitor = await visit()
    const { page } = visitor
    const scripts = scriptsOf(visitor)
    await page.goto(here.url)
    await fillLogIn(page, 'congchuc', here.password)
    await arrived(page)
    for (const path of ['/scenarios', '/terminal', '/terminal/forms/IDA', '/desk', '/class', '/settings', '/help']) {
      const before = new Set(scripts)
      await page.evaluate((to) => history.pushState({}, '', to), path)
      await page.waitForFunction((to) => location.pathname === to, path)
      await arrived(page)
      expect(
        [...scripts].filter((name) => !before.has(name)),
        path,
      ).not.toEqual([])
    }
  })

  it('the page as served allows no inline script or style without the nonce of this very answer', async () => {
    const [one, two] = await Promise.all([fetch(here.url), fetch(here.url)])
    const policy = one.headers.get('content-security-policy') ?? ''
    expect(policy).not.toContain('unsafe-inline')
    expect(policy).not.toContain('unsafe-eval')
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(nonce.length).toBeGreaterThan(15)
    expect(two.headers.get('content-security-policy')).not.toContain(nonce)
    const html = await one.text()
    for (const [tag] of html.matchAll(/<(?:script|style)\b[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`)
  })
})
